"""The bot as a process of its own, to be killed and started again."""

import asyncio
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot.platforms.wire.server import Server

SCRIPT = Path(__file__).with_name("run_bot.py")
TOKEN = "loop.back.token"  # noqa: S105 - for our own Discord


def free_port() -> int:
    """Return a port of loopback that is free just now."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@dataclass
class Bot:
    """`parallax discord` on a data folder, against a server of ours."""

    server: Server
    data: Path
    config: Path | None = None
    arguments: tuple[str, ...] = ()
    process: Process | None = None
    started_in: float = 0.0
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        """Put what it writes beside its data."""
        self.log = self.data / "bot.log"

    async def start(self, *, wait: float = 180.0) -> None:
        """Start it, and wait until every shard is in."""
        config = ("--config", str(self.config)) if self.config else ()
        before, began = set(self.server.gateway.sessions), time.monotonic()
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, str(SCRIPT), self.server.address, "discord"),
                *("--data", str(self.data), *config, *self.arguments),
                env=os.environ | {"DISCORD_TOKEN": TOKEN},
                stdout=log,
                stderr=log,
            )
        while self._missing(before):
            assert self.process.returncode is None, self.told()
            assert time.monotonic() < began + wait, self.told()
            await asyncio.sleep(0.02)
        self.started_in = time.monotonic() - began

    def _missing(self, before: set[str]) -> bool:
        sessions = self.server.gateway.sessions
        return len(sessions.keys() - before) < self.server.shards

    def runs(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self.process is not None and self.process.returncode is None

    def told(self) -> str:
        """Return what it wrote."""
        return self.log.read_text() if self.log.exists() else ""

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop, or kill it, and return its status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await asyncio.wait_for(self.process.wait(), 30)
