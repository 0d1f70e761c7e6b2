"""Give words in marks that go on after what somebody is said to have said to the same speaker."""

from dataclasses import replace

from spacy.tokens import Token

from corpus.language.marks import Marked
from corpus.language.quotations.context import Attribution, Context
from corpus.model import Span

_SMALL = ("PRON", "AUX", "DET", "CCONJ", "SCONJ", "ADV", "PUNCT", "PART", "SPACE")
_JOINTS = ("and", "but", "or", "that", "yet", ",", ";", "—", "–", "-")


def with_tails(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Add “…, and “so on””, “…; it is “so””: marked words of one sentence with speech.

    Only small words may stand in between, so that nobody else can have come in. A clause goes on
    over them; words in marks, and a clause that "that" opens anew, are a second content.
    """
    done = sorted(found, key=lambda a: a.content)
    for mark in context.loose(a.content for a in found):
        last = _last(context, mark, done)
        if last is not None and (whole := _around(context, mark, last)) is not None:
            done[done.index(last)] = whole
            continue
        tail = _tail(context, mark, last) if last is not None else None
        if last is None or tail is None:
            continue
        if _is_one(context, last, tail):
            done.remove(last)
            tail = replace(last, content=Span(last.content.start, tail.content.end))
        done.append(tail)
    return sorted(done, key=lambda a: a.content)


def _last(context: Context, mark: Marked, found: list[Attribution]) -> Attribution | None:
    """Return what is said last before a marked stretch in its sentence."""
    before = [a for a in found if a.content.end <= mark.outer.start and a.cue is not None]
    last = max(before, key=lambda a: a.content, default=None)
    sentence = context.sentence_index(mark.outer.start)
    same = last is not None and context.sentence_index(last.content.start) == sentence
    return last if same else None


def _tail(context: Context, mark: Marked, last: Attribution) -> Attribution | None:
    """Attribute one marked stretch to whoever spoke before it in its sentence."""
    done = max(last.content.end, last.cue.end if last.cue is not None else 0)
    gap = context.doc[context.tokens_from(done) : context.tokens_from(mark.outer.start)]
    words = _of_content(list(gap))
    if words is None and _adjoins(context, mark, last):
        words = []
    if words is None:
        return None
    sure = min(last.confidence, 0.8)
    if last.kind == "direct" and not words:
        return replace(last, content=mark.inner, confidence=sure)
    start = words[0].idx if words else mark.outer.start
    end = _end(context, mark) if any(t.lower_ == "that" for t in gap) else mark.outer.end
    return replace(last, content=Span(start, end), kind="tail", confidence=sure)


def _around(context: Context, mark: Marked, last: Attribution) -> Attribution | None:
    """Return “She was, in the words of one, “a rock””: content that breaks off at its verb."""
    if last.cue is None or last.cue.start < last.content.end or last.kind == "direct":
        return None
    gap = context.doc[context.tokens_from(last.content.end) : context.tokens_from(mark.outer.start)]
    ended = context.doc[context.token_at(last.content.end - 1)]
    others = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.idx != last.cue.start for t in gap)
    apart = len(gap) > 2 and gap[0].text == gap[-1].text == ","
    if ended.pos_ != "AUX" or not apart or others:
        return None
    return replace(last, content=Span(last.content.start, mark.outer.end), kind="tail")


def _adjoins(context: Context, mark: Marked, last: Attribution) -> bool:
    """Tell “accused them of staging it | “for the cameras””: one content, read as ended early."""
    blank = not context.text[last.content.end : mark.outer.start].strip()
    ahead = last.cue is not None and last.cue.end <= last.content.start
    return last.kind != "direct" and ahead and blank


def _end(context: Context, mark: Marked) -> int:
    """Go on over “it was “too early” to speak” to the next mark or stop."""
    end = mark.outer.end
    for token in context.doc[context.tokens_from(end) : context.tokens_from(end) + _FAR]:
        if token.is_punct or token.is_space:
            return end
        end = token.idx + len(token)
    return mark.outer.end


_FAR = 20
"""Tokens that a clause may go on after its words in marks."""


def _is_one(context: Context, last: Attribution, tail: Attribution) -> bool:
    """Tell “said it was late, “but not too late””, one content, from two."""
    ahead = last.cue is not None and last.cue.end <= last.content.start
    between = Span(last.content.end, tail.content.start).of(context.text)
    return ahead and last.kind != "direct" and "that" not in between.split() and ";" not in between


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
