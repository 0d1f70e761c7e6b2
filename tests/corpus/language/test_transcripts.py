"""Transcripts: each turn is its voice's, and a label names somebody only where it is certain."""

import pytest

from corpus.language import annotate
from corpus.model import Document

SAID = ["We shut the gates at nine.", "Who told you to?", "Nobody told me.", "I see."]


def _turns(text: str) -> list[tuple[str, str | None]]:
    found = annotate(Document("d", "s", text)).quotations
    return [(q.span.of(text), q.speaker.name) for q in found]


def _named(first: str, second: str, ahead: str = "", between: str = "\n") -> list[str | None]:
    """Return whom two labels name, who speak by turns."""
    labels = (first, second, first, second)
    lines = [f"{label}: {said}" for label, said in zip(labels, SAID, strict=True)]
    found = _turns(ahead + between.join(lines))
    assert [words for words, _ in found] == SAID
    names = [name for _, name in found]
    assert names[:2] == names[2:]
    return names[:2]


def test_brackets_say_who_a_numbered_speaker_is():
    named = _named("SPEAKER 1 (Mayor Ada Tarn)", "SPEAKER 2 (Ivo Halb, Lantern Radio)")
    assert named == ["Ada Tarn", "Ivo Halb"]


@pytest.mark.parametrize("nobody", ["SPEAKER 1", "Speaker 2", "INTERVIEWER", "Host", "VOICE"])
def test_who_is_only_numbered_or_asks_has_no_name(nobody):
    assert _named("HAMISH TOVE", nobody)[1] is None


def test_a_title_and_a_surname_name_whom_the_text_names_in_full():
    ahead = "The chair, Edwina Pryce, met the surveyor, Ivo Halb.\n\n"
    assert _named("MS. PRYCE", "MR. HALB", ahead) == ["Edwina Pryce", "Ivo Halb"]
    assert _named("PRYCE", "HALB", ahead) == ["Edwina Pryce", "Ivo Halb"]


def test_a_title_and_a_surname_that_nobody_else_bears_are_a_person():
    assert _named("MR. TARN", "MS. HALB") == ["TARN", "HALB"]


def test_a_title_of_the_other_gender_is_somebody_else():
    assert _named("MR. TARN", "DR. HALB", "Ada Tarn came.\n\n")[0] != "Ada Tarn"
    assert _named("MR. TARN", "MS. TARN", "Ada Tarn came.\n\n") == [None, None]


def test_a_surname_that_two_bear_names_neither():
    assert _named("Pryce", "Halb", "Edwina Pryce and Rolf Pryce met.\n\n")[0] is None


@pytest.mark.parametrize(
    "label",
    [
        "[00:12] {}",
        "[00:00:12] {}",
        "12:04 {}",
        "00:12 - {}",
        "{} [00:12]",
        "{} (00:12)",
        "{} (laughing)",
    ],
)
def test_the_time_or_a_tone_beside_a_label_is_no_part_of_the_name(label):
    named = _named(label.format("Hamish Tove"), label.format("Ada Halb"))
    assert named == ["Hamish Tove", "Ada Halb"]


@pytest.mark.parametrize("between", ["\n[laughter]\n", "\n\n(applause)\n\n"])
def test_a_stage_line_between_turns_is_nobodys_words(between):
    assert _named("HAMISH TOVE", "ADA HALB", between=between) == ["HAMISH TOVE", "ADA HALB"]


def test_a_sound_at_the_edge_of_a_turn_is_no_word_of_it():
    text = "TOVE: [sighs] We shut it.\nHALB: Who did? [laughter]\nTOVE: I [coughs] did."
    assert [words for words, _ in _turns(text)] == ["We shut it.", "Who did?", "I [coughs] did."]


def test_a_numbered_list_is_no_transcript():
    text = "Day 1: The ferry sails at nine\nDay 2: The museum\nDay 2: The market\nDay 3: Rest"
    assert _turns(text) == []
