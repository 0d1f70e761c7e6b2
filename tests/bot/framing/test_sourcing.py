"""Whose voices: by name or without, plainly or with doubt."""

from collections.abc import Callable

from bot.framing.lenses import people, sourcing
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

BY_NAME = """"The bridge is safe," said Commissioner Barnaby Thimble. Engineer Gwendolen Pepper said
that the arch had been tested. Barnaby Thimble added that nobody was in danger. Gwendolen Pepper
said the work would go on."""
UNNAMED = """Critics say that the bridge is a danger. Many observers believe that the arch was never
tested. "Nobody cares," said an official. Engineer Gwendolen Pepper said that the work would go
on."""


def look(coverage: Coverage, key: str) -> Finding | None:
    found = sourcing.look(tell(coverage))
    return next((f for f in found if f.key == f"sourcing:{key}"), None)


def test_a_side_that_names_its_voices_stands_against_one_that_does_not(
    read: Make, cover: Cover
) -> None:
    found = look(cover([read(BY_NAME, "A")], [read(UNNAMED, "B")]), "named-or-not")
    assert found is not None
    assert "Barnaby Thimble" in found.cells[0].words
    assert "Critics" in found.cells[1].words
    assert "north: 4 of 4 attributions name the speaker" in found.reading


def test_two_sides_that_name_their_voices_alike_show_nothing(read: Make, cover: Cover) -> None:
    again = read(BY_NAME.replace("bridge", "tower"), "B")
    assert look(cover([read(BY_NAME, "A")], [again]), "named-or-not") is None


def test_who_speaks_by_name_on_one_side_only_is_shown(read: Make, cover: Cover) -> None:
    found = look(cover([read(BY_NAME, "A")], [read(UNNAMED, "B")]), "people")
    assert found is not None
    assert [cell.words for cell in found.cells] == [("Barnaby Thimble",), ()]
    assert "Thimble" in found.cells[0].evidence[0].text


def test_one_speaker_doubted_here_and_reported_plainly_there(read: Make, cover: Cover) -> None:
    ours = read("Engineer Gwendolen Pepper claimed that the arch had been tested.", "A")
    theirs = read("Engineer Gwendolen Pepper said that the arch had been tested.", "B")
    found = [f for f in sourcing.look(tell(cover([ours], [theirs]))) if "verb" in f.key]
    assert [cell.words for cell in found[0].cells] == [("claimed",), ("said",)]


def test_who_is_named_on_one_side_only_is_shown_and_another_spelling_is_the_same_person(
    read: Make, cover: Cover
) -> None:
    ours = read("Sergei Lavrov met Barnaby Thimble in Harwick.", "A")
    theirs = read("Sergey Lavrov went to Harwick on Monday.", "B")
    (found,) = people.look(tell(cover([ours], [theirs])))
    assert [cell.words for cell in found.cells] == [("Barnaby Thimble",), ()]
