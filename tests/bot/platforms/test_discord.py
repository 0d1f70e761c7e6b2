"""Discord in process: what a member does there, and what the bot answers, on the real App."""

import re
from dataclasses import dataclass
from time import time
from typing import Any

import discord
import pytest
import simcord

from bot.platforms.discord import Parallax, watching
from bot.testing import Asker

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)

Shown = Any
"""A message as simcord gives it back."""


@dataclass(frozen=True)
class Team:
    """A server with a channel, one who reads and one who manages."""

    env: simcord.Env
    channel: Any
    reader: Any
    manager: Any

    async def slash(self, command: str, **options: Any) -> Shown:
        """Run a command as the reader, and return what is shown."""
        return answer_of(await self.reader.slash(self.channel, command, **options))


def team(env: simcord.Env, name: str = "team") -> Team:
    guild = env.create_guild(name=name)
    manages = guild.create_role("desk", permissions=discord.Permissions(manage_guild=True))
    return Team(
        env,
        guild.create_text_channel("framing"),
        guild.add_member(env.create_user(f"reader-{name}")),
        guild.add_member(env.create_user(f"manager-{name}"), roles=[manages]),
    )


def answer_of(result: Any) -> Shown:
    assert result.acknowledged
    return result.followups[-1] if result.followups else result.response


def parts(message: Shown) -> list[dict[str, Any]]:
    """Return all components of a message, nested ones too."""
    roots = [c if isinstance(c, dict) else c.to_dict() for c in message.components]
    found = []
    while roots:
        part = roots.pop(0)
        found.append(part)
        roots = [*part.get("components", []), *roots]
    return found


def markdown(message: Shown) -> str:
    return "\n".join(part["content"] for part in parts(message) if part["type"] == 10)


