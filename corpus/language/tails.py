"""Give words in marks that go on after what somebody is said to have said to the same speaker."""

from dataclasses import replace

from spacy.tokens import Token

from corpus.language.context import Attribution, Context
from corpus.language.marks import Marked
from corpus.model import Span

_SMALL = ("PRON", "AUX", "DET", "CCONJ", "SCONJ", "ADV", "PUNCT", "PART", "SPACE")
_JOINTS = ("and", "but", "or", "that", "yet", ",", ";", "—", "–", "-")


def tails(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return “…, and “so on””, “…; it is “so””: marked words of one sentence with speech.

    Only small words may stand in between, so that nobody else can have come in.
    """
    loose = context.loose(a.content for a in found)
    return [tail for m in loose if (tail := _tail(context, m, found)) is not None]


def _tail(context: Context, mark: Marked, found: list[Attribution]) -> Attribution | None:
    """Attribute one marked stretch to whoever spoke before it in its sentence."""
    sentence = context.sentence_index(mark.outer.start)
    before = [a for a in found if a.content.end <= mark.outer.start and a.cue is not None]
    last = max(before, key=lambda a: a.content, default=None)
    if last is None or context.sentence_index(last.content.start) != sentence:
        return None
    done = max(last.content.end, last.cue.end if last.cue is not None else 0)
    gap = context.doc[context.tokens_from(done) : context.tokens_from(mark.outer.start)]
    words = _of_content(list(gap))
    if words is None:
        return None
    start = words[0].idx if words else mark.outer.start
    content = Span(start, mark.outer.end)
    return replace(last, content=content, kind="tail", confidence=min(last.confidence, 0.8))


def _of_content(gap: list[Token]) -> list[Token] | None:
    """Return the words of a gap that belong to what is said; None if more stands there."""
    words = [t for t in gap if t.text not in "\"'”’»"]
    joints = [t for t in words if t.lower_ in _JOINTS]
    if not joints or words[0] != joints[0] or len(words) > 7:
        return None
    rest = words
    while rest and rest[0].lower_ in _JOINTS:
        rest = rest[1:]
    new_that = any(t.lower_ == "that" and t.i > words[0].i for t in words)
    small = all(t.pos_ in _SMALL for t in rest)
    return rest if small or new_that else None
