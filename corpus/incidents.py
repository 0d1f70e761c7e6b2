"""Group articles into incidents, one by one: what each is about, and what it only mentions.

Single-pass clustering: an article joins the incident whose articles it resembles most, by
all words, by names and by numbers, each weighted by how rare it is in news at large, and
less so the further apart in time; below a threshold it founds an incident of its own.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from corpus.days import event_date
from corpus.model import Annotations, Document
from corpus.spelling import words
from corpus.titles import title_of

Weights = Mapping[str, float]

LEAD = 60
"""Words at the start that count twice: news says first what it is about."""
WORDS, NAMES, NUMBERS = 0.6, 0.3, 0.1
"""Shares of all words, of names and of numbers in a resemblance."""
SAME = 0.31
"""Resemblance from which an article is about an incident."""
SAME_ACROSS = 0.30
"""The same where languages differ, so that only names and numbers can agree."""
SAME_DAY, SAME_WEEK = 1.5, 1.4
"""What it adds that both texts name the same day, or come within `FRESH` days."""
FRESH = 10
"""Days apart up to which articles are one week's; beyond, time speaks more and more against."""
PROFILE_NAMES, PROFILE_WORDS, CHIEF = 5, 25, 2
"""Names and other words that an incident is known by, and how many of the names are chief."""
RECALL_NAMED, RECALL_UNNAMED = 9.0, 16.0
"""Rarity that a sentence must share with an incident to recall it, by name and without."""
CLEAR = 1.8
"""Resemblance, over what is needed, from which nothing recalled puts it in doubt."""
ROUND_UP = 2
"""Incidents recalled from which an article that is about none of them founds none."""
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
    """Say how alike two articles are; 1.0 is what it takes to be about one incident."""
    names, numbers = _cosine(a.names, b.names), _cosine(a.numbers, b.numbers)
    if a.words and b.words:
        alike = (WORDS * _cosine(a.words, b.words) + NAMES * names + NUMBERS * numbers) / SAME
    else:
        alike = (NAMES * names + NUMBERS * numbers) / (NAMES + NUMBERS) / SAME_ACROSS
    return alike * _timely(a, b)


def _timely(a: Fingerprint, b: Fingerprint) -> float:
    """Raise a resemblance for one day or one week, lower it by the days between two articles."""
    if a.happened is not None and a.happened == b.happened:
        return SAME_DAY
    days = min(_apart(a.happened, b.happened), _apart(a.published, b.published))
    return 1.0 if math.isinf(days) else SAME_WEEK * math.sqrt(FRESH / max(days, FRESH))


def _apart(a: str | None, b: str | None) -> float:
    """Count the days between two days; unknown ones are infinitely far apart."""
    if a is None or b is None:
        return math.inf
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


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
    """Say which incident the article is about, and which it mentions.

    A round-up, which recalls others as much as the one it is most like, is about none.
    """
    scores = {candidate.id: _belongs(print_, candidate) for candidate in candidates}
    best = max(candidates, key=lambda c: (scores[c.id], c.id), default=None)
    about = best if best and scores[best.id] >= 1.0 else None
    recalled = _recalled(_sentences(document, annotations), candidates, about)
    own = recalled.pop(about.id, 0) if about else 0
    clear = best is not None and scores[best.id] >= CLEAR
    round_up = not clear and len(recalled) >= ROUND_UP and sum(recalled.values()) >= own
    if about and round_up:
        recalled[about.id] = own
    return Assignment(
        about=about.id if about and not round_up else None,
        founds=about is None and not round_up,
        mentions=tuple(sorted(recalled)),
        title=title_of(document, annotations),
        happened=print_.day,
    )


def _sentences(document: Document, annotations: Annotations) -> list[set[str]]:
    return [set(words(span.of(document.text), document.language)) for span in annotations.sentences]


def _recalled(
    sentences: list[set[str]], candidates: Sequence[Candidate], about: Candidate | None
) -> Counter[str]:
    """Count the sentences that recall each incident, by what sets it apart from the others."""
    if not sentences:
        return Counter()
    profiles = {candidate.id: _profile(candidate) for candidate in candidates}
    told = set(profiles[about.id].all) if about else set()
    spread = Counter(token for profile in profiles.values() for token in profile.all)
    common = {token for token, n in spread.items() if n > 1 + len(profiles) / 4}
    counts = Counter(
        {
            name: sum(
                _recalls(sentence, profile, common if about and name == about.id else common | told)
                for sentence in sentences
            )
            for name, profile in profiles.items()
        }
    )
    return +counts


@dataclass(frozen=True, slots=True)
class _Profile:
    """What an incident is known by: its heaviest names and its heaviest other words."""

    names: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.names + self.plain


def _profile(candidate: Candidate) -> _Profile:
    names = Counter[str]()
    plain = Counter[str]()
    for member in candidate.members:
        names.update(member.names)  # Counter.update adds up the weights
        plain.update({t: w for t, w in member.words.items() if t not in member.names})
    return _Profile(
        tuple(token for token, _ in names.most_common(PROFILE_NAMES)),
        tuple(token for token, _ in plain.most_common(PROFILE_WORDS)),
    )


def _recalls(sentence: set[str], profile: _Profile, common: set[str]) -> bool:
    """Tell whether a sentence has one of an incident's chief names and more of it, or much."""
    shared = [token for token in profile.all if token in sentence and token not in common]
    weight = sum(map(rarity, shared))
    named = any(token in shared for token in profile.names[:CHIEF])
    return weight >= (RECALL_NAMED if named else RECALL_UNNAMED) and len(shared) > 1
