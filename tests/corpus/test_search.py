"""What search promises: what it finds, what it never shows, and that it mends itself."""

import asyncio
import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.database import Database, open_database
from corpus.fingerprints import Fingerprint
from corpus.incidents import Assignment
from corpus.model import (
    OPERATOR,
    Annotations,
    Document,
    Name,
    Quotation,
    Source,
    Span,
    Speaker,
)
from corpus.search import Hit, Search
from corpus.search.embedding import DIMENSIONS, Floats
from corpus.spelling import language_of, name_key, words
from corpus.store import Store

BRIDGE = "Engineers closed the old bridge after cracks were found in two pillars."
FLOOD = "The flood reached the market square, and shops were closed for a week."
HARBOUR = "General Alekseyev was shot in the harbour, said the mayor of Kyiv."
RUSSIAN = "Генерал Алексеев был ранен утром, сообщили в мэрии Киева."
UKRAINIAN = "Генерала Алексєєва поранено вранці, повідомили у мерії Києва."


class Bags:
    """An embedder without a model: a text is the sum of its words' random directions."""

    name = "bags 1"
    why_not: str | None = None
    least = 0.0

    def query(self, text: str) -> Floats:
        """Return the sum of the directions of the words."""
        vector = np.full(DIMENSIONS, 1e-3, np.float32)
        for word in words(text, language_of(text)):
            seed = int.from_bytes(blake2b(word.encode(), digest_size=4).digest())
            vector += np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one such sum a row."""
        return np.stack([self.query(text) for text in texts])


@dataclass
class Shelf:
    """A store and the folder of its index, opened as often as a test likes."""

    folder: Path
    store: Store
    embedder: Bags = field(default_factory=Bags)

    async def open(self, *, embed: bool = True) -> Search:
        """Open the index and bring it up to date."""
        search = await Search.open(self.folder, self.store, embedder=self.embedder)
        await search.catch_up()
        if embed:
            await search.embed_pending()
        return search

    async def find(self, query: str, workspace: str = OPERATOR, **bounds: Any) -> list[str]:
        """Open, search, close; return the documents found."""
        async with await self.open() as search:
            return ids(await search.passages(workspace, query, **bounds))

    async def put(self, id: str, text: str, workspace: str = OPERATOR, **more: Any) -> None:
        """Store a document of one passage a line."""
        source = more.pop("source", "The Herald")
        annotations = more.pop("annotations", None) or Annotations(passages=lines(text))
        more.setdefault("language", language_of(text))
        document = Document(id, source, text, **more)
        about = Assignment(), Fingerprint()
        await self.store.add(workspace, document, Source(source), annotations, about[1], about[0])


def lines(text: str) -> tuple[Span, ...]:
    """Return a span for each line."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return tuple(span for span in spans if span.start < span.end)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.document for hit in hits]


@pytest.fixture
async def shelf(tmp_path: Path, database: Database) -> Shelf:
    made = Shelf(tmp_path, Store(database))
    await made.put("bridge", BRIDGE, published=date(2025, 3, 1), source="The Gazette")
    await made.put("flood", FLOOD, published=date(2025, 5, 1), title="Rain over the valley")
    await made.put("harbour", HARBOUR)
    return made


# --- what it finds ----------------------------------------------------------------------


async def test_a_passage_is_found_by_its_words_and_its_span_is_exact(shelf: Shelf) -> None:
    await shelf.put("two", f"{FLOOD[:20]} reached us.\n{BRIDGE} Nobody was hurt.")
    async with await shelf.open(embed=False) as search:
        hits = await search.passages(OPERATOR, "cracks in pillars")
    assert set(ids(hits)) == {"bridge", "two"}
    hit = next(hit for hit in hits if hit.document == "two")
    assert hit.span == Span(33, 33 + len(BRIDGE) + 17)


async def test_words_meet_in_other_forms(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "engineer closing a crack")) == [
            "bridge",
            "flood",
        ]


@pytest.mark.parametrize(
    "spelling", ["Alexeyev", "Alekseyev", "ALEKSEYEV's", "Алексеев", "Алексеева", "Алексєєв"]
)
async def test_a_name_is_found_in_every_spelling_and_script(shelf: Shelf, spelling: str) -> None:
    await shelf.put("russian", RUSSIAN)
    await shelf.put("ukrainian", UKRAINIAN)
    async with await shelf.open(embed=False) as search:
        found = ids(await search.passages(OPERATOR, spelling))
    assert set(found) == {"harbour", "russian", "ukrainian"}


