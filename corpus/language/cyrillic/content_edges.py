"""Tell where the words begin and end that a Russian or Ukrainian verb attributes."""

import re
from functools import cache

from corpus.language import cues
from corpus.language.cyrillic.cues import cue_in, cue_words
from corpus.language.cyrillic.forms import verb_form
from corpus.language.cyrillic.page import Page, words_for
from corpus.language.marks import Marked
from corpus.model import Language, Span

NAMED = 4
"""Words at most between a verb of calling and the mark with what something is called."""

_REST = re.compile(r"\s+[^,.;:«„“\"]*")
_CHARGE = re.compile(r"\s(?:в|во|у|за)(?:\s|$)")
_CALL = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:к|ко|до)\s")
_INFINITIVES = {
    "ru": re.compile(
        r"\s(?!смерть|мать|путь|сеть|нефть|треть|память|печать)\w+(?:[^с]ть|чь|[тч]ься|[йн]ти|[ве]сти)\b"
    ),
    "uk": re.compile(r"\s[\w’'ʼ]{2,}(?:ти|тися|тись)\b"),
}
_JOINT = re.compile(r",?\s+(?:а|и|і|й|та|но|але|однак|однако|натомість|зато)\s+")


def content_start(page: Page, sentence: Span, verb: re.Match[str]) -> int | None:
    """Return where the words that a verb attributes begin; None if it attributes none."""
    rest = _REST.match(page.text, verb.end(), sentence.end)
    if rest and is_of(page, verb, "charging") and _CHARGE.search(rest.group()):
        return verb.end()
    if rest and is_of(page, verb, "calling"):
        return verb.end() if _calls(page, rest) else None
    opening = _opening(page, sentence, verb)
    if opening is not None:
        return opening
    told = rest and (_is_thing(page, verb, rest.group()) or _is_to_be_done(page, verb, rest))
    return verb.end() if told else None


def content_end(page: Page, content: Span, verb: re.Match[str]) -> int:
    """Return where content ends: what somebody calls «…» ends with the mark."""
    if is_of(page, verb, "calling"):
        mark = _mark_from(page, content)
        return content.end if mark is None else mark.outer.end
    return _second(page, content, verb)


def is_of(page: Page, verb: re.Match[str], list_name: str) -> bool:
    """Tell whether a verb is one of a list of the language."""
    return verb.group().lower().startswith(page.listed(list_name))


def _calls(page: Page, rest: re.Match[str]) -> bool:
    """Tell whether what something is called stands near, in marks: назвал это «…»."""
    near = len(rest.group().split()) <= NAMED and not cue_in(page, Span(*rest.span()))
    return near and _mark_at(page, rest.end()) is not None


def _opening(page: Page, sentence: Span, verb: re.Match[str]) -> int | None:
    """Return where "что …", a question or what follows a colon begins."""
    patterns = (_that(page.language), _asks(page.language))
    leads = not page.text[sentence.start : verb.start()].strip()
    for pattern in (*patterns, _SUBJECT_THEN_COLON) if leads else patterns:
        opening = pattern.match(page.text, verb.end(), sentence.end)
        if opening is not None and not cue_in(page, Span(verb.end(), opening.start(1))):
            return opening.start(1)
    return None


def _is_to_be_done(page: Page, verb: re.Match[str], rest: re.Match[str]) -> bool:
    """Tell what is promised or asked for, a deed: пообещал починить мост; призвал к миру."""
    to_do = _INFINITIVES[page.language]
    if not is_of(page, verb, "doing"):
        return False
    if to_do.search(rest.group()):
        return True
    mark = _mark_at(page, rest.end())
    if mark is None:
        return _CALL.match(rest.group()) is not None
    return any(to_do.match(f" {word} ") for word in mark.inner.of(page.text).split()[:2])


