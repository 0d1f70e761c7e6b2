"""Attribution in sentences of the press that the parser reads wrongly or that fool a plain rule."""

import pytest

from corpus.language import annotate
from corpus.model import Document


def _said(text: str) -> list[tuple[str, str | None]]:
    """Return content and speaker's words of each first-hand quotation."""
    return [
        (q.span.of(text), q.speaker.span and q.speaker.span.of(text))
        for q in annotate(Document("d", "s", text)).quotations
        if q.within is None and q.kind != "term"
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Two bridges are left, according to the Orbit, so one of them may close.",
            "Two bridges are left",
            "the Orbit",
        ),
        (
            "The ban saved 40 lives, according to a Seldon report That month, it was lifted.",
            "The ban saved 40 lives",
            "a Seldon report",
        ),
        (
            "Farms sold 3,100 tons, the most so far but down 10 percent from a year ago, "
            "according to the Orchard report.",
            "Farms sold 3,100 tons, the most so far but down 10 percent from a year ago",
            "the Orchard report",
        ),
        (
            "The dam was late, and it became clear that it would leak, notes the Seldon Times.",
            "The dam was late, and it became clear that it would leak",
            "the Seldon Times",
        ),
    ],
)
def test_what_stands_before_who_vouches_for_it_is_theirs(text, content, speaker):
    assert _said(text) == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("But, he argued, a toll would help nobody.", "a toll would help nobody", "he"),
        (
            "The road is open but, she said on Monday, it will close in May.",
            "it will close in May",
            "she",
        ),
        (
            "The road is open and, said Abel Muir, a diver, it will close in May.",
            "it will close in May",
            "Abel Muir",
        ),
    ],
)
def test_after_but_and_who_said_it_comes_what_is_said(text, content, speaker):
    assert _said(text) == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("It is a danger divers warn is mostly hidden.", "is mostly hidden", "divers"),
        (
            "The dam, a wall that engineers have concluded was built too low, will be raised.",
            "was built too low",
            "engineers",
        ),
        (
            "It has a map of winds, a phenomenon scientists warn is due to heat.",
            "is due to heat",
            None,
        ),
    ],
)
def test_of_a_thing_one_may_say_what_it_is(text, content, speaker):
    assert _said(text) == [(content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "What he said was wrong.",
        "The story he told was false.",
        "The claims he denied were serious.",
        "Both ministers avoided answering whether the dam was safe.",
        "She stopped short of saying that the dam was safe.",
        "Instead of saying that the dam was safe, she left.",
        "Asked for comment, the office pointed to remarks made by Abel Muir, who had left.",
        "The firm announced the closure of two mills.",
        "The country admitted two thousand refugees.",
        "He was sent to say that the dam was safe.",
    ],
)
def test_what_is_not_said_or_is_the_writer_s_is_nobody_s(text):
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The US wants Muir to leave.", "Muir to leave", "The US"),
        ("The union said on Friday it will strike.", "it will strike", "The union"),
        ("The office said Monday afternoon the road was shut.", "the road was shut", "The office"),
        (
            "The ministry has argued the case has no merit and sought to have it dropped.",
            "the case has no merit",
            "The ministry",
        ),
        ("Others reported being abruptly logged off.", "being abruptly logged off", "Others"),
        ("Tarn was late but saw his visit as a success.", "his visit as a success", "Tarn"),
        (
            "Asked on Sunday if a toll could help, two engineers laughed.",
            "if a toll could help",
            None,
        ),
        (
            "The mayor waited until Friday to say that the town would help.",
            "the town would help",
            "The mayor",
        ),
        (
            "Convinced that the dam would break, Tarn left.",
            "the dam would break",
            "Tarn",
        ),
        (
            "The doctors, worried that the dam would break, left the town.",
            "the dam would break",
            "The doctors",
        ),
        (
            "Mr. Muir called for clean ferries nationwide by 2050.",
            "for clean ferries nationwide by 2050",
            "Mr. Muir",
        ),
        (
            "The agenda had called for discussion of energy security, policies to move away "
            "from coal, and investments in the south.",
            "for discussion of energy security, policies to move away from coal, and "
            "investments in the south",
            "The agenda",
        ),
        (
            "Ann Tarn, a professor of law, said that the high court stepping in on a case like "
            "this strongly suggests there's something there that piques its interest.",
            "the high court stepping in on a case like this strongly suggests there's something "
            "there that piques its interest",
            "Ann Tarn",
        ),
    ],
)
def test_all_that_is_said_and_no_more_is_found(text, content, speaker):
    assert _said(text) == [(content, speaker)]