def text(message: Shown) -> str:
    """Return what a member reads, marks of Markdown left in."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown(message))


def button(message: Shown, label: str) -> str:
    return str(next(p["custom_id"] for p in parts(message) if p.get("label") == label))


@pytest.fixture
def simcord_bot(ask: Asker) -> Parallax:
    return Parallax(ask.app)


@pytest.fixture
def here(simcord_env: simcord.Env) -> Team:
    return team(simcord_env)


async def test_an_incident_is_compared_with_its_sentences_in_sight_of_all(here: Team) -> None:
    shown = await here.slash("compare", incident="alder bridge")
    assert not shown.ephemeral
    assert "Red" in text(shown)
    assert "Blue" in text(shown)
    assert "\n> " in f"\n{text(shown)}"
    assert {"Useful", "Not useful", "Wrong…"} <= {p.get("label") for p in parts(shown)}


async def test_every_command_answers(here: Team) -> None:
    asked: dict[str, dict[str, Any]] = {
        "help": {},
        "incidents": {"words": "bridge"},
        "quote": {"topic": "bridge", "side": "red"},
        "search": {"words": "bridge", "since": "2026-03-01"},
        "sources": {},
        "who": {"name": "thistlewick"},
    }
    for command, options in asked.items():
        shown = await here.slash(command, **options)
        assert not shown.ephemeral, (command, text(shown))
        assert "⚠" not in text(shown)


async def test_commands_have_the_options_of_their_signatures(here: Team) -> None:
    known = {command.name: command for command in await here.env.bot.tree.fetch_commands()}
    compare = {option.name: option for option in known["compare"].options}
    assert compare["incident"].required
    assert compare["incident"].autocomplete
    assert not compare["between"].required
    assert "claims" in [choice.value for choice in compare["lens"].choices]
    upload = {option.name: option for option in known["ingest"].options}["file"]
    assert upload.type is discord.AppCommandOptionType.attachment
    assert known["setup"].default_member_permissions == discord.Permissions(manage_guild=True)


async def test_incidents_and_sources_are_suggested_while_typing(here: Team) -> None:
    choices = await here.reader.autocomplete(here.channel, "compare", "incident", "bridge")
    assert "Bridge" in choices[0]["name"]
    assert "article" in choices[0]["name"]
    shown = await here.slash("compare", incident=choices[0]["value"])
    assert "Bridge" in text(shown)
    sources = await here.reader.autocomplete(here.channel, "search", "source", "gaz", words="x")
    assert [choice["value"] for choice in sources] == ["Blue Gazette"]
    assert await here.reader.autocomplete(here.channel, "compare", "incident", "☃" * 90) is not None


async def test_an_error_is_one_sentence_for_the_asker_with_a_way_on(here: Team) -> None:
    shown = await here.slash("compare", incident="zeppelin")
    assert shown.ephemeral
    assert "No incident here fits “zeppelin”" in text(shown)
    lists = [part for part in parts(shown) if part["type"] == 3]
    result = await here.reader.select(shown, [lists[0]["options"][0]["value"]])
    assert not answer_of(result).ephemeral
    assert len(here.channel.history(viewer=here.manager)) == 1


async def test_evidence_is_one_tap_away(here: Team) -> None:
    shown = await here.slash("compare", incident="alder bridge")
    opened = answer_of(await here.reader.click(shown, custom_id=button(shown, "Evidence 1")))
    assert text(opened).count("\n> ") >= 2
    assert "Back to the comparison" in {p.get("label") for p in parts(opened)}


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
    assert (await ask.app.usage.counts(_id(here)))["feedback"] == {"useful": 1}


def _id(here: Team) -> str:
    return str(here.channel.guild.id)


async def test_a_wrong_item_is_named_in_a_form_with_a_word_why(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    form = await here.reader.click(shown, custom_id=button(shown, "Wrong…"))
    assert form.modal is not None
    said = await here.reader.submit_modal(form, {"item": ["2"], "why": "not his words"})
    assert "marked" in text(answer_of(said))
    [report] = await ask.app.usage.pending(_id(here))
    assert report.why == "not his words"
    again = await here.slash("quote", topic="bridge")
    assert "reported wrong" in text(again)


async def test_a_form_that_was_open_at_a_restart_still_counts(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    form = await here.reader.click(shown, custom_id=button(shown, "Wrong…"))
    await here.env.restart_bot(Parallax(ask.app))
    await here.reader.submit_modal(form, {"item": ["1"]})
    assert len(await ask.app.usage.pending(_id(here))) == 1


async def test_feedback_on_an_answer_that_is_gone_is_one_sentence(here: Team, ask: Asker) -> None:
    shown = await here.slash("quote", topic="bridge")
    await ask.app.usage.erase(_id(here), str(here.reader.id))
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


async def test_only_those_who_manage_the_server_ingest(here: Team, ask: Asker) -> None:
    assert "setup" not in here.reader.available_commands(here.channel)
    refused = await here.slash("ingest", text="word " * 9)
    assert refused.ephemeral
    assert "setup can open it" in text(refused)
    article = b"The Gull Ferry in Harl sank at noon. All nine aboard were saved, the harbour said."
    options = {"source": "Harl Notes", "side": "blue", "published": "2026-03-09"}
    shown = answer_of(
        await here.manager.slash(here.channel, "ingest", file=("ferry.txt", article), **options)
    )
    assert shown.ephemeral
    assert "1 article added" in text(shown)
    found = await here.slash("search", words="gull ferry")
    assert "Gull" in text(found)
    me = here.env.bot.user
    assert me is not None
    await here.reader.send(here.channel, f"<@{me.id}> ingest")
    assert "those who manage" in text(here.channel.last_message)
    assert len(await ask.app.store.articles(_id(here), [])) == 0


async def test_a_server_sees_nothing_of_another(simcord_env: simcord.Env) -> None:
    ours, theirs = team(simcord_env, "ours"), team(simcord_env, "theirs")
    article = b"The Gull Ferry in Harl sank at noon. All nine aboard were saved, it said."
    await ours.manager.slash(
        ours.channel, "ingest", file=("ferry.txt", article), source="Harl Notes"
    )
    assert "Gull" in text(await ours.slash("search", words="gull ferry"))
    assert "Gull" not in text(await theirs.slash("search", words="gull ferry"))
    names = await theirs.reader.autocomplete(theirs.channel, "search", "source", "harl", words="x")
    assert "Harl Notes" not in [name["value"] for name in names]


async def test_a_file_that_is_too_large_is_not_even_fetched(here: Team, ask: Asker) -> None:
    most = ask.app.settings.limits.file_megabytes * 1_000_000
    shown = answer_of(
        await here.manager.slash(
            here.channel, "ingest", file=("big.txt", b"x" * (most + 1)), source="Harl Notes"
        )
    )
    assert shown.ephemeral
    assert "larger than" in text(shown)


async def test_hostile_words_ping_nobody_and_link_nowhere(here: Team) -> None:
    hostile = "@everyone <@1> [bank](https://evil.example) discord.gg/x ```x``` \u202ereversed"
    shown = await here.slash("search", words=f"bridge {hostile}")
    assert "reversed" in markdown(shown)
    assert not re.search(r"\u202e|@everyone|```|(?<!\\)\]\(h", markdown(shown))
    asked = [r for r in here.env.http_requests if r.method in ("POST", "PATCH") and r.json]
    bodies = [r.json.get("data", r.json) for r in asked if isinstance(r.json, dict)]
    sent = [body for body in bodies if isinstance(body, dict) and body.get("components")]
    assert sent
    assert all(body.get("allowed_mentions") == {"parse": []} for body in sent)


async def test_commands_are_told_to_discord_only_when_they_changed(here: Team, ask: Asker) -> None:
    await here.env.restart_bot(Parallax(ask.app))
    told = [r for r in here.env.http_requests if r.method == "PUT" and "/commands" in r.path]
    assert len(told) == 1


async def test_labels_while_typing_tell_what_is_behind_them(here: Team) -> None:
    async def labels(command: str, option: str, typed: str) -> list[str]:
        found = await here.reader.autocomplete(here.channel, command, option, typed)
        return [choice["name"] for choice in found]

    assert "Blue Gazette · Blue · 2 articles" in await labels("quote", "source", "gaz")
    assert "Red · 2 sources" in await labels("quote", "side", "r")
    [incident] = await labels("compare", "incident", "alder bridge")
    assert re.search(r"Bridge.* · \d+ Mar 2026 · \d articles$", incident)
    speakers = await labels("quote", "speaker", "m")
    assert all(re.search(r" · \d+ quotations?$", speaker) for speaker in speakers)


async def test_every_picture_is_told_in_words_and_every_button_says_what_it_does(
    here: Team,
) -> None:
    asked = {"compare": {"incident": "alder bridge", "show": "picture"}, "stats": {}}
    asked |= {"timeline": {"incident": "alder bridge"}, "incidents": {}}
    pictures = []
    for command, options in asked.items():
        shown = answer_of(await here.manager.slash(here.channel, command, **options))
        pictures += [item for p in parts(shown) if p["type"] == 12 for item in p["items"]]
        named = [p["label"] for p in parts(shown) if p["type"] == 2]
        assert all(re.search(r"[A-Za-z]{3}", label) for label in named), named
    told = [picture["description"] for picture in pictures]
    assert len(told) == 3
    assert all("Red" in words or "compare 1 time" in words for words in told), told


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


async def test_a_watched_incident_is_told_in_its_channel(here: Team, ask: Asker) -> None:
    shown = await here.slash("watch", incident="cherry harvest frost")
    assert not shown.ephemeral
    await watching.tell(here.env.bot)
    before = len(here.channel.history(viewer=here.reader))
    await _frost(here)
    await here.env.restart_bot(Parallax(ask.app))
    await watching.tell(here.env.bot)
    told = here.channel.last_message
    assert "First report of a side: Blue" in text(told)
    assert "\n> " in text(told)
    await watching.tell(here.env.bot)
    assert len(here.channel.history(viewer=here.reader)) == before + 1
    stopped = answer_of(await here.reader.click(told, custom_id=button(told, "Stop watching")))
    assert "No longer watched" in text(stopped)


def _ours(here: Team, channel: Any) -> discord.TextChannel:
    """Return a channel as the bot has it."""
    found = here.env.bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def _frost(here: Team) -> None:
    article = (
        b"Late frost on Monday ruined the cherry harvest in the orchards of Vale, growers said. "
        b"Nine cherry trees in ten were lost in Vale."
    )
    options = {"source": "Blue Gazette", "side": "blue", "published": "2026-05-21"}
    file = ("frost.txt", article)
    await here.manager.slash(here.channel, "ingest", file=file, title="Frost in Vale", **options)


async def test_a_channel_that_is_gone_or_closed_ends_its_watch_quietly(
    here: Team, ask: Asker
) -> None:
    guild = here.channel.guild
    gone, closed = guild.create_text_channel("gone"), guild.create_text_channel("closed")
    for channel in (gone, closed):
        await here.reader.slash(channel, "watch", incident="cherry harvest frost")
    await _ours(here, gone).delete()
    await here.env.settle()
    assert {watch.place for watch in await ask.app.watches.all(_id(here))} == {str(closed.id)}
    await _frost(here)
    bot = _ours(here, closed).guild.me
    await _ours(here, closed).set_permissions(bot, send_messages=False)
    await watching.tell(here.env.bot)
    assert await ask.app.watches.all(_id(here)) == []


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
    team_ = await ask.app.teams.read(_id(here))
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
    held = {s.name: s for s, _ in await ask.app.store.sources(_id(here))}
    assert (held["Grey Wire"].side, held["Grey Wire"].country) == ("Blue", "XK")


async def test_a_server_that_sends_it_away_is_erased_after_the_days_of_grace(
    here: Team, ask: Asker
) -> None:
    await here.slash("compare", incident="alder bridge")
    guild = here.env.bot.get_guild(here.channel.guild.id)
    assert guild is not None
    await here.env.bot.on_guild_remove(guild)
    await ask.app.upkeep.tidy()
    assert (await ask.app.usage.counts(_id(here)))["commands"]
    await here.env.bot.on_guild_join(guild)
    assert await ask.app.teams.left(time() + 1) == []
    await ask.app.upkeep.leave(_id(here))
    await ask.app.teams.change(_id(here), left_at=time() - 31 * 86_400)
    await ask.app.upkeep.tidy()
    assert _id(here) not in await ask.app.store.workspaces()
    kept = b"".join(f.read_bytes() for f in ask.app.settings.data.rglob("*") if f.is_file())
    assert _id(here).encode() not in kept


async def test_a_server_that_sent_it_away_while_it_slept_is_noted_at_the_start(
    here: Team, ask: Asker
) -> None:
    await ask("compare alder bridge", workspace="123456789012345678")
    await here.env.restart_bot(Parallax(ask.app))
    await here.env.settle()
    assert await ask.app.teams.left(time() + 1) == ["123456789012345678"]
