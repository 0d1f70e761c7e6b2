"""mydata: what is kept about you, to take or to erase."""

import json
from typing import Annotated, Literal

from bot.ask import Ask
from bot.command import Option
from bot.reply import Attachment, Block, Json, Next, Reply, Text
from bot.wording import counted, listed

NOTHING = "Nothing is kept of your use here."


async def mydata(
    ask: Ask,
    action: Annotated[
        Literal["export", "erase"], Option("export gives you a file, erase drops it all")
    ] = "export",
    sure: Annotated[bool, Option("yes erases without asking again", inner=True)] = False,
) -> Reply:
    """Export or erase what is kept of your use here."""
    if action == "export":
        return await _export(ask)
    return await (_erase(ask) if sure else _asked(ask))


async def _kept(ask: Ask) -> Json:
    """Return every record of one's use here; in private, what is watched is one's own too."""
    kept: dict[str, list[Json]] = await ask.usage.export(ask.workspace, ask.member)
    if ask.private:
        kept["watches"] = [each.incident for each in await ask.watches.all(ask.workspace)]
    return kept


async def _export(ask: Ask) -> Reply:
    kept = await _kept(ask)
    content = json.dumps(kept, ensure_ascii=False, indent=2, default=str).encode()
    blocks = (
        Text("Your data", "title"),
        Text(f"Kept of your use here: {_told(kept)}."),
        Text(_HASHED, "small"),
        Attachment("parallax-mydata.json", content, "everything kept of your use here"),
    )
    erase = (Next("Erase it all…", "mydata", {"action": "erase"}),)
    return _answered(blocks, kept, *erase if _held(kept) else ())


_HASHED = "Your name is not kept: a keyed hash of it is. Of private messages no word is kept."


async def _asked(ask: Ask) -> Reply:
    """Say what would be erased before it is, since nobody can bring it back."""
    kept = await _kept(ask)
    if not _held(kept):
        return _answered((Text(NOTHING),), {"held": 0})
    blocks = (
        Text("Erase all that is kept of your use here?", "title"),
        Text(f"This would go for good: {_told(kept)}."),
        Text(_ELSEWHERE if ask.private else _STAYS, "small"),
    )
    return _answered(
        blocks,
        {"held": _held(kept)},
        Next("Erase for good", "mydata", {"action": "erase", "sure": "yes"}),
        Next("See it first", "mydata", {"action": "export"}),
    )


_ELSEWHERE = "Where else you asked, it is kept apart: erase it there."
_STAYS = f"What the team added and chose stays. {_ELSEWHERE}"


async def _erase(ask: Ask) -> Reply:
    gone = _held(await _kept(ask))
    await ask.usage.erase(ask.workspace, ask.member)
    if ask.private:  # what is asked in private has a workspace of its own, which goes with it
        await ask.store.forget_workspace(ask.workspace)
        await ask.store.forget_traces()
    said = f"Erased: {counted(gone, 'record')} of your use here." if gone else NOTHING
    return _answered((Text(said),), {"erased": gone})


_NOUNS = {"answers": "question", "feedback": "judgement", "watches": "watched incident"}


def _told(kept: Json) -> str:
    """Count what is kept: “12 questions and 3 judgements”."""
    held = [counted(len(rows), _NOUNS[table]) for table, rows in kept.items() if rows]
    return listed(held) or "nothing"


def _held(kept: Json) -> int:
    return sum(map(len, kept.values()))


def _answered(blocks: tuple[Block, ...], data: Json, *steps: Next) -> Reply:
    return Reply("mydata", blocks, data, steps, private=True, recorded=False)
