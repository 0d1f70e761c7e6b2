"""Words that somebody is said to have said: shown with who says so, and counted for nobody."""

from bot.reply import Excerpt
from bot.testing import Asker

TOLD = (
    "The long pier at Harl was shut again on Sunday, and boats waited on both sides of it. "
    "Harbour officials said Mayor Odo Thistlewick had called the pier “a drowned caterpillar”. "
    "Nobody was hurt, and the ferries went from the old quay until the evening."
)
WORDS = "a drowned caterpillar"


async def _ingested(ask: Asker) -> None:
    reply = await ask(f"ingest side:red source:'Red Post' {TOLD}", admin=True)
    assert reply.ok, reply.data


async def test_who_is_quoted_second_hand_is_shown_with_who_tells_it(ask: Asker) -> None:
    await _ingested(ask)
    reply = await ask("quote caterpillar speaker:thistlewick")
    (found,) = reply.data["quotations"]
    assert found["speaker"] == "Odo Thistlewick, Mayor"
    assert found["as_told"] == "as told by “Harbour officials”"
    (shown,) = [block for block in reply.blocks if isinstance(block, Excerpt)]
    assert "Thistlewick, Mayor, as told by “Harbour officials”" in (shown.label or "")
    assert "Harbour officials said" in shown.evidence.text


async def test_words_told_within_others_are_one_hit(ask: Asker) -> None:
    await _ingested(ask)
    reply = await ask("quote caterpillar")
    (found,) = [q for q in reply.data["quotations"] if WORDS in q["evidence"]["text"]]
    assert found["called"] == "“Harbour officials”"
    assert found["as_told"] is None


async def test_words_in_marks_are_whose_they_are_and_verified_for_the_teller_too(
    ask: Asker,
) -> None:
    await _ingested(ask)
    for asked in (WORDS, f"Thistlewick: “{WORDS}”", f"“{WORDS}”, harbour officials said"):
        reply = await ask(f"verify {asked}")
        (found,) = reply.data["quotations"]
        assert (found["verdict"], len(found["matches"])) == ("verbatim", 1)
    (shown,) = [block for block in reply.blocks if isinstance(block, Excerpt)]
    assert shown.label == "Odo Thistlewick, Mayor, as told by “Harbour officials”"


async def test_nobody_is_counted_as_quoted_for_what_others_tell_of_them(ask: Asker) -> None:
    before = await ask("who Odo Thistlewick")
    await _ingested(ask)
    after = await ask("who Odo Thistlewick")
    quoted = [{s["side"]: s["quoted"] for s in each.data["sides"]} for each in (before, after)]
    assert quoted[0] == quoted[1]
