"""A corpus of nothing, migrated once: that takes longer than most tests. A store, and an index."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from corpus.database import Database, open_database
from corpus.store import Store
from tests.corpus.shelf import BRIDGE, FLOOD, HARBOUR, Shelf


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty database in it, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")

    async def make() -> None:
        await (await open_database(folder)).close()

    asyncio.run(make())
    return folder


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    """An empty database in the test's own folder, open."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    async with await open_database(tmp_path) as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> Store:
    """A store with nothing in it."""
    return Store(database)


@pytest.fixture
async def shelf(tmp_path: Path, database: Database) -> Shelf:
    """Three articles in a store, and the folder of their index."""
    made = Shelf(tmp_path, Store(database))
    await made.put("bridge", BRIDGE, published=date(2025, 3, 1), source="The Gazette")
    await made.put("flood", FLOOD, published=date(2025, 5, 1), title="Rain over the valley")
    await made.put("harbour", HARBOUR)
    return made
