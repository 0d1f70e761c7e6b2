"""Who did it, as each side has it: named, declared unknown, only described, or left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.framing.cells import Seen, cells, one_sided, only, rests_on, weigh
from bot.framing.model import Finding
from bot.framing.statistics import apart
from bot.framing.telling import Telling, Told
from corpus.lexicon import lexicon
from corpus.model import Action, Span
from corpus.spelling import words

Account = Literal["named", "unknown", "described", "left out"]
ACCOUNTS: tuple[Account, ...] = ("named", "unknown", "described", "left out")
"""The first that an article gives is its account; so a passive beside “we do not know who” is not
counted as leaving the doer out."""

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

_ACCUSED_OF = re.compile(r" of \w+ing\b")
_NOT_STATED = re.compile(r"\?\s*[”\"’]?$|\b(?:if|whether|could|would|might|may)\b", re.IGNORECASE)


def look(told: Told) -> list[Finding]:
    """Compare who is said to have done it, in the outlets' own voice, and who is accused."""
    english = told.written_in("en")
    return [*_doers(english), *_accused(english)]


# --- who did it ---------------------------------------------------------------------------


def _doers(told: Told) -> Iterator[Finding]:
    victim = _victim(told)
    given = [[_account(telling, victim) for telling in side] for side in told.sides]
    weight = _contrast([_stand(side) for side in given])
    if weight:
        seen = [[s for _, sightings in side for s in sightings] for side in given]
        yield Finding(
            lens="actors",
            key="actors:who-did-it",
            point="Who did it: named, declared unknown, described, or left out",
            cells=cells(told, seen),
            reading=_accounts(told, given),
            weight=weight,
        )


def _victim(told: Told) -> str | None:
    """Return whom the violence told here meets most: counted over all sides together."""
    met = Counter(
        action.patient_entity
        for side in told.sides
        for telling in side
        for action in telling.article.annotations.actions
        if action.patient_entity and _is(action, "violence")
    )
    often = [entity for entity, times in met.items() if times > 1]
    return min(often, key=lambda entity: (-met[entity], entity), default=None)


@cache
def _words(group: str) -> frozenset[str]:
    """List the lemmas of a class of events; a verb may be listed with its preposition."""
    listed = lexicon("events")[group]
    verbs = [verb.partition(":")[0] for verb in listed.get("verbs", ())]
    phrases = [phrase[part] for phrase in listed.get("phrases", ()) for part in ("verb", "noun")]
    nouns = [noun for kind in ("nouns_of", "nouns_on", "nouns_by") for noun in listed.get(kind, ())]
    return frozenset([*verbs, *phrases, *nouns])


def _is(action: Action, *groups: str) -> bool:
    return any(action.event in _words(group) for group in groups)


def _account(telling: Telling, victim: str | None) -> Given:
    """Return the article's account of who did it, with the sentences that give it."""
    found: dict[Account, list[Seen]] = {}
    for action in telling.article.annotations.actions:
        account = _stated(telling, action, victim)
        sentence = telling.sentence_of(action.cue)
        if account and sentence:
            found.setdefault(account, []).append(_sighting(telling, action, account, sentence))
    if "named" in found:
        found["named"] += _plans(telling)
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
    kinds, aims = "|".join(sorted(_words("intent"))), "|".join(HARM)
    return re.compile(rf"(?:\b[a-z-]+ )?\b(?:{kinds}) to (?:{aims})\b")


def _stated(telling: Telling, action: Action, victim: str | None) -> Account | None:
    """Tell what an action says of the doer, if it is told as fact in the outlet's own voice."""
    if action.quoted or telling.is_quoted(action.cue):
        return None
    if action.agency == "unknown":
        return "unknown"
    if action.negated or _NOT_STATED.search(action.sentence.of(telling.article.document.text)):
        return None
    if action.agency == "named" and _doer(telling, action) and _is_somebodys_plan(telling, action):
        return "named"
    if not _is(action, "violence") or action.patient_entity != victim or victim is None:
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
    if not _is(action, "intent"):
        return False
    before = Span(action.sentence.start, action.cue.start).of(telling.own)
    after = words(Span(action.cue.end, action.sentence.end).of(telling.own))
    return bool(_THE_EVENT.search(before)) and not _harm().isdisjoint(after)


