"""What goes wrong on the way: rate limits with Discord's headers, errors of servers, delays."""

import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

Answer = tuple[int, Any, dict[str, str]]
"""Status, body and headers."""


@dataclass(slots=True)
class Fault:
    """An answer given to the next requests that fit, instead of the real one."""

    method: str
    path: str
    status: int
    body: Any
    headers: dict[str, str]
    left: int


@dataclass(slots=True)
class Limit:
    """At most `most` requests within `seconds`, counted for each path."""

    method: str
    path: str
    most: int
    seconds: float
    taken: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def left(self, path: str) -> int:
        """Return how many requests to a path may follow now."""
        now, taken = time.monotonic(), self.taken[path]
        while taken and taken[0] <= now - self.seconds:
            taken.popleft()
        return self.most - len(taken)

    def wait(self, path: str) -> float:
        """Return the seconds until the next one may."""
        taken = self.taken[path]
        return max(0.0, taken[0] + self.seconds - time.monotonic()) if taken else 0.0


@dataclass(slots=True)
class Weather:
    """Faults and limits in force."""

    faults: list[Fault] = field(default_factory=list)
    limited: list[Limit] = field(default_factory=list)

    def fail(
        self, method: str, path: str, status: int, *, times: int = 1, body: Any = None
    ) -> None:
        """Answer the next `times` requests that fit with an error."""
        told = {"message": f"{status}: injected", "code": 0} if body is None else body
        self.faults.append(Fault(method, path, status, told, {}, times))

    def limit(self, method: str, path: str, most: int, seconds: float) -> Limit:
        """Let at most so many requests through, as Discord does."""
        made = Limit(method, path, most, seconds)
        self.limited.append(made)
        return made

    def clear(self) -> None:
        """Have fine weather again."""
        self.faults.clear()
        self.limited.clear()

    def on(self, method: str, path: str) -> Answer | None:
        """Return what meets a request on its way, if anything does."""
        for fault in self.faults:
            if fault.left and fault.method == method and fnmatch(path, fault.path):
                fault.left -= 1
                return fault.status, fault.body, fault.headers
        limit = self._limit(method, path)
        if limit is None:
            return None
        if limit.left(path) <= 0:
            return _too_many(limit, path)
        limit.taken[path].append(time.monotonic())
        return None

    def limits(self, method: str, path: str) -> dict[str, str]:
        """Return the headers that say how much is left."""
        limit = self._limit(method, path)
        return _headers(limit, path) if limit else {}

    def _limit(self, method: str, path: str) -> Limit | None:
        fits = (x for x in self.limited if x.method == method and fnmatch(path, x.path))
        return next(fits, None)


def _headers(limit: Limit, path: str) -> dict[str, str]:
    wait = limit.wait(path)
    return {
        "X-RateLimit-Limit": str(limit.most),
        "X-RateLimit-Remaining": str(max(0, limit.left(path))),
        "X-RateLimit-Reset": f"{time.time() + wait:.3f}",
        "X-RateLimit-Reset-After": f"{wait:.3f}",
        "X-RateLimit-Bucket": f"{abs(hash((limit.method, limit.path))):x}",
    }


def _too_many(limit: Limit, path: str) -> Answer:
    """Refuse as Discord does; without `Via` discord.py takes it for a ban by the front door."""
    wait = limit.wait(path)
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": False}
    more = {"Via": "1.1 google", "Retry-After": f"{wait:.3f}", "X-RateLimit-Scope": "user"}
    return 429, body, _headers(limit, path) | more
