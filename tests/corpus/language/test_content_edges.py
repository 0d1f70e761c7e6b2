"""Where what is said begins and ends, when the writer's own words stand beside it."""

import pytest

from corpus.language import annotate
from corpus.model import Document


def _found(text: str) -> list[tuple[str, str, str | None]]:
    """Return kind, content and the speaker's words of each quotation at first hand."""
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text))
        for q in annotate(Document("d", "s", text)).quotations
        if q.within is None
    ]


def _contents(text: str) -> list[str]:
    """Return the content of each quotation."""
    return [content for _, content, _ in _found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The judge told Rusk he was 'a thief' and jailed him for a year.", "he was 'a thief'"),
        ("The mayor said the hall was “a ruin” and closed it.", "the hall was “a ruin”"),
        ("The manager told the players they were “lazy” and dropped them.", "they were “lazy”"),
    ],
)
def test_what_is_done_to_whom_the_words_are_about_is_the_speaker_s_deed(text, content):
    assert _contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She said the firm was “greedy” and paid late.", "the firm was “greedy” and paid late"),
        ("She said he was “a liar” and hated her.", "he was “a liar” and hated her"),
        ("He told her she was “fine” and needed rest.", "she was “fine” and needed rest"),
        (
            "She said Tarn had spoken of “a draught” and had wished her luck.",
            "Tarn had spoken of “a draught” and had wished her luck",
        ),
    ],
)
def test_a_second_verb_that_may_be_part_of_what_is_said_stays_in_it(text, content):
    assert _contents(text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        'He accused them of staging the fire "for the cameras".',
        "She accused the council of hiding the report “for three years”.",
        "He urged workers to walk out “at once”.",
    ],
)
def test_words_in_marks_right_behind_what_is_said_belong_to_it(text):
    ((kind, content, _),) = _found(text)
    assert kind == "mixed"
    assert text.endswith(content + ".")


@pytest.mark.parametrize(
    "text",
    [
        "It was “pure luck”, Orlova said, that nobody had been on the bridge.",
        "They had trusted in leaflets, Orlova said, when “people wanted somebody to shout at”.",
        "If the bridge is not mended, Orlova warned, “people will drown”.",
        "By the time the mate found out, Orlova wrote, “she was the only one awake”.",
    ],
)
def test_a_sentence_with_its_attribution_in_the_middle_is_one_content(text):
    assert _found(text) == [("mixed", text.rstrip("."), "Orlova")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("As he left the court, he said, “no comment”.", "no comment"),
        ("When asked about the flood, he said, “it is over”.", "it is over"),
        ("In March, she said, “it was all over”.", "it was all over"),
    ],
)
def test_a_time_of_speaking_ahead_of_it_is_not_said(text, content):
    assert _contents(text) == [content]


def test_the_writer_s_own_word_for_the_words_in_marks_is_not_said():
    text = "The club said the board 'fully supported him', a phrase last used in May of another."
    assert _contents(text) == ["the board 'fully supported him'"]


def test_somebody_s_words_after_where_are_not_of_whoever_spoke_before():
    text = "Pell says the firm is in Alda, where, Orlova claims, it pays “nothing in tax”."
    assert [found[1:] for found in _found(text)] == [
        ("the firm is in Alda", "Pell"),
        ("where, Orlova claims, it pays “nothing in tax”", "Orlova"),
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("He bought a cup that critic Ada Tarn described as “dull”.", "as “dull”", "Ada Tarn"),
        ("She sang a song that singer Ada Tarn called “my worst”.", "“my worst”", "Ada Tarn"),
        (
            "In a note to staff, seen by the Orbit, the firm’s chairman, Ivo Marsh, wrote that "
            "there would be “some overlap”.",
            "there would be “some overlap”",
            "the firm’s chairman",
        ),
    ],
)
def test_a_role_and_a_name_before_the_verb_are_the_speaker(text, content, speaker):
    ((kind, found, who),) = _found(text)
    assert (kind, found) == ("mixed", content)
    assert who is not None
    assert who.endswith(speaker)
    assert not who.startswith("that ")


@pytest.mark.parametrize(
    "text",
    [
        "Later she wrote a memoir, “Dead Slow Ahead”.",
        "The truce, agreed in May under the so-called “Bridges” plan, had largely held until now.",
    ],
)
def test_a_name_in_marks_is_not_what_was_written_or_agreed(text):
    assert [kind for kind, _, _ in _found(text)] == ["term"]


def test_a_live_page_s_reporter_speaks_to_the_end_of_the_paragraph():
    text = "9.05 Ada Tarn reports: The river is over the quay. Nobody is hurt.\n9.10 It rains."
    assert _found(text) == [("direct", "The river is over the quay. Nobody is hurt.", "Ada Tarn")]


