"""Group articles into incidents, one by one: what each is about, and what it only mentions.

Single-pass clustering: an article joins the incident whose articles it resembles most, by
all words, by names and by numbers, each weighted by how rare it is in news at large, and
less so the further apart in time; below a threshold it founds an incident of its own.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from corpus.language.dates import event_date
from corpus.model import Annotations, Document, Span
from corpus.spelling import words

Weights = Mapping[str, float]

LEAD = 60
"""Words at the start that count twice: news says first what it is about."""
WORDS, NAMES, NUMBERS = 0.6, 0.3, 0.1
"""Shares of all words, of names and of numbers in a resemblance."""
SAME = 0.31
"""Resemblance from which an article is about an incident."""
SAME_ACROSS = 0.40
"""The same where languages differ, so that only names and numbers can agree."""
FRESH, STALE = 5, 60
"""Days apart up to which time speaks neither way, and from which it speaks fully against."""
STALE_FACTOR = 0.55
KEPT = 150
"""Entries of each kind that a fingerprint keeps, the heaviest first."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What grouping knows of an article: small, and JSON-able by `asdict` (dates as ISO).

    Each mapping gives a token its weight, scaled to length 1. `words` holds all tokens of
    an English text and is empty for others; `names` and `numbers` serve every language.
    """

    words: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    published: str | None = None
    happened: str | None = None
    language: str = "en"

    @property
    def day(self) -> date | None:
        """When it happened, or else when it was told."""
        day = self.happened or self.published
        return date.fromisoformat(day) if day else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident held already, with the fingerprints of the articles about it."""

    id: str
    title: str
    members: tuple[Fingerprint, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where an article belongs: `about` one incident (None: found a new one if `founds`).

    `title` and `happened` describe a newly founded incident and are otherwise unused.
    """

    about: str | None = None
    founds: bool = False
    mentions: tuple[str, ...] = ()
    title: str = ""
    happened: date | None = None


def fingerprint(document: Document) -> Fingerprint:
    """Reduce an article to what grouping needs."""
    body = f"{document.title or ''}\n{document.body}"
    found = [match[0] for match in _WORD.finditer(body)]
    small = {word for word in found if word[:1].islower()}
    plain, names, numbers = Counter[str](), Counter[str](), Counter[str]()
    for place, word in enumerate(found):
        for token in words(word, document.language):
            _kind(word, small, plain, names, numbers)[token] += 2 if place < LEAD else 1
    happened = event_date(document.body, document.published)
    return Fingerprint(
        words=_weigh(plain + names + numbers) if document.language == "en" else {},
        names=_weigh(names),
        numbers=_weigh(numbers),
        published=document.published.isoformat() if document.published else None,
        happened=happened.isoformat() if happened else None,
        language=document.language,
    )


def _kind(
    word: str, small: set[str], plain: Counter[str], names: Counter[str], numbers: Counter[str]
) -> Counter[str]:
    if word[0].isdigit():
        return numbers
    return names if word[0].isupper() and word.casefold() not in small else plain


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


def _cosine(a: Weights, b: Weights) -> float:
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * many.get(token, 0.0) for token, weight in few.items())


def resemblance(a: Fingerprint, b: Fingerprint) -> float:
    """Say how alike two articles are, 0..1, in units of what is needed to be one incident's."""
    names, numbers = _cosine(a.names, b.names), _cosine(a.numbers, b.numbers)
    if a.words and b.words:
        alike = (WORDS * _cosine(a.words, b.words) + NAMES * names + NUMBERS * numbers) / SAME
    else:
        alike = (NAMES * names + NUMBERS * numbers) / (NAMES + NUMBERS) / SAME_ACROSS
    return alike * _timely(a.day, b.day)


def _timely(a: date | None, b: date | None) -> float:
    """Lower a resemblance by the days between two articles; unknown days say nothing."""
    if a is None or b is None:
        return 1.0
    apart = min(max(abs((a - b).days) - FRESH, 0), STALE - FRESH) / (STALE - FRESH)
    return 1.0 - (1.0 - STALE_FACTOR) * apart


def _belongs(print_: Fingerprint, candidate: Candidate) -> float:
    """Resemblance to an incident: between that to its articles at large and to the nearest."""
    alike = [resemblance(print_, member) for member in candidate.members]
    return (sum(alike) / len(alike) + max(alike)) / 2 if alike else 0.0


def assign(
    document: Document,
    annotations: Annotations,
    print_: Fingerprint,
    candidates: Sequence[Candidate],
) -> Assignment:
    """Say which incident the article is about, and which it mentions."""
    scores = {candidate.id: _belongs(print_, candidate) for candidate in candidates}
    best = max(candidates, key=lambda c: (scores[c.id], c.id), default=None)
    about = best.id if best and scores[best.id] >= 1.0 else None
    return Assignment(
        about=about, founds=about is None, title=document.title or "", happened=print_.day
    )
