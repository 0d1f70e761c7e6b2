"""Mentions, direct messages, and what one may do with a message that somebody posted."""

import pytest

from bot.platforms.discord import Parallax
from bot.testing import Asker
from tests.bot.platforms.discord.people import Team, answer_of, button, parts, text

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)


async def test_a_mention_is_understood(here: Team) -> None:
    me = here.env.bot.user
    assert me is not None
    await here.reader.send(here.channel, f"<@{me.id}> how do they frame the alder bridge fire?")
    shown = here.channel.last_message
    assert shown.author.id == me.id
    assert shown.reference is not None
    assert "Red" in text(shown)
    await here.reader.send(here.channel, "nobody asked the bot about the alder bridge")
    assert here.channel.last_message.author.id == here.reader.id


async def test_a_direct_message_is_answered_and_its_words_are_not_kept(
    here: Team, ask: Asker
) -> None:
    await here.reader.send_dm("quote bridge")
    dm = here.reader.user.dm_channel
    assert "bridge" in text(dm.last_message)
    workspace = f"dm-{ask.app.usage.hash('dm', str(here.reader.id))[:24]}"
    kept = await ask.app.usage.export(workspace, str(here.reader.id))
    assert [answer["arguments"] for answer in kept["answers"]] == [{}]
    await here.env.restart_bot(Parallax(ask.app))
    shown = dm.last_message
    opened = await here.reader.user.click(shown, custom_id=button(shown, "Context 1"))
    assert "> " in text(answer_of(opened))
    ask.app.usage._private.clear()  # as the end of a process does
    wrong = await here.reader.user.click(shown, custom_id=button(shown, "Wrong…"))
    assert "not kept any more" in text(answer_of(wrong))


async def test_private_answers_to_a_mention_go_to_the_asker_alone(here: Team) -> None:
    me = here.env.bot.user
    assert me is not None
    await here.reader.send(here.channel, f"<@{me.id}> mydata")
    assert "direct message" in text(here.channel.last_message)
    assert "Your data" in text(here.reader.user.dm_channel.last_message)
    assert "⚠" not in text(here.channel.last_message)
    await here.reader.send(here.channel, f"<@{me.id}> quote bridge")
    await here.reader.send(here.channel, f"<@{me.id}> forget me")
    told = here.reader.user.dm_channel.last_message
    assert "Erase all that is kept of your use here?" in text(told)
    assert "type /mydata where you asked" in text(told)
    assert not [part for part in parts(told) if part["type"] == 2]


async def test_a_posted_link_or_text_leads_to_how_others_tell_it(here: Team) -> None:
    for posted in (
        "look at this: https://www.red-post.example/alder-bridge?utm_source=x !",
        "what do you make of the Alder Bridge fire?",
    ):
        message = await here.reader.send(here.channel, posted)
        result = await here.reader.context_menu(here.channel, "Compare this", message)
        shown = answer_of(result)
        assert "Bridge" in text(shown), text(shown)
        assert "Blue" in text(shown)


async def test_a_posted_link_that_is_not_held_is_never_fetched(here: Team) -> None:
    message = await here.reader.send(here.channel, "http://169.254.169.254/latest/")
    shown = answer_of(await here.reader.context_menu(here.channel, "Compare this", message))
    assert shown.ephemeral
    assert "not among the articles here" in text(shown)
