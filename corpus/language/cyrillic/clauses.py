"""Find Russian and Ukrainian attribution without marks: X заявил, что …; по словам X, …."""

import re
from collections.abc import Iterator

from corpus.language.cyrillic.content_first import content_first
from corpus.language.cyrillic.cues import Found, around, cue_in, cue_words, indirect, trimmed
from corpus.language.cyrillic.forms import oblique, verb_form
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.speakers import (
    ASIDE,
    NOBODY,
    WORDS,
    after_cue,
    before_cue,
    called_in,
    titled,
)
from corpus.language.marks import Marked
from corpus.model import QuotationKind, Span, Speaker

NAMED = 4
"""Words at most between a verb of calling and the mark with what something is called."""


def without_marks(page: Page, sentence: Span) -> Iterator[Found]:
    """Yield what a sentence attributes by its words alone."""
    yield from _by_verbs(page, sentence)
    yield from _as_said(page, sentence)
    yield from _according(page, sentence)
    yield from _it_is_said(page, sentence)
    yield from content_first(page, sentence)


def _by_verbs(page: Page, sentence: Span) -> Iterator[Found]:
    """Find X заявил, что …; X пообещал …ть …; X обвинил Y в …; X назвал Y «…»."""
    done, last = sentence.start, None
    for verb in cue_words(page.language).finditer(page.text, sentence.start, sentence.end):
        if verb.start() < done or page.in_marks(verb.start()) or _negated(page, sentence, verb):
            continue
        start = _content_start(page, sentence, verb)
        if start is None:
            continue
        speaker = _subject(page, done, verb, start)
        if speaker is None and last and _goes_on(page, Span(done, verb.start())):
            speaker = last
        speaker = speaker or NOBODY
        end = _content_end(page, Span(start, sentence.end), verb)
        content = trimmed(page.text, Span(start, end))
        wished = speaker.span is None and _is_wish(page, verb, start)
        if len(content.of(page.text).split()) > (start == verb.end()) and not wished:
            yield indirect(page, content, speaker, verb)
            done, last = end, speaker if speaker.span else last


def _is_wish(page: Page, verb: re.Match[str], start: int) -> bool:
    """Tell whether content is a wish or a charge, which is nothing without a subject."""
    return start == verb.end() and not verb.group().lower().startswith(page.listed("calling"))


def _goes_on(page: Page, between: Span) -> bool:
    """Tell whether nothing but a joint stands between two verbs: заявил, что …, и пообещал …."""
    words = re.findall(r"\w+", between.of(page.text).lower())
    return len(words) <= ASIDE and all(word in page.listed("skipped") for word in words)


def _subject(page: Page, start: int, verb: re.Match[str], opening: int) -> Speaker | None:
    """Return who is the subject of a verb: in its clause before it, else right after it."""
    colon = max(page.text.rfind(mark, start, verb.start()) for mark in ":;")
    form = verb_form(verb.group())
    return before_cue(page, max(start, colon + 1), verb.start(), form) or after_cue(
        page, verb.end(), opening, form
    )


def _content_start(page: Page, sentence: Span, verb: re.Match[str]) -> int | None:
    """Return where the words that a verb attributes begin; None if it attributes none."""
    small = verb.group().lower()
    rest = re.compile(r"\s+[^,.;:«„“\"]*").match(page.text, verb.end(), sentence.end)
    if rest and small.startswith(page.listed("charging")) and _CHARGE.search(rest.group()):
        return verb.end()
    if rest and small.startswith(page.listed("calling")):
        near = len(rest.group().split()) <= NAMED and not cue_in(
            page, Span(rest.start(), rest.end())
        )
        return verb.end() if near and _mark_from(page, Span(rest.end(), rest.end() + 1)) else None
    for pattern in (_that(page), _asks(page)):
        opening = pattern.match(page.text, verb.end(), sentence.end)
        if opening is not None and not cue_in(page, Span(verb.end(), opening.start(1))):
            return opening.start(1)
    doing = rest and small.startswith(page.listed("doing"))
    if rest and _is_thing(page, small, rest.group()):
        return verb.end()
    wanted = _INFINITIVES[page.language].search(rest.group()) if rest and doing else None
    if (
        doing
        and rest
        and not wanted
        and (mark := _mark_from(page, Span(rest.end(), rest.end() + 1))) is not None
    ):
        inner = mark.inner.of(page.text).split()
        acts = [w for w in inner[:2] if _INFINITIVES[page.language].match(f" {w} ")]
        return verb.end() if acts else None
    return verb.end() if wanted or (doing and rest and _CALL.match(rest.group())) else None


