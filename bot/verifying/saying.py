"""Say in a sentence what was found of a claimed quotation, and who is quoted."""

import re
from collections.abc import Mapping, Sequence

from bot.excerpts import UNCLEAR, called_in, is_same, speaker_named
from bot.verifying.deciding import Verdict, agrees, asked_of
from bot.verifying.matching import Match
from bot.wording import counted, cut, listed
from corpus.model import LANGUAGES, Language, Quotation
from corpus.persons import together
from corpus.spelling import language_of

Held = Mapping[Language, int]
"""How many articles there are of each language."""

NAMED = 3
"""Speakers who are named in a sentence."""

_BRACKETED = re.compile(r"\[[^\]\n]*\w[^\]\n]*\]")


def said(verdict: Verdict, held: Held, most: int) -> str:
    """Say a verdict, with how many articles it rests on; `most` were looked into at the most."""
    return " ".join(filter(None, (_found(verdict, held, most), _asked(verdict))))


def _found(verdict: Verdict, held: Held, most: int) -> str:
    count = len(verdict.matches)
    several = f"{counted(count, 'article')}{' or more' if count >= most else ''}"
    where, claimed = f"in {several} of the {sum(held.values()):,} here", verdict.claim.speakers
    match verdict.kind:
        case "verbatim":
            return f"Verbatim {where}, {_by(verdict)}."
        case "truncated":
            return f"Cut: real words {where}, {_by(verdict)}; what was left out is marked."
        case "other_speaker":
            return (
                f"Another speaker: verbatim {where}, {_by(verdict)}, not {listed(claimed, 'or')}."
            )
        case "term":
            return f"In quotation marks {where}, as a term or a title: nobody is quoted with it."
        case "not_quoted":
            return f"These words stand {where}, but {_outlets(verdict)}."
        case "altered":
            return _altered(verdict)
        case _ if verdict.parts:
            return _parts(verdict, held)
        case _:
            return _nothing(verdict, held)


def _altered(verdict: Verdict) -> str:
    """Say whose words are near; what differs is set side by side below."""
    nearest = verdict.matches[0]
    whose = _by(verdict, verdict.matches[:1]) if nearest.spoken else _outlets(verdict)
    other = nearest.spoken and verdict.claim.speakers and agrees(verdict.claim, nearest) is False
    told = f", not {listed(verdict.claim.speakers, 'or')}" if other else ""
    joint = ", but" if not nearest.spoken else ","
    return f"Altered: close to words that are held here{joint} {whose}{told}. What differs:"


def _outlets(verdict: Verdict) -> str:
    """Say that words are an outlet's own, and for what somebody said if it is so everywhere."""
    told = _told_of(verdict.matches)
    quoted = any(m.printed.spoken_at(piece) for m in verdict.matches for piece in m.pieces)
    marks = f"not {'all ' if quoted else ''}in quotation marks"
    closed = "," if told and ", " in told else ""
    return f"{marks}: they are the outlet’s{f' for what {told}{closed} said' if told else ''}"


def _told_of(matches: Sequence[Match]) -> str | None:
    """Name whose words an outlet tells with its own, if it is so wherever they stand."""
    holders = [match.printed.holder(match.pieces[0]) for match in matches]
    named = [speaker_named(q.speaker, q.confidence) if q else UNCLEAR for q in holders]
    return named[0] if UNCLEAR not in named and len(set(named)) == 1 else None


def _parts(verdict: Verdict, held: Held) -> str:
    many = len({part.printed.article.document.id for part in verdict.parts})
    where = "one of them" if many == 1 else f"{many} of them"
    return f"Nowhere whole in {_looked_into(verdict, held)}. Parts of it are quoted in {where}:"


def _nothing(verdict: Verdict, held: Held) -> str:
    """Say what was looked through: of what may be translated there is no verdict."""
    language = language_of(verdict.claim.words)
    if language not in held:
        return f"No article here is in {LANGUAGES[language]}: no verdict, only what is nearest."
    where = _looked_into(verdict, held)
    if len(held) == 1:
        return f"Nothing like it in {where}."
    shown = ": below is only what comes nearest" if verdict.nearest else ""
    return f"Nothing like it in {where}. It may be a translation, which cannot be checked{shown}."


def _looked_into(verdict: Verdict, held: Held) -> str:
    language = language_of(verdict.claim.words)
    of = f" in {LANGUAGES[language]}" if len(held) > 1 else ""
    return f"the {counted(held[language], 'article')}{of} held here"


def _asked(verdict: Verdict) -> str:
    """Say what of the claim itself a reader must know."""
    if not verdict.matches or verdict.kind == "altered":
        return ""
    if asked_of(verdict.claim.words).weight < 1:
        return "So few words stand in many texts."
    return "What you have in brackets was not looked for." if _inserted(verdict) else ""


def _inserted(verdict: Verdict) -> bool:
    return _BRACKETED.search(verdict.claim.words) is not None


def _by(verdict: Verdict, matches: Sequence[Match] | None = None) -> str:
    """Name who is quoted, each of them once."""
    named = _people(verdict.matches if matches is None else matches) or ["a speaker who is unclear"]
    more = [counted(len(named) - NAMED, "other")] if len(named) > NAMED else []
    return f"by {listed([*(cut(name, 80) for name in named[:NAMED]), *more])}"


def _people(matches: Sequence[Match]) -> list[str]:
    """Return how the speakers are called, whoever is one person under the first name."""
    who = {name: _person(match) for match in matches if (name := speaker_of(match))}
    same = together(filter(None, who.values()))
    named: dict[str, str] = {}
    for name, person in who.items():
        named.setdefault(same[person] if person else name, name)
    return [*named.values()]


def _person(match: Match) -> str | None:
    quotation = quotation_of(match)
    return quotation.speaker.entity if quotation and quotation.speaker.kind == "person" else None


def speaker_of(match: Match) -> str | None:
    """Say who is quoted, and of what is second-hand who says so."""
    quotation, body = quotation_of(match), match.printed.body
    who = _called(quotation, body) if quotation else None
    tellers = match.printed.tellers(quotation) if quotation and who else []
    teller = min(tellers, key=lambda q: q.span.end - q.span.start, default=None)
    if quotation is None or teller is None or is_same(quotation.speaker, teller.speaker):
        return who
    return f"{who}, as told by {_called(teller, body) or 'a speaker who is unclear'}"


def _called(quotation: Quotation, body: str) -> str | None:
    said = called_in(quotation, body) or speaker_named(quotation.speaker, quotation.confidence)
    return None if said == UNCLEAR else said


def quotation_of(match: Match) -> Quotation | None:
    """Return the quotation that the words of a match belong to; None outside of marks."""
    return match.printed.holder(match.pieces[0]) if match.spoken else None
