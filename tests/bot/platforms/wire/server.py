"""A Discord of our own on loopback: HTTP and WebSocket around simcord's backend."""

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fnmatch import fnmatch
from io import BytesIO
from typing import Any

import discord
from aiohttp import web
from simcord._clock import Clock
from simcord.backend import Backend
from simcord.backend.cdn import CDN_BASE, CdnStore
from simcord.backend.errors import BackendError
from simcord.http.router import dispatch

from tests.bot.platforms.wire.gateway import Gateway
from tests.bot.platforms.wire.weather import Weather

API = "/api/v10"
JSON = {"Content-Type": "application/json"}
"""Discord's own header to the letter: discord.py reads JSON under no other."""


class Now(Clock):
    """The time of day, so that three seconds without an acknowledgement are too late."""

    def now(self) -> datetime:
        """Return the time it is."""
        return datetime.now(UTC)


class Cdn(CdnStore):
    """Files under an address of ours, where the bot can fetch them."""

    def __init__(self, address: str) -> None:
        """Keep files under `address`."""
        super().__init__()
        self._address = address

    def store_attachment(self, *args: Any) -> dict[str, Any]:
        """Keep a file, and tell where it is."""
        stored = super().store_attachment(*args)
        ours = stored["url"].replace(CDN_BASE, self._address)
        self._blobs[ours] = self._blobs.pop(stored["url"])
        return stored | {"url": ours, "proxy_url": ours}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as it came, its form taken apart, and the status it was answered with."""

    method: str
    path: str
    params: dict[str, str]
    body: Any
    sizes: tuple[tuple[str, int], ...]
    """Files by their name, with their size in bytes."""
    status: int
    at: float


@dataclass
class Server:
    """The routes of Discord's HTTP API, each answered by the backend, and the gateway."""

    backend: Backend = field(default_factory=lambda: Backend(clock=Now()))
    weather: Weather = field(default_factory=Weather)
    shards: int = 1
    recorded: list[Recorded] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    heard: list[Callable[[Recorded], None]] = field(default_factory=list)
    address: str = ""

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        self.gateway = Gateway(self.backend)
        application = web.Application(client_max_size=64 * 1024**2)
        application.router.add_get("/gateway/", self.gateway.connected)
        application.router.add_get("/cdn/{path:.*}", self._file)
        application.router.add_route("*", f"{API}/{{path:.*}}", self._answer)
        self._runner = web.AppRunner(application, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.gateway.address = f"{self.address.replace('http', 'ws')}/gateway/"
        self.backend.cdn = Cdn(f"{self.address}/cdn")

    async def stop(self) -> None:
        """Let all go."""
        await self.gateway.close()
        await self._runner.cleanup()

    async def _file(self, request: web.Request) -> web.Response:
        content = self.backend.cdn.get(str(request.url))
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _answer(self, request: web.Request) -> web.Response:
        body, files = await _read(request)
        sizes = tuple((file.filename, len(file.fp.getbuffer())) for file in files)
        path, params = request.path.removeprefix(API), dict(request.query)
        struck = self.weather.on(request.method, path)
        if struck is None:
            status, answer, headers = self._dispatched(request.method, path, params, body, files)
            headers = headers | self.weather.limits(request.method, path)
        else:
            status, answer, headers = struck
        at = self.backend.clock.now().timestamp()
        told = Recorded(request.method, path, params, body, sizes, status, at)
        self.recorded.append(told)
        for listener in self.heard:
            listener(told)
        if answer is None:
            return web.Response(status=204, headers=headers)
        raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return web.Response(status=status, body=raw, headers=JSON | headers)

    def _dispatched(
        self, method: str, path: str, params: dict[str, str], body: Any, files: list[discord.File]
    ) -> tuple[int, Any, dict[str, str]]:
        if path == "/gateway/bot":
            return 200, self._entrance(), {}
        try:
            found = dispatch(self.backend, method, path, json=body, params=params, files=files)
        except BackendError as error:
            return error.status, error.to_json(), {}
        except Exception:  # what our Discord cannot do is a fault of the test, told at its end
            self.faults.append(f"{method} {path}\n{traceback.format_exc()}")
            return 400, {"code": 0, "message": "our own Discord broke"}, {}
        return (204 if found is None else 200), found, {}

    def _entrance(self) -> dict[str, Any]:
        left = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self.gateway.address, "shards": self.shards, "session_start_limit": left}

    def sent(self, method: str, path: str) -> list[Recorded]:
        """Return the requests so far whose path fits a pattern."""
        return [r for r in self.recorded if r.method == method and fnmatch(r.path, path)]


async def _read(request: web.Request) -> tuple[Any, list[discord.File]]:
    """Read a body: JSON, or a form with `payload_json` and files."""
    if request.content_type == "multipart/form-data":
        return await _form(request)
    raw = await request.read()
    return (json.loads(raw) if raw else None), []


async def _form(request: web.Request) -> tuple[Any, list[discord.File]]:
    body: Any = None
    files: list[discord.File] = []
    async for part in await request.multipart():
        content = await part.read()
        if part.name == "payload_json":
            body = json.loads(content)
        else:
            files.append(discord.File(BytesIO(content), filename=part.filename or "file"))
    for about in (body or {}).get("attachments", ()):
        files[int(about["id"])].description = about.get("description")
    return body, files
