"""Figures of use in a workspace: how often what was asked, how long it took, whether it helped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.records import asked_of
from bot.reply import Json
from corpus.schema import answers, feedback

NOT_FOUND = 1000
"""The last questions without an answer that are counted."""

TIMED = 2000
"""The last answers whose times are looked at."""


async def counts(connection: AsyncConnection, workspace: str) -> Json:
    """Return how often each command was used, how it ended, its times and what members thought."""
    used = await connection.execute(_used(workspace))
    took = await connection.execute(_took(workspace))
    thought = await connection.execute(_thought(workspace))
    return {
        "commands": [{"command": c, "outcome": o, "count": n} for c, o, n in used],
        "times": times((command, each) for command, each in took),
        "feedback": {verdict: count for verdict, count in thought},
    }


def _used(workspace: str) -> Select[str, str, int]:
    return (
        select(answers.c.command, answers.c.outcome, func.count())
        .where(answers.c.workspace == workspace)
        .group_by(answers.c.command, answers.c.outcome)
        .order_by(func.count().desc(), answers.c.command)
    )


def _took(workspace: str) -> Select[str, float]:
    taken = select(answers.c.command, answers.c.milliseconds)
    return taken.where(answers.c.workspace == workspace).order_by(answers.c.at.desc()).limit(TIMED)


def _thought(workspace: str) -> Select[str, int]:
    counted = select(feedback.c.verdict, func.count()).where(feedback.c.workspace == workspace)
    return counted.group_by(feedback.c.verdict)


def times(took: Iterable[tuple[str, float | None]]) -> list[Json]:
    """Return of each command the median of its times, and in what time 95 of 100 were answered.

    Both in whole milliseconds, by nearest rank, with of how many answers; the most asked first.
    """
    held: defaultdict[str, list[float]] = defaultdict(list)
    for command, milliseconds in took:
        held[command].append(milliseconds or 0.0)
    ranked = sorted(held.items(), key=lambda each: (-len(each[1]), each[0]))
    return [
        {
            "command": command,
            "of": len(each),
            "median": round(quantile(each, 0.5)),
            "p95": round(quantile(each, 0.95)),
        }
        for command, each in ranked
    ]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the least of the values that `share` of them do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


async def not_found(
    connection: AsyncConnection, workspace: str, limit: int
) -> list[tuple[str, int]]:
    """Return what nothing was found for, the most asked first, with how often; not by whom."""
    mine = (answers.c.workspace == workspace, answers.c.outcome == "not found")
    wanted = select(answers.c.arguments).where(*mine).order_by(answers.c.at.desc())
    held = (await connection.execute(wanted.limit(NOT_FOUND))).scalars().all()
    return Counter(filter(None, map(asked_of, held))).most_common(limit)
