"""A speaker as shown: whom "the plumber" names, a body and no person, no heading for a name."""

import pytest

from corpus.language import annotate
from corpus.model import Document, Quotation


def _last(text: str) -> Quotation:
    """Return the last quotation of a text."""
    return annotate(Document("d", "s", text)).quotations[-1]


# --- what somebody is, of whom the text said no such thing ----------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Finn Oake, 29, said that the card was late.\n\n“I slept,” the plumber said.",
            "Finn Oake",
        ),
        ("Finn Oake will miss the final. “I am to be married,” said the midfielder.", "Finn Oake"),
        ("Hedda Oake left on foot. “It is only rain,” said the 54-year-old.", "Hedda Oake"),
    ],
)
def test_what_somebody_is_stands_for_whom_the_text_told_of_just_now(text, name):
    assert _last(text).speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Finn Oake opened the baths. “The pipes are mine,” the plumber said.",
        "A plumber came at noon. Finn Oake let him in. “It is the pipe,” the plumber said.",
        "Finn Oake waved to Ada Muir. “It is the pipe,” the plumber said.",
        "Finn Oake left on foot. “It is only rain,” the plumber who had come said.",
        "Finn Oake left on foot. “It is only rain,” the driver said.",
        "Peter Oake left on foot. “It is only rain,” the actress said.",
    ],
)
def test_what_another_may_be_stands_for_nobody(text):
    assert next(q for q in annotate(Document("d", "s", text)).quotations).speaker.name is None


# --- speech by itself -----------------------------------------------------------------------------


def test_a_paragraph_of_speech_is_of_the_only_one_whom_the_paragraph_above_is_about():
    text = (
        "Hedda Oake has flown for twenty years. Two rivers run below her house.\n\n"
        "“I could not read the dial.”\n\nThe river rose."
    )
    assert _last(text).speaker.name == "Hedda Oake"


@pytest.mark.parametrize(
    "text",
    [
        "Finn Oake drowned in Lark.\n\n“He never hurt anybody.”\n\nThe river rose.",
        "Finn Oake was found in Lark.\n\n“We searched for a week.”\n\nThe river rose.",
        "Finn Oake rowed with Ada Muir.\n\n“We were late.”\n\nThe river rose.",
        "Finn Oake rowed. A porter swam.\n\n“We were late.”\n\nThe river rose.",
    ],
)
def test_a_paragraph_of_speech_below_what_may_be_another_s_is_nobody_s(text):
    assert _last(text).speaker.name is None


def test_speech_goes_on_though_its_mark_stands_at_the_sentence_before():
    text = (
        'Soils are dying, said Dr Hedda Oake from Lark University." We all know that crops grow '
        'in soil. So we need to keep it." The river rose.'
    )
    assert _last(text).speaker.name == "Hedda Oake"


# --- bodies and headings --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Dick Oake Productions denied that it was late.", "Dick Oake Productions", "institution"),
        ("The group, Big Wheel, said that it was late.", "Big Wheel", "institution"),
        (
            "“It is late,” EPA Under Secretary of Energy Finn Oake told the Lantern.",
            None,
            "person",
        ),
        ("A Dire U.N. Report Warns That Seas Will Rise For Ever. It rained.", None, "document"),
    ],
)
def test_a_body_is_no_person_and_a_heading_no_name(text, name, kind):
    speaker = annotate(Document("d", "s", text)).quotations[0].speaker
    assert (speaker.name, speaker.kind) == (name, kind)
