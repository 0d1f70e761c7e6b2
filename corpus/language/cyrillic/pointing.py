"""Find Russian and Ukrainian attribution that goes on, or points back, across sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.language.cyrillic.cues import Found, class_of, cue_words, speaker_beside
from corpus.language.cyrillic.page import Page, trimmed
from corpus.language.marks import Marked
from corpus.model import Span


def pointing_back(page: Page, sentences: Sequence[Span]) -> Iterator[Found]:
    """Find sentences that say who said the one before: Об этом рассказала Марфа Кренделева."""
    back = re.compile(rf"(?:{'|'.join(page.listed('points_back'))})\s+", re.IGNORECASE)
    for before, sentence in pairwise(sentences):
        start = back.match(page.text, sentence.start, sentence.end)
        if start is None or "\n" in page.text[before.end : sentence.start].strip(" "):
            continue
        verb = cue_words(page.language).search(page.text, start.end(), sentence.end)
        if verb is None or len(page.text[start.end() : verb.start()].split()) > 3:
            continue
        if page.marks_in(before) or page.marks_in(sentence):
            continue
        speaker = speaker_beside(page, Span(start.end(), sentence.end), verb)
        content = trimmed(page.text, before)
        cue = Span(verb.start(), verb.end())
        yield Found(content, "indirect", speaker, cue, class_of(page, verb), 0.8)


def going_on(page: Page, direct: Sequence[Found], mark: Marked) -> Found | None:
    """Give «…» to who spoke right before it in its paragraph: «…», — сказал X. «…».

    `direct` is the direct speech, in order.
    """
    place = bisect_right(direct, mark.outer.start, key=lambda f: f.content.end)
    last = direct[place - 1] if place else None
    if last is None or last.cue is None or last.cue.start < last.content.end:
        return None
    between = page.text[last.content.end : mark.outer.start]
    words = mark.inner.of(page.text)
    if _ONE_SENTENCE.fullmatch(between) is None or not words[:1].isupper():
        return None
    return replace(last, content=mark.inner, confidence=min(last.confidence, 0.8))


_ONE_SENTENCE = re.compile(r"[^.!?\n]*[.!?…]?[»“”\"]?[^.!?\n«„“]*[.!?]\s+")
