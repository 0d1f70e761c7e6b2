"""Which words of an excerpt answer the question, and which sentence to show first."""

import re
from collections.abc import Sequence

from bot.framing.alignment import says_something
from corpus.model import Span
from corpus.spelling import words

_WORD = re.compile(r"[\w’'-]+")


def marks(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Return where `text` has words of `query`, in whatever form or spelling."""
    wanted = _wanted(query)
    return tuple(
        m.span() for m in _WORD.finditer(text) if wanted and wanted.intersection(words(m.group()))
    )


def telling(text: str, passage: Span, sentences: Sequence[Span], query: str, most: int) -> Span:
    """Return the stretch of whole sentences of `passage` that holds most of the question.

    It grows from the best sentence forward while it stays within `most` characters.
    """
    inside = [s for s in sentences if passage.holds(s)]
    if not inside or passage.end - passage.start <= most:
        return passage
    wanted = _wanted(query)
    best = max(range(len(inside)), key=lambda n: (_held(inside[n].of(text), wanted), -n))
    end = inside[best].end
    for sentence in inside[best + 1 :]:
        if sentence.end - inside[best].start > most:
            break
        end = sentence.end
    return Span(inside[best].start, end)


def _wanted(query: str) -> set[str]:
    """Return the words that say something; where none does, all of them."""
    told = [word for word in _WORD.findall(query) if says_something(word)]
    return set(words(" ".join(told)) or words(query))


def _held(sentence: str, wanted: set[str]) -> int:
    return len(wanted.intersection(words(sentence)))
