"""Reduce an article to what grouping needs: its words, names and numbers, and its days."""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.days import event_date, event_span
from corpus.model import Document
from corpus.nametable import cases
from corpus.spelling import words

LEAD = 60
"""Words at the start that count twice: news says first what it is about."""
KEPT = 150
"""Entries of each kind that a fingerprint keeps, the heaviest first."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_BEGINNING = re.compile(r"(?:^|(?<!\b\w)\.|[!?…:\n–—])[»”\")]*\s*[\"«„“(–—\s]*$")
"""What stands before a sentence's first word; the stop of an initial ends none."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What grouping knows of an article: small, and JSON-able by `asdict` (dates as ISO).

    Each mapping gives a token its weight, scaled to length 1. `words` holds all tokens of
    an English text and is empty for others; `names` and `numbers` serve every language. `span`
    is an interval of ISO 8601: the first and last day of what is told.
    """

    words: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    published: str | None = None
    happened: str | None = None
    span: str | None = None
    language: str = "en"

    @property
    def day(self) -> date | None:
        """When it happened, or else when it was told."""
        day = self.happened or self.published
        return date.fromisoformat(day) if day else None


def fingerprint(document: Document) -> Fingerprint:
    """Reduce an article to what grouping needs."""
    body = f"{document.title or ''}\n{document.body}"
    found = list(_WORD.finditer(body))
    common = _common(found, document.language)
    plain, names, numbers = Counter[str](), Counter[str](), Counter[str]()
    for place, match in enumerate(found):
        for token in words(match[0]):
            _kind(match[0], common, plain, names, numbers)[token] += 2 if place < LEAD else 1
    published = sound(document.published)
    happened = event_date(document.body, published)
    span = event_span(document.body, published)
    return Fingerprint(
        words=_weigh(plain + names + numbers) if document.language == "en" else {},
        names=_weigh(names),
        numbers=_weigh(numbers),
        published=published.isoformat() if published else None,
        happened=happened.isoformat() if happened else None,
        span=f"{span[0]}/{span[1]}" if span else None,
        language=document.language,
    )


def sound(published: date | None) -> date | None:
    """Return a day of publication that can be one: what lies in the future is a mistake."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return published if published and published <= tomorrow else None


def _common(found: Sequence[re.Match[str]], language: str) -> set[str]:
    """Return the words that are no names: written small, or with a capital for their place alone.

    The latter in Cyrillic only, where no background tells that “Two” and “Prosecutors” are many.
    """
    small = {match[0] for match in found if match[0][0].islower()}
    if language == "en":
        return small
    large = [(m, after) for m, after in pairwise([*found, None]) if m and m[0][0].isupper()]
    named = {m[0].casefold() for m, after in large if _is_named(m, after)}
    return small | {m[0].casefold() for m, _ in large} - named


def _is_named(match: re.Match[str], after: re.Match[str] | None) -> bool:
    """Tell whether a capital is more than a sentence's: within it, before another, or known."""
    if not _BEGINNING.search(match.string, max(0, match.start() - 8), match.start()):
        return True
    beside = after and match.string[match.end() : after.start()] == " " and after[0][0].isupper()
    return bool(beside) or match[0] in cases()


def _kind(
    word: str, common: set[str], plain: Counter[str], names: Counter[str], numbers: Counter[str]
) -> Counter[str]:
    if word[0].isdigit():
        return numbers
    return names if word[0].isupper() and word.casefold() not in common else plain


@cache
def _background() -> tuple[int, dict[str, int]]:
    """Return how many news texts were counted, and in how many each token stood."""
    path = Path(__file__).with_name("background.json")
    counted = json.loads(path.read_text(encoding="utf-8"))
    return counted["documents"], counted["df"]


def rarity(token: str) -> float:
    """Return the inverse document frequency of a token in news at large (Spärck Jones 1972)."""
    documents, df = _background()
    return max(0.0, math.log((documents + 1) / (df.get(token, 0) + 0.5)))


def _weigh(counts: Counter[str]) -> dict[str, float]:
    """Weigh counts by log frequency and rarity; keep the heaviest, scaled to length 1."""
    weights = {t: (1 + math.log(n)) * rarity(t) for t, n in counts.items()}
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in weights.items())) or 1.0
    return {token: round(weight / length, 4) for token, weight in heaviest if weight}
