"""Read who did it from one article: what account it gives in its own voice, and in which words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from bot.framing.cells import Seen
from bot.framing.earlier import is_earlier
from bot.framing.events import any_blaming, blaming, is_of, listed
from bot.framing.telling import Telling
from bot.framing.unknown import declared_unknown
from corpus.model import Action, Span
from corpus.spelling import words

Account = Literal["named", "unknown", "reported", "described", "left out"]
ACCOUNTS: tuple[Account, ...] = ("named", "unknown", "reported", "described", "left out")
"""The first that an article gives is its account; so a passive beside “we do not know who” is not
counted as leaving the doer out, nor beside what others are reported to say of who did it."""

BODY = "the "
"""Begins the key of a doer who has no name and is known all the same: “the police”."""

Given = tuple[Account | None, list[Seen]]
"""An article's account, and the sentences that give it."""

_EVENT = re.compile(rf"\b{any_blaming('deeds')}\b", re.IGNORECASE)
_THE_EVENT = re.compile(
    rf"^\W*(?:it|this|that|these|the (?:\w+ )?{any_blaming('deeds')})\b", re.IGNORECASE
)
_NOT_STATED = re.compile(r"\?\s*[”\"’]?$|\b(?:if|whether|could|would|might|may)\b", re.IGNORECASE)

_WHO = re.compile(r"\b(?:who(?:ever)?|кто|кем|хто|ким)\b", re.IGNORECASE)
_DONE = re.compile(r" (?:it|him|her|them|fire|behind|responsible|the \w+)\b")
_CLAUSE = re.compile(r"[^,.;:?!()»—–]{1,60}(?=[,.;:?!)—–])")


def account_of(telling: Telling, victim: str | None) -> Given:
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
    plain = [seen for seen in found.get("unknown", ()) if " " in seen.words]
    if plain:  # “who gave the order” says it, “opened” does not
        found["unknown"] = plain
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
    kinds = "|".join(sorted(listed("intent")))
    return re.compile(rf"(?:\b[a-z-]+ )?\b(?:{kinds}) to {any_blaming('aims')}\b")


def _stated(telling: Telling, action: Action, victim: str | None) -> Account | None:
    """Tell what an action says of the doer, as fact in the outlet's own voice or as others say."""
    if action.quoted or telling.is_quoted(action.cue):
        return "reported" if _is_reported(telling, action, victim) else None
    if action.agency == "unknown":
        return None if is_of(action, "coercion") else "unknown"  # no arrests yet: of whom?
    if action.negated or _NOT_STATED.search(action.sentence.of(telling.article.document.text)):
        return None
    if action.agency == "named" and _doer(telling, action) and _is_somebodys_plan(telling, action):
        return "named"
    if not is_of(action, "violence") or not _meets(telling, action, victim):
        return None
    if action.agency == "left_out":
        return "left out" if victim else None
    return "named" if _doer(telling, action) else "described"


def _is_reported(telling: Telling, action: Action, victim: str | None) -> bool:
    """Tell whether others are reported to say who did it: “killed by gunmen, police said”."""
    told = action.agency == "named" and not action.negated and is_of(action, "violence")
    plain = not _NOT_STATED.search(action.sentence.of(telling.article.document.text))
    return told and plain and _meets(telling, action, victim)


def _meets(telling: Telling, action: Action, victim: str | None) -> bool:
    """Tell a deed of the incident: it meets the victim or, in the first sentence, nobody by name.

    The first sentence of news tells of the incident itself, and often says “a student”.
    """
    if action.patient_entity:
        return action.patient_entity == victim
    opens = any(sentence.holds(action.cue) for sentence in telling.sentences[:1])
    return action.patient is not None and opens


def _doer(telling: Telling, action: Action) -> str | None:
    """Return who did it: the agent's entity, else a name within: “Ukrainian officers”.

    The police or the army of a place is known without a name; its key is not one.
    """
    within = (n.entity for n in telling.article.annotations.names if _holds(action.agent, n.span))
    known = action.agent_entity or next(within, None)
    if known or action.agent is None:
        return known
    body = _known_body().fullmatch(action.agent.of(telling.article.document.text))
    return f"{BODY}{body[1].casefold()}" if body else None


@cache
def _known_body() -> re.Pattern[str]:
    return re.compile(rf"(?:the |a )?({any_blaming('known_bodies')})(?: officers?)?", re.IGNORECASE)


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
    verbs = [*listed("violence"), *blaming("aims")]
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