async def test_a_name_that_is_translated_is_found_by_its_other_form(shelf: Shelf) -> None:
    await shelf.put("russian", RUSSIAN)
    async with await shelf.open(embed=False) as search:
        assert set(ids(await search.passages(OPERATOR, "Kiev"))) == {"harbour", "russian"}


async def test_an_entity_that_only_the_annotations_know_is_found_by_its_key(shelf: Shelf) -> None:
    text = "The general left the ship."
    name = Name(Span(4, 11), "person", name_key("Alekseyev"))
    annotations = Annotations(passages=lines(text), names=(name,))
    await shelf.put("general", text, annotations=annotations)
    async with await shelf.open(embed=False) as search:
        assert "general" in ids(await search.passages(OPERATOR, "alekseyev"))


async def test_a_phrase_in_quotation_marks_stands_there_word_for_word(shelf: Shelf) -> None:
    await shelf.put("turned", "The bridge is old, they said of the closed market.")
    assert await shelf.find('"the old bridge"') == ["bridge"]
    assert await shelf.find("“old bridge” “two pillars”") == ["bridge"]
    assert await shelf.find('"bridge old"') == []
    assert await shelf.find('"pillars"') == ["bridge"]


async def test_a_phrase_in_a_question_gains_and_leaves_the_rest_to_be_found(shelf: Shelf) -> None:
    await shelf.put("turned", "The bridge is old, they said of the closed market.")
    async with await shelf.open(embed=False) as search:
        found = ids(await search.passages(OPERATOR, "was “the old bridge” closed?"))
    assert found[0] == "bridge"
    assert "turned" in found


async def test_a_title_finds_the_passages_under_it(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "valley")) == ["flood"]


async def test_what_cleaning_set_aside_is_not_found(shelf: Shelf) -> None:
    from corpus.model import Aside

    text = "Subscribe today for more. The tower fell at noon."
    aside = (Aside(Span(0, 25), "subscription"),)
    await shelf.put("tower", text, aside=aside)
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "subscribe")) == []
        assert ids(await search.passages(OPERATOR, "tower")) == ["tower"]


async def test_bounds_hold_for_words_and_for_vectors(shelf: Shelf) -> None:
    query = "closed"
    assert await shelf.find(query, sources=["The Gazette"]) == ["bridge"]
    assert await shelf.find(query, documents=["flood"]) == ["flood"]
    assert await shelf.find(query, since=date(2025, 4, 1)) == ["flood"]
    assert await shelf.find(query, until=date(2025, 4, 1)) == ["bridge"]
    assert await shelf.find(query, since=date(2025, 3, 1), until=date(2025, 3, 1)) == ["bridge"]
    assert await shelf.find(query, sources=[]) == []
    assert await shelf.find(query, sources=["Nobody"]) == []


async def test_the_best_come_first_and_no_more_than_asked_for(shelf: Shelf) -> None:
    for place in range(30):
        await shelf.put(f"more{place}", f"In town {place} a market was closed.")
    async with await shelf.open() as search:
        hits = await search.passages(OPERATOR, "bridge pillars closed", limit=5)
        assert await search.passages(OPERATOR, "bridge", limit=0) == []
    assert len(hits) == 5
    assert hits[0].document == "bridge"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


async def test_words_alone_answer_until_there_are_vectors(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "flood")) == ["flood"]
        assert (await search.progress()).passages == 0
        assert await search.embed_pending() == 3
        assert ids(await search.passages(OPERATOR, "flood"))[0] == "flood"
        assert (await search.progress()).passages == 3


async def test_words_alone_answer_where_the_model_cannot_be_loaded(shelf: Shelf) -> None:
    shelf.embedder.why_not = "no model on this machine"
    async with await shelf.open() as search:
        assert ids(await search.passages(OPERATOR, "flood")) == ["flood"]
        assert (await search.progress()).why_not == "no model on this machine"


async def test_a_document_whose_vectors_are_still_to_come_is_found_beside_the_others(
    shelf: Shelf,
) -> None:
    async with await shelf.open() as search:
        await shelf.put("new", "A flood drowned the mill.")
        await search.catch_up()
        assert set(ids(await search.passages(OPERATOR, "flood mill"))) >= {"new", "flood"}


# --- what it does not hold --------------------------------------------------------------