@cache
def _harm() -> frozenset[str]:
    verbs = [*_words("violence"), *HARM]
    return frozenset(token for verb in verbs for token in words(verb))


def _sighting(telling: Telling, action: Action, account: Account, sentence: Span) -> Seen:
    text = telling.article.document.text
    if account == "unknown":
        printed = _not_known(action.sentence.of(text), action.cue.end - action.sentence.start)
        return Seen(telling.article, sentence, printed or action.cue.of(text), printed.casefold())
    shown = action.agent if action.agent and account != "left out" else action.cue
    printed = shown.of(text)
    key = _doer(telling, action) if account == "named" else None
    return Seen(telling.article, sentence, printed, key or printed.casefold())


def _not_known(sentence: str, end: int) -> str:
    """Return what is said not to be known: “who did it”, “who pulled the trigger”."""
    asked = list(re.finditer(r"\bwho(?:ever)?\b", sentence[:end], re.IGNORECASE))
    after = re.match(r" (?:it|him|her|them|fire|behind|responsible|the \w+)\b", sentence[end:])
    return sentence[asked[-1].start() : end] + (after[0] if after else "") if asked else ""


@dataclass(frozen=True, slots=True)
class Stand:
    """How many of a side's articles name who did it, and declare it unknown; and whom they name."""

    of: int
    named: int
    unknown: int
    doers: frozenset[str]


def _stand(accounts: Sequence[Given]) -> Stand:
    doers = {s.key for account, seen in accounts if account == "named" for s in seen}
    counts = Counter(account for account, _ in accounts)
    return Stand(len(accounts), counts["named"], counts["unknown"], frozenset(doers))


def _contrast(stands: Sequence[Stand]) -> float:
    """Weigh the difference: naming against declared unknown is the most telling there is."""
    held = [stand for stand in stands if stand.of]
    pairs = [(one, other) for one in held for other in held if one is not other]
    by_name = [
        (one, other)
        for one, other in pairs
        if one.named * other.of > other.named * one.of
        and apart(one.named, one.of, other.named, other.of)
    ]
    if any(other.unknown for _, other in by_name) or any(_opposed(a, b) for a, b in pairs):
        return 0.95
    if by_name:
        return 0.74
    return 0.6 if any(apart(a.unknown, a.of, b.unknown, b.of) for a, b in pairs) else 0.0


def _opposed(one: Stand, other: Stand) -> bool:
    """Tell whether every article of two sides names a doer, and never the same."""
    all_name = one.named == one.of and other.named == other.of
    return all_name and not one.doers & other.doers


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


# --- who is accused -----------------------------------------------------------------------


def _accused(told: Told) -> Iterator[Finding]:
    seen = [[s for telling in side for s in _blame(telling)] for side in told.sides]
    kept = only(one_sided(seen, told.of), seen)
    if any(kept):
        yield Finding(
            lens="actors",
            key="actors:accused",
            point="Who is accused on one side and not on another",
            cells=cells(told, kept),
            reading="Accusations reported or made in the article; the sentence shows whose it is."
            + rests_on(told, kept),
            weight=weigh(0.68, kept),
        )


def _blame(telling: Telling) -> Iterator[Seen]:
    text = telling.article.document.text
    for action in telling.article.annotations.actions:
        sentence = telling.sentence_of(action.cue)
        if sentence and action.patient and not action.negated and _is(action, "blame"):
            printed = _ACCUSED_OF.split(action.patient.of(text))[0]
            key = action.patient_entity or printed.casefold()
            yield Seen(telling.article, sentence, printed, key)
