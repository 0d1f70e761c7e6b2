"""What goes on while nobody asks: the index and the models keep up, what is past its time goes."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Collection
from concurrent.futures import BrokenExecutor
from ctypes import CDLL
from dataclasses import dataclass, field
from time import perf_counter, time

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from bot.sketch import get_ready
from bot.team import LEFT, Teams
from bot.usage import Usage
from corpus.analysts import Analysts
from corpus.errors import UserError
from corpus.impressions import Look, looked_at, make_pending
from corpus.renewing import Analyse, renew_some
from corpus.search import Search
from corpus.search.embedding import vectors
from corpus.store import Store

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between looks for articles that have no vectors yet."""

DAY = 86_400.0

SWITCH = 0.0005
"""Seconds that a thread may compute before it lets another one, by which people are answered."""

SELDOM = (10_000, 10, 5)
"""When unused objects that hold each other are looked for: to walk through all takes 0.1 s."""

STORES, LARGE = 2, 1 << 20
"""Stores of free memory, and the bytes from which a block is never kept in one."""

GIVING_BACK = 30.0
"""Seconds after which the system gets back memory that is free."""


def put_answers_first() -> None:
    """Set up a process that serves for long so that nothing keeps who answers people waiting.

    What is there by now stays, and is not walked through again.
    """
    sys.setswitchinterval(SWITCH)
    _share_memory()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


async def _get_ready() -> None:
    """Load what draws once the start is over, so that it holds up nobody who asks."""
    await asyncio.sleep(PAUSE)
    await asyncio.to_thread(get_ready)
    put_answers_first()


async def _give_back() -> None:
    """Let go of free memory now and then: what many threads freed, glibc keeps for each of them."""
    while (trim := _glibc("malloc_trim")) is not None:
        await asyncio.sleep(GIVING_BACK)
        await asyncio.to_thread(trim, 0)


def _share_memory() -> None:
    """Let all threads free memory into few stores, and large blocks go back at once (mallopt(3)).

    By itself glibc makes eight stores a core, of which each stays as large as it ever was.
    """
    if (choose := _glibc("mallopt")) is not None:
        choose(-8, STORES)
        choose(-3, LARGE)


def _glibc(name: str) -> Callable[..., int] | None:
    """Return a function of the C library by which memory is managed, if this one has it."""
    return getattr(CDLL(None), name, None) if sys.platform == "linux" else None


@dataclass(slots=True)
class Upkeep:
    """The parts that are kept up, and when records were last dropped."""

    settings: Settings
    store: Store
    search: Search
    usage: Usage
    teams: Teams
    _last_pruned: float = field(default_factory=perf_counter)

    async def keep_up(self, analysts: Analysts) -> None:
        """Take up what comes in, without an end; `analysts` do what wants a language model."""
        self.search.made_by(lambda texts: analysts.also(vectors, texts))
        look: Look = lambda *given: analysts.also(looked_at, *given)  # noqa: E731
        await asyncio.gather(_get_ready(), _give_back(), self._follow(look, analysts.analyse))

    async def _follow(self, look: Look, analyse: Analyse) -> None:
        while True:
            try:
                await renew_some(self.store, analyse)
                await self.search.catch_up()
                await self.search.embed_pending()
                await make_pending(self.store, self.search, look)
                await self._pruned()
            except (SQLAlchemyError, OSError, UserError, BrokenExecutor):
                log.exception("the index did not keep up; trying again")
            await asyncio.sleep(PAUSE)

    async def _pruned(self) -> None:
        """Drop old records of use, and what workspaces had that were left, once in a while."""
        if perf_counter() - self._last_pruned > DAY:
            self._last_pruned = perf_counter()
            await self.tidy()

    async def tidy(self) -> None:
        """Drop what is past its time."""
        await self.usage.prune(await self.teams.keep_days())
        grace = self.settings.usage.grace_days * DAY
        for workspace in await self.teams.left(time() - grace):
            await self.forget(workspace)

    async def forget(self, workspace: str) -> None:
        """Erase all that belongs to a workspace, from the database, its log and the index.

        The index is written anew, but only where articles were erased: most servers have none.
        """
        if await self.store.forget_workspace(workspace):
            await self.search.forget_traces()
        await self.store.forget_traces()

    async def leave(self, workspace: str) -> None:
        """Note that a workspace was left: what it has is erased after the days of grace."""
        await self.teams.change(workspace, **{LEFT: time()})

    async def stay(self, workspaces: Collection[str], ours: Callable[[str], bool]) -> None:
        """Note in which of `ours` Parallax is: the others are left, and a return is noted."""
        left = await self.teams.left(time())
        for workspace in filter(ours, await self.store.workspaces()):
            if workspace in workspaces and workspace in left:
                await self.teams.change(workspace, **{LEFT: None})
            elif workspace not in workspaces and workspace not in left:
                await self.leave(workspace)
