"""Slash commands on Discord in process: their options, and what they answer."""

import re
from typing import Any

import discord
import pytest
import simcord

from bot.platforms.discord import Parallax
from bot.testing import Asker
from tests.bot.platforms.discord.people import (
    Team,
    answer_of,
    markdown,
    parts,
    team,
    text,
    workspace_of,
)

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)


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


async def test_commands_are_told_to_discord_only_when_they_changed(here: Team, ask: Asker) -> None:
    await here.env.restart_bot(Parallax(ask.app))
    told = [r for r in here.env.http_requests if r.method == "PUT" and "/commands" in r.path]
    assert len(told) == 1


async def test_incidents_and_sources_are_suggested_while_typing(here: Team) -> None:
    choices = await here.reader.autocomplete(here.channel, "compare", "incident", "bridge")
    assert "Bridge" in choices[0]["name"]
    assert "article" in choices[0]["name"]
    shown = await here.slash("compare", incident=choices[0]["value"])
    assert "Bridge" in text(shown)
    sources = await here.reader.autocomplete(here.channel, "search", "source", "gaz", words="x")
    assert [choice["value"] for choice in sources] == ["Blue Gazette"]
    assert await here.reader.autocomplete(here.channel, "compare", "incident", "☃" * 90) is not None


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


async def test_an_error_is_one_sentence_for_the_asker_with_a_way_on(here: Team) -> None:
    shown = await here.slash("compare", incident="zeppelin")
    assert shown.ephemeral
    assert "No incident here fits “zeppelin”" in text(shown)
    lists = [part for part in parts(shown) if part["type"] == 3]
    result = await here.reader.select(shown, [lists[0]["options"][0]["value"]])
    assert not answer_of(result).ephemeral
    assert len(here.channel.history(viewer=here.manager)) == 1


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
    assert len(await ask.app.store.articles(workspace_of(here), [])) == 0


async def test_a_file_that_is_too_large_is_not_even_fetched(here: Team, ask: Asker) -> None:
    most = ask.app.settings.limits.file_megabytes * 1_000_000
    shown = answer_of(
        await here.manager.slash(
            here.channel, "ingest", file=("big.txt", b"x" * (most + 1)), source="Harl Notes"
        )
    )
    assert shown.ephemeral
    assert "larger than" in text(shown)


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
    assert all("Red" in words or "asked: compare 1." in words for words in told), told
