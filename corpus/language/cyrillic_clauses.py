"""Find Russian and Ukrainian attribution without marks: X заявил, что …; по словам X, …."""

import re
from collections.abc import Iterator, Sequence

from corpus.language.cyrillic_cues import Found, class_of, cue_words, trimmed
from corpus.language.cyrillic_speakers import Page, after_cue, before_cue
from corpus.language.marks import Marked
from corpus.model import QuotationKind, Span, Speaker

Marks = Sequence[Marked]


def without_marks(page: Page, sentence: Span, marks: Marks) -> Iterator[Found]:
    """Yield what a sentence attributes by its words alone."""
    yield from _that(page, sentence, marks)
    yield from _as_said(page, sentence, marks)
    yield from _according(page, sentence, marks)


def _that(page: Page, sentence: Span, marks: Marks) -> Iterator[Found]:
    """Find X заявил, что …."""
    that = "|".join(page.listed("opens_content"))
    opens = re.compile(rf"[^,.;:«»„“\"]{{0,60}},\s+(?:{that})\s+", re.IGNORECASE)
    done, last = sentence.start, None
    for verb in cue_words(page.language).finditer(page.text, sentence.start, sentence.end):
        opening = opens.match(page.text, verb.end(), sentence.end)
        if opening is None or _inside(marks, verb.start()) or _negated(page, sentence, verb):
            continue
        if verb.start() < done:
            continue
        speaker = before_cue(page, done, verb.start()) or (
            after_cue(page, verb.end(), opening.end()) or last
        )
        end = _second(page, Span(opening.end(), sentence.end), marks)
        content = trimmed(page.text, Span(opening.end(), end))
        if speaker is None or len(content.of(page.text).split()) < 2:
            return
        yield _indirect(page, content, marks, speaker, verb)
        done, last = end, speaker


def _second(page: Page, content: Span, marks: Marks) -> int:
    """Return where content ends that another cue follows: X заявил, что …, а Y ответил, что …."""
    that = "|".join(page.listed("opens_content"))
    for joint in _JOINT.finditer(page.text, content.start, content.end):
        clause = re.compile(r"[^,.;:«]*").match(page.text, joint.end(), content.end)
        stop = clause.end() if clause is not None else joint.end()
        verb = cue_words(page.language).search(page.text, joint.end(), stop)
        if verb is None or _inside(marks, joint.start()):
            continue
        goes_on = re.compile(rf"[^,.;:«»]{{0,60}},\s+(?:{that})\s").match(page.text, verb.end())
        if goes_on is not None or _DEMANDS.match(verb.group()) is not None:
            return joint.start()
    return content.end


_JOINT = re.compile(r",?\s+(?:а|и|і|й|та|но|але|однак|однако|натомість|зато)\s+")
_DEMANDS = re.compile(
    r"призва|призыв|закли|потребова|вимага|обвин|звинува|осуд|засуд", re.IGNORECASE
)


def _inside(marks: Marks, place: int) -> bool:
    """Tell whether a place lies in quotation marks."""
    return any(m.outer.start <= place < m.outer.end for m in marks)


def _negated(page: Page, sentence: Span, verb: re.Match[str]) -> bool:
    """Tell "не сказал"."""
    return re.search(r"\bне\s+$", page.text[sentence.start : verb.start()]) is not None


def _as_said(page: Page, sentence: Span, marks: Marks) -> Iterator[Found]:
    """Find как сообщил мэр, …."""
    how = "|".join(page.listed("as_said"))
    start = re.compile(rf"(?:^|,\s+)(?:{how})\s+", re.IGNORECASE).search(sentence.of(page.text))
    if start is None:
        return
    place = sentence.start + start.end()
    verb = cue_words(page.language).match(page.text, place, sentence.end)
    if verb is None or _inside(marks, verb.start()):
        return
    comma = page.text.find(",", verb.end(), sentence.end)
    end = comma if comma >= 0 else sentence.end
    speaker = after_cue(page, verb.end(), end)
    content = _around(page, sentence, Span(sentence.start + start.start(), end))
    if speaker is not None and content is not None:
        yield _indirect(page, content, marks, speaker, verb)


def _indirect(
    page: Page, content: Span, marks: Marks, speaker: Speaker, verb: re.Match[str]
) -> Found:
    """Make an indirect quotation: mixed if it holds marks, direct if it is all in marks."""
    cue = Span(verb.start(), verb.end())
    inside = [m for m in marks if content.holds(m.outer)]
    if inside and inside[0].outer == content:
        return Found(inside[0].inner, "direct", speaker, cue, class_of(page, verb), 0.85)
    kind: QuotationKind = "mixed" if inside else "indirect"
    return Found(content, kind, speaker, cue, class_of(page, verb), 0.8)


def _according(page: Page, sentence: Span, marks: Marks) -> Iterator[Found]:
    """Find по словам Пескова, … and по его словам, …."""
    phrases = "|".join(page.listed("according"))
    start = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE).search(
        page.text, sentence.start, sentence.end
    )
    if start is None or _inside(marks, start.start()):
        return
    comma = page.text.find(",", start.end(), sentence.end)
    end = comma if comma >= 0 else sentence.end
    speaker = after_cue(page, start.end(), end) or _whose(page, start)
    content = _around(page, sentence, Span(start.start(), end))
    if speaker is None or content is None:
        return
    kind: QuotationKind = "mixed" if any(content.meets(m.outer) for m in marks) else "indirect"
    yield Found(content, kind, speaker, Span(start.start(), start.end()), "neutral", 0.75)


def _whose(page: Page, phrase: re.Match[str]) -> Speaker | None:
    """Read "his" in по его словам."""
    words = "|".join(page.listed("pronouns"))
    found = re.search(rf"\b(?:{words})\b", phrase.group(), re.IGNORECASE)
    if found is None:
        return None
    return Speaker(Span(phrase.start() + found.start(), phrase.start() + found.end()), "person")


def _around(page: Page, sentence: Span, phrase: Span) -> Span | None:
    """Take what a sentence says before, after or around the phrase that attributes it."""
    colon = max(page.text.rfind(mark, sentence.start, phrase.start) for mark in ":;")
    before = trimmed(page.text, Span(max(sentence.start, colon + 1), phrase.start))
    after = trimmed(page.text, Span(phrase.end, sentence.end))
    if len(before.of(page.text).split()) > 1:
        whole = len(after.of(page.text).split()) > 1
        return Span(before.start, after.end) if whole else before
    return after if len(after.of(page.text).split()) > 1 else None
