"""Read who speaks from the words beside a Russian or Ukrainian cue verb."""

import re
from dataclasses import replace

from corpus.language.cyrillic_forms import Form, gender, may_be_subject, oblique
from corpus.language.cyrillic_page import Page
from corpus.language.cyrillic_phrases import ADJECTIVE, ADVERB, Words, phrase, without
from corpus.language.families import is_family
from corpus.language.naming import entity_of, is_given, person_entity
from corpus.model import Name, Span, Speaker, SpeakerKind

WORDS = 14
"""Words of the longest phrase that names a speaker."""
ASIDE = 3
"""Words between commas before a cue that may be put into a clause: "однако", "по его словам"."""
ROLE = 7

NOBODY = Speaker(None, "unclear")

_WORD = re.compile(r"[\w’'ʼ-]+")
_STOP = re.compile(r"[,.;:!?()«»„“\"\n]|\s[—–-]\s")
_KINDS: tuple[SpeakerKind, ...] = ("official", "collective", "institution", "document")
_PLURAL = re.compile(r"(?:[ыиіїй]|ов|ев|ів|їв|ей|ам|ям|ами|ями|ах|ях|е|х|ь)$")


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


def before_cue(page: Page, start: int, limit: int, form: Form | None = None) -> Speaker | None:
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
    words = phrase(page, words)
    if pronoun is not None or not words or len(words) > WORDS:
        return pronoun
    if within:
        return _body(page, words) or Speaker(_whole(words), "institution")
    return (
        _printed(page, words) or _body(page, words) or _somebody(page, words, form, follows=follows)
    )


def _pronoun(page: Page, words: Words, *, follows: bool) -> Speaker | None:
    """Take a pronoun that stands right beside the cue, or that begins the clause before it."""
    pronouns = page.listed("pronouns")
    beside = words[:1] if follows else [*words[-1:], *words[:1]]
    found = next((w for w in beside if w.group().lower() in pronouns), None)
    if found is None or (found is not beside[0] and found.group().lower() in _WHOSE):
        return None
    if follows and found.group().lower() in _WHOSE and words[1:] and words[1].group().islower():
        return None  # по словам его помощника
    return Speaker(Span(found.start(), found.end()), "person")


_WITHIN = ("в", "во", "у")
_WHOSE = ("его", "её", "ее", "их", "його", "її", "їх", "їхній", "їхня")


def _whole(words: Words) -> Span:
    return Span(words[0].start(), words[-1].end())


def _person(page: Page, words: Words, form: Form | None, *, follows: bool) -> Speaker | None:
    """Make a speaker of a person named beside the cue, with the role before the name."""
    if not words:
        return None
    people = [n for n in page.names_in(_whole(words)) if n.kind == "person"]
    fitting = [n for n in people if _fits(page, n, form)]
    if not fitting:
        return None
    name = fitting[0] if follows else fitting[-1]
    ahead = [w for w in words if w.end() <= name.span.start]
    if ahead and ahead[-1].group().lower() in page.listed("prepositions"):
        return None
    beyond = [w for w in words if w.start() >= name.span.end]
    if beyond and (not follows or beyond[0].group()[0].isupper()):
        return None  # "Килина" of "Килина Ворона" is not the whole name
    role = _role(page, ahead)
    if follows and ahead and not role and not _only_hearers(ahead, people):
        return None
    start = role.start if role else name.span.start
    called = called_in(page, name.entity)
    told = role.of(page.text) if role else None
    return Speaker(Span(start, name.span.end), "person", called, name.entity, told)


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


def _role(page: Page, ahead: Words) -> Span | None:
    """Return a role ("бывший министр транспорта") that stands before a name."""
    if not 0 < len(ahead) <= ROLE:
        return None
    whole = _whole(ahead)
    if is_role(page, ahead):
        return whole
    small = all(w.group()[0].islower() for w in ahead[1:])
    plain = not any(w.group().lower() in page.listed("prepositions") for w in ahead)
    noun = not ADVERB.search(ahead[0].group().lower()) and len(ahead[-1].group()) > 2
    return whole if small and plain and noun and not page.names_in(whole) else None


