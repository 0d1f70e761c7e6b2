"""Over the wire: rate limits, errors of Discord's servers, and what was deleted or forbidden."""

import time

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.bot.platforms.wire.people import Team, shown
from tests.bot.platforms.wire.process import Bot
from tests.bot.platforms.wire.shown import text

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]

ACKNOWLEDGE, ANSWER = "/interactions/*/callback", "/webhooks/*/messages/@original"


async def answered(here: Team) -> None:
    """Ask, and see the comparison."""
    assert "Red" in text(await here.slash("compare", incident="alder bridge"))


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_an_answer_gets_through_though_discords_servers_fail(here: Team, status: int) -> None:
    here.world.server.weather.fail("PATCH", ANSWER, status)
    await answered(here)


async def test_an_acknowledgement_gets_through_though_discords_servers_fail(here: Team) -> None:
    here.world.server.weather.fail("POST", ACKNOWLEDGE, 503)
    await answered(here)


async def test_what_waits_for_no_answer_any_more_costs_no_work_and_a_quiet_line(
    here: Team, bot: Bot
) -> None:
    before = len(bot.told())
    gone = {"message": "Unknown interaction", "code": 10062}
    here.world.server.weather.fail("POST", ACKNOWLEDGE, 404, body=gone)
    with here.world.in_haste():
        await here.reader.slash(here.channel, "compare", incident="alder bridge")
        await here.world.until(lambda: "over before" in bot.told()[before:])
    await answered(here)
    told = bot.told()[before:]
    assert told.count("command=compare") == 1
    assert "ERROR" not in told


async def test_a_reply_to_a_mention_gets_through_a_503(here: Team) -> None:
    here.world.server.weather.fail("POST", f"/channels/{here.channel.id}/messages", 503)
    await here.reader.send(here.channel, f"<@{here.world.backend.bot_user.id}> help")
    await here.world.until(here.said)


async def test_a_typing_sign_that_fails_costs_no_answer(here: Team) -> None:
    here.world.server.weather.fail("POST", f"/channels/{here.channel.id}/typing", 503, times=9)
    await here.reader.send(here.channel, f"<@{here.world.backend.bot_user.id}> help")
    await here.world.until(here.said)


async def test_a_rate_limit_is_waited_for(here: Team) -> None:
    path = f"/channels/{here.channel.id}/messages"
    here.world.server.weather.limit("POST", path, most=1, seconds=0.6)
    began = time.monotonic()
    for _ in range(3):
        await here.reader.send(here.channel, f"<@{here.world.backend.bot_user.id}> help")
    await here.world.until(lambda: len(here.said()) == 3)
    assert time.monotonic() - began >= 1.2


async def test_an_answer_waits_for_a_429_as_long_as_it_is_told(here: Team) -> None:
    here.world.server.weather.limit("PATCH", "/webhooks/*", most=1, seconds=0.4)
    await answered(here)
    assert not [r for r in here.world.server.recorded if r.status == 429][1:]


async def test_a_channel_where_the_bot_may_not_speak_costs_a_line_in_the_log(
    here: Team, bot: Bot
) -> None:
    forbid(here)
    await here.reader.send(here.channel, f"<@{here.world.backend.bot_user.id}> help")
    await here.world.until(lambda: f"may not answer in channel {here.channel.id}" in bot.told())


async def test_a_message_deleted_before_the_answer_harms_nobody(here: Team) -> None:
    with here.world.in_haste():
        result = await here.reader.slash(here.channel, "compare", incident="alder bridge")
        await here.world.until(lambda: result.acknowledged)
        here.world.backend.delete_message(here.channel.id, shown(result).id)
    await answered(here)


async def test_a_channel_deleted_while_it_is_asked_in_harms_nobody(here: Team) -> None:
    other = here.guild.create_text_channel("soon gone")
    await here.reader.send(other, f"<@{here.world.backend.bot_user.id}> compare alder bridge")
    here.world.backend.delete_channel(other.id)
    await answered(here)


async def test_no_error_is_left_in_the_log_by_all_that(here: Team, bot: Bot) -> None:
    await here.slash("help")
    assert "Task exception was never retrieved" not in bot.told()


def forbid(here: Team) -> None:
    """Take from the bot the right to write in the channel."""
    me = here.world.backend.bot_user.id
    deny = Overwrite(me, OverwriteType.MEMBER, deny=discord.Permissions.send_messages.flag)
    here.channel._channel.overwrites.append(deny)
