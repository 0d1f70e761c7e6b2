"""Judging words, scare quotes, and preferred words from four articles a side on."""

from collections.abc import Callable

from bot.framing.lenses import wording
from bot.framing.model import Coverage
from bot.framing.telling import tell
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

PLAIN = " ".join(f"The wall at mile {n} fell in the storm." for n in range(20))
JUDGING = " ".join(f"The reckless plan for mile {n} was a disgraceful farce." for n in range(20))


def keys(coverage: Coverage) -> list[str]:
    return [f.key for f in wording.look(tell(coverage))]


def test_a_side_full_of_judging_words_is_shown_with_the_words(read: Make, cover: Cover) -> None:
    (found,) = wording.look(tell(cover([read(JUDGING, "A")], [read(PLAIN, "B")])))
    assert set(found.cells[0].words) == {"reckless", "disgraceful"}
    assert "north 100 (20 of 20); south 0 (0 of 20)" in found.reading


def test_a_single_judging_word_is_not_shown(read: Make, cover: Cover) -> None:
    ours = read(PLAIN + " It was a reckless plan.", "A")
    assert keys(cover([ours], [read(PLAIN, "B")])) == []


def test_judging_words_in_a_quotation_are_not_the_outlets(read: Make, cover: Cover) -> None:
    said = " ".join(
        f'"The reckless plan for mile {n} is a sham," said Engineer Gwendolen Pepper.'
        for n in range(12)
    )
    assert "wording:judging" not in keys(cover([read(said, "A")], [read(PLAIN, "B")]))


def test_a_term_in_marks_is_shown_as_nobodys_quotation(read: Make, cover: Cover) -> None:
    ours = read("The so-called 'miracle' wall fell. It was old.", "A")
    found = wording.look(tell(cover([ours], [read("The wall fell. It was old.", "B")])))
    assert [f.cells[0].words for f in found if f.key == "wording:terms"] == [("miracle",)]


def test_preferred_words_are_compared_from_four_articles_a_side_on(
    read: Make, cover: Cover
) -> None:
    ours = [read(f"The flood took bridge {n}. The flood came by night. A flood kills.", f"A{n}")
            for n in range(8)]  # fmt: skip
    theirs = [read(f"The water took bridge {n}. The water came by night. Water kills.", f"B{n}")
              for n in range(8)]  # fmt: skip
    (found,) = wording.look(tell(cover(ours, theirs)))
    assert found.key == "wording:preferred"
    assert [cell.words for cell in found.cells] == [("flood",), ("water",)]
    assert keys(cover(ours[:3], theirs[:3])) == []


def test_judging_words_are_compared_within_a_language(read: Make, cover: Cover) -> None:
    plain = " ".join(f"Стена на {n}-й версте упала." for n in range(20))
    judging = " ".join(f"Циничный план {n}-й версты подло скрыли." for n in range(20))
    ours, theirs = read(judging, "A", language="ru"), read(plain, "B", language="ru")
    (found,) = wording.look(tell(cover([ours], [theirs])))
    assert found.key == "wording:judging:ru"
    assert ", in Russian: " in found.point
    assert set(found.cells[0].words) == {"Циничный", "подло"}
    assert keys(cover([ours], [read(PLAIN, "C")])) == []


def test_in_cyrillic_a_name_in_marks_and_somebodys_word_are_no_scare_quotes(
    read: Make, cover: Cover
) -> None:
    marked = (
        "Так звані «визволителі» вивезли меблі. Завод «Артем» стоїть. Міністр назвав це «терактом»."
    )
    ours = read(marked, "A", language="uk")
    theirs = read("Солдати вивезли меблі. Завод стоїть.", "B", language="uk")
    found = wording.look(tell(cover([ours], [theirs])))
    assert [f.cells[0].words for f in found if f.key == "wording:terms:uk"] == [("визволителі",)]
