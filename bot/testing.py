"""For tests: `ask`, which answers a typed line as Parallax would, on a real data folder."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import App
from bot.commands import COMMANDS
from bot.reply import Reply, Request
from bot.settings import load
from corpus.model import OPERATOR


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks an open App: `await ask("compare flood herald gazette")`."""

    app: App
    workspace: str = OPERATOR
    member: str = "tester"
    admin: bool = False
    place: str = ""

    async def __call__(
        self,
        text: str,
        *,
        workspace: str | None = None,
        member: str | None = None,
        admin: bool | None = None,
        private: bool = False,
    ) -> Reply:
        """Answer a line, as said by somebody somewhere."""
        return await self.app.say(
            workspace or self.workspace,
            member or self.member,
            text,
            admin=self.admin if admin is None else admin,
            private=private,
            place=self.place,
        )

    async def follow(self, reply: Reply, number: int) -> Reply:
        """Take a step of a reply, counted from 0, as it is kept with the answer."""
        kept = await self.app.usage.shown(self.workspace, self.member, reply.id or "")
        step = kept.actions[number]
        asked = Request(self.workspace, self.member, step.command, dict(step.arguments), self.admin)
        return await self.app.answer(asked)


@asynccontextmanager
async def asking(data: Path, config: Path | None = None) -> AsyncIterator[Asker]:
    """Open an App on a data folder for as long as the test asks."""
    app = await App.open(load(data, config, environment={}), COMMANDS)
    try:
        yield Asker(app)
    finally:
        await app.aclose()


@asynccontextmanager
async def asking_copy(
    prepared: Path, folder: Path, config: Path | None = None
) -> AsyncIterator[Asker]:
    """Open an App on a copy of a prepared data folder, so that a test may change it."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    async with asking(folder, config) as ask:
        yield ask
