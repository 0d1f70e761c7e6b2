"""Whose voices: by name or without, plainly or with doubt."""

from collections.abc import Callable

from bot.framing.lenses import people, room, sourcing, unheard
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


def test_an_interrupted_quotation_is_one_attribution(read: Make, cover: Cover) -> None:
    cut = BY_NAME.replace(
        'is safe," said Commissioner Barnaby Thimble.',
        'is," said Commissioner Barnaby Thimble, "quite safe."',
    )
    found = look(cover([read(cut, "A")], [read(UNNAMED, "B")]), "named-or-not")
    assert found is not None
    assert "north: 4 of 4 attributions name the speaker" in found.reading


def test_two_sides_that_name_their_voices_alike_show_nothing(read: Make, cover: Cover) -> None:
    again = read(BY_NAME.replace("bridge", "tower"), "B")
    assert look(cover([read(BY_NAME, "A")], [again]), "named-or-not") is None


def test_who_speaks_by_name_on_one_side_only_is_shown(read: Make, cover: Cover) -> None:
    found = look(cover([read(BY_NAME, "A")], [read(UNNAMED, "B")]), "people")
    assert found is not None
    assert [cell.words for cell in found.cells] == [("Barnaby Thimble",), ()]
    assert "Thimble" in found.cells[0].evidence[0].text


def test_where_all_sides_quote_the_same_people_that_is_told_and_called_no_difference(
    read: Make, cover: Cover
) -> None:
    again = read(BY_NAME.replace("bridge", "tower"), "B")
    found = look(cover([read(BY_NAME, "A")], [again]), "people")
    assert found is not None
    assert found.alike
    assert [set(cell.words) for cell in found.cells] == [
        {"Barnaby Thimble", "Gwendolen Pepper"}
    ] * 2


def test_one_speaker_doubted_here_and_reported_plainly_there(read: Make, cover: Cover) -> None:
    ours = read("Engineer Gwendolen Pepper claimed that the arch had been tested.", "A")
    theirs = read("Engineer Gwendolen Pepper said that the arch had been tested.", "B")
    found = [f for f in sourcing.look(tell(cover([ours], [theirs]))) if "verb" in f.key]
    assert [cell.words for cell in found[0].cells] == [("claimed",), ("said",)]


def test_who_is_quoted_by_another_only_is_not_a_voice_of_the_outlet(
    read: Make, cover: Cover
) -> None:
    ours = read("Engineer Gwendolen Pepper said Barnaby Thimble believed the arch was safe.", "A")
    theirs = read("Engineer Gwendolen Pepper said that the arch had been tested.", "B")
    assert any(
        q.within and q.speaker.name == "Barnaby Thimble" for q in ours.annotations.quotations
    )
    found = look(cover([ours], [theirs]), "people")
    assert found is not None
    assert found.alike
    assert not any("Thimble" in word for cell in found.cells for word in cell.words)


def test_who_is_named_on_one_side_only_is_shown_and_another_spelling_is_the_same_person(
    read: Make, cover: Cover
) -> None:
    ours = read("Sergei Lavrov met Barnaby Thimble in Harwick.", "A")
    theirs = read("Sergey Lavrov went to Harwick on Monday.", "B")
    (found,) = people.look(tell(cover([ours], [theirs])))
    assert [cell.words for cell in found.cells] == [("Barnaby Thimble",), ()]


def test_a_place_in_a_list_of_places_is_nobody(read: Make, cover: Cover) -> None:
    ours = read("Harwick is under water, and so are Golden Quay and dozens of villages.", "A")
    theirs = read("Harwick is under water.", "B")
    assert people.look(tell(cover([ours], [theirs]))) == []


def test_a_pronoun_is_never_shown_as_a_voice(read: Make, cover: Cover) -> None:
    russian = """Она сказала, что мост закрыт. По его словам, арку не проверяли. Врач сказал, что
    раненых нет. Инженер порта сказал, что мост проверят."""
    found = look(cover([read(BY_NAME, "A")], [read(russian, "R", language="ru")]), "named-or-not")
    shown = [word.casefold() for cell in found.cells for word in cell.words] if found else []
    assert not {"она", "его", "по"} & set(shown)


def test_two_articles_a_side_each_with_a_voice_of_its_own_are_shown_and_not_called_firm(
    read: Make, cover: Cover
) -> None:
    thimble, pepper = "Commissioner Barnaby Thimble", "Engineer Gwendolen Pepper"
    ours = [read(f"{thimble} said that day {n} was calm.", f"A{n}") for n in range(2)]
    theirs = [read(f"{pepper} said that night {n} was loud.", f"B{n}") for n in range(2)]
    silent = [read(f"Nobody spoke on day {n}.", f"C{n}") for n in range(2)]
    found = look(cover(ours, theirs), "people")
    assert found is not None
    assert "“Barnaby Thimble”" in found.point
    assert "“Gwendolen Pepper”" in found.point
    alone = look(cover(ours, silent), "people")
    assert alone is not None
    assert (found.firm, alone.firm) == (False, False)


