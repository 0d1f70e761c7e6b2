"""Two made-up articles with their annotations, and how to store them."""

import re
from datetime import date
from typing import Any

from corpus.fingerprints import fingerprint
from corpus.incidents import Assignment
from corpus.model import (
    OPERATOR,
    Annotations,
    Article,
    Document,
    Name,
    Quotation,
    Source,
    Span,
    Speaker,
)
from corpus.recalling import Mention
from corpus.spelling import name_key
from corpus.store import Added, Store

NEW = Assignment(founds=True)
SAID = re.compile(r"“(?P<content>[^”]+)” (?P<cue>said) (?P<speaker>\w+ \w+)\.")
BRIDGE = (
    "The bridge at Lower Wick fell into the river on Monday morning. No one was hurt. "
    "“We heard a crack and ran” said Ada Quill. The council has closed the road. "
    "Engineers had warned of rust in the eastern pillar since the spring of last year."
)
FERRY = (
    "A ferry ran aground near Cape Hollow in thick fog. “All are safe” said Bram Tiller. "
    "The harbour master ordered an inquiry, which is to report in May. "
    "Forty passengers were brought ashore in small boats before noon."
)


def annotated(document: Document) -> Annotations:
    found = list(SAID.finditer(document.text))
    return Annotations(
        passages=(Span(0, len(document.text)),),
        quotations=tuple(_quotation(match) for match in found),
        names=tuple(
            Name(Span(*match.span("speaker")), "person", name_key(match["speaker"]))
            for match in found
        ),
    )


def _quotation(match: re.Match[str]) -> Quotation:
    name = match["speaker"]
    speaker = Speaker(Span(*match.span("speaker")), "person", name, name_key(name))
    content, cue, whole = (Span(*match.span(part)) for part in ("content", "cue", 0))
    return Quotation(content, "direct", speaker, cue, "neutral", whole, 0.9)


async def add(
    store: Store,
    text: str,
    source: str = "Tin Heron Courier",
    *,
    side: str | None = None,
    workspace: str = OPERATOR,
    incident: Assignment = NEW,
    **known: Any,
) -> Added:
    document = Document(known.pop("id", ""), source, text, workspace=workspace, **known)
    return await store.add(
        workspace,
        document,
        Source(source, side, workspace=workspace),
        annotated(document),
        fingerprint(document),
        incident,
    )


async def only(store: Store, workspace: str = OPERATOR) -> Article:
    changes = await store.outbox(0, 10)
    found = await store.articles(workspace, [change.document for change in changes])
    assert len(found) == 1
    return found[0]


async def bridge_and_ferry(store: Store) -> tuple[str, str]:
    bridge = Assignment(founds=True, title="Bridge falls", happened=date(2025, 3, 3))
    await add(store, BRIDGE, id="b", side="east", incident=bridge, published=date(2025, 3, 4))
    first = (await store.incidents(OPERATOR))[0].id
    ferry = Assignment(
        founds=True,
        mentions=(Mention(first, ()),),
        title="Ferry aground",
        happened=date(2025, 4, 1),
    )
    await add(store, FERRY, "Green Paper", id="f", incident=ferry, published=date(2025, 4, 2))
    return first, (await store.incidents(OPERATOR))[0].id


class At:
    """A place as the search names it."""

    def __init__(self, document: str, index: int) -> None:
        """Point at the `index`th quotation of `document`."""
        self.document, self.index = document, index
