"""Remember what was worked out, the least recently asked for forgotten first."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """A bounded memory of results by what they were made from."""

    def __init__(self, most: int, light: Callable[[V], bool] = lambda _: True) -> None:
        """Keep at most `most` results, of those that are `light`."""
        self._most, self._light = most, light
        self._held: OrderedDict[Hashable, asyncio.Future[V]] = OrderedDict()

    async def once(self, key: Hashable, make: Callable[[], Awaitable[V]]) -> V:
        """Return what is remembered under `key`, or make it: once, however many ask meanwhile.

        What is not light is not remembered, nor what fails; it fails for all who waited for it.
        """
        held = self._held.get(key)
        if held is None or (held.done() and held.cancelled()):
            held = self._held[key] = asyncio.ensure_future(make())
            held.add_done_callback(lambda made: self._settle(key, made))
        self._held.move_to_end(key)
        return await asyncio.shield(held)

    def _settle(self, key: Hashable, made: "asyncio.Future[V]") -> None:
        kept = not (made.cancelled() or made.exception()) and self._light(made.result())
        if not kept and self._held.get(key) is made:
            del self._held[key]
        while len(self._held) > self._most:
            self._held.popitem(last=False)
