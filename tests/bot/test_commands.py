"""The commands, asked as a member would, on a small corpus of articles."""

from pathlib import Path
from typing import Any

from bot.commands import COMMANDS
from bot.reply import Excerpt, Reply, Table, Text
from bot.testing import Asker, asking
from corpus.model import Document


def words_of(reply: Reply) -> str:
    texts = [block.text for block in reply.blocks if isinstance(block, Text)]
    rows = [" ".join(row) for b in reply.blocks if isinstance(b, Table) for row in b.rows]
    return "\n".join([*texts, *rows])


def excerpts(reply: Reply) -> list[Excerpt]:
    return [block for block in reply.blocks if isinstance(block, Excerpt)]


# --- compare ------------------------------------------------------------------------------


async def test_compare_sets_the_sides_of_one_incident_beside_each_other(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire")
    sides = {side["name"]: set(side["documents"]) for side in reply.data["sides"]}
    assert sides == {
        "Red": {"red-post-bridge", "red-evening-bridge"},
        "Blue": {"blue-gazette-bridge", "blue-mail-bridge"},
    }
    assert reply.ok
    assert reply.data["findings"]
    assert excerpts(reply)


async def test_a_source_on_no_side_is_left_apart_and_named(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire")
    assert reply.data["apart"] == ["Grey Wire"]
    assert "Left apart here: Grey Wire" in words_of(reply)


async def test_compare_between_sources_shows_those_alone(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire between red post and the Grey Wire")
    assert [side["name"] for side in reply.data["sides"]] == ["Red Post", "Grey Wire"]


async def test_a_side_and_a_source_on_it_cannot_be_two_columns(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire between Red and Red Post")
    assert not reply.ok
    assert "part of another column" in reply.data["error"]


async def test_an_unknown_column_is_answered_with_the_nearest(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire between Red and Bleu Gazete")
    assert not reply.ok
    assert "Blue Gazette" in reply.data["error"]


async def test_words_that_fit_no_incident_get_the_nearest_to_choose(ask: Asker) -> None:
    reply = await ask("compare volcano eruption")
    assert not reply.ok
    assert reply.data["choices"]
    assert all(action.command == "compare" for action in reply.actions)
    followed = await ask(f"compare {reply.actions[0].arguments['incident']}")
    assert followed.command == "compare"


async def test_words_that_fit_two_incidents_equally_are_not_mixed(ask: Asker) -> None:
    await ask(
        "ingest side:red source:'x' A fire destroyed the old mill in Harl on Sunday.", admin=True
    )
    reply = await ask("compare thistlewick gullwing")
    assert not reply.ok or len(reply.data["sides"]) == 2


async def test_an_incident_told_by_one_side_says_so_and_shows_what_there_is(ask: Asker) -> None:
    reply = await ask("compare cherry harvest")
    assert "no two sides to compare" in words_of(reply)
    assert "Red Evening" in words_of(reply)
    assert reply.data["findings"] == []


async def test_more_by_lens_shows_only_that_lens(ask: Asker) -> None:
    whole = await ask("compare alder bridge fire")
    lens = whole.data["findings"][-1]["lens"]
    reply = await ask(f"compare alder bridge fire lens:{lens}")
    assert {finding["lens"] for finding in reply.data["findings"]} == {lens}


async def test_the_evidence_of_a_finding_is_one_step_away(ask: Asker) -> None:
    whole = await ask("compare alder bridge fire")
    step = next(action for action in whole.actions if action.label == "Evidence 1")
    reply = await ask.follow(whole, whole.actions.index(step))
    first = whole.data["findings"][0]
    assert step.arguments["finding"] == first["key"]
    assert excerpts(reply)
    assert {e.item for e in excerpts(reply)} == {f"{reply.data['incident']['id']}/{first['key']}"}


# --- lists --------------------------------------------------------------------------------


async def test_incidents_are_listed_newest_first_with_articles_by_side(ask: Asker) -> None:
    reply = await ask("incidents")
    assert [incident["date"] for incident in reply.data] == sorted(
        (incident["date"] for incident in reply.data), reverse=True
    )
    bridge = next(i for i in reply.data if len(i["documents"]) == 5)
    assert {"id": "grey-wire-bridge", "source": "Grey Wire", "about": True} in bridge["documents"]


async def test_every_id_under_which_one_text_came_is_listed_with_its_incident(ask: Asker) -> None:
    held = await ask.app.store.document("operator", "grey-wire-bridge")
    assert held is not None
    again = Document("wire-copy", "Slate Wire", held.document.text)
    known = await ask.app.store.known("operator", again)
    assert known is not None
    incident = next(i for i in (await ask("incidents")).data if len(i["documents"]) == 6)
    assert {"id": "wire-copy", "source": "Slate Wire", "about": True} in incident["documents"]


async def test_incidents_can_be_asked_for_by_words(ask: Asker) -> None:
    reply = await ask("incidents tarn")
    assert {d["id"] for i in reply.data for d in i["documents"]} == {
        "red-post-strike",
        "blue-gazette-strike",
    }


async def test_sources_are_listed_with_their_sides(ask: Asker) -> None:
    reply = await ask("sources")
    sides = {source["name"]: source["side"] for source in reply.data}
    assert sides["Blue Mail"] == "Blue"
    assert sides["Grey Wire"] is None


async def test_stats_count_what_is_here_and_what_was_asked(ask: Asker) -> None:
    await ask("quote bridge")
    await ask("useful")
    reply = await ask("stats", admin=True)
    assert reply.data["corpus"]["articles"] == 8
    assert reply.data["feedback"] == {"useful": 1}
    assert {"quote", "feedback"} <= {row["command"] for row in reply.data["commands"]}


async def test_help_names_every_command_a_member_may_use(ask: Asker) -> None:
    names = {command["name"] for command in (await ask("help")).data["commands"]}
    assert {"compare", "quote", "search", "mydata"} <= names
    assert "review" not in names
    assert "review" in {c["name"] for c in (await ask("help", admin=True)).data["commands"]}


async def test_help_is_a_few_lines_with_the_rest_by_what_one_wants_to_do(ask: Asker) -> None:
    first = await ask("help", admin=True)
    assert sum(len(block.rows) for block in first.blocks if isinstance(block, Table)) == 5
    groups = [action.arguments["about"] for action in first.actions if action.command == "help"]
    told = [command for about in groups for command in await _told(ask, about, admin=True)]
    given_by_buttons = {"show", "feedback"}
    assert sorted(told) == sorted({command.name for command in COMMANDS} - given_by_buttons)
    assert "setup" not in await _told(ask, groups[-1], admin=False)


async def _told(ask: Asker, about: str, admin: bool) -> list[str]:
    reply = await ask(f"help {about}", admin=admin)
    return [command["name"] for command in reply.data["commands"]]


async def test_help_begins_with_how_to_begin_where_there_is_nothing(tmp_path: Path) -> None:
    async with asking(tmp_path) as empty:
        shown = [b.text for b in (await empty("help")).blocks if isinstance(b, Text)]
        assert "There are no articles here yet" in shown[1]


async def test_a_question_no_rule_knows_gets_what_would_work(ask: Asker) -> None:
    reply = await ask("purple bridge monday")
    assert (reply.command, reply.ok) == ("help", False)
    assert "not a question I understand" in reply.data["error"]
    assert any(action.command == "compare" for action in reply.actions)


# --- ingest -------------------------------------------------------------------------------

STORY = (
    "A barge sank in the lock at Quern on Sunday. The lock keeper said the gate had jammed. "
    '"It never closed in time," lock keeper Wilf Sluicegate said. Nobody drowned.'
)


async def take(ask: Asker, workspace: str, **arguments: Any) -> Reply:
    from bot.reply import Request

    given = {"text": STORY, "source": "Lock Times", "published": "2026-06-01"} | arguments
    return await ask.app.answer(Request(workspace, "m", "ingest", given, admin=True))


async def test_only_those_who_manage_a_workspace_may_ingest(ask: Asker) -> None:
    assert "those who manage" in (await ask("ingest some text")).data["error"]


async def test_what_one_workspace_adds_no_other_sees(ask: Asker) -> None:
    assert (await take(ask, "guild-1")).ok
    assert (await ask("search barge", workspace="guild-1")).data["passages"]
    for workspace in ("guild-2", "operator"):
        for line in ("search barge sluicegate", "quote sluicegate", "incidents barge", "sources"):
            reply = await ask(line, workspace=workspace)
            assert "Lock Times" not in str(reply), line
            assert "never closed" not in str(reply), line


async def test_a_near_miss_of_a_side_is_asked_back(ask: Asker) -> None:
    reply = await take(ask, "guild-1", side="Bleu")
    assert not reply.ok
    assert "Blue" in reply.data["error"]


async def test_a_file_that_holds_no_article_is_refused_with_the_reason(ask: Asker) -> None:
    from bot.command import Upload

    reply = await take(ask, "guild-1", text=None, file=Upload("empty.txt", b""))
    assert (reply.ok, reply.actions) == (False, ())
    assert reply.data["refused"][0]["where"] == "empty.txt"
