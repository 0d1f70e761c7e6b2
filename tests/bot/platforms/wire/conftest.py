"""One Discord of our own and one bot process, for all tests over the wire."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.platforms.wire.bounds import Sent, broken
from tests.bot.platforms.wire.contract import contract
from tests.bot.platforms.wire.people import Team, team
from tests.bot.platforms.wire.process import Bot, free_port
from tests.bot.platforms.wire.server import Recorded, Server
from tests.bot.platforms.wire.world import World


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server() -> AsyncIterator[Server]:
    made = Server(shards=2)
    await made.start()
    yield made
    await made.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(server: Server) -> World:
    return World(server)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(
    world: World, prepared: Path, config: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Bot]:
    """The bot, started once on a copy of the articles of tests/bot/corpus."""
    data = tmp_path_factory.mktemp("wire") / "data"
    shutil.copytree(prepared, data)
    metrics = ("--metrics", str(free_port()))
    made = Bot(world.server, data, config, metrics)
    await made.start()
    yield made
    assert await made.end() == 0, made.told()
    assert "Task exception was never retrieved" not in made.told()


@pytest_asyncio.fixture(loop_scope="session")
async def here(bot: Bot, world: World, request: pytest.FixtureRequest) -> AsyncIterator[Team]:
    """A server for one test, in fine weather; all that the bot sent was fit to be sent."""
    if not bot.runs():  # the test before was of its end
        await bot.start()
    world.server.weather.clear()
    before = len(world.server.recorded)
    yield team(world, request.node.name[:40])
    world.server.weather.clear()
    sent = world.server.recorded[before:]
    unfit = [(r.method, r.path, found) for r in sent if (found := _unfit(r))]
    assert not unfit


def _unfit(recorded: Recorded) -> list[str]:
    """Hold a request against Discord's description if it is here, and against the limits."""
    sent = Sent(recorded.body, recorded.sizes)
    known = contract()
    return known.violations(recorded.method, recorded.path, sent) if known else broken(sent)