@pytest.fixture
def demanding(shelf: Shelf) -> Shelf:
    """A shelf whose embedder calls nothing near enough by itself."""
    shelf.embedder.least = 9.0
    return shelf


async def test_a_question_on_what_is_not_held_finds_nothing(demanding: Shelf) -> None:
    assert await demanding.find("zeppelin over the old market") == []
    async with await demanding.open() as search:
        assert await search.quotations(OPERATOR, "zeppelin over the market") == []


async def test_a_passage_with_all_the_words_is_found_however_far_it_is(demanding: Shelf) -> None:
    assert (await demanding.find("crack in a pillar"))[0] == "bridge"
    assert (await demanding.find("Alexeyev in Kiev"))[0] == "harbour"


async def test_where_nothing_is_held_in_its_language_a_question_is_not_refused(
    demanding: Shelf,
) -> None:
    assert "harbour" in await demanding.find("мэр Киева и наводнение")


async def test_words_that_stand_nowhere_are_told_as_they_were_asked(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        asked = "Were zeppelins and Alexeyev at the flooded bridge?"
        assert await search.missing(OPERATOR, asked) == ("zeppelins",)
        assert "Alexeyev" in await search.missing(OPERATOR, asked, sources=["The Gazette"])


# --- quotations -------------------------------------------------------------------------


def quoted(text: str, content: str, speaker: str | None, role: str | None = None) -> Quotation:
    at = text.index(content)
    span = Span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    who = Speaker(span, "person" if speaker else "unclear", name=speaker, role=role)
    whole = Span(0, len(text))
    return Quotation(Span(at, at + len(content)), "direct", who, None, "neutral", whole, 0.9)


SAID = {
    "mayor": (
        "“The dam will hold,” said Mykola Zelenskyy.",
        "The dam will hold",
        "Mykola Zelenskyy",
    ),
    "farmer": ("“We lost the harvest,” said Ann Miller.", "We lost the harvest", "Ann Miller"),
    "nobody": ("“Nobody warned us of the dam,” it was said.", "Nobody warned us of the dam", None),
}


@pytest.fixture
async def talk(shelf: Shelf) -> Shelf:
    for day, (id, (text, content, speaker)) in enumerate(SAID.items(), 1):
        quotation = quoted(text, content, speaker, "officials" if id == "nobody" else None)
        annotations = Annotations(passages=lines(text), quotations=(quotation,))
        await shelf.put(id, text, annotations=annotations, published=date(2025, 6, day))
    return shelf


async def test_quotations_are_found_by_topic_with_their_place(talk: Shelf) -> None:
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, "dam")
    assert {hit.document for hit in found[:2]} == {"mayor", "nobody"}
    assert all(hit.index == 0 for hit in found)


@pytest.mark.parametrize("spelling", ["Zelensky", "Зеленський", "ZELENSKIY", "Зеленский"])
async def test_a_speaker_is_found_in_every_spelling(talk: Shelf, spelling: str) -> None:
    async with await talk.open() as search:
        assert [h.document for h in await search.quotations(OPERATOR, "", speaker=spelling)] == [
            "mayor"
        ]
        topic = await search.quotations(OPERATOR, "dam", speaker=spelling)
        assert [hit.document for hit in topic] == ["mayor"]


async def test_a_speaker_is_found_by_role(talk: Shelf) -> None:
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, "", speaker="officials")
    assert [hit.document for hit in found] == ["nobody"]


async def test_of_a_speaker_alone_the_newest_come_first(talk: Shelf) -> None:
    text, content, speaker = SAID["mayor"]
    for id, day in (("old", 1), ("new", 28)):
        longer = f"{text} It was day {day}."
        annotations = Annotations((), (), (quoted(longer, content, speaker),))
        await talk.put(id, longer, annotations=annotations, published=date(2025, 9, day))
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, " ", speaker="Zelensky")
    assert [hit.document for hit in found] == ["new", "old", "mayor"]


async def test_without_words_or_speaker_no_quotation_is_found(talk: Shelf) -> None:
    async with await talk.open() as search:
        assert await search.quotations(OPERATOR, "…") == []
        assert await search.quotations(OPERATOR, "dam", speaker="?!") == []


# --- whose it is ------------------------------------------------------------------------


