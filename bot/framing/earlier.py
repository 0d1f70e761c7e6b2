"""Tell a sentence about what came before from one about the incident itself."""

import re
from collections.abc import Sequence
from datetime import date

from bot.framing.cells import Seen
from bot.framing.telling import Told
from corpus.model import Article, Span

_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?!\w|-(?![гйм]))")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BEFORE = re.compile(
    rf"\b(?:last|previous|earlier) (?:year|month|spring|summer|autumn|fall|winter|{_MONTHS})\b"
    r"|\b(?:years?|months?|decades?) (?:ago|earlier|before)\b|\bhalf a year\b"
    r"|\b(?:used to|was often|(?:for|over) (?:the |many |some )?years)\b"
    r"|\bin (?:the )?(?:spring|summer|autumn|winter|recent years)\b"
    r"|\b(?:another|other|previous|earlier|past|former) (?:[\w-]+ ){0,3}"
    r"(?:generals?|officers?|commanders?|attacks?|killings?|assassinations?|incidents?|plots?)\b"
    r"|\bпрошл(?:ого|ой|ом|ым) (?:год|месяц|лет|осен|весн|зим)\w*|\bпозапрошл\w+ год\w*"
    r"|\b(?:год|года|лет|месяц|месяца|месяцев|полгода) (?:назад|тому назад|до этого)\b"
    r"|\bторік\b|\bминул(?:ого|ої|ому|им) (?:рок|місяц|літ|осен|весн|зим)\w*|\bпозаторік\b"
    r"|\b(?:рік|роки|років|місяць|місяці|місяців|півроку) тому\b",
    re.IGNORECASE,
)


_ASIDE = re.compile(r",? (?:which|who|whose|whom|where) [^,;:]*(?:,|(?=[.;:!?”\"]*$))")
"""A clause that tells more of a noun: “the government, which sold two ferries last year”."""


def is_earlier(article: Article, sentence: Span, happened: date | None) -> bool:
    """Tell whether a sentence speaks of an earlier time: a year before, or words for one."""
    return _is_past(sentence.of(article.document.text), article, happened)


def is_background(article: Article, sentence: Span, happened: date | None) -> bool:
    """Tell whether a sentence is about an earlier time, and not only a clause within it."""
    return _is_past(_ASIDE.sub(" ", sentence.of(article.document.text)), article, happened)


def _is_past(text: str, article: Article, happened: date | None) -> bool:
    when = happened or article.document.published
    years = {int(year) for year in _YEAR.findall(text)}
    if years and when:
        return max(years) < when.year
    return bool(_BEFORE.search(text))


def present(told: Told, seen: Sequence[Sequence[Seen]]) -> list[list[Seen]]:
    """Keep what is seen in sentences about the incident itself."""
    when = told.coverage.incident.date
    return [[s for s in side if not is_earlier(s.article, s.sentence, when)] for side in seen]
