"""What an earlier analysis annotated is analysed anew while nobody asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.app import App
from bot.reply import Excerpt, Reply
from bot.testing import Asker, asking_copy
from corpus import codec
from corpus.analysts import Analysts
from corpus.model import Annotations, Document
from corpus.renewing import renew_some


def as_before(data: Path) -> None:
    """Leave of the annotations in a data folder what a first analysis, without numbers, found."""
    with closing(sqlite3.connect(data / "parallax.db")) as connection, connection:
        connection.create_function("less", 1, _less, deterministic=True)
        connection.execute("UPDATE texts SET annotations = less(annotations), analysis = 0")
        connection.execute("DELETE FROM quotations")
        connection.execute("DELETE FROM names")


def _less(written: bytes) -> bytes:
    found = codec.decode(written)
    return codec.encode(Annotations(found.passages, found.sentences))


async def renewed(app: App) -> int:
    """Do what the upkeep of a serving bot does; return of how many articles."""
    count = 0
    async with Analysts(many=False) as analysts:
        while some := await renew_some(app.store, analysts.analyse):
            count += some
    await app.search.catch_up()
    return count


def shown(reply: Reply) -> list[str]:
    return [block.evidence.text for block in reply.blocks if isinstance(block, Excerpt)]


async def test_articles_of_an_earlier_analysis_are_analysed_anew_and_answers_change(
    prepared: Path, config: Path, ask: Asker, tmp_path: Path
) -> None:
    asked = "compare alder bridge fire"
    today = shown(await ask(asked)), shown(await ask("quote bridge"))
    async with asking_copy(prepared, tmp_path / "old", config) as old:
        as_before(tmp_path / "old")
        assert shown(await old("quote bridge")) == []
        assert shown(await old(asked)) != today[0]
        assert await renewed(old.app) == len(list((Path(__file__).parent / "corpus").glob("*.md")))
        assert (shown(await old(asked)), shown(await old("quote bridge"))) == today
        assert await renewed(old.app) == 0


async def test_an_article_that_breaks_the_analysis_keeps_what_was_found(
    ask: Asker, tmp_path: Path
) -> None:
    held = shown(await ask("quote bridge"))
    with closing(sqlite3.connect(tmp_path / "data" / "parallax.db")) as connection, connection:
        connection.execute("UPDATE texts SET analysis = 0")
    async with Analysts(_breaks, many=False) as analysts:
        while await renew_some(ask.app.store, analysts.analyse):
            pass
    assert await ask.app.store.outdated_count() == 0
    assert shown(await ask("quote bridge")) == held


def _breaks(_: Document) -> Annotations:
    raise IndexError("odd text")