async def test_a_workspace_sees_its_own_and_the_operators_and_nobody_elses(shelf: Shelf) -> None:
    await shelf.put("ours", "Our bridge has cracks.", "us")
    await shelf.put("theirs", "Their bridge has cracks too.", "them")
    assert set(await shelf.find("bridge cracks", "us")) >= {"ours", "bridge"}
    assert "theirs" not in await shelf.find("bridge cracks", "us")
    assert "theirs" not in await shelf.find("bridge cracks")
    assert await shelf.find("bridge cracks", "us", documents=["theirs"]) == []
    assert "ours" not in await shelf.find("bridge cracks", "them")


async def test_two_documents_with_one_id_are_kept_apart(shelf: Shelf) -> None:
    await shelf.put("same", "A lighthouse keeper retired.", "us")
    await shelf.put("same", "A zeppelin crossed the lake.", "them")
    assert await shelf.find("zeppelin lighthouse", "us", documents=["same"]) == ["same"]
    async with await shelf.open() as search:
        assert ids(await search.passages("us", "zeppelin", sources=["x"])) == []
        await shelf.store.remove("us", "same")
        await search.catch_up()
        assert ids(await search.passages("them", '"zeppelin"')) == ["same"]
        assert ids(await search.passages("us", '"lighthouse"')) == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=60))
def test_no_query_brings_anothers_passages_or_an_error(
    query: str, migrated: Path, tmp_path_factory: Any
) -> None:
    async def run() -> None:
        folder = shutil.copytree(migrated, tmp_path_factory.mktemp("search"), dirs_exist_ok=True)
        async with await open_database(folder) as database:
            shelf = Shelf(folder, Store(database))
            await shelf.put("theirs", f"The secret is {query or 'x'}.", "them")
            await shelf.put("ours", BRIDGE, "us")
            assert set(await shelf.find(f"secret {query}", "us")) <= {"ours"}

    asyncio.run(run())


# --- what people type -------------------------------------------------------------------

HOSTILE = [
    "",
    " ",
    "…?!",
    '"',
    '"""',
    "“”",
    '"unbalanced bridge',
    "bridge AND OR NOT",
    "+bridge -flood ~x^2 field:bridge text:[a TO b] *",
    "(bridge",
    "\\",
    "\0bridge\0",
    "\ud800 bridge",
    "🌉🌉🌉",
    "جسر قديم",
    "\u202ebridge\u202c",
    "a" * 2000,
    "bridge " * 300,
    " ".join(f"word{n}" for n in range(300)),
    "'; DROP TABLE documents; --",
]


