"""Read who speaks from the words beside a Russian or Ukrainian cue verb."""

import re
from dataclasses import replace

from corpus.language.cyrillic.forms import Form, gender, may_be_subject, oblique
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.phrases import Words, phrase, without
from corpus.language.cyrillic.unnamed import (
    WHOSE,
    body,
    printed,
    role_before,
    somebody,
    span_of,
)
from corpus.language.names.naming import entity_of
from corpus.model import Name, Span, Speaker

WORDS = 14
"""Words of the longest phrase that names a speaker."""
ASIDE = 3
"""Words between commas before a cue that may be put into a clause: "однако", "по его словам"."""

NOBODY = Speaker(None, "unclear")

_WORD = re.compile(r"[\w’'ʼ-]+")
_STOP = re.compile(r"[,.;:!?()«»„“\"\n]|\s[—–-]\s")


def after_cue(page: Page, start: int, limit: int, form: Form | None = None) -> Speaker | None:
    """Read the speaker between a cue and the next comma or stop, and a name after the comma."""
    stop = _STOP.search(page.text, start, limit)
    end = stop.start() if stop else limit
    words = list(_WORD.finditer(page.text, start, end))
    found = titled(page, _speaker(page, words, form, follows=True))
    if found is None or found.name or not page.text.startswith(",", end):
        return found
    return _named_after(page, found, end + 1, limit, form)


def _named_after(page: Page, found: Speaker, start: int, limit: int, form: Form | None) -> Speaker:
    """Read a name in apposition: говорит соседка, пенсионерка Устинья Баранкина."""
    stop = _STOP.search(page.text, start, limit)
    words = list(_WORD.finditer(page.text, start, stop.start() if stop else limit))
    named = _person(page, words, form, follows=True) if len(words) <= WORDS else None
    if named is None or named.span is None or found.span is None:
        return found
    return replace(named, span=Span(found.span.start, named.span.end))


def before_cue(page: Page, start: int, limit: int, form: Form | None) -> Speaker | None:
    """Read the speaker before a cue: after the last comma, else where the clause begins."""
    stops = [(m.start(), m.end()) for m in _STOP.finditer(page.text, start, limit)]
    words = list(_WORD.finditer(page.text, stops[-1][1] if stops else start, limit))
    found = _speaker(page, words, form, follows=False)
    if found is not None or not stops or len(words) > ASIDE:
        return found
    head = list(_WORD.finditer(page.text, start, stops[0][0]))
    return titled(page, _speaker(page, head, form, follows=False))


def titled(page: Page, speaker: Speaker | None) -> Speaker | None:
    """Add the name in marks to a body: газета «Тихая волна»."""
    if speaker is None or speaker.span is None or speaker.name is not None:
        return speaker
    if speaker.span.of(page.text).lower() in page.listed("pronouns"):
        return speaker
    name = _TITLE.match(page.text, speaker.span.end)
    if name is None:
        return speaker
    span = Span(speaker.span.start, name.end())
    return replace(
        speaker, span=span, kind="institution", name=name[1], entity=entity_of(name[1], "other")
    )


_TITLE = re.compile(r"\s*[«„“\"]([А-ЯІЇЄҐЁA-Z][^«»„“”\"\n]{1,40})[»“”\"]")


def _speaker(page: Page, words: Words, form: Form | None, *, follows: bool) -> Speaker | None:
    """Read the phrase that names a speaker: a name with its role, a pronoun, or a noun."""
    words = without(page, words)
    within = not follows and form == "p" and words and words[0].group().lower() in _WITHIN
    words = words[1:] if within else words
    named = _person(page, words, form, follows=follows) if not within else None
    if named is not None:
        return named
    pronoun = None if within else _pronoun(page, words, follows=follows)
    inside = _inside(page, words) if follows and form == "p" else None
    words = phrase(page, words)
    if inside or pronoun or not words or len(words) > WORDS:
        return inside or pronoun
    if within:
        return body(page, words) or Speaker(span_of(words), "institution")
    name = printed(page, _beyond_the_place(page, words) if follows else words)
    return name or body(page, words) or somebody(page, words, form, follows=follows)


