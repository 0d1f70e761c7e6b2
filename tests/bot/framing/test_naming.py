"""Names for the event, for people, for places; never the spelling of a person."""

from collections.abc import Callable
from dataclasses import replace

from bot.framing.lenses import naming, roles
from bot.framing.model import Cell, Coverage
from bot.framing.telling import tell
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]


def cells(coverage: Coverage, key: str) -> tuple[Cell, ...]:
    found = [f for f in naming.look(tell(coverage)) if f.key == f"naming:{key}"]
    return found[0].cells if found else ()


def words(coverage: Coverage, key: str) -> list[tuple[str, ...]]:
    return [cell.words for cell in cells(coverage, key)]


def test_what_a_side_alone_calls_the_event_comes_before_what_all_call_it(
    read: Make, cover: Cover
) -> None:
    ours = read("The attack shook Harwick. The shooting lasted a minute.", "A")
    theirs = read("The attack shook Harwick. The act of terror lasted a minute.", "B")
    assert words(cover([ours], [theirs]), "event") == [
        ("shooting", "attack"),
        ("act of terror", "attack"),
    ]


def test_an_event_in_somebodys_words_is_not_the_outlets(read: Make, cover: Cover) -> None:
    said = '"The massacre must be punished," said Commissioner Barnaby Thimble.'
    ours = read(f"The shooting was over. {said}", "A")
    theirs = read("The rain fell all day. The attack was over.", "B")
    assert words(cover([ours], [theirs]), "event") == [("shooting",), ("attack",)]


def test_a_word_for_the_event_says_nothing_beside_a_side_that_has_none(
    read: Make, cover: Cover
) -> None:
    ours, theirs = read("The attack was over.", "A"), read("The rain fell all day.", "B")
    assert cells(cover([ours], [theirs]), "event") == ()


def test_a_word_that_the_other_side_has_in_reported_speech_is_not_one_sided(
    read: Make, cover: Cover
) -> None:
    ours = read("The shooting was over. The attack lasted a minute.", "A")
    theirs = read("The attack was over. Oldmere denied that it had to do with the shooting.", "B")
    assert cells(cover([ours], [theirs]), "event") == ()


def test_an_attack_of_another_year_does_not_name_the_event(read: Make, cover: Cover) -> None:
    ours = read("The attack was over. He was blamed for the poisoning in 2018.", "A")
    theirs = read("The attack was over. He planned the massacre of 2018.", "B")
    assert cells(cover([ours], [theirs]), "event") == ()


def test_attacks_in_general_do_not_name_the_event(read: Make, cover: Cover) -> None:
    ours = read("Harwick was calm. It is used to strikes and to fear of murder.", "A")
    theirs = read("Harwick was calm. People took the path of escalation long ago.", "B")
    assert cells(cover([ours], [theirs]), "event") == ()


def test_what_kind_somebody_or_something_is_of_names_no_event(read: Make, cover: Cover) -> None:
    ours = read("The attack was over. A man of the liberation movement's wing saw it.", "A")
    theirs = read("The attack was over. The murder weapon and the strike force were gone.", "B")
    assert cells(cover([ours], [theirs]), "event") == ()


def test_labels_are_shown_in_their_longest_form(read: Make, cover: Cover) -> None:
    ours = read("The regime and its foreign backers wanted more.", "A")
    theirs = read("The government and its allies wanted more.", "B")
    assert words(cover([ours], [theirs]), "label") == [("foreign backers", "regime"), ()]


def test_people_in_the_street_may_be_called_a_mob(read: Make, cover: Cover) -> None:
    ours = read("Students had held the square of Harwick for weeks. Rain fell.", "A")
    theirs = read("The mob had held the square of Harwick. The rioters are gone.", "B")
    assert words(cover([ours], [theirs]), "label") == [(), ("mob", "rioters")]


def test_a_label_in_marks_is_not_the_outlets(read: Make, cover: Cover) -> None:
    ours = read("The so-called 'traitors' sold addresses.", "A")
    theirs = read("Somebody sold addresses.", "B")
    assert cells(cover([ours], [theirs]), "label") == ()


