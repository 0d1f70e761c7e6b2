"""Keep stretches that share no character in order, so that what meets one is found at once."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from corpus.model import Span


class Apart:
    """Stretches of a text, none over another; looked up by place, not one by one."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take stretches of which no two share a character, in any order."""
        self._spans = sorted(spans)

    def add(self, span: Span) -> None:
        """Take in one more, which meets none of the others."""
        insort(self._spans, span)

    def meets(self, span: Span) -> bool:
        """Tell whether any shares a character with this one."""
        before = bisect_left(self._spans, span.end, key=lambda s: s.start) - 1
        return before >= 0 and self._spans[before].end > span.start


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return stretches in order, those that share a character as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and found[-1].end > span.start:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def meeting(spans: Sequence[Span], span: Span) -> slice:
    """Return where in a list of ordered stretches, none over another, those are that meet one."""
    first = bisect_left(spans, span.start + 1, key=lambda s: s.end)
    return slice(first, bisect_left(spans, span.end, lo=first, key=lambda s: s.start))
