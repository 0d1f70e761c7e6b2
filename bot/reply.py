"""A request and its reply: platform-neutral blocks with the data they were made from."""

from dataclasses import dataclass, field
from typing import Any, Literal

from corpus.model import Evidence

Json = Any
"""What `json.dumps` takes: dicts, lists, strings, numbers, booleans and None."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a member asked: a command and its arguments, already split by the platform.

    `workspace` is the Discord server (or `operator` in a terminal); `member` is the
    platform's id of the person, which is hashed before it is stored. `place` is the platform's
    id of the channel, `within` of all that it is part of (a thread's channel), itself included;
    `groups` are the ids of the groups (roles) that the member is in.
    """

    workspace: str
    member: str
    command: str
    arguments: dict[str, Any] = field(default_factory=dict)
    admin: bool = False
    private: bool = False
    place: str = ""
    within: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Our own words: a heading, a line, a count. Never the news.

    `small` belongs to what stands above it, a `note` to all of the answer.
    """

    text: str
    style: Literal["title", "heading", "plain", "small", "note", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article: drawn verbatim, with source, date and link.

    `mark` are stretches of `evidence.text` (in its own characters) to set off;
    `label` is a short lead such as the speaker and the cue. `item` names the thing for feedback;
    `reported` is true while a member's report that it is wrong waits for an admin's word.
    """

    evidence: Evidence
    label: str | None = None
    mark: tuple[tuple[int, int], ...] = ()
    item: str | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header, all cells strings; the first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts to be seen at a glance: (label, count, total)."""

    bars: tuple[tuple[str, int, int], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the reply."""

    name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Channels, or groups of members, by the platform's ids: shown by the names they have there."""

    label: str
    kind: Literal["channels", "groups"]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """Something to do from here: a button, or a line to type.

    `asks` names parameters of the command that the member fills in first, in a form; what
    `arguments` has of them is what the form begins with.
    """

    label: str
    command: str
    arguments: dict[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


Block = Text | Excerpt | Table | Bars | Attachment | Named


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: blocks to draw, the data behind them, and where to go from here.

    `items` counts the findings shown; `private` asks the platform to show it to the asker alone;
    `id` is given by the App when the answer is recorded, and is what feedback refers to; an
    answer that is not `recorded` leaves no trace.
    """

    command: str
    blocks: tuple[Block, ...]
    data: Json
    actions: tuple[Next, ...] = ()
    items: int = 0
    private: bool = False
    ok: bool = True
    feedback: bool = False
    recorded: bool = True
    id: str | None = None


def evidence_json(evidence: Evidence) -> Json:
    """Evidence as scripts see it; `start` and `end` count characters of the document's text."""
    return {
        "document": evidence.document,
        "source": evidence.source,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
        "side": evidence.side,
        "title": evidence.title,
        "url": evidence.url,
        "published": evidence.published.isoformat() if evidence.published else None,
    }
