"""What no article should break, and forms of attribution that have no marks or no verb."""

import itertools
from time import process_time

import pytest

from corpus.language import annotate
from corpus.language.marks import marked
from corpus.model import Document, Quotation


def _quotations(text: str) -> tuple[Quotation, ...]:
    """Return the first-hand quotations of an English text, all checked to lie where they may."""
    found = annotate(Document("d", "s", text)).quotations
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    first_hand = tuple(q for q in found if q.within is None)
    assert all(not a.span.meets(b.span) for a, b in itertools.pairwise(first_hand))
    assert all(q.within.holds(q.span) and q.within != q.span for q in found if q.within)
    return first_hand


def _contents(text: str) -> list[str]:
    return [q.span.of(text) for q in _quotations(text)]


# --- bad input ----------------------------------------------------------------------------------


def test_an_article_that_is_one_long_quotation_is_one_quotation():
    paragraphs = [f"“Paragraph {n} has some words in it, and then some more." for n in range(7)]
    text = "\n\n".join(paragraphs) + "”"
    (one,) = _quotations(text)
    assert (one.span.start, one.span.end) == (1, len(text) - 1)
    assert one.speaker.name is None


def test_an_interview_gives_each_voice_its_answers():
    text = (
        "Lantern: Do you miss the ice?\n\nOrlova: I miss the noise. They called me “captain”.\n\n"
        "Lantern: Who did?\n\nOrlova: Everybody."
    )
    found = _quotations(text)
    assert [q.span.of(text) for q in found] == [
        "Do you miss the ice?",
        "I miss the noise. They called me “captain”.",
        "Who did?",
        "Everybody.",
    ]
    assert [q.speaker.span and q.speaker.span.of(text) for q in found][1::2] == ["Orlova"] * 2


def test_questions_and_answers_without_names_have_no_speaker():
    found = _quotations("Q: Where were you?\nA: At home.\nQ: Alone?\nA: With my wife.")
    assert [q.speaker.name for q in found] == [None] * 4


def test_a_transcript_is_read_turn_by_turn():
    text = (
        "THE CHAIR: Order.\nMS. ORLOVA: The gates were shut.\n"
        "THE CHAIR: By whom?\nMS. ORLOVA: By me."
    )
    assert _contents(text) == ["Order.", "The gates were shut.", "By whom?", "By me."]


def test_a_letter_and_a_list_with_colons_are_no_interview():
    assert _contents("DEAR ABBY: He left.\nDate: Monday.\nPlace: the town hall.") == []


def test_a_poem_is_not_speech():
    assert (
        _contents("The boats are gone,\nthe nets are dry,\nthe gulls go on\nabout the sky.") == []
    )


@pytest.mark.parametrize("said", ["said the mayor", "says the clerk"])
def test_a_pronoun_of_verse_is_not_all_that_was_said(said):
    assert "I" not in _contents(f"Who stopped the clock?\nI, {said},\nwith my brass key.")


@pytest.mark.parametrize("dash", ["", "— ", "– ", "- "])
@pytest.mark.parametrize("topic", ["the gates", "X", "why she left"])
def test_a_name_and_a_topic_before_a_colon_say_who_speaks(dash, topic):
    text = f"{dash}Ottoline Brack, on {topic}: “We shut them at nine.”"
    (one,) = _quotations(text)
    assert (one.span.of(text), one.speaker.name) == ("We shut them at nine.", "Ottoline Brack")


def test_a_colon_between_marks_costs_nothing():
    text = "Ivo Halb scoffed at the “cheap luxury”: “Cheap for whom?”"
    assert _contents(text)[-1] == "Cheap for whom?"


def test_apostrophes_for_quotation_marks_are_told_from_apostrophes():
    text = "'It's the Finches' boat,' said Hedda Merriweather. 'They don't want it.'"
    assert _contents(text) == ["It's the Finches' boat,", "They don't want it."]


def test_unbalanced_marks_on_every_line_cost_no_line_but_their_own():
    bad = "\n".join('The mayor "said so, and left' for _ in range(50))
    text = f"{bad}\n“We stay,” said Hedda Merriweather."
    assert "We stay," in _contents(text)


def test_a_thousand_quotations_are_read_in_time():
    start = process_time()
    found = _quotations(_speeches(1_000))
    assert [q.speaker.kind for q in found] == ["official"] * 1_000
    assert process_time() - start < 30


def test_ten_thousand_pairs_of_marks_are_found_in_time():
    start = process_time()
    assert len(marked(_speeches(10_000))) == 10_000
    assert process_time() - start < 3


def test_a_sentence_in_russian_that_never_ends_is_read_in_time():
    start = process_time()
    said = ", ".join(f"«ворота {n} открыты, заявил мэр Кручина" for n in range(2_000))
    annotate(Document("d", "s", said, language="ru"))
    assert process_time() - start < 4


