"""Facts of one side: what is worth being called one, and how it is headed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.framing.lenses import claims
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell
from corpus.model import Article
from tests.benchmarks.meanings import meanings_of

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

OPENING = "A crane fell on the quay of Harwick on Monday. It was a windy day."
THEIRS = "A crane fell in Harwick. Nobody was hurt. Petrol stations began to limit their sales."


def facts(text: str, read: Make, cover: Cover) -> list[Finding]:
    """Return the facts that only an article tells which opens as another does."""
    ours, theirs = read(f"{OPENING} {text}", "A"), read(THEIRS, "B")
    coverage = replace(cover([ours], [theirs]), meanings=meanings_of([ours, theirs]))
    found = claims.look(tell(coverage))
    return [f for f in found if ":only:" in f.key and f.cells[0].words]


def heads(text: str, read: Make, cover: Cover) -> list[str]:
    return [fact.point for fact in facts(text, read, cover)]


@pytest.mark.parametrize(
    "comment",
    [
        "Cranes are the vanity of small ports.",
        "The port authority has forgotten what shame is.",
        "Sailors have always known that steel is a fickle friend.",
        "This is the fruit of a rotten system.",
        "Порт давно разучился стыдиться.",
    ],
)
def test_a_comment_is_no_fact(comment: str, read: Make, cover: Cover) -> None:
    report = "Inspectors of the county had found rust on its cable in March."
    (fact,) = facts(f"{report} {comment}", read, cover)
    assert fact.cells[0].evidence[0].text == report


def test_a_short_fact_is_headed_by_its_sentence(read: Make, cover: Cover) -> None:
    told = "Inspectors of the county had found rust on its cable in March."
    assert heads(told, read, cover) == [f"A fact told by north: “{told.rstrip('.')}”"]


def test_a_long_fact_is_cut_where_a_phrase_ends(read: Make, cover: Cover) -> None:
    told = (
        "Inspectors of the county, who had been called by a docker in February, found rust on its "
        "cable, on two of its four wheels and in the cabin of the driver, and wrote to the owner."
    )
    (head,) = heads(told, read, cover)
    assert head == (
        "A fact told by north: “Inspectors of the county, who had been called by a docker in "
        "February, found rust on its cable …”"
    )


def test_a_heading_is_not_cut_between_who_acts_and_the_deed(read: Make, cover: Cover) -> None:
    told = (
        "Ada Quill, who had been called by a docker of the quay in February, found rust on its "
        "cable, on two of its four wheels and in the cabin of the driver, and wrote to the owner."
    )
    (head,) = heads(told, read, cover)
    assert head == (
        "A fact told by north: “Ada Quill, who had been called by a docker of the quay in "
        "February, found rust on its cable …”"
    )


def test_what_ties_a_fact_to_the_sentence_before_is_left_off(read: Make, cover: Cover) -> None:
    told = "But inspectors of the county had found rust on its cable in March."
    (head,) = heads(told, read, cover)
    assert "“… inspectors of the county had found rust on its cable in March”" in head


HIM = "He wrote eleven letters to a bishop in Tarnby on Sunday."


@pytest.mark.parametrize("opening", ["", "After lunch, "])
def test_whom_a_fact_is_about_is_said(opening: str, read: Make, cover: Cover) -> None:
    before = f"{opening}Barnaby Thimble was taken to a hospital."
    points = [p for p in heads(f"{before} {HIM}", read, cover) if "letters" in p]
    assert points == [f"A fact told by north about Barnaby Thimble: “{HIM.rstrip('.')}”"]


@pytest.mark.parametrize(
    "before",
    [
        "A guard shot at Barnaby Thimble in the hospital.",
        "Barnaby Thimble met Agnes Quill in the hospital.",
    ],
)
def test_a_fact_about_a_he_who_may_be_somebody_else_is_not_told(
    before: str, read: Make, cover: Cover
) -> None:
    assert not any("letters" in point for point in heads(f"{before} {HIM}", read, cover))


CLEAR = "The owners of the crane wrote nine letters about its rust to a ministry on Sunday."


@pytest.mark.parametrize(
    "unclear",
    [
        "They wrote nine letters about its rust to a ministry on Sunday.",
        "These owners wrote nine letters about its rust to a ministry on Sunday.",
        "All three wrote nine letters about the rust to a ministry on Sunday.",
        "In the evening, they wrote nine letters about the rust to a ministry.",
        "Up till then the owners of the crane had written nine letters about its rust.",
        "of the crane wrote nine letters about its rust to a ministry on Sunday.",
    ],
)
def test_a_fact_that_only_a_sentence_before_explains_is_not_told(
    unclear: str, read: Make, cover: Cover
) -> None:
    assert any("letters" in point for point in heads(CLEAR, read, cover))
    assert not any("letters" in point for point in heads(unclear, read, cover))


@pytest.mark.parametrize(
    "said",
    [
        "“The owners of the crane wrote nine letters about its rust to a ministry,” said a guard.",
        "“The owners of the crane wrote nine letters about its rust to a ministry.",
        "The owners of the crane wrote nine letters about its rust to a ministry.”",
        "A guard said so in one of his letters about the crane. “Its cable was made of straw.”",
    ],
)
def test_what_somebody_says_in_marks_is_no_fact_of_the_outlet(
    said: str, read: Make, cover: Cover
) -> None:
    assert not any("letters" in point for point in heads(said, read, cover))


RUST = "Inspectors of the county had found rust on the cable of the crane in March."
QUAY = """Dockers cleared the quay under the fallen crane. The arm of the crane lay across two
barges. A tug pulled the arm of the crane out of the water."""
GAME = """On Sunday Agnes Quill scored nine points for the Herons of Tarnby. Orrin Vale added four
for the Otters of Lund. Coach Ida Brandt of Lund praised the fans from Denmark."""


def test_what_lies_beside_the_incident_is_no_fact_of_it(read: Make, cover: Cover) -> None:
    ours = read(f"{OPENING} {RUST} {QUAY} {GAME}", "A")
    theirs = read(f"{THEIRS} The crane had been built for heavy ships. {QUAY}", "B")
    coverage = replace(cover([ours], [theirs]), meanings=meanings_of([ours, theirs]))
    found = [f.point for f in claims.look(tell(coverage)) if ":only:" in f.key]
    assert any("rust" in point for point in found)
    assert not any(name in point for point in found for name in ("Quill", "Vale", "Brandt"))


def told_alike(ours: str, theirs: str, read: Make, cover: Cover) -> bool:
    rest = "Cotton prices fell a little on Friday. The owner has been away since the spring."
    one, other = read(f"{ours} {rest}", "A"), read(f"{theirs} A heron came by at noon.", "B")
    coverage = replace(cover([one], [other]), meanings=meanings_of([one, other]))
    return any(f.key == "claims:both" for f in claims.look(tell(coverage)))


def test_what_one_denies_is_not_told_by_both(read: Make, cover: Cover) -> None:
    ours = "The brake of the crane had been checked by inspectors a day before it fell."
    theirs = "The brake of the crane had not been checked by inspectors a day before it fell."
    again = "Inspectors had checked the brake of the crane a day before it came down."
    assert told_alike(ours, again, read, cover)
    assert not told_alike(ours, theirs, read, cover)


@pytest.mark.parametrize("counted", ["Two were captured on Tuesday.", "A second fell at noon."])
def test_so_many_of_whom_nothing_is_said_are_no_fact(
    counted: str, read: Make, cover: Cover
) -> None:
    told = "Inspectors of the county had found rust on its cable in March."
    assert [counted[:-1] in head for head in heads(f"{told} {counted}", read, cover)] == [False]


def test_that_people_were_arrested_is_no_fact_of_one_side_where_both_tell_of_arrests(
    read: Make, cover: Cover
) -> None:
    ours = read(f"{OPENING} More than 400 mourners were detained.", "A")
    theirs = read(f"{THEIRS} Several provocateurs were detained.", "B")
    coverage = replace(cover([ours], [theirs]), meanings=meanings_of([ours, theirs]))
    points = [f.point for f in claims.look(tell(coverage)) if ":only:" in f.key]
    assert not any("detained" in point for point in points)
