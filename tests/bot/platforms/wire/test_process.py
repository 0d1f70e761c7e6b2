"""Over the wire: what the bot process tells of itself, in its log and to Prometheus."""

import re

import aiohttp
import pytest

from tests.bot.platforms.wire.people import Team
from tests.bot.platforms.wire.process import Bot

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]

LINE = re.compile(r"ticket=[0-9a-f]{8} command=compare outcome=answered items=\d+ ms=\d+")


async def test_each_request_is_one_line_in_the_log_with_its_ticket(here: Team, bot: Bot) -> None:
    before = len(LINE.findall(bot.told()))
    await here.slash("compare", incident="alder bridge")
    assert len(LINE.findall(bot.told())) == before + 1


async def test_the_log_tells_nothing_of_who_asked_where_and_what(here: Team, bot: Bot) -> None:
    await here.slash("search", words="unmistakable zeppelin")
    for private in (str(here.reader.id), str(here.guild.id), "zeppelin"):
        assert private not in bot.told()


async def test_prometheus_is_answered_on_loopback(here: Team, bot: Bot) -> None:
    await here.slash("help")
    port = bot.arguments[bot.arguments.index("--metrics") + 1]
    async with aiohttp.ClientSession() as session:
        told = await (await session.get(f"http://127.0.0.1:{port}/metrics")).text()
    assert 'parallax_requests_total{command="help",outcome="answered"}' in told
    assert "process_resident_memory_bytes" in told
    assert str(here.guild.id) not in told


async def test_commands_are_told_to_discord_only_when_they_changed(here: Team) -> None:
    assert len(here.world.server.sent("PUT", "/applications/*/commands")) == 1
