"""Weigh what a sentence tells: deeds, amounts, names, and how much it is about the incident."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bot.framing import phrases
from bot.framing.alignment import Line
from bot.framing.anchors import Anchor
from bot.framing.subjectivity import judging_index
from corpus.language.stating.numbers import numbers

LEAD, SHARE = 2, 3
"""Sentences that open an article tell the event itself, as every article on it does: two, where
meaning is compared no more than a third of them."""

FACT = 0.75
"""What an anchor weighs that makes a fact by itself: a place or a year; who is named is not one."""

SUBSTANCE = 1.2
"""From this score on a sentence compared by words tells enough that is new to be a fact."""

CORE = 4
"""Words of what the incident is about that make a sentence wholly about it."""

NAMED, NEAR = 0.6, 1.2
"""What new names count for at the most: a list of places is one thing told, and not six;
and a sentence that is wholly about the incident."""

_NO_FACT = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|[Ww]ould|[Cc]ould|[Ss]hould|may|[Mm]ight|[Mm]ust"
    r"|(?<!as )if|If|[Ww]hether|[Pp]erhaps|[Ll]ikely|[Uu]nlikely|seems?|appears?|[Ll]et"
    r"|[Ii]magine)\b"
    r"|[’']ll\b|[’']d\b"
    r"|\b(?:бы|если|ли|может|могут|должн\w+|нужно|похоже|кажется|впрочем|вероятно|возможно"
    r"|наверное|мы|нас|нам|наш\w*|я|мне|би|якщо|чи|може|можуть|мусить|треба|схоже|здається|втім|мабуть"
    r"|ймовірно|можливо|ми|нам|мені)\b",
)


_READS = re.compile(
    r"\b(?:shows?|suggests?|reflects?|represents?|means|implies|signals?|marks|reads|reinforces"
    r"|weakens?|undermines?|risks|holds|makes?|looks like|fits|amounts|remains?|becomes?|invites"
    r"|can|cannot|blaming|so-called|naturally|of course)\b"
)
"""Words of who reads the events, and does not tell them."""

READ = 0.5
"""What a sentence that reads the events loses."""


def leads(line: Line, by_meaning: bool) -> bool:
    """Tell whether a sentence opens its article."""
    every = line.telling.sentences
    return line.sentence in every[: min(LEAD, len(every) // SHARE) if by_meaning else LEAD]


def states(line: Line) -> bool:
    """Tell whether a sentence states something: it asks, supposes and exhorts nothing."""
    return not _NO_FACT.search(line.sentence.of(line.telling.article.document.text))


def core(sides: Sequence[Sequence[frozenset[str]]]) -> frozenset[str]:
    """Return the words that most of the articles have, of two sides at the least."""
    articles = [known for side in sides for known in side]
    counts = Counter(token for known in articles for token in known if token.isalpha())
    held = Counter(token for side in sides for token in frozenset[str]().union(*side))
    return frozenset(t for t, n in counts.items() if 2 * n >= len(articles) and held[t] > 1)


def told_new(new: Sequence[Anchor]) -> float:
    """Weigh the names and years that another side never has."""
    return sum(anchor.weight for anchor in new)


def substance(line: Line, elsewhere: frozenset[str]) -> float:
    """Weigh what a sentence tells beside names and years: deeds, amounts, new words; no views."""
    new_words = min(10, sum(1 for token in set(line.tokens) if token not in elsewhere))
    quoted = line.telling.is_quoted(line.sentence)
    return (
        0.05 * new_words
        + 0.25 * _amounts(line)
        + 0.5 * _acts(line)
        - 0.5 * _views(line)
        - 0.25 * quoted
    )


def telling(
    line: Line, new: Sequence[Anchor], elsewhere: frozenset[str], about: Collection[str]
) -> float:
    """Weigh how telling a fact is: what is about the incident before what is beside it."""
    names = min(NAMED, 0.3 * sum(1 for anchor in new if not anchor.is_year))
    near = NEAR * min(CORE, len(set(line.different) & set(about))) / CORE
    reads = bool(_READS.search(line.telling.own, line.sentence.start, line.sentence.end))
    return names + near + substance(line, elsewhere) - READ * reads


def _amounts(line: Line) -> int:
    found = numbers(line.telling.article.document.text, line.sentence)
    return min(2, sum(1 for n in found if n.unit != "year"))


def _acts(line: Line) -> bool:
    return any(line.sentence.holds(a.cue) for a in line.telling.article.annotations.actions)


def _views(line: Line) -> int:
    whole = line.telling.article.document.text
    found = phrases.find(line.telling.own, judging_index(), whole)
    return sum(1 for judged in found if line.sentence.holds(judged.span))