def _is_thing(page: Page, verb: re.Match[str], rest: str) -> bool:
    """Tell what is demanded or warned of, a thing: потребовала отставки; предупредил о росте."""
    words = rest.lower().split()
    if is_of(page, verb, "warning"):
        return len(words) > 1 and words[0] in page.listed("warned_of")
    if not words or not is_of(page, verb, "demanding"):
        return False
    prepositions = (*page.listed("prepositions"), "от", "від")
    return words[0] not in prepositions and not _INFINITIVES[page.language].search(rest)


@cache
def _that(language: Language) -> re.Pattern[str]:
    """Match from a verb up to its content, which is the group: …, что (…)."""
    that = "|".join(words_for(language, "opens_content"))
    words = r"(?:[^,.;:«»„“\"]|«[^»]{1,40}»){0,60}"
    return re.compile(rf"(?:{words},\s+(?:{that})\s+|:\s+(?=[^\W\d_]))()", re.IGNORECASE)


_SUBJECT_THEN_COLON = re.compile(r"\s[^,.;:«»„“\"]{3,90}:\s+()(?=[^\W\d_])")
"""From a verb that comes first up to what is said: Наголосила й посадовиця Марта Коваль: …."""


@cache
def _asks(language: Language) -> re.Pattern[str]:
    """Match from a verb up to a question that it reports; the question word is content."""
    asks = "|".join(words_for(language, "asks"))
    return re.compile(rf"[^,.;:«»„“\"]{{0,40}},\s+()(?:{asks})\s*\b", re.IGNORECASE)


def _mark_at(page: Page, place: int) -> Marked | None:
    """Return what stands in marks from a place on."""
    return _mark_from(page, Span(place, place + 1))


def _mark_from(page: Page, span: Span) -> Marked | None:
    """Return the first mark that opens in a stretch: назвал это «…»."""
    return next((m for m in page.marks_in(span) if m.outer.start >= span.start), None)


def _second(page: Page, content: Span, first: re.Match[str]) -> int:
    """Return where content ends that another cue follows: X заявил, что …, а Y ответил, что …."""
    semicolon = page.text.find(";", content.start, content.end)
    end = semicolon if semicolon >= 0 else content.end
    for joint in _JOINT.finditer(page.text, content.start, end):
        clause = re.compile(r"[^,.;:«]*").match(page.text, joint.end(), end)
        stop = clause.end() if clause is not None else joint.end()
        if page.in_marks(joint.start()):
            continue
        if _refuses(page, Span(joint.end(), stop), first):
            return joint.start()
        verb = cue_words(page.language).search(page.text, joint.end(), stop)
        if verb is None:
            continue
        unsaid = is_negated(page, Span(joint.end(), stop), verb)  # …, но сроков не называют
        unsaid = unsaid and verb_form(verb.group()) == verb_form(first.group())
        if unsaid or content_start(page, Span(joint.end(), end), verb) is not None:
            return joint.start()
    return end


def _refuses(page: Page, clause: Span, first: re.Match[str]) -> bool:
    """Tell what the writer adds of whom spoke: …, а причину назвать отказались."""
    refused = _REFUSED.search(page.text, clause.start, clause.end)
    if refused is None or verb_form(refused.group()) != verb_form(first.group()):
        return False
    stems = (*cues.verbs(page.language), *page.listed("calling"), "коммент", "комент")
    told = _INFINITIVE.findall(page.text, clause.start, clause.end)
    return any(word.lower().startswith(stems) for word in told)


_REFUSED = re.compile(r"\b(?:отказал|відмови[вл])\w*", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b\w+(?:ть|ти)\b")
_NOT_BEFORE = 12
"""Characters before a verb in which its "не" stands."""


def is_negated(page: Page, sentence: Span, verb: re.Match[str]) -> bool:
    """Tell "не сказал"."""
    before = page.text[max(sentence.start, verb.start() - _NOT_BEFORE) : verb.start()]
    return re.search(r"\bне\s+$", before) is not None
