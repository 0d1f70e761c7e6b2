"""Two tellings of one incident, told from two halves of one text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.framing.model import Coverage
from bot.framing.separate import kept_apart, separate
from bot.framing.telling import tell
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

FIRST = "Sergei Lavrov spoke in Harwick on Monday. The hall was full. Nobody asked him anything."
OTHER = "The rain had stopped. Sergei Lavrov arrived late. Lavrov left again before the dinner."


def headed(article: Article, title: str) -> Article:
    return replace(article, document=replace(article.document, title=title))


def test_two_articles_that_introduce_one_person_are_two_tellings(read: Make, cover: Cover) -> None:
    assert separate(tell(cover([read(FIRST, "A")], [read(OTHER, "B")])))


def test_a_text_that_goes_on_with_the_surname_may_be_the_other_half(
    read: Make, cover: Cover
) -> None:
    rest = read("The rain had stopped. Lavrov left again before the dinner.", "B")
    assert not separate(tell(cover([read(FIRST, "A")], [rest])))


def test_two_headlines_on_one_thing_are_two_tellings(read: Make, cover: Cover) -> None:
    def told(ours: str, theirs: str) -> Coverage:
        here = headed(read("A missile tore through a block at dawn. Snow fell.", "A"), ours)
        there = headed(read("Queues formed at the station. The ministry denies it.", "B"), theirs)
        return cover([here], [there])

    assert separate(tell(told("Missile kills family in Dorna", "Defence blamed for Dorna blast")))
    assert not separate(
        tell(told("Missile kills family in Dorna", "Missile kills family in Dorna"))
    )
    assert not separate(tell(told("Dorna: part one", "Dorna: part two")))


def test_two_spellings_of_one_name_are_two_desks(read: Make, cover: Cover) -> None:
    ours = read("Trains to Kyiv ran late on Monday because of the snow.", "A")
    theirs = read("The stations of Kiev were full of people who waited.", "B")
    assert separate(tell(cover([ours], [theirs])))


def test_a_thing_said_twice_was_said_by_two(read: Make, cover: Cover) -> None:
    ours = read("A crack was found in the northern arch of the bridge.", "A")
    theirs = read("Engineers found a crack in the northern arch of the old bridge.", "B")
    assert separate(tell(cover([ours], [theirs])))


def test_articles_in_two_languages_are_two_tellings(read: Make, cover: Cover) -> None:
    russian = read("Поезда опоздали из-за снега.", "B", language="ru")
    assert separate(tell(cover([read(FIRST, "A")], [russian])))


@pytest.mark.parametrize("sides", [([], []), ([FIRST], [])])
def test_less_than_two_articles_need_no_telling_apart(
    read: Make, cover: Cover, sides: tuple[list[str], ...]
) -> None:
    assert separate(tell(cover(*[[read(text) for text in side] for side in sides])))


def test_groups_that_spell_a_place_in_two_ways_throughout_keep_apart(
    read: Make, cover: Cover
) -> None:
    ours = [read(f"Trains to Kyiv ran late on day {n}.", f"A{n}") for n in range(2)]
    theirs = [read(f"Trains to Kiev ran late on day {n}.", f"B{n}") for n in range(2)]
    assert kept_apart(tell(cover(ours, theirs)))
    assert not kept_apart(tell(cover([ours[0], theirs[0]], [ours[1], theirs[1]])))
    assert not kept_apart(tell(cover(ours[:1], theirs)))


def test_names_that_bend_are_not_two_spellings(read: Make, cover: Cover) -> None:
    ours = read("В Гарвике стреляли в генерала Алексеева.", "A", language="ru")
    theirs = read("Врачи помогли Алексееву.", "B", language="ru")
    assert not separate(tell(cover([ours], [theirs])))


def test_three_articles_against_three_keep_apart_whatever_the_others_of_large_groups_leave_out(
    read: Make, cover: Cover
) -> None:
    ours = [read(f"Trains to Kyiv ran late on day {n}.", f"A{n}") for n in range(3)]
    theirs = [read(f"Trains to Kiev ran late on day {n}.", f"B{n}") for n in range(3)]
    others = [read(f"The snow of day {n} had melted.", f"C{n}") for n in range(6)]
    assert kept_apart(tell(cover([*ours, *others[:3]], [*theirs, *others[3:]])))
    assert not kept_apart(tell(cover([*ours[:2], *others[:3]], [*theirs[:2], *others[3:]])))
