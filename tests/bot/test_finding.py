"""quote and search, asked as a member would, on a small corpus of articles."""

import pytest

from bot.reply import Excerpt, Reply, Text
from bot.testing import Asker


def excerpts(reply: Reply) -> list[Excerpt]:
    return [block for block in reply.blocks if isinstance(block, Excerpt)]


# --- quote --------------------------------------------------------------------------------


async def test_a_speaker_among_the_words_is_recognised(ask: Asker) -> None:
    reply = await ask("quote thistlewick bridge")
    assert (reply.data["speaker"], reply.data["topic"]) == ("thistlewick", "bridge")
    assert reply.data["quotations"]
    assert all("Thistlewick" in q["speaker"] for q in reply.data["quotations"])


async def test_a_speaker_alone_gives_all_that_is_quoted(ask: Asker) -> None:
    reply = await ask("what did Pepperstone say?")
    assert any("no trace of arson" in q["evidence"]["text"] for q in reply.data["quotations"])


async def test_quotations_of_a_side_come_from_that_side(ask: Asker) -> None:
    reply = await ask("quote bridge side:blue")
    assert {q["evidence"]["side"] for q in reply.data["quotations"]} == {"Blue"}


async def test_quotes_from_a_source_are_what_it_prints(ask: Asker) -> None:
    reply = await ask("quotes from the Blue Mail")
    assert {q["evidence"]["source"] for q in reply.data["quotations"]} == {"Blue Mail"}


async def test_quotations_come_in_pages(ask: Asker) -> None:
    first = await ask("quote bridge")
    more = next(action for action in first.actions if action.label == "More")
    second = await ask.follow(first, first.actions.index(more))
    assert second.data["page"] == 2
    assert not {e.item for e in excerpts(first)} & {e.item for e in excerpts(second)}


TWICE = (
    "The long pier at Harl was shut again on Sunday, and boats waited on both sides of it. "
    "Mayor Odo Thistlewick said that the pier had no sound beam but called it a costly mistake. "
    "Nobody was hurt, and the ferries went from the old quay until the evening."
)


async def test_what_one_speaker_says_twice_in_a_sentence_is_shown_as_one(ask: Asker) -> None:
    reply = await ask(f"ingest side:red source:'Red Post' {TWICE}", admin=True)
    assert reply.ok, reply.data
    reply = await ask("quote pier speaker:thistlewick")
    assert len(reply.data["quotations"]) == 2
    (shown,) = excerpts(reply)
    assert [shown.evidence.text[start:end] for start, end in shown.mark] == [
        "the pier had no sound beam",
        "it a costly mistake",
    ]
    assert "“said”" in (shown.label or "")
    assert "“called”" in (shown.label or "")


async def test_what_nobody_said_is_said_not_to_be_found_in_the_articles_here(ask: Asker) -> None:
    reply = await ask("quote speaker:Zebedee")
    assert "No quotation found in the 8 articles here" in reply.data["error"]


async def test_a_topic_whose_words_stand_nowhere_says_so(ask: Asker) -> None:
    reply = await ask("quote zeppelins")
    assert "Nothing searched here has “zeppelins”." in reply.data["error"]


async def test_a_speaker_without_a_word_of_the_topic_is_quoted_from_the_articles_that_tell_of_it(
    ask: Asker,
) -> None:
    reply = await ask("what did Oarlock say about power cables?")
    told = [block.text for block in reply.blocks if isinstance(block, Text)]
    assert any("No words of theirs have “power cables” in them" in text for text in told)
    assert {q["speaker"].split(",")[0] for q in reply.data["quotations"]} == {"Bram Oarlock"}
    reply = await ask("what did Pepperstone say about oak beams?")
    assert "No quotation found" in reply.data["error"]


