"""Usage and feedback: what is kept, what it changes, and how it is taken back."""

import json
import sqlite3
from pathlib import Path
from time import perf_counter

import pytest

from bot.figures import times
from bot.reply import Attachment, Excerpt, Reply
from bot.testing import Asker


def items(reply: Reply) -> list[str | None]:
    return [block.item for block in reply.blocks if isinstance(block, Excerpt)]


async def pages(ask: Asker, line: str) -> list[str | None]:
    """All items of all pages, in order."""
    found: list[str | None] = []
    for page in range(1, 20):
        shown = items(await ask(f"{line} page:{page}"))
        if not shown:
            break
        found += shown
    return found


def rows(ask: Asker, table: str) -> list[sqlite3.Row]:
    connection = sqlite3.connect(ask.app.settings.data / "parallax.db")
    connection.row_factory = sqlite3.Row
    found = connection.execute(f"select * from {table}").fetchall()  # noqa: S608
    connection.close()
    return found


def kept_bytes(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.glob("parallax.db*"))


async def test_what_was_useless_sinks_for_a_like_question_and_stays_findable(ask: Asker) -> None:
    first = items(await ask("quote bridge fire"))[0]
    for member in "abc":
        answer = await ask("quote bridge fire", member=member)
        place = items(answer).index(first) + 1
        await ask(f"useless {place}", member=member)
    after = await pages(ask, "quote fire bridge")
    assert after[0] != first
    assert first in after


async def test_it_does_not_sink_in_another_workspace_or_for_another_question(ask: Asker) -> None:
    first = items(await ask("quote bridge"))
    for member in "abcdef":
        answer = await ask("quote bridge", member=member, workspace="guild-1")
        await ask(f"feedback useless answer:{answer.id}", member=member, workspace="guild-1")
    assert items(await ask("quote bridge")) == first
    elsewhere = items(await ask("quote negotiations"))
    assert items(await ask("quote negotiations", workspace="guild-1")) == elsewhere


async def test_an_item_reported_wrong_is_marked_until_an_admin_has_looked(ask: Asker) -> None:
    first = items(await ask("quote bridge"))
    thanks = await ask("wrong 2 not his words")
    assert thanks.ok
    marked = await ask("quote bridge", member="other")
    by_item = {b.item: b for b in marked.blocks if isinstance(b, Excerpt)}
    assert by_item[first[1]].reported
    waiting = (await ask("review", admin=True)).data
    assert (waiting[0]["why"], waiting[0]["item"]) == ("not his words", first[1])
    await ask(f"review dismiss {waiting[0]['id']}", admin=True)
    cleared = await ask("quote bridge", member="other")
    assert not any(b.reported for b in cleared.blocks if isinstance(b, Excerpt))


async def test_an_upheld_report_sends_the_item_to_the_end_with_a_mark(ask: Asker) -> None:
    first = items(await ask("quote bridge"))[0]
    await ask("wrong 1")
    waiting = (await ask("review", admin=True)).data
    await ask(f"review uphold {waiting[0]['id']}", admin=True)
    assert (await pages(ask, "quote bridge"))[-1] == first
    assert (await ask("review", admin=True)).data == []


async def test_feedback_is_kept_with_exactly_what_was_shown(ask: Asker) -> None:
    answer = await ask("quote bridge")
    await ask("useful")
    stored = next(row for row in rows(ask, "answers") if row["id"] == answer.id)
    shown = [(i["item"], i["text"], i["label"]) for i in json.loads(stored["shown"])]
    excerpts = [block for block in answer.blocks if isinstance(block, Excerpt)]
    assert shown == [(e.item, e.evidence.text, e.label) for e in excerpts]
    assert [row["verdict"] for row in rows(ask, "feedback")] == ["useful"]


async def test_a_second_word_on_an_answer_replaces_the_first(ask: Asker) -> None:
    await ask("quote bridge")
    await ask("useful")
    await ask("useless")
    assert [row["verdict"] for row in rows(ask, "feedback")] == ["useless"]


async def test_a_number_that_is_no_item_is_refused(ask: Asker) -> None:
    await ask("quote bridge")
    assert "go from 1 to" in (await ask("wrong 99")).data["error"]


async def test_of_a_private_request_no_word_is_kept_and_feedback_still_works(ask: Asker) -> None:
    answer = await ask("quote quillfeather cable", private=True)
    assert answer.ok
    assert (await ask(f"feedback wrong 1 answer:{answer.id}", private=True)).ok
    await ask("quote zanzibar", private=True)
    stored = "".join(str(tuple(row)) for row in rows(ask, "answers"))
    assert "cable" not in stored
    assert "zanzibar" not in stored


@pytest.mark.parametrize(
    "line", ['verify "a zanzibarish cable"', f"compare {'zanzibarish cables burn ' * 20}"]
)
async def test_of_a_pasted_text_no_word_is_kept_and_its_steps_still_work(
    ask: Asker, line: str
) -> None:
    answer = await ask(line)
    for number in range(len(answer.actions)):
        await ask.follow(answer, number)
    stored = "".join(str(tuple(row)) for row in rows(ask, "answers") if row["id"] == answer.id)
    assert stored
    assert "zanzibarish" not in stored


