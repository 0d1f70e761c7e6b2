"""quote: whose words are meant, however they are asked for; what is said where there are none."""

from pathlib import Path
from typing import Any

import pytest

from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Excerpt, Reply, Text
from bot.testing import Asker

TEXTS = (
    "Viktor Marlow, the minister, came late. “I have never owned a sluice,” Viktor Marlow said. "
    "His driver Kasper Undine was not there.",
    "The engineer disagreed. “The drawings have his name on them,” Iris Marlow said. “The sluice "
    "was open,” said the county’s spokeswoman Delphine Marr, who praised the Harbour Council.",
)


@pytest.fixture
async def sluice(ask: Asker, tmp_path: Path) -> Asker:
    """Two more articles, in which two of one surname speak."""
    for n, text in enumerate(TEXTS):
        head = f"---\nsource: Odd Mirror\npublished: 2026-03-0{n + 1}\ntitle: Sluice {n}\n---\n\n"
        path = tmp_path / f"odd{n}.md"
        path.write_text(head + text, encoding="utf-8")
        assert (await take_in(ask.app, Intake((path,)))).ok
    return ask


def said(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Text))


def speakers(reply: Reply) -> list[str]:
    return [block.label or "" for block in reply.blocks if isinstance(block, Excerpt)]


def step(reply: Reply, label: str) -> dict[str, Any]:
    found = next(action for action in reply.actions if action.label == label)
    return {name: value for name, value in found.arguments.items() if value}


@pytest.mark.parametrize(
    "line",
    [
        "what has Pepperstone said?",
        "pepperstone quotes",
        "Pepperstone's quotes",
        "pepperstone said",
        "everything Pepperstone said",
        "all quotes from Pepperstone",
        "what was said by Pepperstone?",
        "what are Pepperstone's words?",
        "who is Pepperstone quoted as saying",
        "what's Pepperstone said?",
        "how did Pepperstone react?",
        "anything from Pepperstone?",
        "quote by pepperstone",
        "quote pepperstone:",
        "quote speaker:Пепперстон",
        "что Пепперстон сказала",
    ],
)
async def test_what_somebody_said_is_found_however_it_is_asked(ask: Asker, line: str) -> None:
    reply = await ask(line)
    assert reply.command == "quote"
    assert speakers(reply), reply.data
    assert all("Pepperstone" in label for label in speakers(reply))


@pytest.mark.parametrize(
    "line",
    [
        "did Pepperstone comment on the arson?",
        "give me Pepperstone's quotes on the arson",
        "what did Pepperstone say about the arson?",
        "quote pepperstone arson",
    ],
)
async def test_what_somebody_said_on_something_is_found(ask: Asker, line: str) -> None:
    reply = await ask(line)
    assert (reply.data["speaker"], reply.data["topic"]) == ("Pepperstone", "arson") or (
        reply.data["speaker"],
        reply.data["topic"],
    ) == ("pepperstone", "arson")
    assert "no trace of arson" in reply.data["quotations"][0]["evidence"]["text"]


async def test_of_a_misspelt_speaker_the_nearest_is_offered_on_the_same_topic(ask: Asker) -> None:
    reply = await ask("quote speaker:Peppersotne arson")
    assert "Did you mean Ulla Pepperstone?" in reply.data["error"]
    assert step(reply, "By Ulla Pepperstone") == {"topic": "arson", "speaker": "Ulla Pepperstone"}
    reply = await ask("quote peppersotne bridge")
    assert "Nothing searched here has “peppersotne”. Did you mean Ulla Pepperstone?" in said(reply)
    assert step(reply, "By Ulla Pepperstone") == {"topic": "bridge", "speaker": "Ulla Pepperstone"}


async def test_two_who_share_a_surname_are_told_apart(sluice: Asker) -> None:
    reply = await sluice("quote speaker:marlow")
    assert "“marlow” is 2 people here: Iris Marlow and Viktor Marlow." in said(reply)
    assert step(reply, "By Iris Marlow") == {"speaker": "Iris Marlow"}
    (label,) = speakers(await sluice('quote speaker:"Iris Marlow"'))
    assert label.startswith("Iris Marlow")


async def test_who_is_named_and_never_quoted_is_said_to_be(sluice: Asker) -> None:
    reply = await sluice("quote speaker:Undine")
    assert "No quotation found in the 10 articles here" in reply.data["error"]
    assert "Kasper Undine is named in 1 article, and quoted in none." in reply.data["error"]
    assert step(reply, "On Undine") == {"topic": "Undine"}


async def test_a_role_stands_for_those_who_have_it(sluice: Asker) -> None:
    reply = await sluice("what has the county’s spokeswoman said?")
    assert [label.partition(",")[0] for label in speakers(reply)] == ["Delphine Marr"]
    assert not (await sluice("quote speaker:the")).ok


async def test_words_of_two_speakers_are_not_mixed(sluice: Asker) -> None:
    reply = await sluice("quote pepperstone and thistlewick on the bridge")
    assert "two speakers; choose one" in reply.data["error"]
    assert step(reply, "By thistlewick") == {"topic": "the bridge", "speaker": "thistlewick"}
    assert (await sluice("quote pepperstone thistlewick")).data.get("speaker") in (
        None,
        "pepperstone",
    )


async def test_a_kind_of_speaker_may_come_with_a_topic(ask: Asker) -> None:
    reply = await ask("quote officials on arson")
    assert {each["speaker_kind"] for each in reply.data["quotations"]} == {"official"}
    assert reply.data["topic"] == "arson"


async def test_where_nothing_is_found_what_was_looked_through_is_counted(ask: Asker) -> None:
    reply = await ask('quote marmalade source:"Red Evening"')
    assert "No quotation found in 2 of the 8 articles here" in reply.data["error"]
    reply = await ask("quote since:2036-01-01")
    assert "None of the 8 articles here is within bounds" in reply.data["error"]


@pytest.mark.parametrize("line", ["quote bridge", "search bridge"])
async def test_days_the_wrong_way_round_are_said_to_be(ask: Asker, line: str) -> None:
    reply = await ask(f"{line} since:2026-02-08 until:2026-02-07")
    assert "until (7 Feb 2026) comes before since (8 Feb 2026)" in reply.data["error"]
