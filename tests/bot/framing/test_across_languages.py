"""Who did it and who is accused, told in two languages."""

from collections.abc import Callable

from bot.framing.lenses import accused, actors
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article

Read = Callable[..., Article]
Cover = Callable[..., Coverage]

NAMING = "Russian soldiers killed Ihor Drozd in Harwick. Russian soldiers shot Ihor Drozd at home."
OPEN = "Игорь Дрозд убит дома. Кто убил Игоря Дрозда, неизвестно."
BLAMING = "Moscow accused Kyiv of the killing."
ACCUSING = "Киев обвинил Москву в убийстве."
QUIET = "В Зеленке открыли новый мост. Праздник длился до вечера."


def _doers(coverage: Coverage) -> Finding | None:
    found = actors.look(tell(coverage))
    return next((f for f in found if f.key == "actors:who-did-it"), None)


def _twice(read: Read, text: str, **kept: str) -> list[Article]:
    return [read(text, source, **kept) for source in ("One", "Other")]


def test_a_doer_unknown_in_russian_stands_against_one_named_in_english(read: Read, cover: Cover):
    found = _doers(cover(_twice(read, NAMING), _twice(read, OPEN, language="ru")))
    assert found is not None
    assert "named by north" in found.point
    assert "declared unknown by south" in found.point
    assert found.cells[1].words == ("Кто убил Игоря Дрозда",)


def test_sides_in_two_languages_mirror_when_they_are_swapped(read: Read, cover: Cover):
    english, russian = _twice(read, NAMING), _twice(read, OPEN, language="ru")
    one = _doers(cover(english, russian))
    other = _doers(cover(russian, english, names=("south", "north")))
    assert one
    assert other
    assert one.point == other.point
    assert one.cells == other.cells[::-1]


def test_whom_a_russian_article_accuses_is_seen_beside_english(read: Read, cover: Cover):
    sides = cover(_twice(read, BLAMING), _twice(read, ACCUSING, language="ru"))
    found = next(f for f in accused.look(tell(sides)) if f.key == "actors:accused")
    assert [cell.words for cell in found.cells] == [("Kyiv",), ("Москву",)]


def test_what_is_not_read_in_russian_is_not_called_missing(read: Read, cover: Cover):
    sides = cover(_twice(read, NAMING), _twice(read, QUIET, language="ru"))
    assert _doers(sides) is None
