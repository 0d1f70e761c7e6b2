"""What those who manage a server choose, and what is left when it goes."""

from time import time

import pytest

from bot.platforms.discord import Parallax
from bot.testing import Asker
from tests.bot.platforms.discord.people import Team, answer_of, button, parts, text, workspace_of

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)


async def test_setup_is_a_card_with_forms_that_only_the_manager_sees(
    here: Team, ask: Asker
) -> None:
    shown = answer_of(await here.manager.slash(here.channel, "setup"))
    assert shown.ephemeral
    form = await here.manager.click(shown, custom_id=button(shown, "Channels and people…"))
    assert form.modal is not None
    quiet = here.channel.guild.create_text_channel("quiet")
    answers = {"channels": [quiet], "ingest": ["everyone"], "groups": []}
    await here.manager.submit_modal(form, answers)
    team_ = await ask.app.teams.read(workspace_of(here))
    assert (team_.channels, team_.ingest) == ((str(quiet.id),), "everyone")
    assert (await here.slash("sources")).ephemeral
    assert not answer_of(await here.reader.slash(quiet, "sources")).ephemeral
    form = await here.manager.click(shown, custom_id=button(shown, "Limits and record…"))
    assert form.modal["title"] == "Limits and record"
    named = [(field["label"], field.get("description")) for field in form.modal["components"]]
    assert named[0] == ("Questions of one member in an hour", "0 does not bound them")
    await here.env.restart_bot(Parallax(ask.app))
    limits = {"member_hourly": "1", "server_hourly": "9", "keep_days": "30"}
    await here.manager.submit_modal(form, limits)
    await here.slash("sources")
    assert "ask again in" in text(await here.slash("sources"))


async def test_a_slip_in_a_form_is_told_and_the_card_stays(here: Team) -> None:
    shown = answer_of(await here.manager.slash(here.channel, "setup"))
    form = await here.manager.click(shown, custom_id=button(shown, "Limits and record…"))
    answers = {"member_hourly": "many", "server_hourly": "", "keep_days": ""}
    said = await here.manager.submit_modal(form, answers)
    assert "is a number; “many” is not" in text(said.followups[-1])
    assert said.followups[-1].ephemeral


async def test_a_source_is_put_on_a_side_in_chat(here: Team, ask: Asker) -> None:
    shown = answer_of(await here.manager.slash(here.channel, "source"))
    [choice] = [p for p in parts(shown) if p["type"] == 3]
    grey = next(o["value"] for o in choice["options"] if "Grey Wire" in o["label"])
    form = await here.manager.select(shown, [grey], custom_id=choice["custom_id"])
    assert form.modal["title"] == "Grey Wire"
    await here.manager.submit_modal(form, {"side": ["Blue"], "country": "XK"})
    held = {s.name: s for s, _ in await ask.app.store.sources(workspace_of(here))}
    assert (held["Grey Wire"].side, held["Grey Wire"].country) == ("Blue", "XK")


async def test_a_server_that_sends_it_away_is_erased_after_the_days_of_grace(
    here: Team, ask: Asker
) -> None:
    await here.slash("compare", incident="alder bridge")
    guild = here.env.bot.get_guild(here.channel.guild.id)
    assert guild is not None
    await here.env.bot.on_guild_remove(guild)
    await ask.app.upkeep.tidy()
    assert (await ask.app.usage.counts(workspace_of(here)))["commands"]
    await here.env.bot.on_guild_join(guild)
    assert await ask.app.teams.left(time() + 1) == []
    await ask.app.upkeep.leave(workspace_of(here))
    await ask.app.teams.change(workspace_of(here), left_at=time() - 31 * 86_400)
    await ask.app.upkeep.tidy()
    assert workspace_of(here) not in await ask.app.store.workspaces()
    kept = b"".join(f.read_bytes() for f in ask.app.settings.data.rglob("*") if f.is_file())
    assert workspace_of(here).encode() not in kept


async def test_a_server_that_sent_it_away_while_it_slept_is_noted_at_the_start(
    here: Team, ask: Asker
) -> None:
    await ask("compare alder bridge", workspace="123456789012345678")
    await here.env.restart_bot(Parallax(ask.app))
    await here.env.settle()
    assert await ask.app.teams.left(time() + 1) == ["123456789012345678"]