async def test_a_member_is_kept_as_a_keyed_hash_alone(ask: Asker) -> None:
    await ask("quote bridge", member="member-4711")
    assert b"member-4711" not in kept_bytes(ask.app.settings.data)
    assert (ask.app.settings.data / "member.key").stat().st_mode & 0o777 == 0o600


async def test_mydata_exports_all_of_ones_own_and_nothing_of_others(ask: Asker) -> None:
    mine = await ask("quote bridge", member="me")
    await ask("useful", member="me")
    await ask("search dockers", member="you")
    kept = (await ask("mydata", member="me")).data
    assert mine.id in {row["id"] for row in kept["answers"]}
    assert [row["verdict"] for row in kept["feedback"]] == ["useful"]
    assert "dockers" not in str(kept)


async def test_mydata_erases_all_of_ones_own_and_nothing_of_others(ask: Asker) -> None:
    await ask("quote zanzibarish", member="me")
    await ask("search dockers", member="you")
    erased = await ask("mydata erase --sure", member="me")
    assert erased.data["erased"] == 1
    assert (await ask("mydata", member="you")).data["answers"]
    assert b"zanzibarish" not in kept_bytes(ask.app.settings.data)


async def test_an_erasure_leaves_no_byte_in_any_file_and_no_record_of_itself(ask: Asker) -> None:
    data, team = ask.app.settings.data, "guild-7"
    for number in range(60):  # so many that pages of the table split
        await ask(f"search zanzibarish{number} and so on", member="me", workspace=team)
        await ask(f"search dockers {number}", member=f"you{number % 3}", workspace=team)
    await ask("quote bridge", member="me", workspace=team)
    await ask("wrong 1 quibblesome", member="me", workspace=team)
    key = ask.app.usage.hash(team, "me").encode()
    assert key in files(data)
    began = perf_counter()
    assert (await ask("mydata erase --sure", member="me", workspace=team)).ok
    assert perf_counter() - began < 60
    left = files(data)
    assert not [w for w in (b"zanzibarish", b"quibblesome", key) if w in left]
    assert b"dockers 59" in left
    assert (await ask("mydata", member="me", workspace=team)).data == {
        "answers": [],
        "feedback": [],
    }


async def test_what_is_asked_in_private_is_not_kept_under_a_members_id(ask: Asker) -> None:
    own = "dm-0123456789abcdef01234567"
    answer = await ask("quote bridge", member="987654321987654321", workspace=own, private=True)
    assert answer.ok
    assert b"987654321987654321" not in files(ask.app.settings.data)
    await ask("mydata erase --sure", member="987654321987654321", workspace=own, private=True)
    assert own.encode() not in files(ask.app.settings.data)


def files(data: Path) -> bytes:
    """All bytes of all files of a data folder: database, its log, index, vectors, key."""
    return b"".join(file.read_bytes() for file in sorted(data.rglob("*")) if file.is_file())


async def test_a_usage_write_that_fails_never_loses_the_reply(ask: Asker) -> None:
    connection = sqlite3.connect(ask.app.settings.data / "parallax.db")
    connection.execute("drop table feedback")
    connection.execute("drop table answers")
    connection.commit()
    connection.close()
    reply = await ask("sources")
    assert reply.ok
    assert reply.id is None


def test_of_the_times_of_a_command_the_median_and_95_of_100_are_told() -> None:
    took = [("quote", 7.0), *(("compare", float(n)) for n in range(100, 0, -1))]
    assert times(took) == [
        {"command": "compare", "of": 100, "median": 50, "p95": 95},
        {"command": "quote", "of": 1, "median": 7, "p95": 7},
    ]


async def test_stats_tell_what_was_not_found_and_draw_what_was_asked_without_a_name(
    ask: Asker,
) -> None:
    for member in ("anna", "boris"):
        await ask("compare zeppelin", member=member)
    await ask("quote bridge", member="anna")
    await ask("quote zeppelins since:2026-01-01 until:2026-12-31", member="anna")
    reply = await ask("stats", admin=True)
    assert {"words": "zeppelins", "count": 1} in reply.data["not_found"]
    assert {"words": "zeppelin", "count": 2} in reply.data["not_found"]
    [drawn] = [block for block in reply.blocks if isinstance(block, Attachment)]
    assert drawn.content.startswith(b"\x89PNG")
    assert "compare 2 (2 without an answer)" in drawn.description
    told = json.dumps(reply.data) + drawn.description
    hashes = [ask.app.usage.hash("operator", name) for name in ("anna", "boris")]
    assert not [name for name in ("anna", "boris", *hashes) if name in told]


async def test_what_one_watches_in_private_is_told_and_erased_with_the_rest(ask: Asker) -> None:
    async def alone(line: str) -> Reply:
        return await ask(line, member="me", workspace="dm-0123456789abcdef", private=True)

    await alone("watch alder bridge")
    assert len((await alone("mydata")).data["watches"]) == 1
    asked = await alone("mydata erase")
    assert "1 watched incident" in str(asked.blocks)
    assert (await alone("mydata")).data["answers"]
    assert (await alone("mydata erase --sure")).data == {"erased": 2}
    assert (await alone("mydata")).data == {"answers": [], "feedback": [], "watches": []}
