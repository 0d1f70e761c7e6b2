"""Attributions in the ways of newspapers: polls, wishes, charges, and who says them."""

import pytest

from corpus.language import annotate
from corpus.model import Document


def _found(text: str) -> list[tuple[str, str | None]]:
    """Return what is said, and by whom in the words of the text."""
    found = annotate(Document("d", "s", text)).quotations
    return [(q.span.of(text), q.speaker.span.of(text) if q.speaker.span else None) for q in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor underlined the need for a dam.", ("the need for a dam", "The mayor")),
        (
            "The mayor has often expressed a desire to shut the pits.",
            ("to shut the pits", "The mayor"),
        ),
        ("The miners have sent the message that they will wait.", ("they will wait", "the miners")),
        ("There was a warning from Vardia about “grave steps”.", ("about “grave steps”", "Vardia")),
        (
            "A man reportedly admitted to planting a bomb in Harwick that killed a judge.",
            ("to planting a bomb in Harwick", "a man"),
        ),
    ],
)
def test_what_is_wished_stressed_and_admitted_is_found(text, found):
    assert [(said, who and who.lower()) for said, who in _found(text)] == [
        (found[0], found[1].lower())
    ]


def test_who_crows_is_not_who_complained_before():
    text = (
        "Farmers have complained of “traitors”, while there has been crowing from Vardia "
        "about “a total collapse”."
    )
    assert _found(text)[1] == ("about “a total collapse”", "Vardia")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A poll taken in May found Ms. Crake leading by six points.",
            [("Ms. Crake leading by six points", "A poll")],
        ),
        (
            "Miners questioned here said they were tired of the strike.",
            [("they were tired of the strike", "Miners")],
        ),
        (
            "The crash drew anger, with the mayor, Anna Vale, saying that the line was unsafe.",
            [("the line was unsafe", "the mayor")],
        ),
        (
            "Prosecutors allege he took a bribe; his lawyer, Dana Ruiz, says it was a loan.",
            [("he took a bribe", "Prosecutors"), ("it was a loan", "his lawyer")],
        ),
        (
            "The bank will close in May, the mayor said, without giving a reason.",
            [("The bank will close in May", "the mayor")],
        ),
        (
            "Readers were quick to point out that the photo was old.",
            [("the photo was old", "Readers")],
        ),
        (
            "The council found no fraud, according to a draft, but it urged the town to vote anew.",
            [("The council found no fraud", "a draft"), ("the town to vote anew", "it")],
        ),
        (
            "The senator compared the tax to “legalized theft.”",
            [("the tax to “legalized theft.”", "The senator")],
        ),
        ("The militia has vowed revenge.", [("revenge", "The militia")]),
        (
            "An aide said the sides were far apart, while another warned that talks could fail.",
            [("the sides were far apart", "An aide"), ("talks could fail", "another")],
        ),
        (
            "Having promised a fix, Ms. Odell says the repair may take a decade.",
            [("the repair may take a decade", "Ms. Odell")],
        ),
        (
            "Labour said the plan was “bold”, while the Greens described it as “a start”.",
            [("the plan was “bold”", "Labour"), ("it as “a start”", "the Greens")],
        ),
        ("He texted his wife, “I love you.”", [("I love you.", "He")]),
        (
            "Divers found a diary that called him “a saint.”",
            [("him “a saint.”", "a diary")],
        ),
        ("“Slow and steady,” as Ms. Crake used to say.", [("Slow and steady,", "Ms. Crake")]),
    ],
)
def test_who_says_it_and_where_it_ends_is_told_in_the_ways_of_newspapers(text, found):
    assert _found(text) == found


def test_a_not_that_is_said_denies_no_saying():
    text = "“Absolutely not,” Crake said when asked if she would resign."
    (quotation, _) = annotate(Document("d", "s", text)).quotations
    assert quotation.cue is not None
    assert quotation.cue.of(text) == "said"


def test_letters_behind_a_name_are_no_part_of_it():
    text = "“It is late,” said Beth Orme MP. Jane Dell KC told the jury that he lied."
    found = annotate(Document("d", "s", text)).quotations
    assert [q.speaker.name for q in found] == ["Beth Orme", "Jane Dell"]
