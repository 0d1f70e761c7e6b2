"""What those who manage a workspace decide: sides, sources, places, limits; and take with them."""

from pathlib import Path

import pytest

from bot.command import Upload
from bot.reply import Attachment, Reply, Request
from bot.settings import Limits, load
from bot.testing import Asker
from bot.turns import HOUR, Turns
from corpus.errors import UserError

TEAM = "guild-1"


def managing(ask: Asker) -> Asker:
    return Asker(ask.app, TEAM, "desk", admin=True, place="c1")


def said(reply: Reply) -> str:
    return "\n".join(str(getattr(block, "text", "")) for block in reply.blocks)


async def test_only_those_who_manage_may_decide(ask: Asker) -> None:
    for command in ("setup", "sides", "source", "stats", "review", "ingest"):
        reply = await ask(command, workspace=TEAM)
        assert "those who manage" in reply.data["error"]
        assert reply.private


async def test_a_side_is_added_renamed_and_removed_for_this_team_alone(ask: Asker) -> None:
    here = managing(ask)
    assert (await here("sides rename Red to:Scarlet")).ok
    assert "Scarlet" in said(await here("sides"))
    compared = await here("compare alder bridge")
    assert {side["name"] for side in compared.data["sides"]} == {"Scarlet", "Blue"}
    assert {s["name"] for s in (await ask("compare alder bridge")).data["sides"]} == {"Red", "Blue"}
    await here('sides add Green about:"Neither of the two"')
    await here("source Grey Wire side:Green")
    compared = await here("compare alder bridge")
    assert {side["name"] for side in compared.data["sides"]} == {"Scarlet", "Blue", "Green"}
    asked = await here("sides remove Green")
    assert "on no side" in str(asked.blocks[1])
    assert "Green" in str((await here("sides")).data)
    await here("sides remove Green --sure")
    compared = await here("compare alder bridge")
    assert compared.data["apart"] == ["Grey Wire"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("sides add Red", "already"),
        ("sides remove Mauve", "no side “Mauve”"),
        ("sides rename Red to:***", "letters"),
        ("sides add", "Say which side"),
        ("source Red Pots side:Blue", "no source “Red Pots”"),
        ("source Red Post side:Mauve", "no side “Mauve”"),
        ("setup keep_days:9999", "keep_days"),
        ("setup keep_days:100", "90 days at most"),
    ],
)
async def test_a_slip_is_told_in_a_sentence_and_changes_nothing(
    ask: Asker, line: str, sentence: str
) -> None:
    here = managing(ask)
    reply = await here(line)
    assert not reply.ok
    assert sentence in reply.data["error"]
    assert [side["name"] for side in (await here("sides")).data] == ["Red", "Blue"]


async def test_what_was_decided_is_exported_as_the_files_that_are_read(
    ask: Asker, tmp_path: Path
) -> None:
    here = managing(ask)
    await here('sides rename Red to:"Red \\ and so on"')
    await here("source Grey Wire side:Blue country:XK")
    await here("setup keep_days:20 member_hourly:7")
    reply = await here("setup export:toml")
    files = [block for block in reply.blocks if isinstance(block, Attachment)]
    for file in files:
        (tmp_path / file.name).write_bytes(file.content)
    settings = load(tmp_path / "data", tmp_path, environment={})
    team = (await ask.app.teams.read(TEAM)).over(ask.app.settings)
    assert settings.sides == team.sides
    assert (settings.limits, settings.usage) == (team.limits, team.usage)
    assert settings.usage.keep_days == 20
    held = {s.name: (s.side, s.country) for s, _ in await ask.app.store.sources(TEAM)}
    assert {s.name: (s.side, s.country) for s in settings.sources} == held
    assert held["Grey Wire"] == ("Blue", "XK")


