"""What a command is given: who asks, where, and the parts that are open."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

from bot.command import Command
from bot.framing.model import Finding
from bot.remembering import Remembered
from bot.settings import Settings
from bot.team import Teams
from bot.usage import Usage
from bot.watches import Watches
from corpus.analysts import Analysts
from corpus.search import Search
from corpus.store import Store

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, as a command sees it."""

    workspace: str
    member: str
    admin: bool
    private: bool
    settings: Settings
    store: Store
    search: Search
    usage: Usage
    watches: Watches
    teams: Teams
    workers: Executor
    commands: tuple[Command, ...]
    compared: Remembered[tuple[Finding, ...]]
    place: str = ""
    analysts: Analysts | None = None

    async def think(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run CPU work in one of the few worker threads, off the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.workers, partial(work, *args, **kwargs))
