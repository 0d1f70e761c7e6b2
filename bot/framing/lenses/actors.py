"""Who did it, as each side has it: named, declared unknown, only described, or left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.framing.cells import Mark, Seen, between, cells, printed
from bot.framing.earlier import is_earlier
from bot.framing.events import is_of, listed
from bot.framing.model import Finding
from bot.framing.statistics import RARE, shows
from bot.framing.telling import Telling, Told
from bot.framing.unknown import declared_unknown
from corpus.model import Action, Span
from corpus.spelling import words

Account = Literal["named", "unknown", "described", "left out"]
ACCOUNTS: tuple[Account, ...] = ("named", "unknown", "described", "left out")
"""The first that an article gives is its account; so a passive beside “we do not know who” is not
counted as leaving the doer out."""

DOER = 40
"""Characters of a doer's name that the heading has room for."""

CONTRADICTION, OTHERWISE = 0.95, 0.79
"""What it weighs that one side names whom another does not know, and any other difference."""

SAID: dict[Account | None, str] = {
    "named": "named",
    "unknown": "declared unknown",
    "described": "only described",
    "left out": "left out",
    None: "not said in its own voice",
}

Given = tuple[Account | None, list[Seen]]
"""An article's account, and the sentences that give it."""

HARM = (
    "derail",
    "sabotage",
    "undermine",
    "disrupt",
    "thwart",
    "torpedo",
    "scuttle",
    "wreck",
    "sink",
    "provoke",
    "escalate",
    "ruin",
    "block",
    "destabilise",
    "destabilize",
    "terrorise",
    "terrorize",
    "intimidate",
    "silence",
    "frighten",
)
"""What a plan is for, when naming whose it is lays the blame."""

_EVENTS = r"(?:attack|shooting|killing|attempt|strike|bombing|murder|assassination|blast|explosion)"
_EVENT = re.compile(rf"\b{_EVENTS}\b", re.IGNORECASE)
_THE_EVENT = re.compile(rf"^\W*(?:it|this|that|these|the (?:\w+ )?{_EVENTS})\b", re.IGNORECASE)

_NAME = re.compile(r"\b[A-ZА-ЯІЇЄҐ]")

_NOT_STATED = re.compile(r"\?\s*[”\"’]?$|\b(?:if|whether|could|would|might|may)\b", re.IGNORECASE)


def look(told: Told) -> list[Finding]:
    """Compare who is said to have done it, in the outlets' own voice."""
    return list(_doers(_read(told)))


def marks(told: Told) -> list[Mark]:
    """Count the articles that name who did it, and those that declare it unknown."""
    told = _read(told)
    given = _given(told)
    counts = ([sum(a == account for a, _ in s) for s in given] for account in ("named", "unknown"))
    return [mark for each in counts for mark in between(told, each)]


def _read(told: Told) -> Told:
    """Keep what is in English, and what gives an account in another language."""
    victim = _victim(told)
    return told.in_english_or(lambda telling: _account(telling, victim)[0] is not None)


def _given(told: Told) -> list[list[Given]]:
    victim = _victim(told)
    return [[_account(telling, victim) for telling in side] for side in told.sides]


def _doers(told: Told) -> Iterator[Finding]:
    given = _given(told)
    firm = _contrast(told, given)
    weight = firm or _differing(given)
    if weight:
        seen = [
            [s for account, sightings in side if account == chief for s in sightings]
            for side, chief in zip(given, map(_chief, given), strict=True)
        ]
        yield Finding(
            lens="actors",
            key="actors:who-did-it",
            point=f"Who did it: {_headed(told, given, seen)}",
            cells=cells(told, seen),
            reading=_accounts(told, given),
            weight=weight,
            firm=bool(firm),
        )


def _differing(given: Sequence[Sequence[Given]]) -> float:
    """Weigh that most articles of a side name a doer and most of another declare it unknown.

    Or, less, that they give some other account: what articles tell, too few to be firm.
    """
    chiefs = {_chief(accounts) for accounts in given if accounts} - {None}
    articles = max(len(accounts) for accounts in given)
    if len(chiefs) < 2 or chiefs <= {"described", "left out"} or articles < 2:
        return 0.0
    return CONTRADICTION if {"named", "unknown"} <= chiefs else OTHERWISE


