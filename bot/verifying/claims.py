"""Read a pasted text as the quotations that it claims, each with whom it gives them to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.verifying.lines import unwrapped
from corpus.language.marks import Marked, marked

LONGEST = 4_000
"""Characters of a pasted text that are read."""

MOST = 10
"""Quotations of one text that are looked up."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is said to have said; `speakers` may be whom the text names for it."""

    words: str
    speakers: tuple[str, ...] = ()


_NAME = re.compile(
    r"(?:[^\W\d_a-zа-яґєії][\w’'.-]*)(?:\s+(?:[^\W\d_a-zа-яґєії][\w’'-]*|(?:von|van|de|al)\b))*"
)
_JOINT = r"(?:and|but|while|whereas|then|і|й|та|але|а|и|но)"
_BREAK = re.compile(rf"(?<=[^\s.][^\s.])[.!?…](?=\s|$)|\n|;|,\s+(?={_JOINT}\s)")
_SAID = (
    r"(?:said|says|say|told|tells|wrote|writes|added|adds|claimed|claims|stated|states|warned|argued"
    r"|insisted|declared|replied|asked|сказал[аи]?|заявил[аи]?|говорит|написал[аи]?|добавил[аи]?"
    r"|сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|каже|написа(?:в|ла|ли)|дода(?:в|ла|ли))"
)
_NOT_SPEAKING = re.compile(
    r"\b(?:told|tells|asked|(?<!according )to|in|on|at|from|for|with|of|near|about|since|into"
    r"|against|after|before|в|во|на|у|из|із|з|с|до|к|от|від|о|об|про|для|після|после)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a name: it is whom something is told, or where, or about what."""
_LEADS = re.compile(rf"(?:\b{_SAID}\b(?:\s+that)?|:)[\s,:—–-]*$", re.IGNORECASE)
"""Before a quotation: who is named there is who speaks, whoever comes after."""
_GOES_ON = re.compile(rf"[\s,]*{_JOINT}\b", re.IGNORECASE)
"""After a quotation: what follows is about the next one."""
_CUE = re.compile(rf"\b{_SAID}\b|[:—–(-]|^\s*,", re.IGNORECASE)
"""After a lone word that begins a clause: it is a name."""
_DESCRIBED = re.compile(r"\b(?:an?|the|some|one)\s+$", re.IGNORECASE)
_DESCRIBES = re.compile(rf"\s+(?!{_SAID}\b|of\b)[^\W\d_A-ZА-ЯЄІЇҐ]")
"""After a name: it tells what kind of somebody speaks ("a Russian official")."""
_LABEL = re.compile(r"^\s*(?:[>*•–—-]+\s*)?([^:\n“”«»\"]{2,60}?)\s*:\s+(?=\S)")
_HEAD = re.compile(
    rf"^\s*(?:>\s*)?(?:(.{{2,60}}?)\s+{_SAID}(?:\s+that|\s*,\s+(?:что|що))?[:,]?"
    r"|according to (.{2,60}?),)\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:,\s*(?:[—–-]\s*)?{_SAID}\s+([^,.\"“”«»]{{2,60}}?)"
    rf"|,\s*(?:[—–-]\s*)?([^,.\"“”«»]{{2,60}}?)\s+{_SAID}|\s+[—–-]+\s+({_NAME.pattern}))[\s.]*$"
)
_LINK = re.compile(r"<?\bhttps?://[^\s>]+>?", re.IGNORECASE)
_TAGS = re.compile(r"(?:\s+[#@][\w-]+)+\s*$")
_SENT = re.compile(r"^[ \t]*\[?\d{1,2}:\d\d(?::\d\d)?(?:[ ]?[AaPp][Mm])?\]?[ \t]*", re.MULTILINE)
"""When a line was sent."""
_SIGNED = re.compile(rf"\s*\n\s*(?=[—–-]+\s*{_NAME.pattern}[ .]*$)", re.MULTILINE)
"""A line's end before a line that only names who speaks."""
_OPENERS = """he she they it we you i the a an this that these those in on at and but did is was
has as so then also later according message quote quotes source sources yes no
monday tuesday wednesday thursday friday saturday sunday
он она они мы вы я это в на и но а він вона вони ми ви це у й та але"""
_NOBODY = frozenset(_OPENERS.split())
"""Words that are large only where a sentence begins, and days."""


def claims(text: str) -> tuple[list[Claim], int]:
    """Return the quotations that a text claims, `MOST` at most, and how many more it has.

    What stands in quotation marks is claimed; where nothing does, each line is.
    """
    text = unwrapped(_LINK.sub(" ", text).strip())
    found = [c for c in _in_marks(_SIGNED.sub(" ", text)) if _has_words(c)] or [
        c for c in _lines(text) if _has_words(c)
    ]
    once = list({(claim.words, claim.speakers): claim for claim in found}.values())
    return once[:MOST], len(once) - len(once[:MOST])


def _has_words(claim: Claim) -> bool:
    return any(c.isalnum() for c in claim.words)


def _in_marks(text: str) -> Iterator[Claim]:
    marks = marked(text)
    for place, mark in enumerate(marks):
        before = marks[place - 1].outer.end if place else 0
        after = marks[place + 1].outer.start if place + 1 < len(marks) else len(text)
        yield Claim(mark.inner.of(text), _beside(text, mark, before, after))


def _beside(text: str, mark: Marked, before: int, after: int) -> tuple[str, ...]:
    """Name whom the words around a quotation, in its own sentence, give it to."""
    follows = _first_part(text[mark.outer.end : after])
    closed = mark.inner.of(text)[-1:] in ".!?…" and not re.match(r"\s*[—–(-]", follows)
    ended = closed and not re.match(rf"[\s,]*{_SAID}\b", follows)
    behind = () if ended or _GOES_ON.match(follows) else _names(follows)
    leads = _last_part(text[before : mark.outer.start])
    ahead = _names(leads)
    return ahead if ahead and _LEADS.search(leads) else behind or ahead


def _first_part(text: str) -> str:
    stop = _BREAK.search(text)
    return "" if text.lstrip()[:1] in (*".!?",) else text[: stop.start()] if stop else text


def _last_part(text: str) -> str:
    stops = [stop.end() for stop in _BREAK.finditer(text.rstrip())]
    return text[stops[-1] :] if stops else text


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a clause that may be who speaks."""
    return tuple(
        name
        for m in _NAME.finditer("" if text.isupper() else text)
        if (name := _bare(m.group())) and _may_speak(text[: m.start()], name, text[m.end() :])
    )


def _may_speak(before: str, name: str, after: str) -> bool:
    begins = " " not in name and not re.search(r"\w", before) and re.search(r"\w", after)
    if begins and not _CUE.search(after):  # "Seen today: …" may be large only as a beginning
        return False
    described = " " not in name and _DESCRIBED.search(before) and _DESCRIBES.match(after)
    whose = re.search(r"[’']s?$", name) is not None
    return not (_NOT_SPEAKING.search(before) or described or whose)


def _bare(name: str) -> str:
    """Drop words that are large only because they begin a sentence, and days."""
    parts = name.strip(" .-").split()
    while parts and parts[0].casefold() in _NOBODY:
        parts = parts[1:]
    while parts and parts[-1].casefold() in _NOBODY:
        parts = parts[:-1]
    return " ".join(parts)


def _lines(text: str) -> Iterator[Claim]:
    """Take each line for a quotation, without who is said to speak before or after it."""
    for line in _SIGNED.sub(" ", _SENT.sub("", text)).splitlines():
        tried = (m for p in (_LABEL, _HEAD, _TAIL) if (m := p.search(line)))
        told = ((m, _speaker(next(filter(None, m.groups())))) for m in tried)
        found, names = next((each for each in told if each[1]), (None, ()))
        if found:
            words = line[found.end() :] if found.end() < len(line) else line[: found.start()]
            yield Claim(_unmarked(words), names)
        else:
            yield Claim(_unmarked(line))


def _speaker(called: str) -> tuple[str, ...]:
    """Return a name if that is all, or nearly all, that stands where a speaker stands."""
    called = _last_part(called)
    names = _names(called)
    return names if names and len(called.split()) <= 6 else ()


def _unmarked(line: str) -> str:
    return _TAGS.sub("", line).strip().lstrip(">*• ").strip(" \"“”„«»‘’'")
