"""What is told alike: neither who did it nor why nor how many may be told on one side only."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.framing.lenses import claims
from bot.framing.model import Coverage
from bot.framing.telling import tell
from corpus.model import Article
from tests.benchmarks.meanings import meanings_of

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

BESIDE = {
    "ours": " Schools stay shut this week. A heron nested on the roof of the town hall.",
    "theirs": " The minister may travel to Oldmere. Petrol stations began to limit their sales.",
    "uk": " Школи зачинені до понеділка. На даху ратуші оселилася чапля.",
    "ru": " Министр может поехать в Ольховку. Заправки стали ограничивать продажи.",
}
"""Sentences that have nothing to do with the others: only beside them two are near."""


def told_by_both(cover: Cover, ours: Article, theirs: Article) -> bool:
    coverage = replace(cover([ours], [theirs]), meanings=meanings_of([ours, theirs]))
    return any(f.key == "claims:both" for f in claims.look(tell(coverage)))


def in_english(read: Make, cover: Cover, ours: str, theirs: str) -> bool:
    one, other = read(ours + BESIDE["ours"], "A"), read(theirs + BESIDE["theirs"], "B")
    return told_by_both(cover, one, other)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The Vardian army blew up the Harwick bridge on Monday night.",
            "The Harwick bridge collapsed into the river on Monday night.",
        ),
        (
            "The bridge at Harwick collapsed on Monday as a result of shelling by rebels.",
            "The bridge at Harwick fell into the river on Monday.",
        ),
        (
            "A fire at the Harwick mill killed at least six people on Monday.",
            "Neighbours saved more than forty people from the fire at the Harwick mill on Monday.",
        ),
        (
            "Some 9,000 nurses marched through Harwick on Monday to demand that a law be dropped.",
            "A crowd of at most 2,000 people marched through Harwick on Monday.",
        ),
    ],
)
def test_who_did_it_why_and_how_many_is_told_alike_only_where_both_tell_it(
    read: Make, cover: Cover, ours: str, theirs: str
) -> None:
    assert not in_english(read, cover, ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Російська армія обстріляла школу в Малинівці в середу.",
            "Украинские войска обстреляли школу в Малиновке в среду.",
        ),
        (
            "Російська армія в середу обстріляла школу в Малинівці.",
            "В среду под обстрел попала школа в Малиновке.",
        ),
        ("У Малинівці загинули троє людей.", "В Малиновке погибли восемь человек."),
    ],
)
def test_doers_and_tolls_are_told_alike_in_two_languages_only_where_they_are_the_same(
    read: Make, cover: Cover, ours: str, theirs: str
) -> None:
    one = read(ours + BESIDE["uk"], "A", language="uk")
    other = read(theirs + BESIDE["ru"], "B", language="ru")
    assert not told_by_both(cover, one, other)


def test_one_doer_and_one_toll_are_told_alike_in_two_languages(read: Make, cover: Cover) -> None:
    ours = "Російська армія обстріляла школу в Малинівці, загинули троє людей."
    theirs = "Российские войска обстреляли школу в Малиновке, погибли три человека."
    one = read(ours + BESIDE["uk"], "A", language="uk")
    other = read(theirs + BESIDE["ru"], "B", language="ru")
    assert told_by_both(cover, one, other)


def test_one_cause_in_other_words_is_told_alike(read: Make, cover: Cover) -> None:
    ours = "The bridge at Harwick collapsed on Monday because of shelling."
    theirs = "Shelling on Monday brought down the bridge at Harwick."
    assert in_english(read, cover, ours, theirs)
