"""Tell what somebody says, in marks or a line before, from what an outlet tells itself."""

import re

from bot.framing.alignment import Line, content_words
from bot.framing.headings import shortened

_OPENS, _CLOSES = "“„«", "”»"
_BEGINS = re.compile(r"^(?:[—–]|[“„«\"‘'`]+)\s*")
_CLOSED = re.compile(r"[”»\"](?=.*\w)|['’](?!\w)(?=.*\w)")
"""A mark that closes, with words behind it."""


def is_speech(line: Line) -> bool:
    """Tell whether a sentence is speech: what would head it is, or it only says who speaks."""
    text = line.sentence.of(line.telling.article.document.text).strip()
    return _is_torn(text) or _is_in_marks(line) or _only_attributes(line)


def _is_torn(text: str) -> bool:
    """Tell whether marks go round a sentence, or round more of which it is a part."""
    begins = _BEGINS.match(text)
    if begins and not _CLOSED.search(text, begins.end()):
        return True
    opened = sum(text.count(mark) for mark in _OPENS) + text.count("``")
    closed = sum(text.count(mark) for mark in _CLOSES) + text.count("''")
    return (opened != closed and "„" not in text) or text.count('"') % 2 == 1


def _is_in_marks(line: Line) -> bool:
    """Tell whether of what would head a sentence more than half stands in marks."""
    telling = line.telling
    shown = shortened(telling.article.document.text, line.sentence)
    said, own, told = (
        len(content_words(shown.of(text)))
        for text in (telling.article.document.text, telling.printed, telling.plain)
    )
    return 2 * (said - own) > told


def _only_attributes(line: Line) -> bool:
    """Tell whether a sentence only says who speaks; the words stand in another."""
    said, sentence = line.telling.article.annotations.quotations, line.sentence
    cues = any(q.cue and sentence.holds(q.cue) and not q.span.meets(sentence) for q in said)
    return cues and not any(q.span.meets(sentence) for q in said)
