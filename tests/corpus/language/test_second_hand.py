"""What somebody is said to have said: quotations within the content of another."""

import pytest

from corpus.language import annotate
from corpus.model import Document, Quotation


def _told(text: str) -> list[Quotation]:
    """Return the second-hand quotations of an English text, each inside the one it names."""
    found = annotate(Document("d", "s", text)).quotations
    told = [q for q in found if q.within is not None]
    assert all(q.within in [o.span for o in found] for q in told)
    assert all(q.within is not None and q.within.holds(q.span) for q in told)
    return told


def _lines(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return kind, content, speaker's words and cue of each second-hand quotation."""
    return [
        (
            q.kind,
            q.span.of(text),
            q.speaker.span and q.speaker.span.of(text),
            q.cue and q.cue.of(text),
        )
        for q in _told(text)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The harbour master said engineers believed the bridge would fall.",
            ("indirect", "the bridge would fall", "engineers", "believed"),
        ),
        (
            "Officials said the mayor had called the plan “a disgrace”.",
            ("mixed", "the plan “a disgrace”", "the mayor", "called"),
        ),
        (
            "The inquiry heard that nurses warned the board that the roof was leaking.",
            ("indirect", "the roof was leaking", "nurses", "warned"),
        ),
        (
            "Police denied reports that the ferry had sunk.",
            ("indirect", "the ferry had sunk", None, "reports"),
        ),
        (
            "Her sister said the keeper had asked to be buried at sea, “but not on a Monday”.",
            ("mixed", "to be buried at sea, “but not on a Monday”", "the keeper", "asked"),
        ),
        (
            "The survey found that most of the pilots expect the port to close.",
            ("indirect", "the port to close", "most of the pilots", "expect"),
        ),
    ],
)
def test_what_somebody_is_said_to_have_said_is_a_quotation_within_another(text, line):
    assert _lines(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Abel Muir said the mayor told him “you are finished here” and left the room.",
        "Abel Muir said he had been called “a hat stand” by a neighbour.",
    ],
)
def test_words_in_marks_end_with_the_marks_where_a_deed_or_a_name_follows(text):
    (told,) = _told(text)
    assert told.span.of(text).startswith("“")
    assert told.span.of(text).endswith("”")


def test_the_outer_words_stay_whole_and_first_hand():
    text = "Officials said the mayor had called the plan “a disgrace”."
    outer, inner = annotate(Document("d", "s", text)).quotations
    assert outer.within is None
    assert outer.span.of(text) == "the mayor had called the plan “a disgrace”"
    assert (inner.within, inner.sentence) == (outer.span, outer.sentence)


def test_what_is_told_at_third_hand_names_the_one_it_lies_in():
    text = "Abel Muir said the divers claimed the pilot believed the buoy was lit."
    claimed, believed = _told(text)
    assert claimed.span.of(text) == "the pilot believed the buoy was lit"
    assert believed.within == claimed.span
    assert believed.span.of(text) == "the buoy was lit"


@pytest.mark.parametrize(
    "text",
    [
        "Officials said nobody believed the bridge would fall.",
        "Officials denied that the mayor had called the plan “a disgrace”.",
        "Reporters asked whether the mayor had said the bridge would fall.",
        "Abel Muir asked Ada Tarn what she thinks is wrong with the bridge.",
        "Abel Muir said he would not hire any captain who wanted to sell the ferry.",
        "Officials said the mayor might claim the bridge would fall.",
        "Officials said they knew the bridge would fall.",
        "“I said the bridge would fall,” Abel Muir said.",
        "Officials praised the pilots and said the port, whose cranes say “Harl” on them, is old.",
    ],
)
def test_what_is_not_told_as_said_is_no_quotation(text):
    assert _lines(text) == []


def test_what_a_clause_beside_adds_may_be_the_writers_and_is_not_told():
    text = "Officials said the bridge would close, after Abel Muir warned that it might fall."
    assert all(cue != "warned" for _, _, _, cue in _lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "Abel Muir said it was a letter that Ada Tarn had signed and warned that he was ill.",
        "Abel Muir told reporters that the crates were opened and were intended to be sold.",
        "Officials said on Monday that it had confirmed the “old fears” of the pilots.",
        "The bridge would fall, he said, and Ada Tarn had warned that the arch was cracked.",
    ],
)
def test_where_it_is_open_whose_verb_it_is_nobody_is_told_of(text):
    assert _lines(text) == []


def test_his_pledge_is_whoever_s_the_sentence_is_on_and_stays_without_a_name():
    (told,) = _told("Mr Abel Muir said Mr Ivo Halb had kept his pledge to “shut it”.")
    assert told.speaker.kind == "person"
    assert told.speaker.name is None


def test_the_outer_quotation_comes_first():
    text = "Ada Tarn said the port was shut, according to the Harl Post."
    found = annotate(Document("d", "s", text)).quotations
    assert [q.within for q in found] == [None, found[0].span]


def test_she_who_tells_of_herself_is_named_and_nobody_elses_she_is():
    told = _told("Mrs Ada Tarn arrived late. Mrs Tarn said she believed the bridge was safe.")
    assert [q.speaker.name for q in told] == ["Ada Tarn"]
    told = _told("Mr Abel Muir arrived late. Mr Muir said she believed the bridge was safe.")
    assert [q.speaker.name for q in told] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "His lawyer, Mr Abel Muir, said he wanted the case to end.",
        "The pilot's brother, Mr Abel Muir, said he believed the lamp was lit.",
        "Mr Abel Muir said Mr Ivo Halb had warned that he wanted the case to end.",
    ],
)
def test_he_may_be_whoever_is_spoken_for_and_stays_without_a_name(text):
    he = [q for q in _told(text) if q.speaker.span and q.speaker.span.of(text) == "he"]
    assert he
    assert all(q.speaker.name is None for q in he)


def test_who_is_only_told_of_does_not_go_on_to_be_he():
    text = (
        "Mr Abel Muir said the mayor, Mr Ivo Halb, believed the bridge was safe. "
        "He said the cranes were not."
    )
    last = annotate(Document("d", "s", text)).quotations[-1]
    assert last.span.of(text) == "the cranes were not"
    assert last.speaker.name in (None, "Abel Muir")
