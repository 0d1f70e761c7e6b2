"""Which incident is meant: most of what was asked has to be found."""

import pytest

from bot.reply import Excerpt
from bot.testing import Asker


@pytest.mark.parametrize("asked", ["alder bridge", "alder bridge fire", "the fire in Harl", "alde"])
async def test_an_incident_that_has_most_of_the_words_is_meant(ask: Asker, asked: str) -> None:
    reply = await ask(f"compare {asked}")
    assert reply.ok
    assert reply.data["incident"]["title"].startswith("Arson at Alder Bridge")


@pytest.mark.parametrize("asked", ["eclipse over the bridge", "earthquake in Harl tower"])
async def test_a_weak_word_among_others_picks_no_incident(ask: Asker, asked: str) -> None:
    reply = await ask(f"compare {asked}")
    assert not reply.ok
    assert "No incident here fits" in reply.data["error"]
    assert reply.actions


@pytest.mark.parametrize("asked", ["it", "all of it", "a zeppelin", "<mailto:a@evil.example>"])
async def test_words_that_say_nothing_pick_no_incident(ask: Asker, asked: str) -> None:
    reply = await ask(f"compare {asked}")
    assert not reply.ok
    assert "No incident here fits" in reply.data["error"]


@pytest.mark.parametrize("asked", ["http://evil.example", "<https://evil.example/>"])
async def test_a_link_to_a_site_alone_is_no_articles(ask: Asker, asked: str) -> None:
    reply = await ask(f"compare {asked}")
    assert not reply.ok
    assert "not among the articles here" in reply.data["error"]


async def test_words_that_say_nothing_are_not_set_off_in_what_is_found(ask: Asker) -> None:
    reply = await ask("search the bridge and the guild")
    excerpts = [block for block in reply.blocks if isinstance(block, Excerpt)]
    told = {e.evidence.text[s:t].casefold() for e in excerpts for s, t in e.mark}
    assert "bridge" in told
    assert not told & {"the", "and"}