def _printed(page: Page, words: Words) -> Speaker | None:
    """Take two capitalised words after a role, or alone, for a name that was not seen."""
    pairs = [
        i for i in range(len(words) - 1) if all(w.group()[0].isupper() for w in words[i : i + 2])
    ]
    if not pairs or pairs[-1] + 2 != len(words):
        return None
    ahead, pair = words[: pairs[-1]], words[pairs[-1] :]
    if pair[0].group().lower().startswith((*page.listed("official"), *page.listed("roles"))):
        return None
    span = Span(pair[0].start(), pair[1].end())
    known = page.names_in(span)
    role = _role(page, ahead)
    foreign = any(n.kind not in ("other", "person") for n in known) and not is_given(
        pair[0].group()
    )
    if oblique(span.of(page.text)) or foreign or _kind(page, pair) or (ahead and role is None):
        return None
    name, start = span.of(page.text), role.start if role else span.start
    told = role.of(page.text) if role else None
    return Speaker(Span(start, span.end), "person", name, person_entity(name), told)


def is_role(page: Page, ahead: Words) -> bool:
    """Tell a role ("бывший министр") from other words before a name."""
    for word in ahead:
        small = word.group().lower()
        if small.startswith((*page.listed("official"), *page.listed("roles"))):
            return True
        if not ADJECTIVE.search(small):
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
    rest = [w for w in words if own and w.start() >= own[0].span.end]
    if rest and _kind(page, rest) in ("official", "collective"):
        return Speaker(_whole(rest), _kind(page, rest) or "official")  # сказал РБК источник
    if own and own[0].span.start <= words[min(1, len(words) - 1)].start():
        return Speaker(span, "institution", own[0].span.of(page.text), own[0].entity)
    return Speaker(span, "institution")


def _somebody(page: Page, words: Words, form: Form | None, *, follows: bool) -> Speaker | None:
    """Make a speaker of a phrase without a name."""
    kind, span = _kind(page, words), _whole(words)
    if kind is not None:
        return Speaker(span, kind)
    if len(words) == 1 and words[0].group()[0].isupper():
        bearer = _bearer(page, words[0])
        if bearer is not None:
            return bearer
    if words[0].group().lower().startswith(_RELATIVE):
        return None
    head = next((w for w in words if not ADJECTIVE.search(w.group().lower())), words[0])
    small = words[0].group()[0].islower() or _starts_sentence(page.text, words[0].start())
    if len(words) > 8 or not small or _NOT_NOUN.search(head.group().lower()):
        return None
    kind = "collective" if form == "p" else "person"
    return Speaker(span, kind) if follows or _may_agree(head.group(), form) else None


_RELATIVE = (
    "котор",
    "яки",
    "яка",
    "яке",
    "які",
    "хто",
    "кто",
    "кого",
    "кому",
    "чий",
    "чия",
    "что",
    "що",
)
_NOT_NOUN = re.compile(r"(?:[ое]м|ем|ою|ами|ями|ть|ти|ось|ся)$")


def _may_agree(noun: str, form: Form | None) -> bool:
    """Tell whether a noun before a verb may be its subject, by number and gender."""
    fits = {"p": "иыіїеяа", "n": "оея", "m": "бвгґджзйклмнпрстфхцчшщьая"}
    return form in ("s", "f") or (form is not None and noun.lower()[-1] in fits[form])


def _starts_sentence(text: str, place: int) -> bool:
    return re.search(r"(?:^|[.!?…»”\"]\s+|\n\s*)$", text[max(0, place - 4) : place]) is not None


def _bearer(page: Page, word: re.Match[str]) -> Speaker | None:
    """Take a capitalised word for a surname: printed after a given name, or formed like one."""
    surname, span = word.group(), Span(word.start(), word.end())
    if oblique(surname) or any(n.kind == "organisation" for n in page.names_in(span)):
        return None
    pairs = page.paired(surname)
    full = next((m for m in pairs if is_given(m[1]) or _is_amid(page.text, m.start())), None)
    if full is not None:
        name = page.text[full.start() : full.end(2)]
        return Speaker(span, "person", name, person_entity(name))
    if not is_family(surname) or page.names_in(span):
        return None
    return Speaker(span, "person", surname, person_entity(surname))


def _is_amid(text: str, place: int) -> bool:
    """Tell whether a place is amid a sentence: a capital there is a name's."""
    return re.search(r"[а-яіїєґё] $", text[max(0, place - 2) : place]) is not None


def _kind(page: Page, words: Words) -> SpeakerKind | None:
    """Tell the kind of a speaker by the head noun, the first that is no adjective."""
    for word in words:
        small = word.group().lower()
        for kind in _KINDS:
            if small.startswith(page.listed(kind)):
                plural = kind != "collective" or _PLURAL.search(small) is not None
                return kind if plural else "person"
        if not ADJECTIVE.search(small) and small not in _WHOSE:
            return None
    return None
