"""mydata: what is kept about you, to take or to erase."""

import json
from typing import Annotated, Literal

from bot.ask import Ask
from bot.command import Option
from bot.reply import Attachment, Next, Reply, Text
from bot.wording import counted


async def mydata(
    ask: Ask,
    action: Annotated[
        Literal["export", "erase"], Option("export gives you a file, erase drops it all")
    ] = "export",
) -> Reply:
    """Export or erase what is kept of your use here."""
    return await (_erase(ask) if action == "erase" else _export(ask))


async def _export(ask: Ask) -> Reply:
    kept = await ask.usage.export(ask.workspace, ask.member)
    answers, judged = len(kept["answers"]), len(kept["feedback"])
    line = f"Kept of your use here: {counted(answers, 'question')}, {counted(judged, 'judgement')}."
    content = json.dumps(kept, ensure_ascii=False, indent=2, default=str).encode()
    file = Attachment("parallax-mydata.json", content, "everything kept of your use here")
    return Reply(
        "mydata",
        (
            Text("Your data", "title"),
            Text(line),
            Text(
                "Your name is not kept: a keyed hash of it is. Private messages are never kept.",
                "small",
            ),
            file,
        ),
        kept,
        (Next("Erase it all", "mydata", {"action": "erase"}),),
        items=answers + judged,
        private=True,
        recorded=False,
    )


async def _erase(ask: Ask) -> Reply:
    gone = await ask.usage.erase(ask.workspace, ask.member)
    if ask.private:  # what is asked in private has a workspace of its own, which goes with it
        await ask.store.forget_workspace(ask.workspace)
        await ask.store.forget_traces()
    return Reply(
        "mydata",
        (Text(f"Erased: {counted(gone, 'record')} of your use here."),),
        {"erased": gone},
        private=True,
        recorded=False,
    )
