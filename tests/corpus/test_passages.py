"""Passages hold every word of the article, in order, and nothing that was set aside."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.model import Aside, Document, Span
from corpus.passages import LENGTH, passages

PROSE = "The bridge was closed on Monday, officials said, and will not be opened before June."

pages = st.lists(
    st.sampled_from(
        ["", PROSE, f"{PROSE} {PROSE}", "A heading", "Why?", "Advertisement", "  ", "Photo: A/B"]
    ),
    max_size=12,
).map("\n".join)
any_text = st.text(st.sampled_from("ab. \n\t\x1f\u2028?"), max_size=120)


def shown(body: str, sentences: list[Span] | None = None) -> list[str]:
    return [span.of(body) for span in passages(body, sentences or [])]


def sentences(body: str) -> list[Span]:
    ends = [i + 1 for i, c in enumerate(body) if c == "."]
    return [Span(a, b) for a, b in zip([0, *ends], ends, strict=False)]


def test_each_paragraph_is_a_passage() -> None:
    assert shown(f"{PROSE}\n\n{PROSE}") == [PROSE, PROSE]


def test_a_heading_joins_the_paragraph_it_heads() -> None:
    assert shown(f"{PROSE}\nWhat the city lost\n\n{PROSE}") == [
        PROSE,
        f"What the city lost\n\n{PROSE}",
    ]


def test_a_question_for_a_heading_joins_what_answers_it() -> None:
    assert shown(f"Who closed it?\n{PROSE}") == [f"Who closed it?\n{PROSE}"]


def test_a_stray_line_at_the_end_joins_what_went_before() -> None:
    assert shown(f"{PROSE}\nSo be it.") == [f"{PROSE}\nSo be it."]


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    body = " ".join([PROSE] * 20)
    cut = shown(body, sentences(body))
    assert len(cut) > 1
    assert all(piece.endswith("June.") for piece in cut)
    assert all(LENGTH / 2 <= len(piece.split()) <= LENGTH * 1.5 for piece in cut)


def test_a_heading_does_not_reach_across_what_was_set_aside() -> None:
    text = f"A heading\nPhoto: somebody/somewhere\n{PROSE}"
    document = Document("", "x", text, aside=(Aside(Span(10, 36), "caption"),))
    assert shown(document.body) == ["A heading", PROSE]


def test_an_empty_body_has_no_passages() -> None:
    assert shown("") == shown(" \n \n") == []


@given(any_text, st.data())
def test_every_word_is_in_one_passage_whatever_the_sentences(
    body: str, data: st.DataObject
) -> None:
    at = st.integers(0, len(body))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(at, at), max_size=6))]
    found = passages(body, spans)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.of(body) == span.of(body).strip() != "" for span in found)
    held = [i for span in found for i in range(span.start, span.end) if not body[i].isspace()]
    assert held == [i for i, c in enumerate(body) if not c.isspace()]


@given(pages)
def test_no_passage_overlaps_what_was_set_aside(text: str) -> None:
    document = clean(Document("", "x", text))
    for span in passages(document.body, sentences(document.body)):
        assert not any(span.meets(aside.span) for aside in document.aside)
