"""Usage and feedback: what was asked, whether it helped, and what that changes."""

import asyncio
import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from time import time
from typing import Any, Literal

from sqlalchemy import delete, select, update

from bot import figures
from bot.records import (
    ABOUT,
    Outcome,
    Report,
    Shown,
    is_fleeting,
    items_of,
    opinion_of,
    query_of,
    reported_text,
    row_of,
    shown_of,
)
from bot.reply import Json, Reply, Request
from bot.sinking import Sinking, sinking
from corpus.database import Database
from corpus.errors import UserError
from corpus.schema import answers, feedback
from corpus.spelling import words

Verdict = Literal["useful", "useless", "wrong"]

__all__ = ["Outcome", "Report", "Shown", "Usage", "Verdict", "open_usage"]

GONE = "That answer is not kept any more; ask again, then say what you think."
NONE_YET = "There is no answer to judge yet; ask something first."

LOOKED_BACK = 20
"""Answers among which a member's last one that takes feedback is looked for."""

DAY = 86_400

REMEMBERED = 500
"""How many private answers are kept in memory for feedback."""


class Usage:
    """The record of use in one database; members are known by a keyed hash alone."""

    def __init__(self, database: Database, secret: bytes, keep_days: int) -> None:
        """Use the tables of `database`; `secret` keys the hash of members."""
        self._database = database
        self._secret = secret
        self._keep_days = keep_days
        self._private: OrderedDict[str, Shown] = OrderedDict()
        self._waiting: list[dict[str, Any]] = []
        self._storing = asyncio.Lock()

    def hash(self, workspace: str, member: str) -> str:
        """Return the member's key: the same in one workspace, telling nothing elsewhere."""
        message = f"{workspace}\0{member}".encode()
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()

    async def record(self, request: Request, reply: Reply, outcome: Outcome, seconds: float) -> str:
        """Store what was asked and shown, and return the answer's id.

        What is not stored of it stays in memory for a while, so that feedback can name an item
        and a step can be taken.
        """
        id, member = secrets.token_hex(6), self.hash(request.workspace, request.member)
        when = {"milliseconds": round(seconds * 1000, 1), "at": time()}
        await self._insert({"id": id, "member": member, **row_of(request, reply, outcome), **when})
        if is_fleeting(request):
            self._remember(Shown(id, query_of(reply), items_of(reply), reply.actions))
        return id

    async def _insert(self, row: dict[str, Any]) -> None:
        """Store a record, and with it those that came while another was being stored."""
        self._waiting.append(row)
        async with self._storing:
            rows, self._waiting = self._waiting, []
            if rows:
                async with self._database.write() as connection:
                    await connection.execute(answers.insert(), rows)

    def _remember(self, shown: Shown) -> None:
        self._private[shown.answer] = shown
        while len(self._private) > REMEMBERED:
            self._private.popitem(last=False)

    async def shown(self, workspace: str, member: str, answer: str | None = None) -> Shown:
        """Return an answer as shown: the one named, or the member's last that showed items."""
        if answer is not None and answer in self._private:
            return self._private[answer]
        wanted = select(answers).where(answers.c.workspace == workspace)
        mine = answers.c.member == self.hash(workspace, member)
        wanted = wanted.where(answers.c.id == answer if answer else mine)
        async with self._database.read() as connection:
            last = wanted.order_by(answers.c.at.desc()).limit(LOOKED_BACK)
            rows = (await connection.execute(last)).all()
        found = next((row for row in rows if answer or ABOUT in row.arguments), None)
        if found is None:
            raise UserError(GONE if answer else NONE_YET)
        return shown_of(found)

    async def judge(
        self,
        workspace: str,
        member: str,
        shown: Shown,
        verdict: Verdict,
        item: str | None = None,
        why: str | None = None,
    ) -> None:
        """Store a member's word on an answer; a second one on the same thing replaces it."""
        row = {
            "answer": shown.answer,
            "workspace": workspace,
            "member": self.hash(workspace, member),
            "verdict": verdict,
            "item": item,
            "why": why,
            "state": "waiting" if verdict == "wrong" else None,
            "at": time(),
        }
        same = [feedback.c[key] == row[key] for key in ("answer", "workspace", "member")]
        async with self._database.write() as connection:
            await connection.execute(
                delete(feedback).where(*same, feedback.c.item.is_not_distinct_from(item))
            )
            await connection.execute(feedback.insert().values(row))

    async def sinking(self, workspace: str, query: str) -> Sinking:
        """Return how far each item sinks for this query, by what the workspace thought."""
        wanted = (
            select(
                feedback.c.verdict,
                feedback.c.item,
                feedback.c.state,
                answers.c.arguments,
                answers.c.shown,
            )
            .join(answers, answers.c.id == feedback.c.answer)
            .where(feedback.c.workspace == workspace)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).all()
        return sinking([opinion_of(row) for row in rows], frozenset(words(query)))

    async def pending(self, workspace: str, limit: int = 10) -> list[Report]:
        """Return the reports that wait for an admin's word, oldest first."""
        wanted = (
            select(feedback, answers.c.shown)
            .join(answers, answers.c.id == feedback.c.answer)
            .where(feedback.c.workspace == workspace, feedback.c.state == "waiting")
            .order_by(feedback.c.id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).all()
        return [Report(row.id, row.item or "", reported_text(row), row.why) for row in rows]

    async def decide(
        self, workspace: str, report: int, state: Literal["upheld", "dismissed"]
    ) -> bool:
        """Uphold or dismiss a report, and every other report of the same item."""
        wrong = (feedback.c.workspace == workspace, feedback.c.verdict == "wrong")
        async with self._database.write() as connection:
            item = await connection.scalar(
                select(feedback.c.item).where(*wrong, feedback.c.id == report)
            )
            await connection.execute(
                update(feedback).where(*wrong, feedback.c.item == item).values(state=state)
            )
        return item is not None

    async def counts(self, workspace: str) -> Json:
        """Return how often each command was used, how it ended, its times and its use."""
        async with self._database.read() as connection:
            return await figures.counts(connection, workspace)

    async def not_found(self, workspace: str, limit: int = 8) -> list[tuple[str, int]]:
        """Return what nothing was found for, the most asked first, with how often; not by whom."""
        async with self._database.read() as connection:
            return await figures.not_found(connection, workspace, limit)

    async def export(self, workspace: str, member: str) -> Json:
        """Return every record of one member in one workspace."""
        key = self.hash(workspace, member)
        async with self._database.read() as connection:
            return {
                table.name: [
                    dict(row._mapping)
                    for row in await connection.execute(
                        select(table).where(table.c.workspace == workspace, table.c.member == key)
                    )
                ]
                for table in (answers, feedback)
            }

    async def erase(self, workspace: str, member: str) -> int:
        """Drop every record of one member in one workspace, and return how many there were."""
        key = self.hash(workspace, member)
        self._private.clear()
        gone = 0
        async with self._database.write() as connection:
            for table in (answers, feedback):
                wanted = delete(table).where(table.c.workspace == workspace, table.c.member == key)
                gone += (await connection.execute(wanted)).rowcount
        await self._database.forget_traces()
        return gone

    async def prune(self, days: Mapping[str, int] | None = None) -> None:
        """Drop what is older than the operator keeps it, or a workspace: the fewer `days`.

        An answer that somebody judged stays, since the judgement counts on; who asked and
        who judged is dropped from it.
        """
        if self._keep_days:
            await self._drop_before(time() - self._keep_days * DAY)
        for workspace, kept in (days or {}).items():
            await self._drop_before(time() - kept * DAY, workspace)

    async def _drop_before(self, before: float, workspace: str | None = None) -> None:
        judged = select(feedback.c.answer)
        old = [answers.c.at < before]
        told = [feedback.c.at < before]
        if workspace is not None:
            old.append(answers.c.workspace == workspace)
            told.append(feedback.c.workspace == workspace)
        async with self._database.write() as connection:
            await connection.execute(delete(answers).where(*old, answers.c.id.not_in(judged)))
            await connection.execute(update(answers).where(*old).values(member=""))
            await connection.execute(update(feedback).where(*told).values(member=""))


async def open_usage(database: Database, folder: Path, keep_days: int) -> Usage:
    """Open the record of use, and drop what is past its time."""
    usage = Usage(database, _secret(folder), keep_days)
    await usage.prune()
    return usage


def _secret(folder: Path) -> bytes:
    """Read the key that members are hashed with; made once, readable by its owner alone."""
    file = folder / "member.key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(secrets.token_bytes(32))
    return file.read_bytes()
