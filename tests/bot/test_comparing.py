"""Around a comparison: days, pictures, method and the pack of evidence."""

import csv
import json
from io import StringIO

import pytest

from bot.reply import Attachment, Reply, Text
from bot.testing import Asker


def files(reply: Reply) -> dict[str, Attachment]:
    found = [block for block in reply.blocks if isinstance(block, Attachment)]
    return {file.name.rpartition(".")[2]: file for file in found}


# --- how one side changed -----------------------------------------------------------------


async def test_one_side_is_compared_between_two_days(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire between 2026-03-04 and 2026-03-05 side:red")
    names = [side["name"] for side in reply.data["sides"]]
    assert names == ["Red from 4 Mar 2026", "Red from 5 Mar 2026"]
    held = [side["documents"] for side in reply.data["sides"]]
    assert held == [["red-post-bridge"], ["red-evening-bridge"]]


async def test_all_sides_are_compared_between_two_days_if_none_is_named(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire between 2001-01-01 and 2090-01-01")
    assert [len(side["documents"]) > 2 for side in reply.data["sides"]] == [True, False]


@pytest.mark.parametrize(
    "between", ["2026-03-04 and red", "2026-03-04 and 2026-03-04", "2026-02-31 and 2026-03-01"]
)
async def test_days_that_are_none_or_one_are_told(ask: Asker, between: str) -> None:
    reply = await ask(f"compare alder bridge fire between {between}")
    assert not reply.ok
    assert "2026-02-0" in reply.data["error"]


async def test_a_side_without_days_is_told_what_to_add(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire side:red")
    assert "name two days" in reply.data["error"]


# --- two incidents ------------------------------------------------------------------------


async def test_two_incidents_are_not_set_beside_each_other(ask: Asker) -> None:
    reply = await ask("compare cherry harvest and alder bridge fire")
    assert not reply.ok
    assert "are two incidents" in reply.data["error"]
    ids = [choice["id"] for choice in reply.data["choices"]]
    assert len(ids) == 2
    by_id = await ask(f"compare {' '.join(ids)}")
    assert by_id.data["error"] == reply.data["error"]


# --- the picture --------------------------------------------------------------------------


async def test_the_picture_says_in_words_what_it_shows(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire show:picture")
    (picture,) = files(reply).values()
    assert picture.content.startswith(b"\x89PNG")
    assert "Red 2 articles" in picture.description
    assert "Blue 2 articles" in picture.description


async def test_one_side_alone_is_drawn_too(ask: Asker) -> None:
    reply = await ask("compare cherry harvest show:picture")
    assert files(reply)["png"].content.startswith(b"\x89PNG")


async def test_the_method_is_one_step_from_every_comparison(ask: Asker) -> None:
    reply = await ask("compare alder bridge fire")
    (step,) = [action for action in reply.actions if action.label == "Method"]
    told = await ask.follow(reply, reply.actions.index(step))
    assert set(told.data["method"]) >= {finding["lens"] for finding in reply.data["findings"]}
    small = [block.text for block in told.blocks if isinstance(block, Text)]
    assert all(len(words) <= 300 for words in small), "a card would cut it"


# --- the pack of evidence -----------------------------------------------------------------


async def test_the_pack_holds_every_finding_and_sentence_in_three_forms(ask: Asker) -> None:
    compared = await ask("compare alder bridge fire")
    packed = files(await ask("export alder bridge fire"))
    whole = json.loads(packed["json"].content)
    assert whole["findings"] == compared.data["findings"]
    assert whole["version"]
    rows = list(csv.DictReader(StringIO(packed["csv"].content.decode())))
    sentences = {
        (e["document"], str(e["start"]), str(e["end"]))
        for finding in whole["findings"]
        for cell in finding["cells"]
        for e in cell["evidence"]
    }
    assert {(r["document"], r["start"], r["end"]) for r in rows if r["document"]} == sentences
    assert packed["md"].content.decode().count("\n## ") == len(whole["findings"]) + 1


async def test_the_pack_has_the_same_bytes_on_every_run(ask: Asker) -> None:
    assert files(await ask("export alder bridge fire")) == files(
        await ask("export alder bridge fire")
    )


async def test_nothing_in_a_pack_is_run_by_a_table_or_drawn_by_markdown(ask: Asker) -> None:
    hostile = (
        "The Alder Bridge in Harl was set on fire on Tuesday night. Mayor Odo Thistlewick accused "
        "the ferry guild of arson. =HYPERLINK(1) [x](http://evil) <script>1</script> hurt nobody."
    )
    await ask(
        f"ingest side:red source:'=1+1' title:'=bridge' published:2026-03-04 {hostile}", admin=True
    )
    packed = files(await ask("export alder bridge fire between =1+1 and blue"))
    brief, table = (packed[kind].content.decode() for kind in ("md", "csv"))
    assert "=1" in brief
    assert "=1" in table
    cells = [cell for row in csv.reader(StringIO(table)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "<script" not in brief
    assert "[x](" not in brief


async def test_a_lens_that_finds_nothing_says_so_and_leads_back(ask: Asker) -> None:
    reply = await ask("compare alder bridge lens:frames")
    assert "No difference found by the lens “frames”" in str(reply.blocks)
    assert "Back to the comparison" in {step.label for step in reply.actions}