def _inside(page: Page, words: Words) -> Speaker | None:
    """Take the body in which it is said: уточнили в пограничной службе."""
    if len(words) < 2 or words[0].group().lower() not in _WITHIN:
        return None
    said = words[1:]
    ends = (i for i, w in enumerate(said) if w.group().lower() in page.listed("prepositions"))
    said = said[: next(ends, len(said))]
    return body(page, said) if said else None


def _pronoun(page: Page, words: Words, *, follows: bool) -> Speaker | None:
    """Take a pronoun that stands right beside the cue, or that begins the clause before it."""
    pronouns = page.listed("pronouns")
    beside = words[:1] if follows else [*words[-1:], *words[:1]]
    found = next((w for w in beside if w.group().lower() in pronouns), None)
    if found is None or (found is not beside[0] and found.group().lower() in WHOSE):
        return None
    if follows and found.group().lower() in WHOSE and words[1:] and words[1].group().islower():
        return None  # по словам его помощника
    return Speaker(Span(found.start(), found.end()), "person")


_WITHIN = ("в", "во", "у")


def _person(page: Page, words: Words, form: Form | None, *, follows: bool) -> Speaker | None:
    """Make a speaker of a person named beside the cue, with the role before the name."""
    if not words:
        return None
    people = [n for n in page.names_in(span_of(words)) if n.kind == "person"]
    fitting = [n for n in people if _fits(page, n, form)]
    if not fitting:
        return None
    name = fitting[0] if follows else fitting[-1]
    ahead = [w for w in words if w.end() <= name.span.start]
    ahead = _beyond_the_place(page, ahead) if follows else ahead
    if ahead and ahead[-1].group().lower() in page.listed("prepositions"):
        return None
    beyond = [w for w in words if w.start() >= name.span.end]
    if beyond and (not follows or beyond[0].group()[0].isupper()):
        return None  # "Килина" of "Килина Ворона" is not the whole name
    role = role_before(page, ahead)
    if follows and ahead and not role and not _only_hearers(ahead, people):
        return None
    return _named(page, name, role)


def _named(page: Page, name: Name, role: Span | None) -> Speaker:
    """Make a speaker of a name, with the role right before it."""
    start = role.start if role else name.span.start
    called, told = called_in(page, name.entity), role.of(page.text) if role else None
    return Speaker(Span(start, name.span.end), "person", called, name.entity, told)


def _beyond_the_place(page: Page, ahead: Words) -> Words:
    """Drop what stands between a verb and who said it: об этом на брифинге; махает рукою."""
    while ahead and _BY_MEANS.search(ahead[0].group()):
        ahead = ahead[1:]
    while len(ahead) > 1 and (
        ahead[0].group().lower() in _PLACED or ahead[1].group().lower() in _THIS
    ):
        ahead = without(page, ahead[2:])
    return ahead


_BY_MEANS = re.compile(r"[а-яіїєґ]{3,}(?:[оеє]ю|[ая]ми)$")
_PLACED = ("на", "в", "во", "у", "під")
_THIS = ("этом", "это", "цьому", "це", "том", "те")


def _fits(page: Page, name: Name, form: Form | None) -> bool:
    whose = gender(page.forms(name.entity))
    return may_be_subject(name.span.of(page.text), whose, form)


def _only_hearers(ahead: Words, people: list[Name]) -> bool:
    """Tell whether only people who are told something stand between a cue and a name."""
    return all(any(n.span.holds(Span(w.start(), w.end())) for n in people) for w in ahead)


def called_in(page: Page, entity: str) -> str:
    """Return the fullest form of a name in the text, one in the nominative before others."""
    forms = page.forms(entity)
    man = gender(page.forms(entity)) == "m"

    def worth(form: str) -> tuple[bool, int]:
        genitive = man and form.lower().endswith(("ова", "ева", "ина", "ына", "іна"))
        return not (oblique(form) or genitive), len(form.split())

    return max(forms, key=worth, default="")