def _is_thing(page: Page, verb: str, rest: str) -> bool:
    """Tell what is demanded or warned of, a thing: потребовала отставки; предупредил о росте."""
    words = rest.lower().split()
    if verb.startswith(page.listed("warning")):
        return len(words) > 1 and words[0] in page.listed("warned_of")
    prepositions = (*page.listed("prepositions"), "от", "від")
    thing = (
        bool(words)
        and words[0] not in prepositions
        and not _INFINITIVES[page.language].search(rest)
    )
    return thing and verb.startswith(page.listed("demanding"))


_CHARGE = re.compile(r"\s(?:в|во|у|за)(?:\s|$)")
_CALL = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:к|ко|до)\s")
_INFINITIVES = {
    "ru": re.compile(
        r"\s(?!смерть|мать|путь|сеть|нефть|треть|память|печать)\w+(?:[^с]ть|чь|[тч]ься|[йн]ти|[ве]сти)\b"
    ),
    "uk": re.compile(r"\s[\w’'ʼ]{2,}(?:ти|тися|тись)\b"),
}


def _that(page: Page) -> re.Pattern[str]:
    """Match from a verb up to its content, which is the group: …, что (…)."""
    that = "|".join(page.listed("opens_content"))
    words = r"(?:[^,.;:«»„“\"]|«[^»]{1,40}»){0,60}"
    return re.compile(rf"(?:{words},\s+(?:{that})\s+|:\s+(?=[^\W\d_]))()", re.IGNORECASE)


def _asks(page: Page) -> re.Pattern[str]:
    """Match from a verb up to a question that it reports; the question word is content."""
    asks = "|".join(page.listed("asks"))
    return re.compile(rf"[^,.;:«»„“\"]{{0,40}},\s+()(?:{asks})\s*\b", re.IGNORECASE)


def _mark_from(page: Page, span: Span) -> Marked | None:
    """Return the first mark that opens in a stretch: назвал это «…»."""
    return next((m for m in page.marks_in(span) if m.outer.start >= span.start), None)


def _content_end(page: Page, content: Span, verb: re.Match[str]) -> int:
    """Return where content ends: what somebody calls «…» ends with the mark."""
    if verb.group().lower().startswith(page.listed("calling")):
        mark = _mark_from(page, content)
        return content.end if mark is None else mark.outer.end
    return _second(page, content, verb)


def _second(page: Page, content: Span, first: re.Match[str]) -> int:
    """Return where content ends that another cue follows: X заявил, что …, а Y ответил, что …."""
    semicolon = page.text.find(";", content.start, content.end)
    end = semicolon if semicolon >= 0 else content.end
    for joint in _JOINT.finditer(page.text, content.start, end):
        clause = re.compile(r"[^,.;:«]*").match(page.text, joint.end(), end)
        stop = clause.end() if clause is not None else joint.end()
        verb = cue_words(page.language).search(page.text, joint.end(), stop)
        if verb is None or page.in_marks(joint.start()):
            continue
        unsaid = _negated(page, Span(joint.end(), stop), verb)  # …, но сроков не называют
        unsaid = unsaid and verb_form(verb.group()) == verb_form(first.group())
        if unsaid or _content_start(page, Span(joint.end(), end), verb) is not None:
            return joint.start()
    return end


_JOINT = re.compile(r",?\s+(?:а|и|і|й|та|но|але|однак|однако|натомість|зато)\s+")


def _negated(page: Page, sentence: Span, verb: re.Match[str]) -> bool:
    """Tell "не сказал"."""
    return re.search(r"\bне\s+$", page.text[sentence.start : verb.start()]) is not None


