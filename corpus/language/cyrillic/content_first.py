"""Find Russian and Ukrainian attribution behind what is said: Мост закрыт, сообщил мэр."""

import re
from collections.abc import Iterator

from corpus.language.cyrillic.cues import Found, around, cue_words, indirect
from corpus.language.cyrillic.forms import verb_form
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.phrases import VERB
from corpus.language.cyrillic.speakers import after_cue
from corpus.language.cyrillic.stops import is_stop
from corpus.model import Span

SHORTEST = 2
"""Words of the shortest content."""

_COMMA = re.compile(r",\s+")
_HEARERS = re.compile(r"\s+(?:[а-яіїєґё]+[ая]м|[А-ЯІЇЄҐ]{2,})(?=\s+[^\W\d_])")
"""Who is told, in the dative plural, or an abbreviation: сообщили журналистам источники."""
_NO_CONTENT = re.compile(
    r"(?:если|когда|хотя|пока|якщо|коли|хоча|поки|как|як|по|за|согласно|згідно)\b"
    r"|[^\W_]+(?:уя|ясь|[аеи]в|[аеиы]вши(?:сь)?|[иі]вши(?:сь)?|[уюяа]чи(?:сь)?)\b"
    r"|[^\W_]+[ая]я\s+(?:на|о|об|в|к|с|из|от|по)\b",
    re.IGNORECASE,
)
"""How a clause begins that is not what is said: «Ответив на вопрос, сказал …»."""
_TURN = re.compile(r",\s+(?:но|а|и|однако|хотя|але|й|і|та|однак|проте|хоча)\b")
"""How the writer goes on behind somebody's words: …, говорят жители, но мост закрыт."""
_RELATIVE = re.compile(
    r",\s+(?:\w{1,4}\s+)?(?:котор\w+|як(?:ий|а|е|і|ого|ої|ому|ій|их|им|ими|у|ою)"
    r"|чей|чий|что|що|где|де)\b[^,]*$"
)
"""A clause that a comma closes, so that the verb behind it is that of the noun before it."""


def content_first(page: Page, sentence: Span) -> Iterator[Found]:
    """Yield what stands before a comma, a cue verb and its subject."""
    for comma in _COMMA.finditer(page.text, sentence.start, sentence.end):
        verb = cue_words(page.language).match(page.text, comma.end(), sentence.end)
        if verb is None or page.in_marks(verb.start()):
            continue
        hearers = _HEARERS.match(page.text, verb.end(), sentence.end)
        told = hearers.end() if hearers else verb.end()
        speaker = after_cue(page, told, sentence.end, verb_form(verb.group()))
        if speaker is None or speaker.span is None or _is_met(page, speaker.span, speaker.name):
            return
        end = page.comma(speaker.span.end, sentence.end)
        own = _TURN.match(page.text, end, sentence.end)
        whole = Span(sentence.start, end) if own else sentence
        content = around(page, whole, Span(verb.start(), end))
        if content and _is_content(page, Span(content.start, comma.start())):
            yield indirect(page, content, speaker, verb)
        return


def _is_content(page: Page, content: Span) -> bool:
    """Tell a clause that may be said from one that only leads up to the verb."""
    text = content.of(page.text)
    leads_up = _NO_CONTENT.match(text)
    if leads_up is not None:  # "Киев" is no gerund
        leads_up = None if page.names_over(Span(content.start, content.start + 1)) else leads_up
    if len(text.split()) < SHORTEST or leads_up is not None:
        return False
    relative = _RELATIVE.search(text)
    if relative is not None and not _is_whole(page, text[: relative.start()]):
        return False
    return cue_words(page.language).search(text) is None


def _is_whole(page: Page, clause: str) -> bool:
    """Tell a clause with its verb from a noun whose verb is still to come: "Мэр, который …"."""
    words = _WORD.findall(clause)
    return any(VERB.search(word) and is_stop(word, page.language) for word in words)


_WORD = re.compile(r"[а-яіїєґё’']{4,}")


def _is_met(page: Page, speaker: Span, name: str | None) -> bool:
    """Tell an object, in the accusative, from who says it: признал вину."""
    first = speaker.of(page.text).split()[0]
    return name is None and first.islower() and first.endswith(("у", "ю"))
