"""What a serving bot does while nobody asks."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest

from bot import upkeep
from bot.app import App
from bot.commands import COMMANDS
from bot.settings import load
from bot.sketch import letters
from bot.testing import Asker
from bot.upkeep import vectors
from corpus.analysts import Analysts, annotate_fully
from corpus.search.embedding import DIMENSIONS, Bytes


async def test_analysts_make_the_vectors_of_what_came_in() -> None:
    async with Analysts(annotate_fully, many=False) as analysts:
        made = await analysts.also(vectors, ["The bridge burned.", "Nobody was hurt."])
    assert made.shape == (2, 384)


async def test_what_draws_is_ready_before_anybody_asks_for_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = asyncio.Event()
    monkeypatch.setattr(upkeep, "PAUSE", 0.01)
    monkeypatch.setattr(upkeep, "GIVING_BACK", 0.01)
    monkeypatch.setattr(upkeep, "put_answers_first", ready.set)  # all tests share this process
    letters.cache_clear()
    app = await App.open(load(tmp_path, environment={}), COMMANDS)
    async with Analysts(annotate_fully, many=False) as analysts:
        keeping = asyncio.create_task(app.upkeep.keep_up(analysts))
        await asyncio.wait_for(ready.wait(), 30)
        assert not keeping.done()
        keeping.cancel()
        await asyncio.wait([keeping])
    await app.aclose()
    assert letters.cache_info().currsize


class Beginning(ThreadPoolExecutor):
    """Workers that take work only once they have begun, as a process with language models does."""

    begun = Event()

    def submit(self, *work: Any, **more: Any) -> Future[Any]:
        """Take work, later."""
        assert self.begun.wait(5)
        return super().submit(*work, **more)


async def test_while_an_analyst_begins_all_else_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.analysts.ThreadPoolExecutor", Beginning)
    async with Analysts(annotate_fully, many=False) as analysts:
        asked = asyncio.create_task(analysts.also(len, "bridge"))
        await asyncio.sleep(0)
        Beginning.begun.set()
        assert await asked == len("bridge")


async def _alike(texts: Sequence[str]) -> Bytes:
    """Make vectors in no time, for what does not depend on them."""
    return np.ones((len(texts), DIMENSIONS), np.int8)


async def test_of_a_server_that_is_forgotten_no_word_is_left_in_any_file(ask: Asker) -> None:
    team = Asker(ask.app, "guild-1", admin=True)
    said = "The unmistakable heliotrope stood on the quay for all of the long night."
    assert (await team(f'ingest {said} source:"Heliotrope Weekly"')).ok
    ask.app.search.made_by(_alike)
    await ask.app.search.embed_pending()
    await ask.app.upkeep.forget("guild-1")
    files = [path for path in ask.app.settings.data.rglob("*") if path.is_file()]
    assert not any(b"heliotrop" in path.read_bytes().lower() for path in files)
    assert (await ask("search bridge")).items
