"""Find the sources, sides and days that a member names; else offer the nearest."""

import re
from collections.abc import Sequence
from datetime import date

from bot.ask import Ask
from bot.command import did_you_mean, nearest, shown
from bot.errors import OfferError
from bot.phrases import ARTICLE
from bot.reply import Next
from bot.wording import dated
from corpus.errors import UserError
from corpus.spelling import fold

JOINT = re.compile(r"\s*(?:,|;|\s(?:and|vs\.?|versus|with|і|й|та|и)\s)\s*", re.IGNORECASE)
"""What stands between two names, days or incidents that are set beside each other."""

FEW = 8
"""Names that are all told where none is like the one asked for."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


async def source(ask: Ask, name: str | None) -> str | None:
    """Return the source's name as held, in any case or spelling of `name`."""
    if name is None:
        return None
    known = [source.name for source, _ in await ask.store.sources(ask.workspace)]
    return _one(name, known, "source", "sources")


async def side(ask: Ask, name: str | None) -> str | None:
    """Return the side's name as held."""
    if name is None:
        return None
    given = ask.settings.side(name) or name
    return _one(given, await ask.store.sides(ask.workspace), "side", "sources")


async def sources_within(ask: Ask, source: str | None, side: str | None) -> list[str] | None:
    """Return the sources that a source and a side leave; None bounds nothing."""
    if not (source or side):
        return None
    held = await ask.store.sources(ask.workspace)
    return [s.name for s, _ in held if source in (None, s.name) and side in (None, s.side)]


def in_order(since: date | None, until: date | None) -> None:
    """Say so where the last day that is asked for comes before the first."""
    if since and until and until < since:
        raise UserError(f"until ({dated(until)}) comes before since ({dated(since)}).")


async def column(ask: Ask, name: str) -> str:
    """Return the side or source of that name, as held."""
    known = await _known_columns(ask)
    return _one(_sided(ask, name, known), known, "side or source", "sources")


async def _known_columns(ask: Ask) -> list[str]:
    held = await ask.store.sources(ask.workspace)
    return [*await ask.store.sides(ask.workspace), *(source.name for source, n in held if n)]


def days(between: str) -> list[date] | None:
    """Read "2026-02-06 and 2026-02-09" as days, two or more; None if these are none.

    Raises UserError where only some of it are days, or a day comes twice.
    """
    parts = JOINT.split(between.strip())
    found = [_day(part) for part in parts]
    if not any(found):
        return None
    told = [day for day in found if day]
    if len(told) < len(parts) or len(told) < 2 or len(set(told)) < len(told):
        raise UserError("between takes two different days, such as: 2026-02-06 and 2026-02-09.")
    return told


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        raise UserError(f"{text} is no day of the calendar; write it as 2026-02-06.") from None


async def columns(ask: Ask, between: str) -> list[str]:
    """Read "A and B" as sides and sources, two or more, in the order given."""
    known = await _known_columns(ask)
    names = _split(between, {fold(name) for name in known})
    found = list(
        dict.fromkeys(
            _one(_sided(ask, n, known), known, "side or source", "sources") for n in names
        )
    )
    if len(found) < 2:
        raise UserError("between takes two sides or sources, such as: between pro-Kyiv and Tass.")
    return found


def _sided(ask: Ask, name: str, known: Sequence[str]) -> str:
    by_id = ask.settings.side(name)
    return by_id if by_id and by_id in known else name


def _split(between: str, known: set[str]) -> list[str]:
    """Cut at "and" and commas, but not inside a name that holds one."""
    parts = JOINT.split(between.strip())
    joints = JOINT.findall(between.strip())
    names: list[str] = []
    while parts:
        taken = next(
            (n for n in range(len(parts), 1, -1) if fold(_joined(parts[:n], joints)) in known), 1
        )
        names.append(_joined(parts[:taken], joints))
        parts, joints = parts[taken:], joints[taken:]
    return [n if fold(n) in known else ARTICLE.sub("", n) for n in names if n]


def _joined(parts: Sequence[str], joints: Sequence[str]) -> str:
    return parts[0] + "".join(j + p for j, p in zip(joints, parts[1:], strict=False))


def _one(name: str, known: Sequence[str], noun: str, command: str) -> str:
    wanted = fold(name)
    exact = [k for k in known if fold(k) == wanted]
    holding = exact or [k for k in known if wanted and wanted in fold(k)]
    if len(holding) == 1 or exact:
        return holding[0]
    near = holding or nearest(name, known) or (known if len(known) <= FEW else [])
    hint = did_you_mean(name, near) if near else ""
    actions = (Next(f"All {command}", command),)
    raise OfferError(f"There is no {noun} “{shown(name)}” here.{hint}", actions, {"nearest": near})