@pytest.mark.parametrize(
    "text",
    ["It is a rule nobody writes: The man who pays picks the tune.", "What he writes: Five notes."],
)
def test_a_colon_after_nobody_s_writing_opens_no_speech(text):
    assert "direct" not in [kind for kind, _, _ in _found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said it was “unsafe” but declined to give a date.", "it was “unsafe”"),
        ("Police said it was “of interest” but refused to say why.", "it was “of interest”"),
        (
            "He said the council was “broke” but refused to raise the tax.",
            "the council was “broke” but refused to raise the tax",
        ),
    ],
)
def test_who_speaks_declines_to_say_more_and_nobody_they_speak_of(text, content):
    assert _contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was, said the coach, ‘the worst half since my own’.", "the coach"),
        ("She was, in the words of one writer, “a rock with a hat”.", "one writer"),
        ("She was, according to a neighbour, “a saint with a temper”.", "a neighbour"),
    ],
)
def test_content_that_breaks_off_before_who_said_it_ends_with_the_marks(text, speaker):
    assert _found(text) == [("mixed", text.rstrip("."), speaker)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "What he called “the thing with the ladder” cost him dear.",
            "“the thing with the ladder”",
        ),
        ("What she termed 'a hiccup' lasted a year.", "'a hiccup'"),
        ("The union described as “mean” the offer of a rise.", "as “mean” the offer of a rise"),
        ("He likened the panel to “a jury of foxes”.", "the panel to “a jury of foxes”"),
        ("Tarn, who aides say “ran it like a stall”, left.", "“ran it like a stall”"),
    ],
)
def test_a_name_or_a_part_in_marks_is_shown_with_no_more_than_is_said(text, content):
    assert [found[:2] for found in _found(text)] == [("mixed", content)]


def test_what_a_crowd_chants_is_in_the_marks_and_where_is_not():
    text = "Some of them chanted “no more concrete” outside the hall."
    assert _found(text) == [("direct", "no more concrete", "Some of them")]


def test_a_plea_of_guilty_says_nothing():
    text = "The firm pleaded guilty to selling “free-range” eggs."
    assert [found[:2] for found in _found(text)] == [("term", "free-range")]


def test_a_verb_in_marks_takes_its_subject_with_it():
    text = "A friend had died; the lines “came out already dead”."
    assert [found[:2] for found in _found(text)] == [("mixed", "the lines “came out already dead”")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The film was called “dull” by the Orbit and “fun” by its maker.", "the Orbit"),
        (
            "Residents of the “Golden Mile”, as it is known, fear that it is over.",
            "Residents of the “Golden Mile”",
        ),
    ],
)
def test_a_speaker_s_words_have_no_half_a_pair_of_marks(text, speaker):
    assert speaker in [who for _, _, who in _found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Turnout was “high”, Tarn announced, without giving a number.", "Turnout was “high”"),
        ("Tarn said it was “sound”, without saying who had checked it.", "it was “sound”"),
        (
            "Tarn said it was made “by hand”, without using a crane.",
            "it was made “by hand”, without using a crane",
        ),
    ],
)
def test_what_somebody_does_not_add_is_not_said(text, content):
    assert _found(text) == [("mixed", content, "Tarn")]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn, whose song it was, said fame was “dull”.",
        "Tarn, 19, whose “Cold Lamps” went to number one, said fame was “mostly emails”.",
    ],
)
def test_what_is_spoken_of_is_never_taken_for_the_speaker(text):
    assert {who for _, _, who in _found(text)} <= {"Tarn", None}


def test_words_of_another_within_a_demand_do_not_cost_the_demand():
    text = "He urged the bench to weigh the “long” career of a man who, he said, “never shouted”."
    assert _contents(text) == [
        "the bench to weigh the “long” career of a man",
        "who, he said, “never shouted”",
    ]


def test_what_a_thing_is_for_others_is_not_said_by_whoever_spoke_before():
    text = "Both sides claim victory in the “pond war”. For the anglers, it is “an honour”."
    assert not [found for found in _found(text) if "an honour" in found[1] and found[2]]


def test_words_in_marks_are_nobody_who_speaks():
    text = (
        "Her first teacher thought her “idle”, her second “a menace”; the third, Miss Clegg, "
        "wrote in her report: “She will go far, and I shall be glad when she does.”"
    )
    assert "a menace" not in [who for _, _, who in _found(text)]


def test_the_verb_is_no_part_of_who_speaks():
    text = "'He was kind,' sobbed neighbour Jean Potts. 'He gave you his last crumb.'"
    assert {who for _, _, who in _found(text)} <= {"neighbour Jean Potts", "Jean Potts"}


def test_what_somebody_liked_to_say_was_said_and_what_they_would_like_to_say_was_not():
    assert _found("Tarn liked to say that rain was “free”.")[0] == (
        "mixed",
        "rain was “free”",
        "Tarn",
    )
    assert not _found("Tarn would like to say that it was “late”.")