async def test_a_file_that_was_exported_and_changed_is_read_back(ask: Asker) -> None:
    here = managing(ask)
    await here("source Grey Wire side:Blue")
    files = await _files(here)
    sides = files["sides.toml"].replace('"Blue"', '"Azure"') + '[green]\nname = "Green"\n'
    assert (await _read_back(ask, "sides.toml", sides)).ok
    assert [side["name"] for side in (await here("sides")).data] == ["Red", "Azure", "Green"]
    assert (await here("source Grey Wire")).data["side"] == "Azure"
    sources = files["sources.toml"].replace('["Grey Wire"]\nside = "blue"', '["Grey Wire"]')
    assert (await _read_back(ask, "sources.toml", sources)).ok
    assert (await here("source Grey Wire")).data["side"] is None
    changed = await _files(here)
    assert (await _read_back(ask, "sources.toml", changed["sources.toml"])).ok
    assert await _files(here) == changed


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("parallax.toml", "", "parallax.toml is not read here; sides.toml and sources.toml are"),
        ("sides.toml", "[red]\nnam = 1", "sides.toml: unknown key red.nam; did you mean name?"),
        ("sides.toml", '[red]\nname = "Red"', "is on side 'blue', which sides.toml does not have"),
        ("sources.toml", "[", "sources.toml cannot be read"),
        ("sides.toml", "\n".join(f"[s{n}]" for n in range(13)), "which sides.toml does not have"),
        ("sides.toml", '[red]\n[blue]\nname = "none"', "means no side"),
    ],
)
async def test_a_file_that_is_wrong_is_refused_as_at_the_start_and_changes_nothing(
    ask: Asker, name: str, content: str, sentence: str
) -> None:
    before = await _files(managing(ask))
    reply = await _read_back(ask, name, content)
    assert sentence in reply.data["error"]
    assert "/" not in reply.data["error"]
    assert await _files(managing(ask)) == before


async def _read_back(ask: Asker, name: str, content: str) -> Reply:
    arguments = {"file": Upload(name, content.encode())}
    return await ask.app.answer(Request(TEAM, "desk", "setup", arguments, admin=True))


async def _files(here: Asker) -> dict[str, str]:
    reply = await here("setup export:toml")
    return {file["name"]: file["text"] for file in reply.data["files"]}


async def test_in_other_channels_only_the_asker_sees_an_answer(ask: Asker) -> None:
    here = managing(ask)
    await here("setup channels:c1")
    for place, within, alone in (
        ("c1", ("c1",), False),
        ("c2", ("c2",), True),
        ("t", ("t", "c1"), False),
    ):
        asked = Request(TEAM, "m", "sources", place=place, within=within)
        assert (await ask.app.answer(asked)).private is alone
        assert await ask.app.hidden(asked) is alone
    await here("setup channels:none")
    assert not (await ask.app.answer(Request(TEAM, "m", "sources", place="c2"))).private


async def test_a_team_may_let_others_add_articles(ask: Asker) -> None:
    async def may(groups: tuple[str, ...]) -> bool:
        asked = Request(TEAM, "m", "ingest", {"text": "word " * 9}, groups=groups)
        return "those who manage" not in str((await ask.app.answer(asked)).data)

    here = managing(ask)
    assert not await may(("r1",))
    await here("setup groups:r1")
    assert await may(("r1", "r2"))
    assert not await may(("r2",))
    await here("setup ingest:everyone")
    assert await may(())
    assert not (await ask.app.answer(Request(TEAM, "m", "setup", groups=("r1",)))).ok


async def test_who_asked_too_often_is_told_when_to_ask_again_and_may_still_erase(
    ask: Asker,
) -> None:
    here = managing(ask)
    await here("setup member_hourly:2")
    member = Asker(ask.app, TEAM, "m")
    assert [(await member("sources")).ok for _ in range(3)] == [True, True, False]
    refused = await member("sources")
    assert "asked 2 times in the last hour" in refused.data["error"]
    assert "ask again in 60 minutes" in refused.data["error"]
    assert (await member("mydata erase --sure")).ok
    assert (await Asker(ask.app, TEAM, "n")("sources")).ok
    assert all([(await ask("sources")).ok for _ in range(4)])


def test_an_hour_later_one_may_ask_again() -> None:
    now = [0.0]
    turns = Turns(lambda: now[0])
    limits = Limits(member_hourly=1, workspace_hourly=2)
    turns.take("w", "a", limits)
    now[0] = 60.0
    turns.take("w", "b", limits)
    with pytest.raises(UserError, match="This server has asked 2 times"):
        turns.take("w", "c", limits)
    with pytest.raises(UserError, match=r"You have asked 1 time .* in 59 minutes"):
        turns.take("w", "a", limits)
    now[0] = HOUR
    turns.take("w", "a", limits)
