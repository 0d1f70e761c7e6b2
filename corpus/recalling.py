"""Find the sentences of an article that recall an incident which it is not about."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.days import spans
from corpus.fingerprints import Fingerprint, rarity
from corpus.model import Annotations, Document, Span
from corpus.spelling import words

CHIEF, NAMED = 8, 0.5
"""Names and words that an incident is known by, the most told of; share with such a name."""
HALLMARK, OF = 0.8, 3
"""Share of the articles that have a word it is known by, and from how many articles on."""
RARE = 5.0
"""Rarity of such a word, and weight of such words that recalls it: a scooter, not a bomb."""
OWN = 0.7
"""Share of its articles with a token, in that of another incident, up to which it is its own."""
KNOWN = 5.6
"""Weight of the names an incident is known by that recalls it in a sentence."""
SHARED = 0.3
"""Share of its articles with a token that is told of it at all."""
DATED = 12.0
"""Weight of what is told of it that recalls it in a sentence which tells its time."""
SLACK = timedelta(days=3)
"""Days that a time told may be off."""


_ABBREVIATION = re.compile(r"\b(?:[A-ZА-ЯІЇЄҐЁ]\.?){2,5}(?!\w)")
"""Names an institution or a rank, not an incident."""


@dataclass(frozen=True, slots=True)
class Known:
    """An incident that may be recalled, with the fingerprints of articles about it."""

    id: str
    members: tuple[Fingerprint, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An incident that an article recalls, and the sentences where it does."""

    incident: str
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it is compared: its tokens and the times that it tells."""

    span: Span
    tokens: frozenset[str]
    times: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    """The names and words an incident is known by, and all told of it, weighed; its day."""

    names: dict[str, float]
    hallmarks: dict[str, float]
    told: dict[str, float]
    day: date | None


def mentions(
    document: Document, annotations: Annotations, known: Sequence[Known]
) -> tuple[Mention, ...]:
    """Return the incidents that sentences of the article tell of, with those sentences.

    A sentence recalls an incident by what it is known by and no other is, be that a name or a
    scooter; or it tells its time and much of what is told of it.
    """
    sentences = list(_sentences(document, annotations))
    if not sentences:
        return ()
    shares = {each.id: _shares(each.members) for each in known}
    found = []
    for each in sorted(known, key=lambda incident: incident.id):
        others = [(shares[o.id], _surely(o)) for o in known if o.id != each.id]
        profile = _profile(each, shares[each.id], others)
        recalling = tuple(s.span for s in sentences if _recalls(s, profile, document.published))
        if recalling:
            found.append(Mention(each.id, recalling))
    return tuple(found)


def _sentences(document: Document, annotations: Annotations) -> Iterator[_Sentence]:
    """Yield the sentences without what names nobody alone: given names and abbreviations."""
    given = _given(document, annotations)
    for span in annotations.sentences:
        text = span.of(document.text)
        tokens = frozenset(words(_ABBREVIATION.sub(" ", text))) - given
        yield _Sentence(span, tokens, tuple(spans(text, document.published)))


def _given(document: Document, annotations: Annotations) -> set[str]:
    """Return the tokens that only ever stand before a surname."""
    people = (n.span.of(document.text).split() for n in annotations.names if n.kind == "person")
    named = [tuple(words(" ".join(parts))) for parts in people]
    return {t for name in named for t in name[:-1]} - {t for name in named for t in name[-1:]}


def _shares(members: Sequence[Fingerprint]) -> dict[str, float]:
    """Say which share of an incident's articles has each token; plain words of those read."""
    named = Counter(token for m in members for token in {**m.names, **m.numbers})
    told = Counter(token for m in members for token in m.words)
    read = sum(bool(m.words) for m in members) or 1
    plain = {token: n / read for token, n in told.items()}
    return plain | {t: max(n / len(members), plain.get(t, 0.0)) for t, n in named.items()}


def _surely(other: Known) -> float:
    """Say how far to trust the shares of an incident: few articles may be those that recall."""
    return len(other.members) / (len(other.members) + 1)


Others = Sequence[tuple[Mapping[str, float], float]]
"""Of the other incidents the share of articles with each token, and how far to trust it."""


def _profile(each: Known, share: Mapping[str, float], others: Others) -> _Profile:
    chief, plain = Counter[str](), Counter[str]()
    for member in each.members:
        chief.update(member.names)  # Counter.update adds up the weights
        plain.update({t: w for t, w in member.words.items() if t not in member.numbers})
    by_name = [token for token, _ in chief.most_common(CHIEF) if share[token] >= NAMED]
    read = sum(bool(member.words) for member in each.members)
    heavy = (token for token, _ in plain.most_common(CHIEF) if token not in chief)
    by_word = [t for t in heavy if read >= OF and share[t] >= HALLMARK and rarity(t) >= RARE]
    return _Profile(
        {t: rarity(t) * share[t] for t in by_name if _apart(t, share[t], others)},
        {t: rarity(t) * share[t] for t in by_word if _apart(t, share[t], others)},
        {t: rarity(t) * part for t, part in share.items() if part >= SHARED},
        _day(each.members),
    )


def _apart(token: str, share: float, others: Others) -> bool:
    return all(other.get(token, 0.0) * surely <= OWN * share for other, surely in others)


def _day(members: Sequence[Fingerprint]) -> date | None:
    """Return the day that most articles tell."""
    told = Counter(day for m in members if (day := m.day))
    return min(told, key=lambda day: (-told[day], day), default=None)


def _recalls(sentence: _Sentence, profile: _Profile, published: date | None) -> bool:
    day = profile.day
    if day and published and day > published:
        return False
    if _weight(profile.names, sentence) >= KNOWN or _weight(profile.hallmarks, sentence) >= RARE:
        return True
    timely = day and any(a - SLACK <= day <= b + SLACK for a, b in sentence.times)
    return bool(timely) and _weight(profile.told, sentence) >= DATED


def _weight(weights: Mapping[str, float], sentence: _Sentence) -> float:
    return sum(weight for token, weight in weights.items() if token in sentence.tokens)
