"""feedback: what a member thinks of an answer."""

from typing import Annotated, Literal

from bot.ask import Ask
from bot.command import Option
from bot.records import Shown
from bot.reply import Reply, Text
from corpus.errors import UserError


async def feedback(
    ask: Ask,
    verdict: Annotated[
        Literal["useful", "useless", "wrong"],
        Option("useful, useless, or wrong for one item, such as wrong 2"),
    ],
    item: Annotated[int | None, Option("which item of the answer, counted from 1", least=1)] = None,
    why: Annotated[str | None, Option("a word why")] = None,
    answer: Annotated[str | None, Option("the answer's id; without it, your last one")] = None,
) -> Reply:
    """Say whether an answer helped, or that an item in it is wrong."""
    shown = await ask.usage.shown(ask.workspace, ask.member, answer)
    named = _named(shown, item)
    if verdict == "wrong" and named is None:
        raise UserError("Say which item is wrong by its number, such as: wrong 2 not his words.")
    await ask.usage.judge(ask.workspace, ask.member, shown, verdict, named, why)
    return Reply(
        "feedback",
        (Text(_THANKS[verdict]),),
        {"answer": shown.answer, "verdict": verdict, "item": named},
        private=True,
    )


_THANKS = {
    "useful": "Noted: useful. Thank you.",
    "useless": "Noted: not useful. It will come later for questions like this one.",
    "wrong": "Noted. The item is marked until someone who manages this workspace has looked.",
}


def _named(shown: Shown, number: int | None) -> str | None:
    if number is None:
        return None
    if not shown.items:
        raise UserError("Your last answer has no numbered items; ask for some, then name one.")
    if number > len(shown.items):
        raise UserError(f"That answer's items go from 1 to {len(shown.items)}; name one of them.")
    return str(shown.items[number - 1]["item"])
