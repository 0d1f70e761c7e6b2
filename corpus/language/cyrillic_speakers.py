"""Read who speaks from the words beside a Russian or Ukrainian cue verb."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from corpus.language.names import display
from corpus.language.naming import person_entity
from corpus.lexicon import lexicon
from corpus.model import Language, Name, Span, Speaker, SpeakerKind

NOBODY = Speaker(None, "unclear")
PRONOUN_REACH = 500
"""Characters back to which "he" may refer."""

_WORD = re.compile(r"[\w’'ʼ-]+")
_STOP = re.compile(r"[,.;:!?()«»„“\"\n]|\s[—–-]\s")
_KINDS: tuple[SpeakerKind, ...] = ("official", "collective", "institution", "document")
_ADJECTIVE = re.compile(
    r"(?:ий|ый|ой|ій|ая|яя|ое|ее|ые|ие|их|ых|ого|его|ому|ему|им|ым|ими|ыми|ою|ею|ої|ьої|ські|цькі"
    r"|ська|цька|ське|цьке|шній|шня)$"
)
_PLURAL = re.compile(r"(?:[ыиіїй]|ов|ев|ів|їв|ей|ам|ям|ами|ями|ах|ях|е|х|ь)$")

Words = list[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its language and its names, in order."""

    text: str
    language: Language
    names: tuple[Name, ...]

    def listed(self, list_name: str) -> tuple[str, ...]:
        """Return one of the word lists of the language."""
        return words_for(self.language, list_name)

    def names_in(self, span: Span) -> list[Name]:
        """Return the names that lie inside."""
        first = bisect_left(self.names, span.start, key=lambda n: n.span.start)
        found = []
        for name in self.names[first:]:
            if name.span.start >= span.end:
                break
            if name.span.end <= span.end:
                found.append(name)
        return found


@cache
def words_for(language: Language, list_name: str) -> tuple[str, ...]:
    """Return one of the lists for a language."""
    return tuple(lexicon("cyrillic")[language][list_name])


def after_cue(page: Page, start: int, limit: int) -> Speaker | None:
    """Read the speaker between a cue and the next comma or stop."""
    stop = _STOP.search(page.text, start, limit)
    words = list(_WORD.finditer(page.text, start, stop.start() if stop else limit))
    return _speaker(page, words, follows=True)


def before_cue(page: Page, start: int, limit: int) -> Speaker | None:
    """Read the speaker between the last comma and a cue."""
    stops = [m.end() for m in _STOP.finditer(page.text, start, limit)]
    words = list(_WORD.finditer(page.text, stops[-1] if stops else start, limit))
    return _speaker(page, words, follows=False)


def _speaker(page: Page, words: Words, *, follows: bool) -> Speaker | None:
    """Read the phrase that names a speaker: a name with its role, a pronoun, or a noun."""
    words = _phrase(page, words)
    if not words or len(words) > 14:
        return None
    nearest = words[0 if follows else -1]
    if nearest.group().lower() in page.listed("pronouns"):
        return Speaker(Span(nearest.start(), nearest.end()), "person")
    return _person(page, words) or _body(page, words) or _somebody(page, words, follows=follows)


def _phrase(page: Page, words: Words) -> Words:
    """Drop what is no speaker: adverbs, hearers, times, and what follows a preposition."""
    skipped, prepositions = page.listed("skipped"), page.listed("prepositions")
    while words and words[0].group().lower() in skipped:
        words = words[1:]
    if len(words) > 2 and words[0].group().lower() in prepositions:
        if not words[1].group().lower().startswith(page.listed("times")):
            return []
        words = words[2:]
    cut = next((i for i, w in enumerate(words) if w.group().lower() in prepositions), len(words))
    words = words[:cut] if cut else words
    while words and words[-1].group().lower() in skipped:
        words = words[:-1]
    return words[1:] if words and words[0].group().lower() in prepositions else words