def test_two_forms_of_a_place_are_naming(read: Make, cover: Cover) -> None:
    ours, theirs = read("Trains to Kyiv ran late.", "A"), read("Kiev's trains ran late.", "B")
    assert words(cover([ours], [theirs]), "place:Kyiv") == [("Kyiv",), ("Kiev",)]


def test_a_side_that_uses_both_forms_of_a_place_is_not_set_apart(read: Make, cover: Cover) -> None:
    ours = read("Trains to Kyiv ran late. Kiev waited.", "A")
    assert cells(cover([ours], [read("Kiev waited.", "B")]), "place:Kyiv") == ()


def test_two_spellings_of_a_person_are_nothing(read: Make, cover: Cover) -> None:
    ours = read("Sergei Lavrov spoke. Lavrov left.", "A")
    theirs = read("Sergey Lavrov spoke. Lavrov left.", "B")
    assert naming.look(tell(cover([ours], [theirs]))) == []


def test_a_word_that_rests_on_one_of_three_articles_says_whose(read: Make, cover: Cover) -> None:
    ours = [read(f"The massacre shook Harwick. Day {n} was calm.", f"A{n}") for n in range(2)]
    ours.append(read("The attack shook Harwick. The town was calm.", "A2"))
    theirs = [read(f"The attack shook Harwick. Night {n} was calm.", f"B{n}") for n in range(3)]
    (found,) = naming.look(replace(tell(cover(ours, theirs)), kept_apart=True))
    assert [(c.count, c.of, c.words) for c in found.cells] == [
        (2, 3, ("massacre", "attack")),
        (3, 3, ("attack",)),
    ]
    assert found.reading.endswith("Changes if A0 or A1 is left out.")


def test_what_the_chief_people_are_called_beside_their_names_is_shown(
    read: Make, cover: Cover
) -> None:
    ours = read("Spy chief Bertram Plank was shot on Monday. Bertram Plank is alive.", "A")
    theirs = read("General Bertram Plank was shot on Monday. The town prays for Plank.", "B")
    (found,) = roles.look(tell(cover([ours], [theirs])))
    assert found.point.startswith("What “Bertram Plank” is called: ")
    assert [(c.count, c.of, len(c.words)) for c in found.cells] == [(1, 1, 1), (1, 1, 1)]
    ranked = read("Gen. Bertram Plank was shot on Monday. The town prays for Plank.", "C")
    assert roles.look(tell(cover([theirs], [ranked]))) == []


def test_who_was_killed_on_one_side_and_died_on_the_other_is_shown(
    read: Make, cover: Cover
) -> None:
    ours = read("Barnaby Thimble was killed in a cell in Harwick, his mother said.", "A")
    theirs = read("The convict Barnaby Thimble died in Harwick after a walk.", "B")
    assert words(cover([ours], [theirs]), "death:thimble") == [("killed",), ("died",)]
    also = read("Barnaby Thimble died in a cell in Harwick. He was murdered, it said.", "C")
    assert words(cover([ours], [also]), "death:thimble") == []


def test_who_is_held_is_named_one_way_or_another_only_where_both_sides_name_them(
    read: Make, cover: Cover
) -> None:
    ours = read("Nine hostages came home to Harwick.", "A")
    theirs = read("Nine captives left Oldmere. The Detainees' Club was glad.", "B")
    other = read("Nine people left Oldmere. Puppets of Oldmere were glad.", "C")
    assert words(cover([ours], [theirs]), "label") == [("hostages",), ("captives",)]
    assert words(cover([ours], [other]), "label") == [(), ("Puppets",)]


def test_a_title_that_anybody_may_have_is_no_other_role(read: Make, cover: Cover) -> None:
    ours = read("The chief physician, Agnes Thimble, said so. Agnes Thimble left.", "A")
    theirs = read("Dr Agnes Thimble said so. Agnes Thimble stayed.", "B")
    found = roles.look(tell(cover([ours], [theirs])))
    assert [f.point for f in found] == []
