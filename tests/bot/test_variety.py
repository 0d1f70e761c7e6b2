"""One speaker, source or sentence does not fill a page; and quote takes times and kinds."""

from bot.reply import Excerpt
from bot.testing import Asker
from bot.variety import varied


def test_what_was_shown_counts_for_less() -> None:
    ranked = ["a1", "a2", "a3", "b1", "c1"]
    order = varied(ranked, lambda each: [(each[0], 0.5)])
    assert order[0] == "a1"
    assert {*order[:3]} == {"a1", "b1", "c1"}
    assert sorted(order) == sorted(ranked)


def test_without_anything_shared_the_order_stays() -> None:
    assert varied([3, 1, 2], lambda _: []) == [3, 1, 2]


async def test_quotations_can_be_asked_by_day_alone(ask: Asker) -> None:
    everything = await ask("quote since:2020-01-01")
    assert everything.ok
    assert everything.data["found"] > 5
    later = await ask("quote since:2036-01-01")
    assert not later.ok


async def test_quotations_can_be_asked_by_kind_of_speaker(ask: Asker) -> None:
    reply = await ask("quote kind:person bridge")
    assert {q["speaker_kind"] for q in reply.data["quotations"]} == {"person"}
    assert (await ask("quote kind:person")).data["found"] >= len(reply.data["quotations"])


async def test_a_speaker_without_a_name_is_called_as_the_article_does(ask: Asker) -> None:
    reply = await ask("quote kind:institution")
    shown = [block for block in reply.blocks if isinstance(block, Excerpt)]
    called = [q["called"] for q in reply.data["quotations"]]
    assert any(called)
    for excerpt, words in zip(shown, called, strict=True):
        assert words is None or (excerpt.label or "").startswith(words)


async def test_of_an_incident_each_side_is_quoted_in_turn(ask: Asker) -> None:
    told = (await ask("quote incident:bridge")).data["quotations"]
    sides = [quotation["evidence"]["side"] for quotation in told]
    assert len(set(sides[:3])) == len(set(sides))
    sources = [q["evidence"]["source"] for q in told if q["evidence"]["side"] == sides[0]]
    assert len(set(sources[:2])) == min(2, len(set(sources)))
