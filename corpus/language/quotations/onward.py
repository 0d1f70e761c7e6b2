"""Find the speaker of marked speech that stands by itself: who spoke before goes on."""

import re
from bisect import bisect_right, insort
from dataclasses import replace

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, kind_of_noun, own_subject
from corpus.language.quotations.context import Attribution, Context, sources
from corpus.language.quotations.introduced import introduced, pointed_back
from corpus.language.quotations.terms import is_speech
from corpus.model import Span


def interrupted(context: Context, place: int, last: Attribution | None) -> Attribution | None:
    """Find the second half of “…,” said Orlova, “…”."""
    mark = context.marks[place]
    follows = last is not None and place and last.content == context.marks[place - 1].inner
    if last is None or not follows or not _interrupted(context, last, mark):
        return None
    return replace(last, content=mark.inner, kind="direct")


def going_on(context: Context, place: int, last: Attribution | None) -> Attribution | None:
    """Find the speaker of speech that stands by itself: who spoke just before goes on."""
    mark = context.marks[place]
    follows = last is not None and place and last.content == context.marks[place - 1].inner
    if not is_speech(context, mark) or _has_own_cue(context, mark) or _is_announced(context, mark):
        return None
    if last is not None and follows:
        if _is_answer(context, last, mark):
            return None
        sure = _continuity(context, last, mark)
        if sure:
            sure = min(last.confidence, sure)
            return replace(last, content=mark.inner, kind="direct", confidence=sure)
    return pointed_back(context, mark) or introduced(context, mark)


