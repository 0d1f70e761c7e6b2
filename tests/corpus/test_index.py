"""The index follows the store, and mends itself whatever happens to its files."""

import asyncio
import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import fullnames
from corpus.database import open_database
from corpus.model import OPERATOR
from corpus.search import words
from corpus.store import Store
from tests.corpus.shelf import BRIDGE, Shelf, ids

# --- coming and going ----------------------------------------------------------------


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


# --- mending itself ------------------------------------------------------------------


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


async def test_an_index_whose_names_were_keyed_by_other_rules_is_made_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await shelf.find("bridge")
    made = {path.name for path in (shelf.folder / "index").glob("*.store")}
    (tmp_path / "other.py").write_text("# other rules")
    monkeypatch.setattr(fullnames, "__file__", str(tmp_path / "other.py"))
    monkeypatch.setattr(words, "_format", words._format.__wrapped__)
    assert (await shelf.find("bridge"))[0] == "bridge"
    assert made.isdisjoint(path.name for path in (shelf.folder / "index").glob("*.store"))


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
