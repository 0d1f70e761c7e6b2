"""What holds in a workspace just now: the stamp of what it is shown, and its team's choices."""

from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic

from bot.team import Team, Teams
from corpus.store import Store

MOST = 5000
"""Workspaces remembered."""

LATELY = 5.0
"""Seconds for which a state is believed before an answer is acknowledged."""


@dataclass(frozen=True, slots=True)
class State:
    """A stamp, another as soon as anything changes that is shown; choices; when it was read."""

    stamp: tuple[int, ...]
    team: Team
    at: float


class States:
    """The states of the workspaces that asked last."""

    def __init__(self, store: Store, teams: Teams) -> None:
        """Read them from `store` and `teams`."""
        self._store, self._teams = store, teams
        self._held: OrderedDict[str, State] = OrderedDict()

    async def now(self, workspace: str) -> State:
        """Return the present state; the choices are read again only when the stamp is another."""
        stamp, held = await self._store.stamp(workspace), self._held.get(workspace)
        same = held is not None and held.stamp == stamp
        team = held.team if held and same else await self._teams.read(workspace)
        self._held[workspace] = state = State(stamp, team, monotonic())
        self._held.move_to_end(workspace)
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return state

    async def lately(self, workspace: str) -> State:
        """Return the state as it was some seconds ago at most: at once, for who cannot wait."""
        held = self._held.get(workspace)
        return held if held and monotonic() - held.at < LATELY else await self.now(workspace)

    def drop(self, workspace: str) -> None:
        """Believe nothing of a workspace: it may just have decided something."""
        self._held.pop(workspace, None)
