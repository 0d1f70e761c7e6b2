"""What is taken in is cleaned, analysed, stored and found; what is wrong costs itself alone."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from corpus import ingest as taking_in
from corpus.database import Database
from corpus.ingest import Summary, ingest
from corpus.language import annotate
from corpus.model import OPERATOR, Annotations, Document, Source, Span
from corpus.readers import Given, Reading, Refusal, read
from corpus.search import Search
from corpus.store import Bounds, Store

FLOOD = (
    "The river Wend rose by two metres on Sunday night and flooded the old market in Ostley. "
    "“We had ten minutes to get out,” said Mara Fenn, who keeps a bakery there. "
    "The mayor said that the new dam had held. Nobody was hurt.\n"
)
AFTER = "The water fell again on Monday, and the road to the coast is open.\n"
PAGE = f"{FLOOD}\nAdvertisement\n\n{AFTER}"


@dataclass
class House:
    """A store and its search."""

    store: Store
    search: Search

    async def take(self, *readings: Reading | Refusal, workspace: str = OPERATOR) -> Summary:
        """Take readings in with a light analysis."""
        return await ingest(
            readings, self.store, self.search, workspace=workspace, annotate=lightly
        )


@pytest.fixture
async def house(tmp_path: Path, database: Database) -> AsyncIterator[House]:
    store = Store(database)
    async with await Search.open(tmp_path, store) as search:
        yield House(store, search)


def lightly(document: Document) -> Annotations:
    if "raise" in document.text:
        raise IndexError("odd text")
    return Annotations(passages=(Span(0, len(document.text)),))


def reading(text: str, id: str = "", source: str = "Tin Heron Courier") -> Reading:
    return Reading(Document(id, source, text), Source(source, "pro-kyiv"))


def told(*numbers: int) -> list[Reading]:
    """Make readings that differ."""
    return [reading(f"Report number {n}: " + f"figure {n} " * 9, f"r{n}") for n in numbers]


async def test_what_is_taken_in_is_found_at_once(house: House) -> None:
    summary = await house.take(reading(FLOOD, "f"))
    assert summary == Summary(added=("f",))
    hits = await house.search.passages(OPERATOR, "market flooded")
    assert [hit.document for hit in hits] == ["f"]
    assert (await house.store.incidents(OPERATOR, "Ostley"))[0].about == ("f",)


async def test_an_article_is_understood_when_it_is_in(house: House) -> None:
    await ingest([reading(FLOOD, "f")], house.store, house.search, workspace=OPERATOR)
    held = await house.store.document(OPERATOR, "f")
    assert held is not None
    assert held.annotations == annotate(held.document)
    (quotation,) = await house.store.quotations_by(OPERATOR, Bounds("Mara Fenn"), 2)
    assert quotation.evidence.text.startswith("We had ten minutes")


async def test_the_article_is_kept_and_not_the_page(house: House) -> None:
    await house.take(reading(PAGE, "p"))
    held = await house.store.document(OPERATOR, "p")
    assert held is not None
    assert held.document.text == PAGE
    assert [aside.span.of(PAGE).strip() for aside in held.document.aside] == ["Advertisement"]
    assert (await house.take(reading(FLOOD + AFTER))).known == 1


async def test_the_same_again_is_known(house: House) -> None:
    readings = told(1, 2, 3)
    assert (await house.take(*readings)).added == ("r1", "r2", "r3")
    assert await house.take(*readings) == Summary(known=3)
    assert await house.take(readings[0], readings[0]) == Summary(known=2)


async def test_two_of_one_text_in_one_go_are_one(house: House) -> None:
    one, other = told(1)[0], replace(told(1)[0].document, id="r2")
    assert await house.take(one, Reading(other, Source("Paper Lotus Ledger"))) == Summary(
        ("r1",), known=1
    )
    assert len(await house.store.tellings(OPERATOR, "r1")) == 2


async def test_many_documents_stay_in_their_order(house: House) -> None:
    many = told(*range(16))
    summary = await ingest(many, house.store, house.search, workspace=OPERATOR)
    assert list(summary.added) == [f"r{n}" for n in range(16)]
    assert (await house.search.progress()).words == 16


async def test_what_is_refused_costs_nothing_else(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "LONGEST", 1_000)
    unread = Refusal("broken.html", "there is no article in it.")
    first, last = told(1, 2)
    summary = await house.take(
        first,
        unread,
        reading("raise an error", "odd"),
        reading("word " * 1_000, "long"),
        reading("!!! 🙂 12", "empty"),
        reading("Another text altogether, told under an id that is taken.", "r1"),
        last,
    )
    assert summary.added == ("r1", "r2")
    assert summary.refused[0] == unread
    assert {refusal.where: refusal.why for refusal in summary.refused[1:]} == {
        "long": "it has more than 1,000 characters; split it into articles.",
        "empty": "there is no article in it; give a text with words.",
        "odd": "it could not be analysed (IndexError); the error is in the log.",
        "r1": "the id r1 is another article's here; give this one an id of its own.",
    }


async def test_progress_is_told_to_the_end(house: House) -> None:
    heard: list[tuple[int, int | None]] = []
    readings: list[Reading | Refusal] = [*told(1, 2, 2), Refusal("x", "y")]
    for given in (readings, iter(readings)):
        await ingest(
            given,
            house.store,
            house.search,
            workspace=OPERATOR,
            annotate=lightly,
            progress=lambda done, total: heard.append((done, total)),
        )
    assert heard == [(n, total) for total in (4, None) for n in (1, 2, 3, 4)]


async def test_nothing_to_take_in_is_no_error(house: House) -> None:
    assert await house.take() == Summary()


async def test_a_workspace_takes_in_for_itself(house: House) -> None:
    await house.take(reading(FLOOD, "f"), workspace="green")
    assert await house.store.document("green", "f")
    assert await house.store.document(OPERATOR, "f") is None
    assert await house.store.sources("blue") == []


async def test_readers_feed_it_as_they_are(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FLOOD)
    (folder / "b.txt").write_bytes(b"\x00\x01\x02" * 400)
    given = Given(source="Tin Heron Courier", published=date(2025, 3, 4))
    summary = await house.take(*read(folder, given))
    assert len(summary.added) == 1
    assert [Path(refusal.where).name for refusal in summary.refused] == ["b.txt"]


async def test_the_event_loop_goes_on_meanwhile(house: House) -> None:
    longest = 0.0

    def slow_readings() -> Iterator[Reading]:
        for each in told(1, 2, 3):
            time.sleep(0.3)
            yield each

    def slow(document: Document) -> Annotations:
        time.sleep(0.3)
        return lightly(document)

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            longest = max(longest, time.perf_counter() - before)

    watcher = asyncio.create_task(watch())
    await ingest(slow_readings(), house.store, house.search, workspace=OPERATOR, annotate=slow)
    watcher.cancel()
    assert longest < 0.25


class GivenUpError(Exception):
    """Somebody had enough."""


async def test_an_ingest_that_is_given_up_keeps_what_was_in(house: House) -> None:
    def given_up(done: int, _: int | None) -> None:
        if done == 3:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        await ingest(
            told(*range(7)),
            house.store,
            house.search,
            workspace=OPERATOR,
            annotate=lightly,
            progress=given_up,
        )
    assert await house.store.article_count() == 3
    assert (await house.take(*told(*range(7)))).known == 3
