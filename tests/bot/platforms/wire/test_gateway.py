"""Over the wire: the gateway's compression, heartbeats, shards, and what it does when it drops."""

import discord
import pytest

from tests.bot.platforms.wire.gateway import Op
from tests.bot.platforms.wire.people import Team, team
from tests.bot.platforms.wire.shown import text
from tests.bot.platforms.wire.world import World

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]


async def answered(here: Team) -> None:
    """Ask, and see the comparison."""
    assert "Red" in text(await here.slash("compare", incident="alder bridge"))


def heard(world: World, op: Op) -> list[dict[str, object]]:
    return [about for said, about in world.server.gateway.heard if said is op]


async def test_nothing_privileged_is_asked_for_and_the_stream_is_compressed(here: Team) -> None:
    privileged = discord.Intents(message_content=True, members=True, presences=True)
    asked = heard(here.world, Op.IDENTIFY)
    assert asked
    assert all(not int(str(about["intents"])) & privileged.value for about in asked)
    queries = here.world.server.gateway.queries
    assert all(query["compress"] in ("zlib-stream", "zstd-stream") for query in queries)


async def test_it_says_that_it_lives(here: Team) -> None:
    before = len(heard(here.world, Op.HEARTBEAT))
    await here.world.until(lambda: len(heard(here.world, Op.HEARTBEAT)) > before + 2)


async def test_servers_of_every_shard_are_answered(here: Team) -> None:
    shards = here.world.server.shards
    teams = [here]
    while len({(t.guild.id >> 22) % shards for t in teams}) < shards:
        teams.append(team(here.world, f"shard-{len(teams)}"))
    for other in teams:
        await answered(other)


async def test_what_was_asked_while_the_gateway_was_down_is_answered_after_it(here: Team) -> None:
    before = len(heard(here.world, Op.RESUME))
    await here.world.server.gateway.drop()
    await answered(here)
    assert len(heard(here.world, Op.RESUME)) > before


async def test_it_reconnects_when_asked_to(here: Team) -> None:
    before = len(heard(here.world, Op.RESUME))
    here.world.server.gateway.ask_to_reconnect()
    await here.world.until(lambda: len(heard(here.world, Op.RESUME)) >= before + 2)
    await answered(here)


async def test_it_begins_anew_when_its_session_is_over(here: Team) -> None:
    before = len(heard(here.world, Op.IDENTIFY))
    here.world.server.gateway.invalidate()
    await here.world.until(lambda: len(heard(here.world, Op.IDENTIFY)) >= before + 2)
    await answered(here)
