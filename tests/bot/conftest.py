"""A small corpus, ingested once, and `ask` on a copy of it for each test."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.commands import COMMANDS
from bot.platforms.terminal.files import Intake, take_in
from bot.settings import load
from bot.testing import Asker, asking_copy

ARTICLES = Path(__file__).parent / "corpus"
SIDES = '[red]\nname = "Red"\n[blue]\nname = "Blue"\n'


@pytest.fixture(scope="session")
def config() -> Path:
    folder = Path(tempfile.mkdtemp())
    (folder / "sides.toml").write_text(SIDES, encoding="utf-8")
    (folder / "sources.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def prepared(config: Path) -> Path:
    """A data folder with the articles of tests/bot/corpus in it."""
    folder = Path(tempfile.mkdtemp())
    asyncio.run(_ingest(folder, config))
    return folder


async def _ingest(folder: Path, config: Path) -> None:
    app = await App.open(load(folder, config, environment={}), COMMANDS)
    files = sorted(ARTICLES.glob("*.md"))
    for some in (files[:4], files[4:]):  # so few are analysed here, without further processes
        reply = await take_in(app, Intake(tuple(some)))
        assert reply.ok, reply.data
    await app.aclose()


@pytest.fixture
async def ask(prepared: Path, config: Path, tmp_path: Path) -> AsyncIterator[Asker]:
    async with asking_copy(prepared, tmp_path / "data", config) as asker:
        yield asker
