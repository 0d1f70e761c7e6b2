"""Replies that are said again, kept small."""

import pickle
import zlib
from collections.abc import Awaitable, Callable, Hashable, Mapping
from time import time
from typing import Any

from bot.ask import Ask
from bot.remembering import Remembered
from bot.reply import Reply
from corpus.model import OPERATOR

MOST = 2000
"""Replies remembered, of some 3 KB each."""

LIGHT = 16_000
"""Bytes of a reply that is remembered; a larger one, with a picture or files, is made again."""

FAST = 1
"""How hard zlib tries: a tenth of a millisecond a reply."""


A_WHILE = 600.0
"""Seconds that a reply is said again at most, so long an index that lags behind is believed."""


def key(command: str, ask: Ask, arguments: Mapping[str, Any], stamp: tuple[int, ...]) -> Hashable:
    """Return what an answer depends on: what is asked, by whom, of which state of the articles.

    Workspaces that have nothing of their own are shown the same, so that it is worked out once
    for all of them.
    """
    whose = ask.workspace if len(stamp) > 1 else OPERATOR
    who = (whose, bool(ask.place), ask.admin, ask.private)
    asked = tuple(sorted(arguments.items(), key=str))
    return command, asked, who, stamp, int(time() // A_WHILE)


class Replies:
    """Replies by what they were made from; the least recently said are forgotten first.

    They are packed: that takes a tenth of the room, and Python, which looks for what is unused by
    walking through every object while all wait, has nothing to walk through.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._packed: Remembered[bytes] = Remembered(MOST, lambda packed: len(packed) <= LIGHT)

    async def once(self, key: Hashable, make: Callable[[], Awaitable[Reply]]) -> Reply:
        """Return what was said under `key`, or make it: once, however many ask meanwhile."""

        async def packed() -> bytes:
            return zlib.compress(pickle.dumps(await make(), pickle.HIGHEST_PROTOCOL), FAST)

        whole = zlib.decompress(await self._packed.once(key, packed))
        reply: Reply = pickle.loads(whole)  # noqa: S301 - our own
        return reply
