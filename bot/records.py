"""What is recorded of an answer, and how it is read back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.reply import Excerpt, Json, Next, Reply, Request
from bot.sinking import Opinion
from corpus.spelling import words

ABOUT = "about words"
"""Where the words of a question stand beside its arguments, if it takes feedback."""

OutcomeState = Literal["answered", "not found", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request ended: answered, not found, refused (the user can mend it), failed (a bug)."""

    state: OutcomeState
    ticket: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as it was shown: its question's words, its items and what came next."""

    answer: str
    query: str
    items: tuple[dict[str, Any], ...]
    actions: tuple[Next, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An item that a member called wrong and no admin has looked at yet."""

    id: int
    item: str
    text: str
    why: str | None


def query_of(reply: Reply) -> str:
    """What the answer is about, as folded words, by which similar questions are told."""
    about = reply.data.get("query") if isinstance(reply.data, dict) else None
    return " ".join(dict.fromkeys(words(str(about or ""))))


def items_of(reply: Reply) -> tuple[dict[str, Any], ...]:
    """Return the items of a reply, as they were shown and in their order."""
    return tuple(
        {"item": block.item, "text": block.evidence.text, "label": block.label}
        for block in reply.blocks
        if isinstance(block, Excerpt) and block.item
    )


_PASTED = frozenset((("verify", "text"), ("ingest", "text")))
"""Arguments that are somebody else's words, by command."""

_LONGEST = 300
"""Letters of a question; what is longer was pasted."""


def row_of(request: Request, reply: Reply, outcome: Outcome) -> dict[str, Json]:
    """Return what is stored of an answer, but for by whom it was asked, and when.

    Of a private request that is neither the words nor what they found, and of a pasted text
    neither its words nor the steps that may hold them.
    """
    fleeting = is_fleeting(request)
    about = {ABOUT: "" if fleeting else query_of(reply)} if reply.feedback else {}
    return {
        "workspace": request.workspace,
        "command": request.command[:64],
        "arguments": {} if request.private else _plain(request) | about,
        "shown": [] if request.private else items_of(reply),
        "actions": [] if fleeting else [asdict(action) for action in reply.actions],
        "outcome": outcome.state if outcome.ticket is None else f"failed {outcome.ticket}",
        "items": reply.items,
    }


def is_fleeting(request: Request) -> bool:
    """Tell what is not wholly stored: private, or with a text whose words the steps may hold."""
    given = request.arguments.items()
    return request.private or any(_is_pasted(request.command, *each) for each in given)


def _plain(request: Request) -> dict[str, Json]:
    """Arguments as JSON; a file by its name, and nothing of a text that was pasted."""
    return {
        name: getattr(value, "name", None) or str(value)
        for name, value in request.arguments.items()
        if value is not None and not _is_pasted(request.command, name, value)
    }


def _is_pasted(command: str, name: str, value: Any) -> bool:
    """Tell somebody else's words from what a member asked."""
    return isinstance(value, str) and ((command, name) in _PASTED or len(value) > _LONGEST)


def shown_of(row: Any) -> Shown:
    """Read an answer back as it was shown."""
    actions = tuple(Next(**action) for action in row.actions)
    return Shown(row.id, row.arguments.get(ABOUT, ""), tuple(row.shown), actions)


def opinion_of(row: Any) -> Opinion:
    """Read a judgement as an opinion on items: the one it names, else all that were shown."""
    items = [row.item] if row.item else [item["item"] for item in row.shown]
    return Opinion(
        row.verdict, tuple(items), frozenset(row.arguments.get(ABOUT, "").split()), row.state
    )


def reported_text(row: Any) -> str:
    """Return the words of the item that a judgement names."""
    return next((str(item["text"]) for item in row.shown if item["item"] == row.item), "")


def asked_of(arguments: Mapping[str, Any]) -> str:
    """Return the words that a question was about, folded to one case; no date or kind it named."""
    said = (str(arguments[name]) for name in _WORDED if arguments.get(name))
    return " ".join(next(said, "").casefold().split())


_WORDED = ("words", "incident", "topic", "speaker", "name", "text", "narrative", "about")
"""Arguments that say in words what is asked about, the most telling first."""
