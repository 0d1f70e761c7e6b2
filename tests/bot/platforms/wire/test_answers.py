"""Over the wire: all that a member can do on Discord is answered by the bot process."""

import discord
import pytest

from tests.bot.platforms.wire.contract import MISSING, contract
from tests.bot.platforms.wire.people import Team, shown
from tests.bot.platforms.wire.shown import buttons, text
from tests.bot.platforms.wire.walking import commands, walk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]

ARTICLE = (
    "The Alder ferry sank on Tuesday evening, the harbour office said. “Nobody was warned,” "
    "said the captain Ilmar Vesk. Nine people were taken to hospital in Alder."
)


@pytest.mark.skipif(contract() is None, reason=MISSING)
async def test_requests_are_held_against_discords_own_description(here: Team) -> None:
    """The check itself is after every test of this folder, in the fixture `here`."""
    await here.slash("help")
    asked = here.world.server.sent("PATCH", "/webhooks/*/messages/@original")
    assert asked
    assert asked[-1].body["components"]


async def test_every_command_button_list_form_and_menu_is_answered(here: Team) -> None:
    walked = await walk(here)
    assert {name for name, _ in walked.commands} >= set(commands(here)), walked.commands
    assert not walked.failed
    assert walked.kinds >= {"go", "pick", "say", "form"}


async def test_findings_are_for_all_and_errors_for_the_asker_alone(here: Team) -> None:
    found = await here.slash("compare", incident="alder bridge")
    nothing = await here.slash("compare", incident="eclipse over the sea")
    assert not found.ephemeral
    assert nothing.ephemeral


async def test_incidents_are_suggested_while_typing(here: Team) -> None:
    offered = await here.reader.autocomplete(here.channel, "compare", "incident", "alder")
    assert "article" in offered[0]["name"]


async def test_a_file_is_fetched_and_ingested_and_belongs_to_its_server(here: Team) -> None:
    file = ("ferry.txt", ARTICLE.encode())
    told = await here.manager.slash(here.channel, "ingest", file=file, source="Harbour Post")
    assert "1 article added" in text(shown(told))
    assert "ferry" in text(await here.slash("search", words="ferry captain"))


QUOTED = "“We have found no trace of {} so far,” said fire chief Ulla Pepperstone."


async def test_a_posted_quotation_is_verified_from_its_menu(here: Team) -> None:
    for word, verdict in (("arson", "Verbatim in 1 article"), ("rain", "Altered")):
        said = await here.reader.send(here.channel, QUOTED.format(word))
        here.world._message_states.add(said._state)
        told = await here.reader.context_menu(here.channel, "Verify this quotation", said)
        shown_ = shown(told)
        assert verdict in text(shown_)
        assert "Ulla Pepperstone" in text(shown_)
        assert "no trace of arson" in text(shown_).replace("**", "")
        assert not shown_.ephemeral


async def test_a_mention_is_answered_as_a_reply(here: Team) -> None:
    me = here.world.backend.bot_user.id
    await here.reader.send(here.channel, f"<@{me}> compare alder bridge")
    await here.world.until(here.said)
    assert "Red" in text(here.said()[0])
    assert here.said()[0]._message.reference["message_id"]


async def test_what_is_said_to_others_is_left_alone(here: Team) -> None:
    await here.reader.send(here.channel, "compare alder bridge")
    await here.slash("help")
    assert len(here.said()) == 1


async def test_a_direct_message_is_answered_there(here: Team) -> None:
    await here.reader.send_dm("compare alder bridge")
    channel = here.reader.user.dm_channel
    held = here.world.backend.messages[channel.id]
    await here.world.until(lambda: len(held) > 1)
    assert max(held.values(), key=lambda m: m.id).author_id == here.world.backend.bot_user.id


async def test_nothing_sent_may_ping(here: Team) -> None:
    await here.slash("compare", incident="@everyone <@&1> alder bridge")
    for sent in here.world.server.recorded:
        if isinstance(sent.body, dict) and sent.body.get("components"):
            assert sent.body.get("allowed_mentions", {"parse": []})["parse"] == []


async def test_a_card_without_buttons_of_ours_is_never_sent(here: Team) -> None:
    shown_ = await here.slash("compare", incident="alder bridge")
    flags = discord.MessageFlags._from_value(shown_._message.flags)
    assert flags.components_v2
    assert all(id.startswith("p:") for id in buttons(shown_).values())