def _as_said(page: Page, sentence: Span) -> Iterator[Found]:
    """Find как сообщил мэр, … and как следует из доклада, …."""
    how = "|".join(page.listed("as_said"))
    start = re.compile(rf"(?:^|,\s+)(?:{how})\s+", re.IGNORECASE).search(sentence.of(page.text))
    if start is None:
        return
    place = sentence.start + start.end()
    written = re.compile("|".join(page.listed("written")), re.IGNORECASE)
    verb = written.match(page.text, place, sentence.end) or cue_words(page.language).search(
        page.text, place, min(sentence.end, place + 40)
    )
    if verb is None or page.in_marks(verb.start()) or "," in page.text[place : verb.start()]:
        return
    comma = page.text.find(",", verb.end(), sentence.end)
    end = comma if comma >= 0 else sentence.end
    form = verb_form(verb.group())
    speaker = after_cue(page, verb.end(), end, form) or before_cue(page, place, verb.start(), form)
    content = around(page, sentence, Span(sentence.start + start.start(), end))
    if content is None:
        return
    if verb.re is written:
        yield _written(page, content, verb, end)
    elif speaker is not None:
        yield indirect(page, content, speaker, verb)


def _written(page: Page, content: Span, verb: re.Match[str], end: int) -> Found:
    """Make an attribution to what is read: как говорится в докладе."""
    source = trimmed(page.text, Span(verb.end(), end))
    kind: QuotationKind = "mixed" if page.marks_in(content) else "indirect"
    cue = Span(verb.start(), verb.end())
    return Found(content, kind, Speaker(source, "document"), cue, "neutral", 0.75)


def _it_is_said(page: Page, sentence: Span) -> Iterator[Found]:
    """Find Говорят, …: what nobody in particular says."""
    said = "|".join(page.listed("hearsay"))
    start = re.compile(rf"({said}),\s+(?:(?:что|що)\s+)?", re.IGNORECASE).match(
        page.text, sentence.start, sentence.end
    )
    if start is not None:
        content = trimmed(page.text, Span(start.end(), sentence.end))
        cue = Span(start.start(1), start.end(1))
        yield Found(content, "indirect", NOBODY, cue, "neutral", 0.75)


def _according(page: Page, sentence: Span) -> Iterator[Found]:
    """Find по словам Пескова, … and по его словам, …."""
    phrases = "|".join(sorted(page.listed("according"), key=len, reverse=True))
    start = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE).search(
        page.text, sentence.start, sentence.end
    )
    if start is None or page.in_marks(start.start()):
        return
    comma = page.text.find(",", start.end(), sentence.end)
    end = comma if comma >= 0 else sentence.end
    speaker = _whose(page, start) or _according_to(page, start.end(), end)
    content = around(page, sentence, Span(start.start(), end))
    if speaker is None or content is None:
        return
    kind: QuotationKind = "mixed" if page.marks_in(content) else "indirect"
    estimated = _ESTIMATES.search(start.group()) is not None
    cue = Span(start.start(), start.end())
    yield Found(content, kind, speaker, cue, "other" if estimated else "neutral", 0.75)


_ESTIMATES = re.compile(r"оцен|оцін|подсч|підрах", re.IGNORECASE)


def _according_to(page: Page, start: int, end: int) -> Speaker | None:
    """Read whom a phrase names, in the genitive: по словам министра Игоря Петрова."""
    words = trimmed(page.text, Span(start, end))
    people = [n for n in page.names_in(words) if n.kind == "person"]
    if not words.of(page.text) or len(words.of(page.text).split()) > WORDS:
        return None
    if people:
        whole = Span(words.start, people[-1].span.end)
        ahead = Span(words.start, people[-1].span.start).of(page.text).strip()
        called = called_in(page, people[-1].entity)
        return Speaker(whole, "person", called, people[-1].entity, ahead or None)
    found = titled(page, after_cue(page, start, end))
    if found is not None:
        return found
    named = words.of(page.text)[0].isupper() and oblique(words.of(page.text))
    return Speaker(words, "person" if named else "institution")


def _whose(page: Page, phrase: re.Match[str]) -> Speaker | None:
    """Read "his" in по его словам."""
    words = "|".join(page.listed("pronouns"))
    found = re.search(rf"\b(?:{words})\b", phrase.group(), re.IGNORECASE)
    if found is None:
        return None
    return Speaker(Span(phrase.start() + found.start(), phrase.start() + found.end()), "person")
