"""The App: takes a Request to its command and brings back a Reply."""

import asyncio
import logging
import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError
from threadpoolctl import threadpool_limits

from bot.admitting import alone, check_lent
from bot.ask import Ask
from bot.command import Command, checked, shown
from bot.errors import NotFoundError
from bot.framing.model import Finding
from bot.noting import Noted
from bot.noting import log as requests
from bot.records import Outcome, OutcomeState
from bot.refusing import failed, refused, unknown, writable
from bot.remembering import Remembered
from bot.replies import Replies, key
from bot.reply import Reply, Request
from bot.router import route
from bot.settings import Settings
from bot.states import States
from bot.suggest import Choice, choices
from bot.team import Team, Teams
from bot.turns import Turns
from bot.upkeep import Upkeep, put_answers_first
from bot.usage import Usage, open_usage
from bot.watches import Watches
from corpus.analysts import Analysts
from corpus.database import open_database
from corpus.errors import UserError
from corpus.model import OPERATOR
from corpus.search import Search
from corpus.store import Store

if TYPE_CHECKING:
    from bot.metrics import Metrics

log = logging.getLogger(__name__)

COMPARISONS = 300
"""Comparisons remembered: their findings, not the articles."""

WORKERS = 2
"""Threads for comparing: as many as the smallest machine has cores."""

AT_ONCE = 16
"""Answers worked on at once: more would not be ready sooner, but keep waiting who asks anew."""


