"""Decide what the articles say of a claimed quotation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.excerpts import PRONOUN, SURE
from bot.verifying.claims import Claim
from bot.verifying.matching import Asked, Match, exactly, nearest, weight
from bot.verifying.parts import spoken_parts
from bot.verifying.printed import Printed
from bot.verifying.words import Word, words_of
from corpus.model import Evidence, Quotation, Speaker
from corpus.spelling import name_key, words

Kind = Literal[
    "verbatim", "truncated", "other_speaker", "term", "not_quoted", "altered", "nearest", "nothing"
]

ORDER: tuple[Kind, ...] = (
    "verbatim",
    "truncated",
    "other_speaker",
    "term",
    "not_quoted",
    "altered",
)
"""What is said of a claim when articles differ: the first that holds of one of them."""

LIKE = 0.6
"""The least share of asked words that must be there, alone, to call the rest altered."""

FEWEST = 3
"""Words under which nothing can be told altered from other."""

LOOKED_AT = 8
"""Articles in which near words are looked for, when the words themselves stand nowhere."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a claim: the best matches, one an article, all of one kind.

    `parts` are runs of its words that somebody is quoted with, where it stands nowhere whole;
    `nearest` is what comes nearest in meaning where nothing is worded like it.
    """

    claim: Claim
    kind: Kind
    matches: tuple[Match, ...] = ()
    parts: tuple[Match, ...] = ()
    nearest: tuple[Evidence, ...] = ()


_OPEN = re.compile(r"\[[^\]\n]{0,80}\]|\(\s*(?:…|\.{3,})\s*\)|<[^>\n]{0,20}>|…|\.(?:\s?\.){2,}")


def asked_of(text: str) -> Asked:
    """Read the words of a claim; an ellipsis or brackets leave a place open.

    Where all of them stand in brackets, these are read.
    """
    parts = [words_of(part) for part in _OPEN.split(text)]
    found, places = list[Word](), list[int]()
    for part in parts if any(parts) else [words_of(text)]:
        found += part
        places.append(len(found))
    return Asked(found, frozenset(place for place in places if 0 < place < len(found)))


def decide(claim: Claim, articles: Sequence[Printed]) -> Verdict:
    """Say what the articles, likeliest first, say of a claim; `nothing` if none has its like."""
    asked = asked_of(claim.words)
    found = [match for each in articles for match in exactly(asked, each)]
    if not found:
        near = (nearest(asked, each) for each in articles[:LOOKED_AT])
        found = [m for m in near if m and _is_like(m, asked)]
    if not found:
        return Verdict(claim, "nothing", parts=spoken_parts(asked, articles[:LOOKED_AT]))
    best = min(_place(match, claim) for match in found)
    told = _once(match for match in found if _place(match, claim) == best)
    return Verdict(claim, kind_of(told[0], claim), told)


def _place(match: Match, claim: Claim) -> tuple[bool, int]:
    """Rank a match by its kind; where nobody knows who speaks, whoever is named comes first."""
    kind = kind_of(match, claim)
    unknown = bool(claim.speakers) and agrees(claim, match) is None
    return unknown or kind not in ORDER[:3], ORDER.index(kind)


def _is_like(match: Match, asked: Asked) -> bool:
    """Tell whether enough is the same, with a word that tells something: “it is not” is in all."""
    if match.score == 1:
        return True
    enough = len(asked.words) >= FEWEST and match.score >= LIKE
    body = match.printed.body
    return enough and any(weight([w]) == 1 for at in match.pieces for w in words_of(at.of(body)))


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Keep the best match of each article, the best article first."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda m: -m.score):
        best.setdefault(match.printed.article.document.id, match)
    return tuple(best.values())


def kind_of(match: Match, claim: Claim) -> Kind:
    """Say how asked words stand in one article."""
    holder = match.printed.holder(match.pieces[0])
    if match.differences:
        return "altered"
    if not (match.spoken or all(map(match.printed.spoken_at, match.pieces))):
        return "not_quoted"
    if holder is not None and holder.kind == "term":
        return "term"
    if claim.speakers and agrees(claim, match) is False:
        return "other_speaker"
    return "truncated" if match.left_out else "verbatim"


def agrees(claim: Claim, match: Match) -> bool | None:
    """Tell whether who is quoted is one of those the claim names; None if nobody can say.

    Of words that are told second-hand whoever tells them is one of them too.
    """
    quotation = match.printed.holder(match.pieces[0])
    if quotation is None:
        return None
    said = [_is_by(claim, q, match) for q in (quotation, *match.printed.tellers(quotation))]
    return True if True in said else said[0] if None not in said else None


def _is_by(claim: Claim, quotation: Quotation, match: Match) -> bool | None:
    """Tell whether a claim names who is quoted; None if nobody can say who it is."""
    if quotation.confidence < SURE or quotation.speaker.kind == "unclear":
        return None
    called = _called(quotation.speaker, match.printed.body)
    if not called:
        return None
    return any(_is(name, quotation.speaker, called) for name in claim.speakers)


def _called(speaker: Speaker, body: str) -> set[str]:
    """Return the words that the article has for a speaker; a pronoun that stands alone is none."""
    said = speaker.span.of(body) if speaker.span else ""
    if speaker.name is None and len(said) < PRONOUN:
        return set()
    return set(words(" ".join(filter(None, (speaker.name, speaker.role, said)))))


def _is(name: str, speaker: Speaker, called: set[str]) -> bool:
    """Tell whether a claimed name is the speaker's: by surname, or by how they are called."""
    surname = name.split()[-1]
    same = bool(speaker.name) and name_key(surname) == name_key(speaker.name or "")
    return same or set(words(surname)) <= called
