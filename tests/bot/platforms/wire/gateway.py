"""The gateway: sessions by shard, compressed, with heartbeats, resuming and reconnecting."""

import asyncio
import json
import secrets
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import discord
from aiohttp import WSMsgType, web
from simcord.backend import Backend, serializers
from simcord.gateway import FakeGateway


class Op(IntEnum):
    """What a gateway message is about."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    ACKNOWLEDGED = 11


class Connection:
    """One WebSocket: what is sent shares one stream of compression, if that was asked for."""

    def __init__(self, socket: web.WebSocketResponse, compressed: bool) -> None:
        """Take an open socket."""
        self.socket = socket
        self._deflate = zlib.compressobj() if compressed else None
        self._outgoing: asyncio.Queue[str] = asyncio.Queue()

    def send(self, op: Op, about: Any = None, event: str | None = None, seq: int = 0) -> None:
        """Put one message in the line of those to be sent."""
        told = json.dumps({"op": op, "d": about, "t": event, "s": seq or None})
        self._outgoing.put_nowait(told)

    async def write(self) -> None:
        """Send what is in the line, until the connection ends."""
        with suppress(ConnectionError):
            while True:
                told = await self._outgoing.get()
                if self._deflate is None:
                    await self.socket.send_str(told)
                else:
                    raw = self._deflate.compress(told.encode())
                    await self.socket.send_bytes(raw + self._deflate.flush(zlib.Z_SYNC_FLUSH))


@dataclass
class Session:
    """What a shard asked for, what it was sent, and the connection it has at the moment."""

    id: str
    shard: int
    shards: int
    intents: discord.Intents
    connection: Connection | None
    sent: list[tuple[str, Any]] = field(default_factory=list)
    forgotten: int = 0

    @property
    def parsers(self) -> "Session":
        """Stand in for discord.py's table of parsers: simcord's gate hands events to it."""
        return self

    def __getitem__(self, event: str) -> Any:
        """Return what takes an event of this name."""
        return lambda payload: self.tell(event, payload)

    def tell(self, event: str, payload: Any) -> None:
        """Send an event, or keep it for when the shard comes back."""
        self.sent.append((event, payload))
        if self.connection is not None:
            self.connection.send(Op.DISPATCH, payload, event, self.forgotten + len(self.sent))

    def forget(self) -> None:
        """Let go of what was sent: it is not asked for again while the connection stands."""
        self.forgotten += len(self.sent)
        self.sent.clear()

    def concerns(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Tell whether this shard gets an event: that of the guild, or the first."""
        guild = payload.get("guild_id")
        if guild is None and event in ("GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"):
            guild = payload["id"]
        return self.shard == (0 if guild is None else (int(guild) >> 22) % self.shards)


class Gateway:
    """Takes connections, and gives each session the events that concern it."""

    def __init__(self, backend: Backend, *, heartbeat: float = 0.5) -> None:
        """Hand on what the backend emits; `heartbeat` is in seconds."""
        self.backend = backend
        self.address = ""
        self.heartbeat = heartbeat
        self.sessions: dict[str, Session] = {}
        self.heard: list[tuple[Op, Any]] = []
        self.queries: list[dict[str, str]] = []
        backend.subscribers.append(self._emitted)

    def _emitted(self, event: str, payload: Mapping[str, Any]) -> None:
        for session in self.sessions.values():
            if session.concerns(event, payload):
                FakeGateway(self.backend, session).feed(event, payload)

    async def connected(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self.queries.append(dict(request.query))
        connection = Connection(socket, request.query.get("compress") == "zlib-stream")
        connection.send(Op.HELLO, {"heartbeat_interval": int(self.heartbeat * 1000)})
        writing = asyncio.create_task(connection.write())
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                told = json.loads(message.data)
                self._take(connection, Op(told["op"]), told["d"])
        writing.cancel()
        for session in self.sessions.values():
            if session.connection is connection:
                session.connection = None
        return socket

    def _take(self, connection: Connection, op: Op, about: Any) -> None:
        self.heard.append((op, about))
        match op:
            case Op.HEARTBEAT:
                connection.send(Op.ACKNOWLEDGED)
            case Op.IDENTIFY:
                self._begin(connection, about)
            case Op.RESUME:
                self._resume(connection, about)
            case _:
                pass

    def _begin(self, connection: Connection, about: dict[str, Any]) -> None:
        shard, shards = about.get("shard", (0, 1))
        intents = discord.Intents._from_value(about["intents"])
        session = Session(secrets.token_hex(8), shard, shards, intents, connection)
        self._forget(shard)
        self.sessions[session.id] = session
        guilds = [g for g in self.backend.guilds.values() if (g.id >> 22) % shards == shard]
        session.tell("READY", self._ready(session, [str(guild.id) for guild in guilds]))
        for guild in guilds:
            created = serializers.guild_create_payload(self.backend, guild)
            FakeGateway(self.backend, session).feed("GUILD_CREATE", created)

    def _forget(self, shard: int) -> None:
        """A shard has one session; the one before it is over."""
        self.sessions = {id: s for id, s in self.sessions.items() if s.shard != shard}

    def _ready(self, session: Session, guilds: list[str]) -> dict[str, Any]:
        return {
            "v": 10,
            "user": dict(serializers.user_payload(self.backend.bot_user)),
            "guilds": [{"id": id, "unavailable": True} for id in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "shard": [session.shard, session.shards],
            "application": {"id": str(self.backend.application_id), "flags": 0},
        }

    def _resume(self, connection: Connection, about: dict[str, Any]) -> None:
        session = self.sessions.get(about["session_id"])
        if session is None:
            connection.send(Op.INVALID_SESSION, False)
            return
        session.connection = connection
        missed = session.sent[about["seq"] - session.forgotten :]
        for number, (event, payload) in enumerate(missed, about["seq"] + 1):
            connection.send(Op.DISPATCH, payload, event, number)
        session.tell("RESUMED", {})

    async def drop(self, code: int = 4000) -> None:
        """Close every connection, as a gateway that goes down does; sessions can be resumed."""
        for session in self.sessions.values():
            if session.connection is not None:
                connection, session.connection = session.connection, None
                await connection.socket.close(code=code)

    def ask_to_reconnect(self) -> None:
        """Ask every shard to come again."""
        for session in self.sessions.values():
            if session.connection is not None:
                session.connection.send(Op.RECONNECT)

    def invalidate(self) -> None:
        """Tell every shard that its session is over and cannot be resumed."""
        sessions, self.sessions = list(self.sessions.values()), {}
        for session in sessions:
            if session.connection is not None:
                session.connection.send(Op.INVALID_SESSION, False)

    async def close(self) -> None:
        """Let all go."""
        await self.drop(1001)