def test_a_name_given_behind_a_comma_is_not_the_visitor_s():
    text = "The mayor visited the old jail, dubbed the “cold hotel” by sailors held there."
    assert _said(text) == [("the “cold hotel”", "sailors")]


def test_who_interrupts_speeches_to_ask_asks_and_not_the_speeches():
    text = "One guest stopped the speeches to ask: “Where is the money?”"
    assert _said(text) == [("Where is the money?", "One guest")]


def test_a_sentence_of_its_own_after_a_question_in_marks_tells_nothing_of_who_asked():
    text = "“And who would not be?” The campaign confirmed his position in July."
    assert _said(text)[0] == ("And who would not be?", None)


def test_who_speaks_last_in_a_sentence_is_no_part_of_what_is_said():
    text = (
        "“Tarn wants a bigger deal. Bigger than the little one” made in May, said Derek Muir, "
        "a scholar with the Institute."
    )
    content = "“Tarn wants a bigger deal. Bigger than the little one” made in May"
    assert _said(text) == [(content, "Derek Muir")]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "The consensus is that the lake is warming.",
            "the lake is warming",
            None,
        ),
        (
            "He is viewed as a potential successor to the director.",
            "as a potential successor to the director",
            None,
        ),
        (
            "The hills, thought to represent parts of a crust of ice, are high.",
            "to represent parts of a crust of ice",
            None,
        ),
        (
            "Six of the senators expected to run for president are backing the bill.",
            "to run for president",
            None,
        ),
    ],
)
def test_what_nobody_in_particular_thinks_is_nobody_s_by_name(text, content, speaker):
    assert _said(text) == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Polling released in May shows swelling support for a toll on the bridge.",
            "swelling support for a toll on the bridge",
            "Polling",
        ),
        (
            "The firm announced plans to close two mills by May.",
            "to close two mills by May",
            "The firm",
        ),
        (
            "The new plan aims to halve the noise.",
            "to halve the noise",
            "The new plan",
        ),
        (
            "He boasted about how quickly his staff had cut rules.",
            "about how quickly his staff had cut rules",
            "He",
        ),
        (
            "The deal says it would not only cover the first show, but the show of Muir as well.",
            "it would not only cover the first show, but the show of Muir as well",
            "The deal",
        ),
    ],
)
def test_what_is_found_planned_or_boasted_about_is_whole(text, content, speaker):
    assert _said(text) == [(content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The sum is right, considering that the price of fish can change.",
        "The bill, called the Clean Bay Act, is unlikely to pass.",
        "The study uses a model to determine whether the lake is warming.",
        "The police found a knife in the flat.",
    ],
)
def test_what_is_weighed_named_or_found_out_is_no_words(text):
    assert _said(text) == []


def test_the_paper_that_was_told_something_does_not_say_it():
    text = "They sold the boats, James Tarn, who saw it, once, in May, told HuffPost."
    assert "HuffPost" not in [speaker for _, speaker in _said(text)]


def test_notes_on_two_teams_are_no_conversation():
    text = (
        "Rovers: Abel Muir missed his third game with a sore knee.\n\n"
        "Harriers: Imre Tarn left the field early. He did not come back.\n\n"
        "The two met in May.\n\n"
        "Rovers: Host the Lions on Friday.\n\n"
        "Harriers: Visit the Lions on Friday."
    )
    assert _said(text) == []