def _victim(told: Told) -> str | None:
    """Return whom the violence told here meets most: counted over all sides together."""
    met = Counter(
        action.patient_entity
        for side in told.sides
        for telling in side
        for action in telling.article.annotations.actions
        if action.patient_entity and is_of(action, "violence")
    )
    often = [entity for entity, times in met.items() if times > 1]
    return min(often, key=lambda entity: (-met[entity], entity), default=None)


def _account(telling: Telling, victim: str | None) -> Given:
    """Return the article's account of who did it, with the sentences that give it."""
    found: dict[Account, list[Seen]] = {}
    for action in telling.article.annotations.actions:
        account = _stated(telling, action, victim)
        sentence = telling.sentence_of(action.cue)
        if account and sentence and not is_earlier(telling.article, sentence, None):
            found.setdefault(account, []).append(_sighting(telling, action, account, sentence))
    if "named" in found:
        found["named"] += _plans(telling)
    else:
        told = {seen.sentence for seen in found.get("unknown", ())}
        for seen in declared_unknown(telling):
            if seen.sentence not in told:
                found.setdefault("unknown", []).append(seen)
    return next(((a, found[a]) for a in ACCOUNTS if a in found), (None, []))


def _plans(telling: Telling) -> Iterator[Seen]:
    """Find where the event is called a plan, in an article that says whose: “effort to wreck”."""
    for found in _plan().finditer(telling.own):
        sentence = telling.sentence_of(Span(*found.span()))
        before = telling.own[sentence.start : found.start()] if sentence else ""
        if sentence and _EVENT.search(before) and not _NOT_STATED.search(sentence.of(telling.own)):
            yield Seen(telling.article, sentence, found[0], found[0].casefold())


@cache
def _plan() -> re.Pattern[str]:
    kinds, aims = "|".join(sorted(listed("intent"))), "|".join(HARM)
    return re.compile(rf"(?:\b[a-z-]+ )?\b(?:{kinds}) to (?:{aims})\b")


def _stated(telling: Telling, action: Action, victim: str | None) -> Account | None:
    """Tell what an action says of the doer, if it is told as fact in the outlet's own voice."""
    if action.quoted or telling.is_quoted(action.cue):
        return None
    if action.agency == "unknown":
        return None if is_of(action, "coercion") else "unknown"  # no arrests yet: of whom?
    if action.negated or _NOT_STATED.search(action.sentence.of(telling.article.document.text)):
        return None
    if action.agency == "named" and _doer(telling, action) and _is_somebodys_plan(telling, action):
        return "named"
    if not is_of(action, "violence") or action.patient_entity != victim or victim is None:
        return None
    if action.agency == "left_out":
        return "left out"
    return "named" if _doer(telling, action) else "described"


def _doer(telling: Telling, action: Action) -> str | None:
    """Return who did it: the agent's entity, else a name within: “Ukrainian officers”."""
    within = (n.entity for n in telling.article.annotations.names if _holds(action.agent, n.span))
    return action.agent_entity or next(within, None)


def _holds(agent: Span | None, name: Span) -> bool:
    return agent is not None and agent.holds(name)


def _is_somebodys_plan(telling: Telling, action: Action) -> bool:
    """Tell whether the event itself is called somebody's plan: “it is an attempt by X to wreck”."""
    if not is_of(action, "intent"):
        return False
    before = Span(action.sentence.start, action.cue.start).of(telling.own)
    after = words(Span(action.cue.end, action.sentence.end).of(telling.own))
    return bool(_THE_EVENT.search(before)) and not _harm().isdisjoint(after)


@cache
def _harm() -> frozenset[str]:
    verbs = [*listed("violence"), *HARM]
    return frozenset(token for verb in verbs for token in words(verb))


def _sighting(telling: Telling, action: Action, account: Account, sentence: Span) -> Seen:
    text = telling.article.document.text
    if account == "unknown":
        unknown = _not_known(action.sentence.of(text), action.cue.end - action.sentence.start)
        return Seen(telling.article, sentence, unknown or action.cue.of(text), unknown.casefold())
    shown = action.agent if action.agent and account != "left out" else action.cue
    printed = shown.of(text)
    key = _doer(telling, action) if account == "named" else None
    return Seen(telling.article, sentence, printed, key or printed.casefold())


def _not_known(sentence: str, end: int) -> str:
    """Return what is said not to be known: “who did it”, “who pulled the trigger”."""
    asked = list(_WHO.finditer(sentence, 0, end))
    if not asked:
        return ""
    after = _DONE.match(sentence, end) if asked[-1][0].isascii() else _CLAUSE.match(sentence, end)
    return sentence[asked[-1].start() : end] + (after[0] if after else "")


