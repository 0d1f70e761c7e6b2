"""incident: an admin's word on what belongs together."""

import re
from typing import Annotated, Literal

from bot import lookup
from bot.ask import Ask
from bot.command import Option, shown
from bot.reply import Next, Reply, Text
from corpus.errors import UserError
from corpus.model import Incident

Action = Literal["merge", "split", "move", "rename", "undo"]


async def incident(
    ask: Ask,
    action: Annotated[Action, Option("what to do")],
    incident: Annotated[str, Option("which one; for move, where the article goes", "incidents")],
    into: Annotated[str | None, Option("for merge: the one that stays", "incidents")] = None,
    articles: Annotated[
        str | None, Option("for split and move: ids of articles, with commas", "articles")
    ] = None,
    title: Annotated[str | None, Option("for rename: the new title")] = None,
) -> Reply:
    """Merge, split, rename an incident or move an article into it; undo takes it back."""
    meant = await lookup.incident(ask, incident, "incidents")
    said, id = await _done(ask, action, meant, into, _ids(articles), title)
    now = await ask.store.incident(ask.workspace, id)
    return Reply(
        "incident",
        (Text(said), *((Text(lookup.titled(now), "heading"),) if now else ())),
        {"action": action, "incident": id, "title": now.title if now else None},
        () if action == "undo" else (Next("Undo", "incident", {"action": "undo", "incident": id}),),
    )


async def _done(
    ask: Ask, action: Action, meant: Incident, into: str | None, ids: list[str], title: str | None
) -> tuple[str, str]:
    """Do it; return what was done, and the id of the incident that it came to."""
    match action:
        case "merge":
            other = await lookup.incident(ask, _said(into, "into"), "incidents")
            await ask.store.merge_incidents(ask.workspace, meant.id, other.id)
            return f"“{shown(meant.title, 80)}” is part of this incident now.", other.id
        case "split":
            _said(",".join(ids), "articles")
            made = await ask.store.split_incident(ask.workspace, meant.id, ids)
            return "These articles have an incident of their own now.", made
        case "move":
            _said(",".join(ids), "articles")
            for id in ids:
                await ask.store.move_article(ask.workspace, id, meant.id)
            return "The article is about this incident now.", meant.id
        case "rename":
            named = " ".join(_said(title, "title").split())
            await ask.store.rename_incident(ask.workspace, meant.id, named)
            return "The incident is called so from now on.", meant.id
        case "undo":
            if await ask.store.undo_change(ask.workspace, meant.id) is None:
                raise UserError("Nothing was done to this incident that could be undone.")
            return "What was done last is undone.", meant.id


def _ids(articles: str | None) -> list[str]:
    return [id for id in re.split(r"[,\s]+", articles or "") if id]


def _said(value: str | None, option: str) -> str:
    if not value or not value.strip():
        raise UserError(f"Say {option} as well; see help incident.")
    return value
