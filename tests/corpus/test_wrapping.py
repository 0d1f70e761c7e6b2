"""Lines that were cut at a width are read as one; lines that end where somebody wanted stay."""

from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from corpus.language import annotate
from corpus.model import Document

PROSE = (
    "Officials said on Monday that the old bridge over the Alder would be closed before the "
    "winter, after divers had found that two of its pillars were hollow. The council's chairman, "
    "Peter Marsh, called the plan “a costly mistake that nobody in this town has asked for” and "
    "said that he would vote against it, whatever the engineers told him.\n\n"
    "“We will not wait for somebody to die,” said the mayor, Anna Tolland, who has pressed for "
    "repairs since she took office. “The money is there, and we will spend it on this bridge.”"
)
VERSE = (
    "The river came up in the night, my love,\nand the river came up to the door,\n"
    "and we carried the clock to the loft, my love,\nand the chairs, and we went back for more,\n"
    "but the river had taken the floor."
)


def _body(text: str) -> str:
    return Document("d", "s", text).body


def test_a_text_cut_at_a_width_is_read_like_one_that_is_not():
    wrapped = "\n\n".join(fill(paragraph, 64) for paragraph in PROSE.split("\n\n"))
    found = annotate(Document("d", "s", wrapped))
    whole = annotate(Document("d", "s", PROSE))
    assert [q.span for q in found.quotations] == [q.span for q in whole.quotations]
    assert [q.speaker.name for q in found.quotations] == [q.speaker.name for q in whole.quotations]
    assert found.passages == whole.passages


def test_verse_and_paragraphs_of_a_line_each_stay_as_they_are():
    for text in (VERSE, PROSE, PROSE.replace("\n\n", "\n"), "Anna: Yes.\nPeter: No.\nAnna: Why?"):
        assert _body(text) == text


def test_what_begins_with_a_bullet_or_an_indent_begins_a_line():
    lines = [
        fill(f"The {n} part of the plan is one that nobody in town wants.", 44) for n in "abcd"
    ]
    text = "\n".join(f"- {line}" for line in lines)
    assert _body(text).count("\n- ") == 3
    assert len(_body(text).splitlines()) == 4


@given(st.text(st.sampled_from("ab .,\n\r\t-—“”é"), max_size=400))
def test_no_character_moves_and_none_changes_but_line_ends(text: str):
    body = _body(text)
    assert len(body) == len(text)
    assert all(
        one == other or (one, other) == ("\n", " ") for one, other in zip(text, body, strict=True)
    )
