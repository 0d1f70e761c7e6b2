"""verify: a quotation is real, altered, cut, somebody else's, or nowhere here."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Excerpt, Reply, Table, Text
from bot.testing import Asker
from bot.verifying.claims import LONGEST, MOST, claims

REAL = "We have found no trace of arson so far"
REBUILT = "We will rebuild the bridge before winter"


def excerpts(reply: Reply) -> list[Excerpt]:
    return [block for block in reply.blocks if isinstance(block, Excerpt)]


async def verdict(ask: Asker, text: str) -> dict[str, Any]:
    reply = await ask(f"verify {text}")
    assert reply.ok, reply.data
    (found,) = reply.data["quotations"]
    return dict(found)


@pytest.mark.parametrize(
    "text",
    [
        f"“{REAL},” said fire chief Ulla Pepperstone.",
        f"Pepperstone: {REAL}",
        f"«{REAL.upper()}»",
        "'We have found  no trace of arson … '",
        "“no trace of arson”",
        REAL,
    ],
)
async def test_a_real_quotation_is_verbatim_however_it_is_typed(ask: Asker, text: str) -> None:
    found = await verdict(ask, text)
    assert found["verdict"] == "verbatim"
    assert "Pepperstone" in found["matches"][0]["speaker"]


async def test_an_altered_word_is_shown_beside_the_stored_one(ask: Asker) -> None:
    reply = await ask("verify “We have found every trace of arson so far”")
    (found,) = reply.data["quotations"]
    assert found["verdict"] == "altered"
    (differs,) = found["matches"][0]["differences"]
    assert (differs["asked"], differs["stored"]["text"]) == ("every", "no")
    (table,) = [block for block in reply.blocks if isinstance(block, Table)]
    assert table.rows == (("every", "no"),)
    (shown,) = [block for block in reply.blocks if isinstance(block, Excerpt)]
    assert [shown.evidence.text[a:b] for a, b in shown.mark] == ["no"]


async def test_a_first_word_that_differs_stands_beside_the_one_in_its_place(ask: Asker) -> None:
    found = await verdict(ask, "“shall rebuild the bridge before winter”")
    assert found["verdict"] == "altered"
    (differs,) = found["matches"][0]["differences"]
    assert (differs["asked"], differs["stored"]["text"]) == ("shall", "will")


async def test_a_negation_left_out_is_an_alteration(ask: Asker) -> None:
    found = await verdict(ask, "“We have found trace of arson so far”")
    assert found["verdict"] == "altered"
    assert found["matches"][0]["differences"][0]["stored"]["text"] == "no"


async def test_what_an_ellipsis_stands_for_is_shown(ask: Asker) -> None:
    found = await verdict(ask, "“We have found […] arson so far”")
    assert found["verdict"] == "truncated"
    (left_out,) = found["matches"][0]["left_out"]
    assert left_out["text"] == "no trace of"


async def test_real_words_of_another_speaker_are_told_apart(ask: Asker) -> None:
    found = await verdict(ask, f"“{REBUILT},” said Ulla Pepperstone.")
    assert found["verdict"] == "other_speaker"
    assert "Thistlewick" in found["matches"][0]["speaker"]
    told = [
        b.text
        for b in (await ask(f"verify “{REBUILT},” said Ulla Pepperstone.")).blocks
        if isinstance(b, Text)
    ]
    assert any(t.startswith("Another speaker: verbatim in 1 article") for t in told)


async def test_the_outlets_own_words_are_no_quotation(ask: Asker) -> None:
    found = await verdict(ask, "“A fire destroyed the Alder Bridge in Harl on Tuesday night”")
    assert found["verdict"] == "not_quoted"


async def test_words_that_nobody_printed_are_said_to_be_nowhere_here(ask: Asker) -> None:
    reply = await ask("verify “We will paint the moon with marmalade before breakfast”")
    assert reply.data["quotations"][0]["verdict"] == "nothing"
    told = [block.text for block in reply.blocks if isinstance(block, Text)]
    assert any("Nothing like it in the 8 articles held here" in text for text in told)


async def test_what_is_near_in_no_word_is_not_shown_as_nearest(ask: Asker) -> None:
    found = await verdict(ask, "“We will paint the moon with marmalade before breakfast”")
    assert found["nearest"] == []


async def test_what_somebody_said_otherwise_is_offered_where_nothing_like_it_is_held(
    ask: Asker,
) -> None:
    reply = await ask("verify “It is not my tea,” said Pepperstone.")
    assert reply.data["quotations"][0]["verdict"] == "nothing"
    step = next(action for action in reply.actions if action.label == "All by Pepperstone")
    assert step.arguments == {"speaker": "Pepperstone"}


async def test_words_that_an_outlet_reports_of_somebody_are_said_to_be_theirs_in_its_words(
    ask: Asker,
) -> None:
    reply = await ask("verify “an old power cable under the deck might have failed”, Pepperstone")
    assert reply.data["quotations"][0]["verdict"] == "not_quoted"
    told = [block.text for block in reply.blocks if isinstance(block, Text)]
    assert any("the outlet’s for what Ulla Pepperstone" in text for text in told)


async def test_a_quotation_put_together_from_parts_shows_the_parts(ask: Asker) -> None:
    reply = await ask("verify “nobody found a trace of arson so far, we hear”")
    (found,) = reply.data["quotations"]
    assert (found["verdict"], found["matches"], found["nearest"]) == ("nothing", [], [])
    told = [part["evidence"]["text"] for part in found["parts"]]
    assert told == ["trace of arson so far"]
    assert "Pepperstone" in found["parts"][0]["speaker"]
    (shown,) = [block for block in reply.blocks if isinstance(block, Excerpt)]
    assert [shown.evidence.text[a:b] for a, b in shown.mark] == told


async def test_a_translation_gets_the_nearest_passage_and_no_verdict(ask: Asker) -> None:
    found = await verdict(ask, "«Мы пока не нашли следов поджога»")
    assert found["verdict"] == "nearest"
    assert found["matches"] == []


async def test_each_quotation_of_a_message_is_answered_by_itself(ask: Asker) -> None:
    reply = await ask(
        f"verify Pepperstone said “{REAL}”. Then Thistlewick: “{REBUILT} and for tea.”"
    )
    kinds = [found["verdict"] for found in reply.data["quotations"]]
    assert kinds == ["verbatim", "altered"]


async def test_a_question_in_plain_words_is_understood(ask: Asker) -> None:
    reply = await ask(f"Did Ulla Pepperstone really say “{REAL}”?")
    assert reply.command == "verify"
    assert reply.data["quotations"][0]["verdict"] == "verbatim"


async def test_a_message_that_is_too_long_is_read_as_far_as_it_goes(ask: Asker) -> None:
    text = " ".join(f"“{REAL} number {n}”" for n in range(400))
    reply = await ask(f"verify {text}")
    assert len(reply.data["quotations"]) == MOST
    told = [block.text for block in reply.blocks if isinstance(block, Text)]
    assert any("further quotations not looked at" in text for text in told)
    assert any(f"{LONGEST:,} characters" in text for text in told)


@pytest.mark.parametrize(
    "text",
    [
        " … ".join(["the"] * 300),
        " … ".join(["the", "a", "of", "to"] * 40) + " … marmalade",
        "the " * 990,
        "the bridge of the bridge " * 150,
        "[…] " * 500 + "[no] [trace]",
    ],
    ids=["open", "open and not there", "one word", "few words", "brackets"],
)
async def test_a_text_that_is_made_to_fit_everywhere_is_answered(ask: Asker, text: str) -> None:
    reply = await asyncio.wait_for(ask(f"verify “{text}”"), 20)
    assert reply.ok


async def test_words_that_all_stand_in_brackets_are_looked_for(ask: Asker) -> None:
    assert (await verdict(ask, "“[no] [trace] […] [of] [arson]”"))["verdict"] == "verbatim"


async def test_of_a_quotation_spliced_from_two_both_parts_are_shown(ask: Asker) -> None:
    found = await verdict(ask, f"“{REAL}, and we will rebuild the bridge before winter”")
    assert found["verdict"] == "nothing"
    told = [part["evidence"]["text"] for part in found["parts"]]
    assert told == [REAL, REBUILT]


async def test_a_message_without_words_gets_a_sentence(ask: Asker) -> None:
    reply = await ask("verify “…”")
    assert not reply.ok
    assert "paste a quotation" in reply.data["error"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("“It is over,” said Mara Voss.", "It is over,", ("Mara Voss",)),
        ("Voss told the Herald: “It is over.”", "It is over.", ("Voss",)),
        ("“It is over” – Mara Voss", "It is over", ("Mara Voss",)),
        ("“It is over,” she said in Harl on Monday.", "It is over,", ()),
        ("“It is over,” said a Harlish official.", "It is over,", ()),
        ("Voss’s spokesman said “it is over”", "it is over", ()),
        ("Mara Voss said that it is over", "it is over", ("Mara Voss",)),
        ("It is over, said Mara Voss", "It is over", ("Mara Voss",)),
        ("«Всё кончено», — заявила Восс.", "Всё кончено", ("Восс",)),
        ("It is over, for now", "It is over, for now", ()),
    ],
)
def test_who_is_claimed_to_speak_is_read(text: str, words: str, speakers: tuple[str, ...]) -> None:
    (claim,), more = claims(text)
    assert (claim.words, claim.speakers, more) == (words, speakers, 0)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Voss said “one thing” and Teck called it “another thing”.", ["Voss", "Teck"]),
        ("Voss said “one thing”, Teck said “another thing”.", ["Voss", "Teck"]),
        ("According to Voss: “one thing”. According to Teck: “another”.", ["Voss", "Teck"]),
        ("“One thing,” Voss said, and Teck replied: “another thing”", ["Voss", "Teck"]),
        ("“One thing” and “another thing”, said Teck.", [None, "Teck"]),
        ("«Одно», — сказал Восс, а Тек ответил: «другое»", ["Восс", "Тек"]),
        ("Message: “one thing”", [None]),
    ],
)
def test_of_several_quotations_each_is_given_to_whom_its_own_words_name(
    text: str, speakers: list[str | None]
) -> None:
    found, _ = claims(text)
    assert [claim.speakers for claim in found] == [(name,) if name else () for name in speakers]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="aA b”“\"'«».,…[]:—\nЖїß0-", max_size=200))
def test_whatever_is_pasted_is_read_within_bounds(text: str) -> None:
    found, more = claims(text)
    assert len(found) <= MOST
    assert more >= 0
    assert all(claim.words for claim in found)


def said(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Text))


async def take_in_more(ask: Asker, tmp_path: Path, *texts: str) -> None:
    """Add articles of a source of their own."""
    for n, text in enumerate(texts):
        head = f"---\nsource: Odd Mirror\npublished: 2026-03-0{n + 1}\ntitle: Sluice {n}\n---\n\n"
        path = tmp_path / f"odd{n}.md"
        path.write_text(head + text, encoding="utf-8")
        assert (await take_in(ask.app, Intake((path,)))).ok


SLUICE = "“The sluice gate was open all night and nobody came to shut it,” {} said on Monday."


async def test_who_is_quoted_in_several_articles_is_named_once(ask: Asker, tmp_path: Path) -> None:
    by = ("Ottoline Brack", "the ferry owner Ottoline Brack", "ferry owner Ottoline Brack")
    await take_in_more(ask, tmp_path, *(SLUICE.format(name) for name in by))
    told = said(await ask("verify “nobody came to shut it”"))
    assert "Verbatim in 3 articles" in told
    assert told.count("Brack") == 1


async def test_who_is_only_accused_is_not_said_to_speak(ask: Asker, tmp_path: Path) -> None:
    text = "The foreign minister called it a terrorist act, accused Harl of ‘constant sluicing’."
    await take_in_more(ask, tmp_path, text)
    reply = await ask("verify “constant sluicing”")
    assert "Harl" not in said(reply)
    assert all("Harl" not in (block.label or "") for block in excerpts(reply))


async def test_an_altered_quotation_says_whose_words_are_near_and_whose_not(ask: Asker) -> None:
    told = said(await ask("verify “We have found every trace of arson so far”, said Thistlewick."))
    assert "close to words that are held here, by Ulla Pepperstone" in told
    assert "not Thistlewick. What differs:" in told


async def test_words_put_in_are_set_beside_nothing_and_nothing_is_marked(ask: Asker) -> None:
    reply = await ask("verify “We have certainly found no trace of arson so far”")
    (table,) = [block for block in reply.blocks if isinstance(block, Table)]
    assert table.rows == (("certainly", "–"),)
    assert [block.mark for block in excerpts(reply)] == [()]


async def test_a_word_of_another_sentence_does_not_stand_in_for_one_that_is_missing(
    ask: Asker, tmp_path: Path
) -> None:
    text = "“Nobody rang me,” Jem Dowd said. “The sluice was open all night,” said Ann Pell. “Yes.”"
    await take_in_more(ask, tmp_path, text)
    found = await verdict(ask, "“Truly: the sluice was open all night, always”")
    told = [(d["asked"], d["stored"]) for d in found["matches"][0]["differences"]]
    assert told == [("Truly", None), ("always", None)]


async def test_brackets_are_said_not_to_be_looked_for(ask: Asker) -> None:
    told = said(await ask("verify “[They] have found no trace of [deliberate] arson so far”"))
    assert "Verbatim" in told
    assert "What you have in brackets was not looked for." in told


async def test_words_that_are_everywhere_are_said_to_be(ask: Asker) -> None:
    assert "So few words stand in many texts." in said(await ask("verify “no”"))
    assert "So few" not in said(await ask(f"verify “{REAL}”"))


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "> “It is over, we say\n> for now,”\n> said Voss",
            "It is over, we say for now,",
            ("Voss",),
        ),
        ("“It is over.”\n— Mara Voss\n“Go.”\n— Ann Teck", "It is over.", ("Mara Voss",)),
        ("Seen on X “It is over” smh", "It is over", ()),
        ("Voss “It is over”", "It is over", ("Voss",)),
        ("[12:03] Voss: It is over https://x.example/“a” #over @teck", "It is over", ("Voss",)),
        ("Look at this!! Voss: It is over", "It is over", ("Voss",)),
        ("According to Mara Voss, it is over", "it is over", ("Mara Voss",)),
        (
            "We said that it is over for now and that\n"
            "Harl will not pay. Nobody told the mayor of\n"
            "Harl that it would be so dear to stop\n– Voss",
            "We said that it is over for now and that Harl will not pay. Nobody told the mayor of "
            "Harl that it would be so dear to stop",
            ("Voss",),
        ),
    ],
)
def test_what_is_pasted_is_read_as_people_paste_it(
    text: str, words: str, speakers: tuple[str, ...]
) -> None:
    first = claims(text)[0][0]
    assert (first.words, first.speakers) == (words, speakers)


def test_lines_that_are_a_list_stay_apart() -> None:
    found, _ = claims("rebuild the bridge\nWe have found no trace\nnobody came")
    assert [claim.words for claim in found] == [
        "rebuild the bridge",
        "We have found no trace",
        "nobody came",
    ]