class App:
    """What stays open between requests: the store, the index, the record of use."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        search: Search,
        usage: Usage,
        commands: Sequence[Command],
    ) -> None:
        """Take the parts, opened; `open` does both."""
        self.settings = settings
        self.store = store
        self.search = search
        self.usage = usage
        self.watches = Watches(store.database)
        self.teams = Teams(store.database)
        self.turns = Turns()
        self.commands = tuple(commands)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="compare")
        self.upkeep = Upkeep(settings, store, search, usage, self.teams)
        self._states = States(store, self.teams)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._compared: Remembered[tuple[Finding, ...]] = Remembered(COMPARISONS)
        self._replies = Replies()
        self._background: asyncio.Task[None] | None = None
        self._analysts: Analysts | None = None
        self.metrics: Metrics | None = None

    @classmethod
    async def open(cls, settings: Settings, commands: Sequence[Command]) -> "App":
        """Open the data folder; language models are loaded when first needed."""
        threadpool_limits(1)  # comparing has threads of its own; numpy's would fight them
        database = await open_database(settings.data)
        try:
            store = Store(database)
            for source in settings.sources:
                await store.put_source(source)
            search = await Search.open(settings.data, store)
            await search.catch_up()
            usage = await open_usage(database, settings.data, settings.usage.keep_days)
        except BaseException:
            await database.close()
            raise
        return cls(settings, store, search, usage, commands)

    async def aclose(self) -> None:
        """Close what is open; running comparisons are let finish."""
        if self._background is not None:  # what it reads is let go of before the database is closed
            self._background.cancel()
            await asyncio.wait([self._background])
        await asyncio.to_thread(self._workers.shutdown)
        if self._analysts is not None:
            await self._analysts.close()
        await self.search.close()
        await self.store.database.close()

    def keep_up(self) -> None:
        """Keep the index up in the background from now on; for who stays open for long.

        The language models get a process of their own, so that no answer waits for them.
        """
        put_answers_first()
        self._analysts = Analysts(many=True, size=1)
        self._background = asyncio.create_task(self.upkeep.keep_up(self._analysts))

    async def answer(self, request: Request) -> Reply:
        """Answer a request; whatever happens there is a Reply."""
        began, request, ticket = perf_counter(), writable(request), secrets.token_hex(4)
        reply, outcome = await self._tried(request, ticket)
        seconds = perf_counter() - began
        self._note(request, ticket, reply, outcome, seconds)
        return await self._recorded(request, reply, outcome, seconds)

    def _note(
        self, request: Request, ticket: str, reply: Reply, outcome: Outcome, seconds: float
    ) -> None:
        """Write a line on the request, and count it if somebody wants that."""
        known = self.command(request.command.casefold())
        name = known.name if known else "unknown"
        noted = Noted(ticket, name, outcome.state, reply.items, seconds)
        requests.info("%s", noted.line())
        if self.metrics is not None:
            self.metrics.count(noted)

    async def say(
        self,
        workspace: str,
        member: str,
        text: str,
        *,
        admin: bool = False,
        private: bool = False,
        place: str = "",
        within: tuple[str, ...] = (),
        groups: tuple[str, ...] = (),
    ) -> Reply:
        """Answer a typed line: a command by its name, or a question in plain words."""
        told = route(text, self.commands)
        who = (admin, private, place, within, groups)
        return await self.answer(Request(workspace, member, told.command, told.arguments, *who))

    async def suggest(
        self, workspace: str, command: str, parameter: str, typed: str, place: str = ""
    ) -> list[Choice]:
        """Offer values for a parameter while it is being typed; never an error."""
        found = self.command(command)
        wanted = found.parameter(parameter) if found else None
        if wanted is None:
            return []
        try:
            ask = await self.unasked(workspace, place)
            return await choices(ask, wanted, typed[:100])
        except (UserError, SQLAlchemyError):
            log.exception("no suggestions for %s %s", command, parameter)
            return []

    async def unasked(self, workspace: str, place: str) -> Ask:
        """Return the parts, for what a platform does in a channel though nobody asked."""
        team = (await self._states.now(workspace)).team
        return self._ask(Request(workspace, "", "", place=place), team)

    def command(self, name: str) -> Command | None:
        """Return the command of that name."""
        return next((command for command in self.commands if command.name == name), None)

    async def _tried(self, request: Request, ticket: str) -> tuple[Reply, Outcome]:
        try:
            reply = await self._run(request)
            return reply, Outcome("answered" if reply.ok else "refused")
        except UserError as error:
            state: OutcomeState = "not found" if isinstance(error, NotFoundError) else "refused"
            return refused(request, error, self.commands), Outcome(state)
        except Exception:
            log.exception("ticket %s: %s failed", ticket, shown(request.command))
            return failed(request, ticket), Outcome("failed", ticket)

    async def _run(self, request: Request) -> Reply:
        command = self.command(request.command.casefold())
        if command is None:
            raise UserError(unknown(request.command, self.commands))
        state = await self._states.now(request.workspace)
        team = state.team
        if command.admin and not request.admin:
            check_lent(command, team, request)
        ask = self._ask(request, team)
        arguments = checked(command, request.arguments, ask.settings.limits.question_characters)
        if request.workspace != OPERATOR and not command.private:
            self.turns.take(request.workspace, request.member, ask.settings.limits)
        reply = await self._said(command, ask, arguments, state.stamp)
        return replace(reply, private=reply.private or alone(command, team, request))

    async def hidden(self, request: Request) -> bool:
        """Tell whether only the asker sees the answer: known before there is one."""
        command = self.command(request.command)
        team = (await self._states.lately(request.workspace)).team
        return command is None or alone(command, team, request)

    async def _said(
        self, command: Command, ask: Ask, arguments: Mapping[str, Any], stamp: tuple[int, ...]
    ) -> Reply:
        """Run a command, or say again what it said a while ago if nothing changed since."""
        if not command.lasting:
            try:
                return await self._in_turn(command, ask, arguments)
            finally:
                self._states.drop(ask.workspace)
        asked = key(command.name, ask, arguments, stamp)
        return await self._replies.once(asked, lambda: self._in_turn(command, ask, arguments))

    async def _in_turn(self, command: Command, ask: Ask, arguments: Mapping[str, Any]) -> Reply:
        """Run a command once there is a place among those that are worked on.

        Who takes articles in waits for the analysts, and for nobody here.
        """
        async with nullcontext() if command.lent else self._places:
            return await command.run(ask, **arguments)

    def _ask(self, request: Request, team: Team) -> Ask:
        return Ask(
            request.workspace,
            request.member,
            request.admin,
            request.private,
            team.over(self.settings),
            self.store,
            self.search,
            self.usage,
            self.watches,
            self.teams,
            self._workers,
            self.commands,
            self._compared,
            request.place,
            self._analysts,
        )

    async def _recorded(
        self, request: Request, reply: Reply, outcome: Outcome, seconds: float
    ) -> Reply:
        """Record the answer; a failing write loses the record, never the reply."""
        if not reply.recorded:
            return reply
        try:
            id = await self.usage.record(request, reply, outcome, seconds)
        except Exception:
            log.exception("usage of %s not recorded", shown(request.command))
            return replace(reply, feedback=False)
        return replace(reply, id=id)