def resumed(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Find Orlova said it was late. “We must go.”: speech after a sentence that tells of speech.

    `found` has what is attributed so far; only the one who speaks in that sentence goes on, and
    goes on again where more such speech follows.
    """
    told: dict[int, list[Attribution]] = {}
    for one in found:
        if one.cue is not None:
            told.setdefault(context.sentence_index(one.cue.start), []).append(one)
    places = sorted(told)
    resumes = []
    for mark in context.loose(a.content for a in found):
        if (again := _resumed(context, mark, told, places)) is not None:
            resumes.append(again)
            place = context.sentence_index(mark.inner.end - 1)
            if place not in told:
                insort(places, place)
            told.setdefault(place, []).append(again)
    return resumes


def _resumed(
    context: Context, mark: Marked, told: dict[int, list[Attribution]], places: list[int]
) -> Attribution | None:
    """Give speech that stands alone to the one voice of the sentence that told of speech last."""
    index = _last_told(context, mark, places)
    before = told.get(index, [])
    if not before or not is_speech(context, mark) or _has_own_cue(context, mark):
        return None
    if _is_answer(context, before[-1], mark) or len(sources(before)) != 1:
        return None
    gap = Span(min(context.sentences[index].end, mark.outer.start), mark.outer.start)
    if context.sentences[index].end > mark.inner.start or not _goes_on(context, gap, before):
        return None
    near = gap.of(context.text)
    if "\n" in near and _turns(context, before[-1], mark):
        return None
    sure = min(before[-1].confidence, 0.55 if near.strip() or "\n" in near else 0.65)
    return replace(before[-1], content=mark.inner, kind="direct", confidence=sure)


def _last_told(context: Context, mark: Marked, places: list[int]) -> int:
    """Return the last sentence of the paragraph before a mark that tells of speech.

    `places` has all that do. Where none is there, and before speech that is a paragraph by
    itself, it is what ends the paragraph above.
    """
    index = context.sentence_index(mark.outer.start - 1) if mark.outer.start else -1
    start = context.paragraph(mark.outer.start).start
    if _is_paragraph(context, mark):
        return index
    above = context.sentence_index(start - 1) if start else -1
    last = bisect_right(places, index) - 1
    return max(above, places[last] if last >= 0 else -1)


def _is_paragraph(context: Context, mark: Marked) -> bool:
    """Tell a paragraph of speech alone from a heading in marks, which has no stop."""
    paragraph = context.paragraph(mark.outer.start)
    alone = Span(paragraph.start, paragraph.end).of(context.text).strip()
    return alone == mark.outer.of(context.text) and alone[-2:-1] in (".", "!", "?")


def _goes_on(context: Context, gap: Span, before: list[Attribution]) -> bool:
    """Tell whether nothing, or after words in marks nothing but plain prose, stands in a gap."""
    words = gap.of(context.text)
    if not words.strip():
        return True
    in_marks = any(context.marks_in(a.content) for a in before)
    plain = words.rstrip()[-1:] in ".!?" and "\n" not in words and not context.marks_in(gap)
    return in_marks and plain and not _others(context, gap, before[-1])


def _is_announced(context: Context, mark: Marked) -> bool:
    """Tell “The reply came at once: “No.””, of which the writer does not say whose it is."""
    start = context.sentences[max(0, context.sentence_index(mark.outer.start))].start
    lead = context.doc[context.tokens_from(start) : context.tokens_from(mark.outer.start)]
    words = [t for t in lead if t.pos_ == "NOUN" and t.lemma_ in cues.nouns()]
    return len(lead) > 1 and lead[-1].text == ":" and bool(words)


def _has_own_cue(context: Context, mark: Marked) -> bool:
    """Tell a sentence that goes on after the marks: who spoke stands there, unread."""
    following = context.text[mark.outer.end : mark.outer.end + 3].strip()
    return context.text[mark.inner.end - 1] == "," or following[:1].islower()


def _interrupted(context: Context, last: Attribution, mark: Marked) -> bool:
    """Tell “…,” said Orlova, who was there, “…”: nothing but the attribution in between."""
    if last.cue is None or last.cue.start < last.content.end:
        return False
    if _is_said_by_another(context, last, mark):
        return False
    gap = context.text[last.cue.end : mark.outer.start]
    return gap.rstrip()[-1:] in ",—–:" and not any(stop in gap for stop in ".!?;\n")


def _is_said_by_another(context: Context, last: Attribution, mark: Marked) -> bool:
    """Tell “…,” said Orlova, but Tarn replied: “…”: a cue with a speaker of its own in between."""
    first = context.tokens_from(last.cue.end if last.cue else last.content.end)
    between = context.doc[first : context.tokens_from(mark.outer.start)]
    said = (t for t in between if t.pos_ == "VERB" and "quote" in cues.verbs().get(t.lemma_, {}))
    speakers = (own_subject(verb) for verb in said)
    return any(s is not None and s != last.source and s.tag_ not in _WHO for s in speakers)


_WHO = ("WP", "WDT")


def _continuity(context: Context, last: Attribution, mark: Marked) -> float:
    """Say how sure it is that the same voice goes on over the words in between."""
    start = max(last.content.end, last.cue.end if last.cue else 0)
    sentence = context.sentences[max(0, context.sentence_index(start - 1))]
    gap = Span(min(max(start, sentence.end), mark.outer.start), mark.outer.start)
    words = Span(start, mark.outer.start).of(context.text)
    if words.count("\n") > 2 or _LABEL.search(words) or _others(context, gap, last):
        return 0.0
    if _is_asked(context, gap):
        return 0.6
    prose = len(gap.of(context.text).split())
    if "\n" not in words:
        return 0.9 if prose < 2 else 0.55
    if _turns(context, last, mark):
        return 0.0
    return 0.65 if prose < 2 else 0.0


_LABEL = re.compile(r"(?:^|[.!?…\n])\s*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:\s*$")
"""Another speaker, whom nothing else may name: “…” Fergus Tove: “…”."""


def _is_asked(context: Context, gap: Span) -> bool:
    """Tell a question of the writer's, and no more, between two answers: Why not? “…”."""
    words = gap.of(context.text).strip(" .,\n")
    first = gap.start + gap.of(context.text).find(words)
    line = context.paragraph(gap.end - 1) if gap.end > gap.start else gap
    alone = words[-1:] == "?" and not any(stop in words[:-1] for stop in ".!?\n:")
    return alone and line.start <= first and not context.marks_in(gap)


def _turns(context: Context, last: Attribution, mark: Marked) -> bool:
    """Tell a question set below what was no question: another may ask it."""
    asks = context.text[mark.inner.end - 1] == "?"
    return asks and context.text[last.content.end - 1] != "?"


def _is_answer(context: Context, last: Attribution, mark: Marked) -> bool:
    """Tell “No.” after “Will he play?” he asked: whoever answers is another."""
    asked = context.text[max(0, last.content.end - 2) : last.content.end].strip().endswith("?")
    return asked and len(mark.inner.of(context.text).split()) < 4


def _others(context: Context, gap: Span, last: Attribution) -> bool:
    """Tell whether somebody else is named in a gap, apart from the speaker's own phrase."""
    own = -1 if last.source is None else last.source.i
    near = [n for n in context.names_in(gap) if n.kind == "person"]
    first, end = context.tokens_from(gap.start), context.tokens_from(gap.end)
    acting = (t for t in context.doc[first:end] if t.dep_ in SUBJECTS and t.tag_ == "NN")
    if any(kind_of_noun(t) in ("person", "official") for t in acting):
        return True  # "His wife nodded."
    return any(not (n.span.start <= context.doc[own].idx < n.span.end) for n in near)