async def test_officials_without_a_name_are_a_kind_of_speaker(ask: Asker) -> None:
    reply = await ask("what do unnamed officials say about arson?")
    (found,) = reply.data["quotations"]
    assert found["speaker_kind"] == "official"
    assert "professionals" in found["evidence"]["text"]


async def test_unnamed_officials_alone_are_a_kind_of_speaker_and_no_topic(ask: Asker) -> None:
    reply = await ask("quote unnamed officials")
    assert reply.data["topic"] == ""
    assert {q["speaker_kind"] for q in reply.data["quotations"]} == {"official"}


async def test_on_stands_between_speaker_and_topic_and_belongs_to_neither(ask: Asker) -> None:
    reply = await ask("quote thistlewick on the bridge")
    assert (reply.data["speaker"], reply.data["topic"]) == ("thistlewick", "the bridge")


async def test_a_name_that_stands_nowhere_is_told_above_the_nearest_quotations(ask: Asker) -> None:
    reply = await ask("quote Zebedee bridge")
    told = " ".join(block.text for block in reply.blocks if isinstance(block, Text))
    assert "Nothing searched here has “Zebedee”. These quotations are the nearest." in told


@pytest.mark.parametrize("command", ["quote bridge", "search bridge"])
async def test_a_page_after_the_last_leads_back_to_the_last(ask: Asker, command: str) -> None:
    reply = await ask(f"{command} page:99")
    told = " ".join(block.text for block in reply.blocks if isinstance(block, Text))
    assert "There are" in told
    back = next(action for action in reply.actions if action.label == "Back")
    assert excerpts(await ask(f"{command} page:{back.arguments['page']}"))


@pytest.mark.parametrize("command", ["quote lighthouse", "search lighthouse"])
async def test_where_limits_leave_nothing_all_articles_are_one_step_away(
    ask: Asker, command: str
) -> None:
    reply = await ask(f"{command} side:blue")
    assert "Blue" in reply.data["error"]
    assert reply.actions[0].arguments.get("side") is None
    assert "all articles" in reply.actions[0].label


async def test_where_no_side_is_named_so_all_of_them_are_told(ask: Asker) -> None:
    reply = await ask("search bridge side:qqqq")
    assert "Blue" in reply.data["error"]
    assert "Red" in reply.data["error"]


async def test_what_has_all_words_of_the_topic_comes_first(ask: Asker) -> None:
    reply = await ask("quote bridge winter")
    assert "before winter" in reply.data["quotations"][0]["evidence"]["text"]


# --- search, show -------------------------------------------------------------------------


async def test_search_marks_the_words_asked_for(ask: Asker) -> None:
    reply = await ask("search oil cans")
    found = excerpts(reply)[0]
    assert [found.evidence.text[start:end] for start, end in found.mark] == ["oil", "cans"]


async def test_search_names_the_words_that_stand_nowhere(ask: Asker) -> None:
    reply = await ask("search bridge zeppelins")
    assert reply.data["missing"] == ["zeppelins"]
    notes = [b.text for b in reply.blocks if isinstance(b, Text)]
    assert "Nothing searched here has “zeppelins”. These passages are the nearest." in notes
    assert (await ask("search bridge")).data["missing"] == []


async def test_search_keeps_to_a_source_and_a_time(ask: Asker) -> None:
    reply = await ask('search bridge source:"Red Evening" since:2026-03-05')
    assert {p["evidence"]["document"] for p in reply.data["passages"]} == {"red-evening-bridge"}


async def test_the_passage_around_an_excerpt_holds_it(ask: Asker) -> None:
    found = excerpts(await ask("search oil cans"))[0]
    reply = await ask(f"show {found.item}")
    assert found.evidence.text in excerpts(reply)[0].evidence.text


@pytest.mark.parametrize("item", ["nowhere:1-2", "red-post-bridge:5-999999", "7", "red:9-3"])
async def test_an_excerpt_that_is_none_is_refused(ask: Asker, item: str) -> None:
    assert not (await ask(f"show {item}")).ok
