"""What is stored comes back as it was, to those who may see it and to nobody else."""

import inspect
import re
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from corpus.database import Database
from corpus.errors import UserError
from corpus.fingerprints import fingerprint
from corpus.incidents import Assignment
from corpus.model import (
    OPERATOR,
    Annotations,
    Article,
    Aside,
    Decision,
    Document,
    Name,
    Quotation,
    Source,
    Span,
    Speaker,
)
from corpus.recalling import Mention
from corpus.spelling import name_key
from corpus.store import Added, Bounds, HeldQuotation, Store

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


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


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


# --- what is stored -----------------------------------------------------------------------


async def test_an_article_comes_back_as_it_was(store: Store) -> None:
    document = Document(
        "b1",
        "Tin Heron Courier",
        BRIDGE,
        url="https://heron.example/bridge",
        title="Bridge falls",
        published=date(2025, 3, 4),
        aside=(Aside(Span(0, 10), "caption"),),
    )
    source = Source("Tin Heron Courier", "pro-kyiv", "GB")
    await store.add(OPERATOR, document, source, annotated(document), fingerprint(document), NEW)
    held = await store.document(OPERATOR, "b1")
    assert held == Article(document, source, annotated(document))


async def test_articles_come_in_the_order_asked_for_each_once(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    await add(store, FERRY, id="f")
    found = await store.articles(OPERATOR, ["f", "nothing", "b", "f"])
    assert [article.document.id for article in found] == ["f", "b"]


async def test_an_article_without_an_id_gets_one_from_its_text(store: Store) -> None:
    added = await add(store, BRIDGE)
    assert re.fullmatch("[0-9a-f]{12}", added.id)
    assert (await only(store)).document.id == added.id


async def test_a_document_is_in_with_its_row_for_the_index_or_not_at_all(store: Store) -> None:
    broken = replace(annotated(Document("", "", BRIDGE)), names=(None,))  # type: ignore[arg-type]
    document = Document("b", "Tin Heron Courier", BRIDGE)
    with pytest.raises(AttributeError):
        await store.add(OPERATOR, document, Source("x"), broken, fingerprint(document), NEW)
    assert await store.article_count() == 0
    assert await store.outbox(0, 10) == []
    assert await store.sources(OPERATOR) == []


# --- identity -----------------------------------------------------------------------------


async def test_the_same_article_again_is_known(store: Store) -> None:
    first = await add(store, BRIDGE, id="b")
    assert await add(store, BRIDGE, id="b") == Added(first.id, "known", "id")
    assert await store.article_count() == 1
    assert len(await store.outbox(0, 10)) == 1
    assert len(await store.tellings(OPERATOR, "b")) == 1


async def test_the_same_link_is_the_same_article(store: Store) -> None:
    await add(store, BRIDGE, id="b", url="https://www.heron.example/bridge/?utm_source=x#top")
    again = await add(store, FERRY, url="http://heron.example/bridge")
    assert again == Added("b", "known", "link")


async def test_one_text_in_twelve_outlets_is_one_document_with_twelve_tellings(
    store: Store,
) -> None:
    for n in range(12):
        await add(store, BRIDGE, f"Outlet {n}", id=f"b{n}", url=f"https://o{n}.example/bridge")
    assert await store.article_count() == 1
    tellings = await store.tellings(OPERATOR, "b0")
    assert [telling.source for telling in tellings] == [f"Outlet {n}" for n in range(12)]


async def test_a_text_that_differs_in_a_word_is_known_and_another_one_is_not(
    store: Store,
) -> None:
    long = " ".join(f"{BRIDGE} Number {n} of the report." for n in range(3))
    await add(store, long, id="b")
    assert (await add(store, long.replace("spring", "autumn", 1))).by == "text"
    assert (await add(store, FERRY)).state == "added"


async def test_every_id_of_a_text_is_told_with_its_source_to_those_who_may_see_it(
    store: Store,
) -> None:
    for id, source in (("b0", "Heron"), ("b1", "Gull"), ("b2", "Tern")):
        await add(store, BRIDGE, source, id=id)
    await add(store, BRIDGE, "Green Paper", id="b3", workspace="green")
    await add(store, FERRY, "Heron", id="f0")
    seen = {"b0": "Heron", "b1": "Gull", "b2": "Tern"}
    assert await store.given_ids(OPERATOR, ["b0", "f0"]) == {"b0": seen, "f0": {"f0": "Heron"}}
    assert (await store.given_ids("green", ["b0"]))["b0"] == seen | {"b3": "Green Paper"}
    assert await store.given_ids(OPERATOR, []) == {}


async def test_an_article_is_found_by_the_id_of_any_of_its_tellings(store: Store) -> None:
    await add(store, BRIDGE, id="first")
    await add(store, BRIDGE, "Paper Lotus Ledger", id="second")
    held = await store.document(OPERATOR, "second")
    assert held is not None
    assert held.document.id == "first"
    assert (await add(store, BRIDGE, id="second")).by == "id"


async def test_an_id_that_is_another_articles_is_refused(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    with pytest.raises(UserError, match="give this one an id of its own"):
        await add(store, FERRY, id="b")
    with pytest.raises(UserError, match="give this one an id of its own"):
        await add(store, FERRY, id="b", workspace="green")


async def test_a_workspace_that_adds_an_operators_article_keeps_its_own_link(
    store: Store,
) -> None:
    await add(store, BRIDGE, id="b")
    mine = await add(store, BRIDGE, "Green Paper", workspace="green", url="https://g.example/1")
    assert mine == Added("b", "known", "text")
    assert [t.source for t in await store.tellings("green", "b")][1:] == ["Green Paper"]
    assert len(await store.tellings(OPERATOR, "b")) == 1
    assert (await add(store, FERRY, url="https://g.example/1")).state == "added"


async def test_two_workspaces_hold_one_text_each_for_itself(store: Store) -> None:
    green = await add(store, BRIDGE, workspace="green")
    blue = await add(store, BRIDGE, workspace="blue")
    assert green.state == blue.state == "added"
    assert green.id != blue.id


async def test_what_is_known_is_told_before_it_is_analysed(store: Store) -> None:
    document = Document("", "Brass Sparrow Bulletin", BRIDGE)
    assert await store.known(OPERATOR, document) is None
    await add(store, BRIDGE, id="b")
    assert await store.known(OPERATOR, document) == Added("b", "known", "text")
    assert len(await store.tellings(OPERATOR, "b")) == 2


# --- sources ------------------------------------------------------------------------------


async def test_sources_are_counted_also_those_without_articles(store: Store) -> None:
    await store.put_source(Source("Paper Lotus Ledger", "non-aligned", "IN"))
    await add(store, BRIDGE)
    assert await store.sources(OPERATOR) == [
        (Source("Paper Lotus Ledger", "non-aligned", "IN"), 0),
        (Source("Tin Heron Courier"), 1),
    ]
    assert await store.sides(OPERATOR) == ["non-aligned"]


async def test_a_workspace_reads_a_source_on_a_side_of_its_own(store: Store) -> None:
    await add(store, BRIDGE, id="b", side="pro-kyiv")
    await store.put_source(Source("Tin Heron Courier", "other", workspace="green"))
    sides = {}
    for workspace in (OPERATOR, "green", "blue"):
        held = await store.document(workspace, "b")
        assert held is not None
        sides[workspace] = held.source.side
    assert sides == {OPERATOR: "pro-kyiv", "green": "other", "blue": "pro-kyiv"}


async def test_what_is_not_said_of_a_source_stays(store: Store) -> None:
    await store.put_source(Source("Tin Heron Courier", "pro-kyiv", "GB"))
    await add(store, BRIDGE)
    assert (await only(store)).source == Source("Tin Heron Courier", "pro-kyiv", "GB")


# --- incidents ----------------------------------------------------------------------------


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


async def test_an_incident_knows_what_is_about_it_and_what_mentions_it(store: Store) -> None:
    bridge, ferry = await bridge_and_ferry(store)
    held = await store.incident(OPERATOR, bridge)
    assert held is not None
    assert (held.about, held.mentions) == (("b",), ("f",))
    assert held.articles_by_side == {"east": 1}
    assert (held.title, held.date) == ("Bridge falls", date(2025, 3, 3))
    assert [incident.id for incident in await store.incidents(OPERATOR)] == [ferry, bridge]
    assert await store.incident(OPERATOR, "nothing") is None


@pytest.mark.parametrize(
    "words", ["quill", "bridge", "Bridges fell", "2025-03-03", "3 March", "lower wi", "Квилл quil"]
)
async def test_an_incident_is_found_by_words_names_and_dates(store: Store, words: str) -> None:
    bridge, _ = await bridge_and_ferry(store)
    assert [incident.id for incident in await store.incidents(OPERATOR, words)][:1] == [bridge]


@pytest.mark.parametrize("words", ["zeppelin", "?!", "🙂", "' OR 1=1 --", "%", "x" * 2000])
async def test_words_that_nothing_is_about_find_nothing(store: Store, words: str) -> None:
    await bridge_and_ferry(store)
    assert await store.incidents(OPERATOR, words) == []


async def test_candidates_come_with_the_fingerprints_of_their_articles(store: Store) -> None:
    bridge, ferry = await bridge_and_ferry(store)
    again = fingerprint(Document("", "", BRIDGE.replace("Monday", "Tuesday")))
    found = await store.incident_candidates(OPERATOR, again)
    assert [candidate.id for candidate in found] in ([bridge], [bridge, ferry])
    assert found[0].members == (fingerprint(Document("", "", BRIDGE, published=date(2025, 3, 4))),)


async def test_an_article_joins_the_incident_it_is_assigned_to(store: Store) -> None:
    bridge, _ = await bridge_and_ferry(store)
    await add(store, "Divers search the river.", id="d", incident=Assignment(about=bridge))
    held = await store.incident(OPERATOR, bridge)
    assert held is not None
    assert set(held.about) == {"b", "d"}


async def test_the_headline_that_fits_all_articles_names_the_incident(store: Store) -> None:
    bridge, _ = await bridge_and_ferry(store)
    for n, title in enumerate(("A sad day", "Bridge at Lower Wick falls", "Who is next?")):
        text = f"{BRIDGE} {title}: told at length by number {n} of our readers, twice over."
        joining = Assignment(about=bridge)
        await add(store, text, title=title, incident=joining, published=date(2025, 3, 4))
    held = await store.incident(OPERATOR, bridge)
    assert held is not None
    assert held.title == "Bridge at Lower Wick falls"


async def test_a_headline_of_another_workspace_names_nothing_of_the_operator(store: Store) -> None:
    bridge, _ = await bridge_and_ferry(store)
    before = await store.incident(OPERATOR, bridge)
    joining = Assignment(about=bridge)
    await add(store, f"{BRIDGE} Twice.", title="Bridge bridge", workspace="green", incident=joining)
    assert before is not None
    for workspace in (OPERATOR, "green"):
        held = await store.incident(workspace, bridge)
        assert held is not None
        assert held.title == before.title


async def test_an_incident_goes_with_its_last_article(store: Store) -> None:
    _, ferry = await bridge_and_ferry(store)
    assert await store.remove(OPERATOR, "f")
    assert await store.incident(OPERATOR, ferry) is None
    assert await store.remove(OPERATOR, "b")
    assert await store.incidents(OPERATOR) == []
    assert await store.count_incidents(OPERATOR) == 0


# --- quotations ---------------------------------------------------------------------------


async def test_a_quotation_comes_with_its_words_exactly_as_printed(store: Store) -> None:
    await add(store, BRIDGE, id="b", side="east")
    (held,) = await store.quotations_by(OPERATOR, Bounds("ADA QUILL"), 2)
    assert held.evidence.text == "We heard a crack and ran"
    assert held.evidence.span.of(BRIDGE) == held.evidence.text
    assert held.sentence.text.endswith("said Ada Quill.")
    assert held.quotation == annotated(Document("", "", BRIDGE)).quotations[0]
    assert await store.quotations(OPERATOR, [held.id, 999]) == [held]


@pytest.mark.parametrize(
    ("bounds", "limit", "found"),
    [
        (Bounds(), 9, ["All are safe", "We heard a crack and ran"]),
        (Bounds(source="Green Paper"), 9, ["All are safe"]),
        (Bounds(side="east"), 9, ["We heard a crack and ran"]),
        (Bounds("Tiller"), 9, ["All are safe"]),
        (Bounds("Igor Tiller"), 9, []),
        (Bounds("nobody"), 9, []),
        (Bounds(), 1, ["All are safe"]),
    ],
)
async def test_quotations_are_bounded(
    store: Store, bounds: Bounds, limit: int, found: list[str]
) -> None:
    await bridge_and_ferry(store)
    held = await store.quotations_by(OPERATOR, bounds, limit)
    assert [quotation.evidence.text for quotation in held] == found


async def test_quotations_of_an_incident_are_of_articles_about_it(store: Store) -> None:
    bridge, _ = await bridge_and_ferry(store)
    held = await store.quotations_by(OPERATOR, Bounds(incident=bridge), 9)
    assert [quotation.evidence.document for quotation in held] == ["b"]


class At:
    """A place as the search names it."""

    def __init__(self, document: str, index: int) -> None:
        """Point at the `index`th quotation of `document`."""
        self.document, self.index = document, index


async def test_quotations_are_read_by_place(store: Store) -> None:
    await bridge_and_ferry(store)
    held = await store.quotations(OPERATOR, [At("f", 0), At("b", 7), At("b", 0), At("x", 0)])
    assert [quotation.evidence.document for quotation in held] == ["f", "b"]


# --- who sees what ------------------------------------------------------------------------

HIDDEN = "Xylograph"
HIDDEN_TEXT = (
    f"The {HIDDEN} Society met. “We keep {HIDDEN} secrets” said {HIDDEN} Vault. It rained."
)


async def with_a_secret(store: Store) -> dict[str, Any]:
    """Store something of another workspace, and give the arguments that would reach it."""
    await bridge_and_ferry(store)
    told = Assignment(founds=True, title=f"{HIDDEN} meeting", happened=date(2026, 1, 1))
    await add(
        store,
        HIDDEN_TEXT,
        f"{HIDDEN} Gazette",
        id=f"{HIDDEN}-1",
        side=f"{HIDDEN} side",
        workspace="blue",
        incident=told,
        url="https://secret.example/1",
        title=f"{HIDDEN} meets",
    )
    await add(store, BRIDGE, f"{HIDDEN} Mirror", id=f"{HIDDEN}-2", workspace="blue")
    about_theirs = Assignment(about=(await store.incidents(OPERATOR, "bridge"))[0].id)
    await add(
        store,
        f"{HIDDEN} on the bridge at Lower Wick.",
        workspace="blue",
        id=f"{HIDDEN}-3",
        incident=about_theirs,
    )
    await store.decide("blue", Decision("n", f"{HIDDEN}-1", Span(0, 9), HIDDEN, True))
    (incident,) = await store.incidents("blue", HIDDEN, 1)
    quotations = await store.quotations_by("blue", Bounds(f"{HIDDEN} Vault"), 9)
    assert quotations
    ids = [f"{HIDDEN}-{n}" for n in (1, 2, 3)]
    secret = Document("", f"{HIDDEN} Gazette", HIDDEN_TEXT, url="https://secret.example/1")
    return {
        "id": [*ids, incident.id, "b"],
        "ids": [[*ids, "b"]],
        "words": [HIDDEN, f"{HIDDEN} meeting", "xylo", "", "bridge"],
        "limit": [100],
        "print_": [fingerprint(secret), fingerprint(Document("", "", BRIDGE))],
        "keys": [[*(q.id for q in quotations), At(ids[0], 0), At(ids[1], 0)]],
        "names": [[f"{HIDDEN} Vault", "Ada Quill"]],
        "name": [f"{HIDDEN} Vault"],
        "document": [*ids, "b"],
        "documents": [[*ids, "b"]],
        "url": ["https://secret.example/1"],
        "typed": [f"{HIDDEN} Vault", HIDDEN, "v"],
        "sure": [0.0],
        "bounds": [
            Bounds(*each)
            for each in product(
                (f"{HIDDEN} Vault", None),
                (f"{HIDDEN} Gazette", None),
                (f"{HIDDEN} side", None),
                (incident.id, None),
                (None, date(1900, 1, 1)),
            )
        ],
    }


NOT_FOR_READING = {
    *("known", "add", "remove", "forget_workspace", "merge_incidents", "split_incident"),
    *("move_article", "rename_incident", "undo_change", "place_source", "decide"),
}
"""What takes a workspace and changes something; each has tests of its own."""


def reads() -> list[str]:
    public = inspect.getmembers(Store, inspect.iscoroutinefunction)
    return [
        name
        for name, method in public
        if "workspace" in inspect.signature(method).parameters
        and not name.startswith("_")
        and name not in NOT_FOR_READING
    ]


@pytest.mark.parametrize("name", reads())
async def test_nothing_of_another_workspace_ever_comes_back(store: Store, name: str) -> None:
    choices = await with_a_secret(store)
    method = getattr(Store, name)
    wanted = [p for p in inspect.signature(method).parameters if p not in ("self", "workspace")]
    assert set(wanted) <= set(choices), "say what would reach another's things by this argument"
    calls: list[dict[str, Any]] = [{}]
    for parameter in wanted:
        calls = [{**call, parameter: each} for call in calls for each in choices[parameter]]
    seen_by_blue = ""
    for call in calls:
        for workspace in ("green", OPERATOR):
            shown = repr(await getattr(store, name)(workspace, **call))
            assert HIDDEN.casefold() not in shown.casefold()
            assert "blue" not in shown
        seen_by_blue += repr(await getattr(store, name)("blue", **call))
    assert seen_by_blue.strip("0[]{}None")


async def test_nobody_takes_out_what_is_anothers(store: Store) -> None:
    await with_a_secret(store)
    assert not await store.remove("green", f"{HIDDEN}-1")
    assert not await store.remove(OPERATOR, f"{HIDDEN}-1")
    assert not await store.remove("blue", "b")
    assert await store.forget_workspace("green") == 0
    assert await store.article_count() == 4


async def test_the_operator_may_add_what_a_workspace_holds_under_another_id(
    store: Store,
) -> None:
    await with_a_secret(store)
    with pytest.raises(UserError):
        await add(store, FERRY * 2, id=f"{HIDDEN}-1")
    assert (await add(store, HIDDEN_TEXT)).state == "added"


# --- what leaves --------------------------------------------------------------------------


async def test_a_workspace_that_is_forgotten_leaves_no_byte(store: Store) -> None:
    await with_a_secret(store)
    assert await store.forget_workspace("blue") == 2
    await store.applied(await store.last_change())
    assert await store.forget_traces()
    folder = store.database.path.parent
    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert HIDDEN.casefold().encode() not in left.lower()
    assert b"blue" not in left
    held = await store.incidents(OPERATOR)
    assert {incident.title for incident in held} == {"Bridge falls", "Ferry aground"}


async def test_the_index_is_told_what_came_and_what_left(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    await add(store, FERRY, id="f", workspace="green")
    await store.remove(OPERATOR, "b")
    changes = await store.outbox(0, 10)
    assert [(c.workspace, c.document, c.kind) for c in changes] == [
        ("green", "f", "add"),
        (OPERATOR, "b", "remove"),
    ]
    assert await store.last_change() == changes[-1].seq == 3
    assert await store.outbox(changes[0].seq, 10) == changes[1:]
    pairs = [(change.workspace, change.document) for change in changes]
    assert [a.document.id for a in await store.indexable(pairs)] == ["f"]


async def test_removals_are_dropped_once_applied_and_their_places_are_not_given_again(
    store: Store,
) -> None:
    await add(store, BRIDGE, id="b")
    await store.remove(OPERATOR, "b")
    last = await store.last_change()
    await store.applied(last)
    assert await store.outbox(0, 10) == []
    assert await store.last_change() == last
    await add(store, FERRY)
    assert (await store.outbox(last, 10))[0].seq == last + 1


async def test_an_id_of_a_quotation_is_never_given_again(store: Store) -> None:
    await add(store, BRIDGE, id="b")
    (before,) = await store.quotations_by(OPERATOR, Bounds(), 9)
    await store.remove(OPERATOR, "b")
    await add(store, FERRY, id="b")
    (after,) = await store.quotations_by(OPERATOR, Bounds(), 9)
    assert isinstance(after, HeldQuotation)
    assert before.id != after.id
    assert await store.quotations(OPERATOR, [before.id]) == []


async def test_a_decision_is_replaced_and_leaves_with_its_document(store: Store) -> None:
    await with_a_secret(store)
    changed = Decision("n", f"{HIDDEN}-1", Span(0, 9), HIDDEN, False)
    await store.decide("blue", changed)
    assert await store.decisions("blue") == [changed]
    assert await store.remove("blue", f"{HIDDEN}-1")
    assert await store.decisions("blue") == []