def _person(page: Page, words: Words) -> Speaker | None:
    """Make a speaker of the last person named, if what stands before is a role."""
    span = Span(words[0].start(), words[-1].end())
    people = [n for n in page.names_in(span) if n.kind == "person"]
    if not people:
        return _printed(page, words)
    name = people[-1]
    ahead = [w for w in words if w.end() <= name.span.start]
    if ahead and not _is_role(page, ahead):
        return None
    role = Span(ahead[0].start(), ahead[-1].end()).of(page.text) if ahead else None
    whole = Span(span.start, name.span.end)
    return Speaker(whole, "person", display(page.text, page.names, name.entity), name.entity, role)


def _printed(page: Page, words: Words) -> Speaker | None:
    """Take two capitalised words after a role, or alone, for a name that was not seen."""
    pairs = [
        i for i in range(len(words) - 1) if all(w.group()[0].isupper() for w in words[i : i + 2])
    ]
    if not pairs or pairs[-1] + 2 != len(words):
        return None
    ahead, pair = words[: pairs[-1]], words[pairs[-1] :]
    span = Span(pair[0].start(), pair[1].end())
    known = page.names_in(span)
    if (
        any(n.kind != "other" for n in known)
        or _kind(page, pair)
        or (ahead and not _is_role(page, ahead))
    ):
        return None
    name = span.of(page.text)
    role = Span(words[0].start(), ahead[-1].end()).of(page.text) if ahead else None
    entity = known[-1].entity if known and known[-1].span.end == span.end else person_entity(name)
    return Speaker(Span(words[0].start(), span.end), "person", name, entity, role)


def _is_role(page: Page, ahead: Words) -> bool:
    """Tell a role ("бывший министр") from other words before a name."""
    for word in ahead:
        small = word.group().lower()
        if small.startswith((*page.listed("official"), *page.listed("roles"))):
            return True
        if not _ADJECTIVE.search(small):
            return False
    return False


def _body(page: Page, words: Words) -> Speaker | None:
    """Make a speaker of an institution or a capital at the head of the phrase."""
    span = Span(words[0].start(), words[-1].end())
    named = page.names_in(span)
    place = len(words) == 1 and named and named[0].kind in ("place", "organisation")
    heads = bool(named) and named[0].kind == "organisation" and named[0].span.start == span.start
    if not (place or heads or _kind(page, words) == "institution"):
        return None
    own = [n for n in named if n.kind == "organisation" or (place and n.kind == "place")]
    if own and own[0].span.start <= words[min(1, len(words) - 1)].start():
        known = display(page.text, page.names, own[0].entity)
        return Speaker(span, "institution", known, own[0].entity)
    return Speaker(span, "institution")


def _somebody(page: Page, words: Words, *, follows: bool) -> Speaker | None:
    """Make a speaker of a phrase without a name."""
    kind = _kind(page, words)
    span = Span(words[0].start(), words[-1].end())
    if kind is not None:
        return Speaker(span, kind)
    small = words[0].group()[0].islower()
    return Speaker(span, "person") if follows and small and len(words) <= 8 else None


def _kind(page: Page, words: Words) -> SpeakerKind | None:
    """Tell the kind of a speaker by the head noun, the first that is no adjective."""
    for word in words:
        small = word.group().lower()
        for kind in _KINDS:
            if small.startswith(page.listed(kind)):
                plural = kind != "collective" or _PLURAL.search(small) is not None
                return kind if plural else "person"
        if not _ADJECTIVE.search(small):
            return None
    return None


def with_pronoun(
    page: Page, speaker: Speaker, last: tuple[Speaker, int] | None, place: int
) -> Speaker:
    """Let "he" be whoever spoke last, if that is near and a person."""
    if speaker.span is None or speaker.span.of(page.text).lower() not in page.listed("pronouns"):
        return speaker
    if last is None or place - last[1] > PRONOUN_REACH or last[0].kind not in _SINGLE:
        return speaker
    before = last[0]
    if any(n.kind == "person" and n.entity != before.entity for n in _between(page, last, speaker)):
        return speaker
    return replace(speaker, kind=before.kind, name=before.name, entity=before.entity)


_SINGLE = ("person", "official")


def _between(page: Page, last: tuple[Speaker, int], speaker: Speaker) -> list[Name]:
    """Return the names between who spoke last and a pronoun."""
    start = last[0].span.end if last[0].span is not None else last[1]
    end = speaker.span.start if speaker.span is not None else start
    return page.names_in(Span(start, end)) if start < end else []
