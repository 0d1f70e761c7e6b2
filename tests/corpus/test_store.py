"""What is stored comes back as it was: articles, sources, incidents, quotations."""

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import UserError
from corpus.fingerprints import fingerprint
from corpus.incidents import Assignment
from corpus.model import OPERATOR, Article, Aside, Document, Source, Span
from corpus.store import Added, Bounds, Store
from tests.corpus.articles import BRIDGE, FERRY, NEW, At, add, annotated, bridge_and_ferry, only

# --- what is stored ------------------------------------------------------------------


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


# --- identity ------------------------------------------------------------------------


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


# --- sources -------------------------------------------------------------------------


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


# --- incidents -----------------------------------------------------------------------


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


# --- quotations ----------------------------------------------------------------------


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


async def test_quotations_are_read_by_place(store: Store) -> None:
    await bridge_and_ferry(store)
    held = await store.quotations(OPERATOR, [At("f", 0), At("b", 7), At("b", 0), At("x", 0)])
    assert [quotation.evidence.document for quotation in held] == ["f", "b"]
