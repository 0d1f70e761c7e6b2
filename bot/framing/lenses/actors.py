"""Who did it, as each side has it: named, unknown, only reported, only described, or left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.framing.accounts import ACCOUNTS, BODY, Account, Given, account_of
from bot.framing.cells import Mark, Seen, between, cells, printed
from bot.framing.events import is_of
from bot.framing.model import Finding
from bot.framing.statistics import RARE, shows
from bot.framing.telling import Told
from bot.wording import listed

DOER = 40
"""Characters of a doer's name that the heading has room for."""

CONTRADICTION, OTHERWISE = 0.95, 0.79
"""What it weighs that one side names whom another does not know, and any other difference."""

ALIKE = 0.6
"""What it weighs that all sides agree: no difference, but the first thing that is asked."""

_NO_STAND: frozenset[Account] = frozenset({"reported", "described", "left out"})
"""Accounts by which an outlet itself says nothing of who it was."""

SAID: dict[Account | None, str] = {
    "named": "named by",
    "unknown": "declared unknown by",
    "reported": "told only in others' words by",
    "described": "only described by",
    "left out": "left out by",
    None: "no account found in",
}

_NAME = re.compile(r"\b[A-ZА-ЯІЇЄҐ]")


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
    return told.in_english_or(lambda telling: account_of(telling, victim)[0] is not None)


def _given(told: Told) -> list[list[Given]]:
    victim = _victim(told)
    return [[account_of(telling, victim) for telling in side] for side in told.sides]


def _doers(told: Told) -> Iterator[Finding]:
    given = _given(told)
    firm = _contrast(told, given)
    differing = firm or _differing(given)
    if differing or _agree(given):
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
            weight=differing or ALIKE,
            firm=bool(firm),
            alike=not differing,
        )


def _differing(given: Sequence[Sequence[Given]]) -> float:
    """Weigh that most articles of a side name a doer and most of another declare it unknown.

    Or, less, that they give some other account: what articles tell, too few to be firm.
    """
    chiefs = {_chief(accounts) for accounts in given if accounts} - {None}
    articles = max(len(accounts) for accounts in given)
    if len(chiefs) < 2 or chiefs <= _NO_STAND or articles < 2:
        return 0.0
    return CONTRADICTION if {"named", "unknown"} <= chiefs else OTHERWISE


def _agree(given: Sequence[Sequence[Given]]) -> bool:
    """Tell whether two sides or more give one account in half of their articles: nobody knows.

    Or that they name one doer.
    """
    held = [_stand(side, accounts) for side, accounts in enumerate(given) if accounts]
    unknown = all(2 * side.unknown >= side.of for side in held)
    named = all(2 * side.named >= side.of for side in held)
    common = bool(held) and bool(frozenset.intersection(*(side.doers for side in held)))
    return len(held) > 1 and (unknown or (named and common))


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


@dataclass(frozen=True, slots=True)
class Stand:
    """How many of a side's articles name who did it, and declare it unknown; and whom they name.

    In how many an account was `read`: where in none, it may have been told in words not understood.
    """

    side: int
    of: int
    named: int
    unknown: int
    read: int
    doers: frozenset[str]


def _stand(side: int, accounts: Sequence[Given]) -> Stand:
    doers = {s.key for account, seen in accounts if account == "named" for s in seen}
    counts = Counter(account for account, _ in accounts if account)
    read = counts.total()
    return Stand(side, len(accounts), counts["named"], counts["unknown"], read, frozenset(doers))


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
    return OTHERWISE if (by_name and other.read) or unknown else 0.0


def _far(told: Told, more: tuple[int, int], fewer: tuple[int, int], freely: bool) -> bool:
    """Tell whether two shares of articles lie two thirds apart; not freely, all and none."""
    (a, of), (b, of_others) = more, fewer
    if not freely:
        return not b and shows(a, of, of_others, freely=False, rare=max(RARE, told.rare))
    return 3 * (a * of_others - b * of) >= 2 * of * of_others


def _opposed(one: Stand, other: Stand) -> bool:
    """Tell whether every article of two sides names a doer, and never the same.

    “The army” may be that of whoever else is named.
    """
    all_name = one.named == one.of and other.named == other.of
    doers = one.doers | other.doers
    return all_name and not one.doers & other.doers and not any(d.startswith(BODY) for d in doers)


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
        f"{SAID[account]} {listed(sorted(by_account[account]))}"
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
        f"In the outlets' own voice, or reported as others say: {'; '.join(sorted(lines))}. "
        "A passive beside a doer who is declared unknown or reported does not leave the doer out."
    )
