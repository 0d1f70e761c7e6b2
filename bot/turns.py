"""Limits on use: how often one member and one workspace may ask in an hour."""

from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil
from time import monotonic

from bot.settings import Limits
from bot.wording import counted
from corpus.errors import UserError

HOUR = 3600.0
MOST = 10_000
"""Members and workspaces remembered, those who asked last; it is all forgotten at the end."""


class Turns:
    """When the members and workspaces of the last hour asked; in memory alone."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Count by `clock`, in seconds."""
        self._clock = clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, workspace: str, member: str, limits: Limits) -> None:
        """Count one question, or refuse it in a sentence; 0 is no limit."""
        now = self._clock()
        mine = self._last_hour(f"{workspace}\0{member}", now)
        ours = self._last_hour(workspace, now)
        _check(mine, limits.member_hourly, now, "You have", "one member")
        _check(ours, limits.workspace_hourly, now, "This server has", "one server")
        mine.append(now)
        ours.append(now)

    def forget(self, workspace: str, member: str) -> None:
        """Forget one member."""
        self._asked.pop(f"{workspace}\0{member}", None)

    def _last_hour(self, key: str, now: float) -> deque[float]:
        asked = self._asked.setdefault(key, deque())
        self._asked.move_to_end(key)
        while asked and asked[0] <= now - HOUR:
            asked.popleft()
        while len(self._asked) > MOST:
            self._asked.popitem(last=False)
        return asked


def _check(asked: deque[float], most: int, now: float, who: str, whose: str) -> None:
    if most and len(asked) >= most:
        wait = ceil((asked[-most] + HOUR - now) / 60)
        raise UserError(
            f"{who} asked {counted(len(asked), 'time')} in the last hour, as often as {whose} "
            f"may here; ask again in {counted(max(1, wait), 'minute')}."
        )