_WHO = re.compile(r"\b(?:who(?:ever)?|кто|кем|хто|ким)\b", re.IGNORECASE)
_DONE = re.compile(r" (?:it|him|her|them|fire|behind|responsible|the \w+)\b")
_CLAUSE = re.compile(r"[^,.;:?!()»—–]{1,60}(?=[,.;:?!)—–])")


@dataclass(frozen=True, slots=True)
class Stand:
    """How many of a side's articles name who did it, and declare it unknown; and whom they name."""

    side: int
    of: int
    named: int
    unknown: int
    doers: frozenset[str]


def _stand(side: int, accounts: Sequence[Given]) -> Stand:
    doers = {s.key for account, seen in accounts if account == "named" for s in seen}
    counts = Counter(account for account, _ in accounts)
    return Stand(side, len(accounts), counts["named"], counts["unknown"], frozenset(doers))


def _contrast(told: Told, given: Sequence[Sequence[Given]]) -> float:
    """Weigh the difference: naming against declared unknown is the most telling there is."""
    held = [_stand(side, accounts) for side, accounts in enumerate(given) if accounts]
    pairs = [(a, b, told.freely(a.side, b.side)) for a in held for b in held if a is not b]
    half = told.kept_apart and any(2 * a.named >= a.of and not b.named for a, b, _ in pairs)
    found = (_differ(told, one, other, freely) for one, other, freely in pairs)
    return max([OTHERWISE if half else 0.0, *found])


def _differ(told: Told, one: Stand, other: Stand, freely: bool) -> float:
    by_name = _far(told, (one.named, one.of), (other.named, other.of), freely)
    if (by_name and other.unknown) or _opposed(one, other):
        return CONTRADICTION
    unknown = _far(told, (one.unknown, one.of), (other.unknown, other.of), freely)
    return OTHERWISE if by_name or unknown else 0.0


def _far(told: Told, more: tuple[int, int], fewer: tuple[int, int], freely: bool) -> bool:
    """Tell whether two shares of articles lie two thirds apart; not freely, all and none."""
    (a, of), (b, of_others) = more, fewer
    if not freely:
        return not b and shows(a, of, of_others, freely=False, rare=max(RARE, told.rare))
    return 3 * (a * of_others - b * of) >= 2 * of * of_others


def _opposed(one: Stand, other: Stand) -> bool:
    """Tell whether every article of two sides names a doer, and never the same."""
    all_name = one.named == one.of and other.named == other.of
    return all_name and not one.doers & other.doers


def _chief(accounts: Sequence[Given]) -> Account | None:
    """Return the account that most articles of a side give."""
    counts = Counter(account for account, _ in accounts if account)
    return min(counts, key=lambda a: (-counts[a], ACCOUNTS.index(a)), default=None)


def _headed(told: Told, given: Sequence[Sequence[Given]], seen: Sequence[Sequence[Seen]]) -> str:
    """Say which account most articles of each side give: “named by A; declared unknown by B”."""
    by_account: dict[Account | None, list[str]] = {}
    for side, accounts, sightings in zip(told.coverage.sides, given, seen, strict=True):
        if accounts:
            chief = _chief(accounts)
            doers = printed(sightings) if chief == "named" else ()
            doer = next((d for d in doers if _NAME.search(d)), *doers[:1] or ("",))
            words = f" (“{doer}”)" if 0 < len(doer) <= DOER else ""
            by_account.setdefault(chief, []).append(side.name + words)
    return "; ".join(
        f"{SAID[account]} by {' and '.join(sorted(by_account[account]))}"
        for account in (*ACCOUNTS, None)
        if account in by_account
    )


def _accounts(told: Told, given: Sequence[Sequence[Given]]) -> str:
    """Say how many articles of each side give which account, in a fixed order."""
    lines = []
    for side, accounts in zip(told.coverage.sides, given, strict=True):
        counts = Counter(account for account, _ in accounts if account)
        if accounts:
            said = (
                ", ".join(f"{a} in {counts[a]}" for a in ACCOUNTS if counts[a]) or "not told in any"
            )
            lines.append(f"{side.name}: {said} of {len(accounts)}")
    return (
        f"In the outlets' own voice: {'; '.join(sorted(lines))}. Where a doer is declared unknown, "
        "a passive beside it is not counted as leaving the doer out."
    )
