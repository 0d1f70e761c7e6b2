"""A text that begins or ends anywhere, as torn from its page, is read all the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import annotate
from corpus.model import Document
from tests.benchmarks.gold_quotations import texts

TEXTS = [document.text.split(" ") for name in ("dev", "probe") for document, _ in texts(name)]


@settings(max_examples=60, deadline=None)
@given(words=st.sampled_from(TEXTS), start=st.floats(0, 1), length=st.integers(3, 40))
def test_a_text_torn_anywhere_loses_no_analysis(words: list[str], start: float, length: int):
    first = int(start * len(words))
    torn = " ".join(words[first : first + length])
    assert annotate(Document("d", "s", torn)).unread == 0


def test_what_begins_with_a_participle_or_ends_in_a_verb_is_read():
    for text in (
        "Having promised a fix, Ms. Odell says the repair may take a decade.",
        "In a danger divers warn",
        "The mayor called for a ban",
    ):
        assert annotate(Document("d", "s", text)).unread == 0
