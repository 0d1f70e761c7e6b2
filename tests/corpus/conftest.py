"""A corpus of nothing, migrated once: migrating takes longer than most tests."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.database import Database, open_database


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
