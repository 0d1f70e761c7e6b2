"""Cut a document's body into passages of a paragraph's size."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from corpus.model import Span

LENGTH = 120
"""Words a passage is to have; a paragraph of twice as many becomes two, at a sentence's end."""

STUB = 4
"""A paragraph of fewer words joins its neighbour."""

HEADING = 10
"""So does one of at most so many words that ends without a full stop: a heading, a question."""

# What cleaning set aside is blank in a body: eight blanks in a row inside a line, or a line
# of blanks, are taken for it, and no passage reaches across.
_PARAGRAPH = re.compile(r"\S+(?:[^\S\n]{1,7}\S+)*")
_WIDE = re.compile(r"[^\S\n]{8}|\n[^\S\n]+(?=\n)")
_CLOSED = re.compile(r"[.!…:;][\"”»“')\]*_]*$")


def passages(body: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return passages in order, none overlapping: together they hold every word of `body`."""
    starts = sorted(sentence.start for sentence in sentences)
    cut = (piece for paragraph in _paragraphs(body) for piece in _cut(body, paragraph, starts))
    return tuple(_joined(body, list(cut)))


def _paragraphs(body: str) -> Iterator[Span]:
    for found in _PARAGRAPH.finditer(body):
        yield Span(found.start(), found.end())


def _cut(body: str, paragraph: Span, starts: Sequence[int]) -> Iterator[Span]:
    """Cut a long paragraph into pieces of like length, where sentences begin."""
    first, last = bisect_right(starts, paragraph.start), bisect_left(starts, paragraph.end)
    sentences = [
        Span(a, b) for a, b in pairwise([paragraph.start, *starts[first:last], paragraph.end])
    ]
    done = list(accumulate(len(s.of(body).split()) for s in sentences))
    pieces = max(1, round(done[-1] / LENGTH))
    ends = {_nearest(done, done[-1] * i / pieces) for i in range(1, pieces)} | {len(sentences) - 1}
    begin = 0
    for end in sorted(ends):
        yield from _trimmed(body, Span(sentences[begin].start, sentences[end].end))
        begin = end + 1


def _nearest(done: Sequence[int], words: float) -> int:
    return min(range(len(done)), key=lambda i: abs(done[i] - words))


def _trimmed(body: str, span: Span) -> Iterator[Span]:
    words = span.of(body)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if start < end:
        yield Span(start, end)


def _joined(body: str, pieces: Sequence[Span]) -> list[Span]:
    """Join each heading and stub to what follows it, or at the end to what went before."""
    joined: list[Span] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and _is_stub(body, before) and _adjoins(body, before, piece):
            joined[-1] = Span(before.start, piece.end)
        else:
            joined.append(piece)
    if len(joined) > 1 and _is_stub(body, joined[-1]) and _adjoins(body, *joined[-2:]):
        joined[-2:] = [Span(joined[-2].start, joined[-1].end)]
    return joined


def _is_stub(body: str, span: Span) -> bool:
    """Tell a heading or a stray line; what was joined already is judged by its last line."""
    text = span.of(body)
    last = text.rpartition("\n")[2]
    words = len(last.split())
    return words < STUB or (words <= HEADING and not _CLOSED.search(last))


def _adjoins(body: str, left: Span, right: Span) -> bool:
    return not _WIDE.search(body, left.end, right.start)
