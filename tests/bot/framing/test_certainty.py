"""Hedges and certainties, counted by sentence in the outlets' own voice."""

from collections.abc import Callable
from typing import Any

from bot.framing.lenses import certainty
from bot.framing.model import Coverage
from bot.framing.telling import tell
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

SURE = " ".join(f"The wall at mile {n} fell in the storm." for n in range(30))
UNSURE = " ".join(f"The wall at mile {n} perhaps fell in the storm." for n in range(30))


def hedges(text: str, times: int, quoted: bool = False) -> list[dict[str, Any]]:
    found, at = [], 0
    for _ in range(times):
        at = text.index("mile", at) + 1
        number = text[at + 4 :].split()[0]
        words = f"mile {number} perhaps"
        found.append({"words": words, "kind": "hedge", "quoted": quoted})
    return found


def test_many_hedged_sentences_against_none_are_shown_with_their_rates(
    read: Make, note: Make, cover: Cover
) -> None:
    hedging = note(read(UNSURE, "A"), cues=hedges(UNSURE, 12))
    (found,) = certainty.look(tell(cover([hedging], [read(SURE, "B")])))
    assert found.key == "certainty:hedge"
    assert "north 40 (12 of 30); south 0 (0 of 30)" in found.reading
    assert "one more article each, like all of them together: north 30; south 10." in found.reading
    assert (found.cells[0].count, found.cells[1].count) == (1, 0)
    assert len(found.cells[0].evidence) == 3


def test_a_few_hedges_more_are_not_shown(read: Make, note: Make, cover: Cover) -> None:
    hedging = note(read(UNSURE, "A"), cues=hedges(UNSURE, 4))
    assert certainty.look(tell(cover([hedging], [read(SURE, "B")]))) == []


def test_hedges_in_quoted_speech_are_not_the_outlets(read: Make, note: Make, cover: Cover) -> None:
    hedging = note(read(UNSURE, "A"), cues=hedges(UNSURE, 12, quoted=True))
    assert certainty.look(tell(cover([hedging], [read(SURE, "B")]))) == []


def test_a_difference_that_one_article_makes_alone_is_not_its_sides(
    read: Make, note: Make, cover: Cover
) -> None:
    hedging = note(read(UNSURE, "A"), cues=hedges(UNSURE, 20))
    coverage = cover([hedging, read(SURE, "C")], [read(SURE, "B")])
    assert certainty.look(tell(coverage)) == []


def test_a_few_articles_a_side_that_hedge_are_told_and_not_called_firm(
    read: Make, note: Make, cover: Cover
) -> None:
    hedging = [note(read(UNSURE, f"A{n}"), cues=hedges(UNSURE, 12)) for n in range(5)]
    sure = [read(SURE, f"B{n}") for n in range(5)]
    for few in (2, 4):
        (found,) = certainty.look(tell(cover(hedging[:few], sure[:few])))
        assert not found.firm
    (found,) = certainty.look(tell(cover(hedging, sure)))
    assert found.firm
