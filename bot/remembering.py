"""Remember what was worked out, the least recently asked for forgotten first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """A bounded memory of results by what they were made from."""

    def __init__(self, most: int) -> None:
        """Keep at most `most` results."""
        self._most = most
        self._held: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        """Return what is remembered under `key`, if anything."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def keep(self, key: Hashable, value: V) -> V:
        """Remember a result, and return it."""
        self._held[key] = value
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return value