def test_who_is_named_only_with_an_earlier_time_is_not_shown(read: Make, cover: Cover) -> None:
    ours = read("Harwick was calm. General Rufus Marrow was shot there in 2012.", "A")
    theirs = read("Harwick was calm. The town slept.", "B")
    assert people.look(tell(cover([ours], [theirs]))) == []


def test_critics_slipped_into_a_sentence_are_a_voice_without_a_name(
    read: Make, cover: Cover
) -> None:
    slipped = """The fall of the bridge fits into a pattern that critics say shows neglect. The
    town, many observers say, forgot its bridges. Those days, experts warn, are not over."""
    found = look(cover([read(BY_NAME, "A")], [read(slipped, "B")]), "named-or-not")
    assert found is not None
    assert "critics" in found.cells[1].words
    assert found.point == "Voices of named people or bodies: north 4 of 4; south 0 of 3"


def test_who_gets_most_of_the_attributed_words_is_shown_with_the_shares(
    read: Make, cover: Cover
) -> None:
    long = "“the pier is sound, the lamps are lit and every plank of it was looked at in spring”"
    ours = read(
        f"Agnes Thimble said that {long}. Bertram Plank said “no”. Clive Osprey said “yes”.", "A"
    )
    theirs = read(
        f"Clive Osprey said that {long}. Bertram Plank said “no”. Agnes Thimble said “yes”.", "B"
    )
    found = {f.key: f for f in room.look(tell(cover([ours], [theirs])))}
    share = found["sourcing:room"]
    assert "“Agnes Thimble” with" in share.point
    assert "“Clive Osprey” with" in share.point
    assert "north: Agnes Thimble " in share.reading
    first = found["sourcing:first"]
    assert (
        first.point
        == "Who is first quoted by name: “Agnes Thimble” in north; “Clive Osprey” in south"
    )


def test_whoever_gets_most_room_is_named_and_shown_first(read: Make, cover: Cover) -> None:
    long = "“the pier is sound, the lamps are lit and every plank of it was looked at in spring”"
    often = "Bertram Plank said “no”. Bertram Plank said “never”. Bertram Plank said “wait”."
    ours = read(f"{often} Agnes Thimble said that {long}.", "A")
    theirs = read(f"{often} Clive Osprey said that {long}.", "B")
    found = {f.key: f for f in room.look(tell(cover([ours], [theirs])))}
    cells = found["sourcing:room"].cells
    assert [cell.words[0] for cell in cells] == ["Agnes Thimble", "Clive Osprey"]
    assert all("every plank" in cell.evidence[0].text for cell in cells)


def test_who_is_talked_about_here_and_speaks_there_is_not_heard(read: Make, cover: Cover) -> None:
    ours = read("Agnes Thimble closed the pier. Rain fell. Agnes Thimble went home.", "A")
    theirs = read("Agnes Thimble said “the pier is closed”. Snow fell on it for a week.", "B")
    (found,) = unheard.look(tell(cover([ours], [theirs])))
    assert found.point == "Talked about and not heard in north: “Agnes Thimble”"
    assert [(c.count, c.of) for c in found.cells] == [(0, 1), (1, 1)]
    assert found.cells[0].evidence[0].text == "Agnes Thimble closed the pier."


def test_whose_words_may_be_theirs_is_not_called_unheard(read: Make, cover: Cover) -> None:
    theirs = read("Agnes Thimble said “the pier is closed”. Snow fell on it for a week.", "B")
    for text in (
        "Agnes Thimble promised retribution. Rain fell on the pier.",
        "Agnes Thimble closed the pier. “It was rotten,” she said. Rain fell.",
    ):
        assert unheard.look(tell(cover([read(text, "A")], [theirs]))) == []


def test_the_police_and_a_ministry_are_voices_too(read: Make, cover: Cover) -> None:
    bodies = """The bridge was safe, Agnes Thimble said. It had been checked, police said. Nobody
    had complained, the ministry said. The repair will cost little, according to the city."""
    crowd = """The bridge shook, residents said. It was old, witnesses said. Nobody listened,
    critics said. It was a shame, drivers said."""
    found = look(cover([read(bodies, "A")], [read(crowd, "B")]), "named-or-not")
    assert found is not None
    assert found.point == "Voices of named people or bodies: north 4 of 4; south 0 of 4"
