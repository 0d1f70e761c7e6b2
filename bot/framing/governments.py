"""Whose government is meant by a capital, a people, a service or a leader."""

import re
from collections.abc import Iterator
from functools import cache

from bot.framing.telling import Telling, Told
from corpus.lexicon import lexicon
from corpus.spelling import full_key

_LEADS = re.compile(
    r"^(?:['’]s)? (?:president|prime minister|premier|chancellor|leader|king|ruler)[ ,]$",
    re.IGNORECASE,
)
"""What stands between a country and who leads it: “Ukrainian President Volodymyr Zelensky”."""

LONGEST = 24
"""Characters that such words may have."""


def leaders(told: Told) -> dict[str, str]:
    """Map people to the country that some article says they lead."""
    return dict(sorted(pair for side in told.sides for t in side for pair in _leading(t)))


def government(entity: str, leaders: dict[str, str]) -> str:
    """Return one key for all names of a government; whatever else is named keeps its own."""
    return leaders.get(entity) or _states().get(entity, entity)


def _leading(telling: Telling) -> Iterator[tuple[str, str]]:
    text = telling.article.document.text
    for before, name in zip(telling.names, telling.names[1:], strict=False):
        between = text[before.span.end : min(name.span.start, before.span.end + LONGEST)]
        state = _states().get(before.entity)
        if state and name.kind == "person" and _LEADS.match(between):
            yield name.entity, state


@cache
def _states() -> dict[str, str]:
    listed = lexicon("governments")["states"]
    return {
        full_key(name): full_key(state)
        for state, names in listed.items()
        if state != "reason"
        for name in (state, *names)
    }
