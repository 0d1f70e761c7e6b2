"""Buttons, lists and forms on Discord in process, of any age."""

from typing import Any

import discord
import pytest

from bot.platforms.discord import Parallax
from bot.testing import Asker
from tests.bot.platforms.discord.people import Team, answer_of, button, parts, text, workspace_of

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)


async def test_evidence_is_one_tap_away(here: Team) -> None:
    shown = await here.slash("compare", incident="alder bridge")
    opened = answer_of(await here.reader.click(shown, custom_id=button(shown, "Evidence 1")))
    assert text(opened).count("\n> ") >= 2
    assert "Back to the comparison" in {p.get("label") for p in parts(opened)}


async def test_a_page_is_turned_on_the_card_itself(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    assert "page 1 of" in text(shown)
    before = len(here.channel.history(viewer=here.reader))
    await here.reader.click(shown, custom_id=button(shown, "More"))
    [card] = [m for m in here.channel.history(viewer=here.reader) if m.id == shown.id]
    assert "page 2 of" in text(card)
    await here.env.restart_bot(Parallax(ask.app))
    await here.reader.click(card, custom_id=button(card, "Back"))
    [card] = [m for m in here.channel.history(viewer=here.reader) if m.id == shown.id]
    assert "page 1 of" in text(card)
    assert len(here.channel.history(viewer=here.reader)) == before


async def test_buttons_work_after_a_restart(here: Team, ask: Asker) -> None:
    shown = await here.slash("compare", incident="alder bridge")
    await here.env.restart_bot(Parallax(ask.app))
    opened = answer_of(await here.reader.click(shown, custom_id=button(shown, "Evidence 1")))
    assert "> " in text(opened)
    lists = [part for part in parts(shown) if part["type"] == 3]
    for listed in lists:
        chosen = [listed["options"][0]["value"]]
        await here.reader.select(shown, chosen, custom_id=listed["custom_id"])
    said = answer_of(await here.reader.click(shown, custom_id=button(shown, "Useful")))
    assert said.ephemeral
    assert "Noted: useful" in text(said)
    assert (await ask.app.usage.counts(workspace_of(here)))["feedback"] == {"useful": 1}


async def test_a_wrong_item_is_named_in_a_form_with_a_word_why(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    form = await here.reader.click(shown, custom_id=button(shown, "Wrong…"))
    assert form.modal is not None
    said = await here.reader.submit_modal(form, {"item": ["2"], "why": "not his words"})
    assert "marked" in text(answer_of(said))
    [report] = await ask.app.usage.pending(workspace_of(here))
    assert report.why == "not his words"
    again = await here.slash("quote", topic="bridge")
    assert "reported wrong" in text(again)


async def test_a_form_that_was_open_at_a_restart_still_counts(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    form = await here.reader.click(shown, custom_id=button(shown, "Wrong…"))
    await here.env.restart_bot(Parallax(ask.app))
    await here.reader.submit_modal(form, {"item": ["1"]})
    assert len(await ask.app.usage.pending(workspace_of(here))) == 1


async def test_feedback_on_an_answer_that_is_gone_is_one_sentence(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    await ask.app.usage.erase(workspace_of(here), str(here.reader.id))
    for label in ("Useful", "Wrong…"):
        said = answer_of(await here.reader.click(shown, custom_id=button(shown, label)))
        assert said.ephemeral
        assert "not kept any more" in text(said)


async def test_a_button_of_another_time_says_so(here: Team) -> None:
    view = discord.ui.View().add_item(discord.ui.Button(label="Old", custom_id="p:gone:1"))
    channel = here.env.bot.get_channel(here.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send("a card of long ago", view=view)
    here.env.bot._connection._view_store.remove_view(view)
    said = answer_of(await here.reader.click(message, custom_id="p:gone:1"))
    assert said.ephemeral
    assert "ask again" in text(said)


async def test_what_is_kept_is_erased_only_by_who_is_sure_after_a_restart_too(
    here: Team, ask: Asker
) -> None:
    await here.slash("quote", topic="bridge")
    kept = await here.slash("mydata")
    asked = answer_of(await here.reader.click(kept, custom_id=button(kept, "Erase it all…")))
    assert asked.ephemeral
    assert "This would go for good: 1 question" in text(asked)
    assert len((await _kept(here, ask))["answers"]) == 1
    await here.env.restart_bot(Parallax(ask.app))
    gone = answer_of(await here.reader.click(asked, custom_id=button(asked, "Erase for good")))
    assert "Erased: 1 record" in text(gone)
    assert await _kept(here, ask) == {"answers": [], "feedback": []}
    again = answer_of(await here.reader.click(asked, custom_id=button(asked, "Erase for good")))
    assert "Nothing is kept" in text(again)


async def _kept(here: Team, ask: Asker) -> Any:
    return await ask.app.usage.export(workspace_of(here), str(here.reader.id))