def _speeches(count: int) -> str:
    return "\n".join(f"“Boat {n} is gone,” said the clerk." for n in range(count))


def test_no_quotation_is_no_failure():
    assert annotate(Document("d", "s", "The bridge is closed.")).unread == 0
    assert _contents("The bridge is closed.") == []


# --- forms --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orlova told the paper after a meeting that the dam was safe.", "the dam was safe"),
        ("Orlova told the paper she wanted to leave.", "she wanted to leave"),
        ("The dam, as Orlova noted, was old.", "The dam, as Orlova noted, was old"),
        ("The clerk is said to have left early.", "to have left early"),
        ("The clerk was accused of theft.", "of theft"),
        ("It is believed that the dam was old.", "the dam was old"),
        ("The ministry is convinced that the dam is safe.", "the dam is safe"),
        ("The clerk made it clear that the dam was safe.", "the dam was safe"),
        ("Her answer was that the dam was safe.", "the dam was safe"),
        ("In Orlova's view, the dam is a ruin.", "the dam is a ruin"),
        ("There were rumours that the dam was old.", "the dam was old"),
        ("The clerk admitted to taking the keys.", "to taking the keys"),
        ("The clerk hoped to reopen the bridge.", "to reopen the bridge"),
        ("KINGSMERE, Oxland (Lantern) — The clerk said the dam was safe.", "the dam was safe"),
        ("The clerk put the losses at eleven boats.", "the losses at eleven boats"),
    ],
)
def test_attribution_takes_many_forms(text, content):
    assert _contents(text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk said nothing about the dam, which is old.",
        "The clerk asked not to be named.",
        "The clerk did not say that the dam was safe.",
        "If the clerk says that the dam is safe, we shall stay.",
        "The council confirmed her as mayor on Monday.",
    ],
)
def test_what_was_not_said_is_no_attribution(text):
    assert _contents(text) == []


def test_that_said_again_begins_another_content():
    text = "Orlova said that the dam was old and that the bridge was older."
    assert _contents(text) == ["the dam was old", "the bridge was older"]


def test_a_writers_remark_is_not_what_was_said():
    text = "Officials say the dam is safe, a claim that few believe."
    assert _contents(text)[0] == "the dam is safe"


def test_words_that_lost_their_closing_mark_end_before_who_said_them():
    text = '"The council has built a staircase and no lift, said Honora Plume, who was tired.'
    assert _contents(text) == ["The council has built a staircase and no lift,"]


def test_a_dash_opens_dialogue():
    text = "— Will you mend the clock? asked an old man.\n— I will look at it, answered Croft."
    assert _contents(text) == ["Will you mend the clock?", "I will look at it,"]


def test_a_letter_after_a_colon_is_its_writers():
    text = "Hedda Merriweather wrote:\n\n“I leave today.\n\n“I wish you strong shoes.”"
    (one,) = _quotations(text)
    assert one.speaker.name == "Hedda Merriweather"


def test_speech_after_somebody_else_acted_has_no_name():
    text = "“We stay,” said Hedda Merriweather. Her husband nodded. “We always did.”"
    assert [q.speaker.name for q in _quotations(text)] == ["Hedda Merriweather", None]


def test_who_answers_is_not_who_asked():
    text = (
        "The lawyer, Ambrose Ridley, suggested that the clerk was tired. “I was not,” she replied."
    )
    assert _quotations(text)[-1].speaker.name is None


@pytest.mark.parametrize(
    "text",
    [
        "The song “We will not be moved” played.",
        "The exhibition “How the river was lost” opens in May.",
        "A painting entitled “Woman who waits for the boat” was stolen.",
        "A column headlined “Why the dam must go” appeared on Monday.",
        "The rule is known informally as “three strikes and you are out”.",
        "It was a “he said, she said” case.",
        "The policy of “name and shame” failed.",
        "The so-called “fish tax” was dropped.",
    ],
)
def test_a_name_in_marks_is_a_term_even_if_it_is_a_sentence(text):
    assert [q.kind for q in _quotations(text)] == ["term"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lydia Marsh left. Mayor Marsh: “The line is closed.”", "Lydia Marsh"),
        ("Lydia Marsh left. Mayor Marsh on the flood: “We were warned.”", "Lydia Marsh"),
        ("“He did nothing wrong,” said a lawyer for Orrin Vask.", None),
        ("“He did nothing wrong,” Vask’s lawyer, Imogen Thrale, told the court.", "Imogen Thrale"),
        ("“It’s a good day,” said Crake’s wife.", None),
    ],
)
def test_who_speaks_is_who_the_words_name_and_not_whom_they_mention(text, speaker):
    assert [q.speaker.name for q in _quotations(text)] == [speaker]
