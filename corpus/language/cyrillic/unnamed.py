"""Read a Russian or Ukrainian speaker whom no name stands for: a role, a body, a printed name."""

import re

from corpus.language.cyrillic.forms import Form, oblique
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.phrases import ADJECTIVE, ADVERB, Words
from corpus.language.names.families import is_family
from corpus.language.names.naming import is_given, person_entity
from corpus.model import Span, Speaker, SpeakerKind

ROLE = 7
"""Words of the longest role before a name."""

_KINDS: tuple[SpeakerKind, ...] = ("official", "collective", "institution", "document")
_PLURAL = re.compile(r"(?:[ыиіїй]|ов|ев|ів|їв|ей|ам|ям|ами|ями|ах|ях|е|х|ь)$")
WHOSE = ("его", "её", "ее", "их", "його", "її", "їх", "їхній", "їхня")


def span_of(words: Words) -> Span:
    """Return the characters from the first word to the last."""
    return Span(words[0].start(), words[-1].end())


def role_before(page: Page, ahead: Words) -> Span | None:
    """Return a role ("бывший министр транспорта") that stands before a name."""
    if not 0 < len(ahead) <= ROLE:
        return None
    whole = span_of(ahead)
    if is_role(page, ahead):
        return whole
    small = all(w.group()[0].islower() for w in ahead[1:])
    plain = not any(w.group().lower() in page.listed("prepositions") for w in ahead)
    noun = not ADVERB.search(ahead[0].group().lower()) and len(ahead[-1].group()) > 2
    return whole if small and plain and noun and not page.names_in(whole) else None


def is_role(page: Page, ahead: Words) -> bool:
    """Tell a role ("бывший министр") from other words before a name."""
    for word in ahead:
        small = word.group().lower()
        if small.startswith(page.roles):
            return True
        if not ADJECTIVE.search(small):
            return False
    return False


def printed(page: Page, words: Words) -> Speaker | None:
    """Take two capitalised words after a role, or alone, for a name that was not seen."""
    pairs = [
        i for i in range(len(words) - 1) if all(w.group()[0].isupper() for w in words[i : i + 2])
    ]
    if not pairs or pairs[-1] + 2 != len(words):
        return None
    ahead, pair = words[: pairs[-1]], words[pairs[-1] :]
    if pair[0].group().lower().startswith(page.roles):
        return None
    span = span_of(pair)
    known = page.names_in(span)
    role = role_before(page, ahead)
    foreign = any(n.kind not in ("other", "person") for n in known) and not is_given(
        pair[0].group()
    )
    if oblique(span.of(page.text)) or foreign or _kind(page, pair) or (ahead and role is None):
        return None
    name, start = span.of(page.text), role.start if role else span.start
    told = role.of(page.text) if role else None
    return Speaker(Span(start, span.end), "person", name, person_entity(name), told)


def body(page: Page, words: Words) -> Speaker | None:
    """Make a speaker of an institution or a capital at the head of the phrase."""
    span = span_of(words)
    named = page.names_in(span)
    place = len(words) == 1 and named and named[0].kind in ("place", "organisation")
    heads = bool(named) and named[0].kind == "organisation" and named[0].span.start == span.start
    if not (place or heads or _kind(page, words) == "institution"):
        return None
    own = [n for n in named if n.kind == "organisation" or (place and n.kind == "place")]
    rest = [w for w in words if own and w.start() >= own[0].span.end]
    kind = _kind(page, rest)
    if kind in ("official", "collective"):
        return Speaker(span_of(rest), kind)  # сказал РБК источник
    if own and own[0].span.start <= words[min(1, len(words) - 1)].start():
        return Speaker(span, "institution", own[0].span.of(page.text), own[0].entity)
    return Speaker(span, "institution")


def somebody(page: Page, words: Words, form: Form | None, *, follows: bool) -> Speaker | None:
    """Make a speaker of a phrase without a name."""
    kind, span = _kind(page, words), span_of(words)
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
        if not ADJECTIVE.search(small) and small not in WHOSE:
            return None
    return None