async def test_nothing_that_people_type_is_an_error(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        for query in HOSTILE:
            hits = await search.passages(OPERATOR, query)
            await search.quotations(OPERATOR, query, speaker=query)
            assert "bridge" not in query or ids(hits)[0] == "bridge", query
        for query in HOSTILE[:6]:
            assert await search.passages(OPERATOR, query) == []


# --- coming and going -------------------------------------------------------------------


async def test_what_is_removed_is_found_no_more_by_words_or_vectors(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        assert ids(await search.passages(OPERATOR, "bridge"))[0] == "bridge"
        await shelf.store.remove(OPERATOR, "bridge")
        await search.catch_up()
        assert "bridge" not in ids(await search.passages(OPERATOR, "bridge pillars"))
        assert (await search.progress()).passages == 2
    assert "bridge" not in await shelf.find("bridge pillars")


async def test_what_comes_back_is_found_again(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        await shelf.store.remove(OPERATOR, "bridge")
        await search.catch_up()
        await shelf.put("bridge", f"{BRIDGE} It opens in May.")
        await search.catch_up()
        await search.embed_pending()
        hit = (await search.passages(OPERATOR, "bridge"))[0]
    assert (hit.document, hit.span.end) == ("bridge", len(BRIDGE) + 17)


async def test_forgetting_a_workspace_leaves_no_byte_of_it(shelf: Shelf) -> None:
    await shelf.put("secret", "The unmistakable heliotrope", "them", source="Heliotrope Weekly")
    async with await shelf.open() as search:
        await shelf.store.forget_workspace("them")
        await search.catch_up()
        await search.forget_traces()
        assert ids(await search.passages(OPERATOR, "flood"))[0] == "flood"
    files = [path for part in ("index", "vectors") for path in (shelf.folder / part).rglob("*")]
    assert not any(b"heliotrop" in f.read_bytes().lower() for f in files if f.is_file())


async def test_replaying_changes_does_no_harm(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        before = await search.passages(OPERATOR, "closed bridge flood")
    note = shelf.folder / "index" / "position.json"
    note.write_text(note.read_text().replace('"position": 3', '"position": 1'))
    async with await shelf.open() as search:
        after = await search.passages(OPERATOR, "closed bridge flood")
        assert (await search.progress()).words == 3
    assert ids(after) == ids(before)


async def test_nothing_is_embedded_twice(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        assert await search.embed_pending() == 0
    async with await shelf.open(embed=False) as search:
        assert await search.embed_pending() == 0


async def test_an_embedding_cut_short_goes_on_where_it_stood(shelf: Shelf) -> None:
    for place in range(40):
        await shelf.put(f"more{place}", f"Town {place} built a bridge.")
    async with await shelf.open(embed=False) as search:
        work = asyncio.create_task(search.embed_pending())
        await asyncio.sleep(0.02)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    async with await shelf.open() as search:
        assert (await search.progress()).passages == 43


# --- mending itself ---------------------------------------------------------------------


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


HARM: dict[str, Callable[[Path], None]] = {
    "cut": _cut,
    "flip": _flip,
    "empty": _empty,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize(
    "pattern",
    [
        "index/meta.json",
        "index/position.json",
        "index/*.idx",
        "vectors/passages/vectors.0",
        "vectors/passages/manifest.json",
    ],
)
async def test_a_damaged_file_is_mended_from_the_store(
    shelf: Shelf, pattern: str, harm: str
) -> None:
    expected = await shelf.find("closed bridge")
    HARM[harm](next(shelf.folder.glob(pattern)))
    async with await shelf.open() as search:
        assert ids(await search.passages(OPERATOR, "closed bridge")) == expected
        progress = await search.progress()
    assert (progress.words, progress.passages) == (3, 3)


async def test_a_missing_folder_is_mended(shelf: Shelf) -> None:
    import shutil

    await shelf.find("bridge")
    for part in ("index", "vectors"):
        shutil.rmtree(shelf.folder / part)
    assert (await shelf.find("bridge"))[0] == "bridge"


async def test_an_index_of_an_older_format_is_made_anew(shelf: Shelf) -> None:
    await shelf.find("bridge")
    note = shelf.folder / "index" / "position.json"
    note.write_text('{"format": "older", "position": 3}')
    shelf.embedder.name = "another model"
    async with await shelf.open() as search:
        assert ids(await search.passages(OPERATOR, "bridge"))[0] == "bridge"
        assert (await search.progress()).passages == 3


async def test_an_index_of_another_store_is_made_anew(shelf: Shelf, tmp_path: Path) -> None:
    await shelf.find("bridge")
    other = tmp_path / "other"
    async with await open_database(other) as database:
        elsewhere = Shelf(shelf.folder, Store(database))
        for text in ("one lamp", "two lamps", "three lamps", "four lamps"):
            await elsewhere.put(text, f"They lit {text} here.")
        assert set(await elsewhere.find("bridge lamps")) == {
            "one lamp", "two lamps", "three lamps", "four lamps",
        }  # fmt: skip


async def test_where_another_process_writes_this_one_reads(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search, await shelf.open(embed=False) as other:
        with search._shelf.writing() as ours:
            assert ours
            await shelf.put("late", "A late bridge opened.")
            assert await other.catch_up() == 0
            assert "late" not in ids(await other.passages(OPERATOR, "late bridge"))
        await search.catch_up()
        assert ids(await other.passages(OPERATOR, "late bridge"))[0] == "late"


def _index_and_die(folder: Path, after: float) -> None:
    import os
    import threading

    async def run() -> None:
        threading.Timer(after, os._exit, (9,)).start()
        async with await open_database(folder) as database:
            shelf = Shelf(folder, Store(database))
            async with await shelf.open():
                await asyncio.sleep(5)

    asyncio.run(run())


@pytest.mark.parametrize("after", [0.03, 0.06, 0.1, 0.15])
async def test_an_end_at_any_moment_is_mended(shelf: Shelf, after: float) -> None:
    for place in range(60):
        await shelf.put(f"more{place}", f"Town {place} built a bridge.\nIt fell in {place}.")
    ending = multiprocessing.get_context("fork").Process(
        target=_index_and_die, args=(shelf.folder, after)
    )
    ending.start()
    await asyncio.to_thread(ending.join)
    async with await shelf.open() as search:
        progress = await search.progress()
        hits = await search.passages(OPERATOR, "town bridge", limit=100)
    assert (progress.words, progress.passages) == (63, 63)
    assert len({(hit.document, hit.span) for hit in hits}) == len(hits)
