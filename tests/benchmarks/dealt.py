"""Make two groups of articles that are no two sides, and two that are."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from corpus.language import annotate
from corpus.model import Annotations, Article, Span

Cut = tuple[Sequence[Article], Sequence[Article]]
"""Two groups of articles, set beside each other as if they were sides."""

TRIES = 40
"""Draws a cut that is wanted, after which all there are have surely been seen."""


def distinct(draw: Callable[[], Cut | None], most: int) -> list[Cut]:
    """Draw cuts until there are `most`, or none is new; one is itself whichever group is first."""
    found: dict[frozenset[frozenset[str]], Cut] = {}
    for _ in range(TRIES * most):
        cut = draw()
        if cut and len(found) < most:
            found.setdefault(frozenset(frozenset(a.document.id for a in g) for g in cut), cut)
    return list(found.values())


def dealt(
    pools: Sequence[Sequence[Article]], sizes: Sequence[tuple[int, int]], chance: random.Random
) -> Cut | None:
    """Deal two groups out of one of the pools, if it holds enough articles."""
    pool, (one, other) = chance.choice(pools), chance.choice(sizes)
    if len(pool) < one + other:
        return None
    drawn = chance.sample(list(pool), one + other)
    return drawn[:one], drawn[one:]


def beside(
    pairs: Sequence[Cut], sizes: Sequence[tuple[int, int]], chance: random.Random
) -> Cut | None:
    """Take some articles of each of two true sides."""
    (ours, theirs), (one, other) = chance.choice(pairs), chance.choice(sizes)
    if len(ours) < one or len(theirs) < other:
        return None
    return chance.sample(list(ours), one), chance.sample(list(theirs), other)


def gives_back_sides(cut: Cut) -> bool:
    """Tell whether no side has articles in both groups: then what parts them are the sides."""
    one, other = ({article.source.side for article in group} for group in cut)
    return not one & other


# --- pieces of articles -------------------------------------------------------------------


def halves(article: Article, chance: random.Random) -> Cut:
    """Cut one article in two, and read each half as if it were one."""
    pieces = chance.choice((_sentences, _paragraphs))(article)
    at = chance.choice((None, len(pieces) // 2))
    one, other = (pieces[:at], pieces[at:]) if at else (pieces[::2], pieces[1::2])
    return [_made(article, one, "one")], [_made(article, other, "other")]


def _sentences(article: Article) -> list[str]:
    return [s.of(article.document.text) for s in article.annotations.sentences]


def _paragraphs(article: Article) -> list[str]:
    return [p for p in article.document.body.split("\n\n") if p.strip()]


def _made(article: Article, pieces: Sequence[str], name: str) -> Article:
    document = replace(
        article.document, id=f"{article.document.id} {name}", text="\n\n".join(pieces), aside=()
    )
    notes: Annotations = annotate(document)
    return Article(document, article.source, notes)


def drawn(
    pools: Sequence[Sequence[Article]], sizes: Sequence[tuple[int, int]], chance: random.Random
) -> Cut:
    """Make the articles of both groups out of paragraphs of one pool: one distribution."""
    pool, (one, other) = chance.choice(pools), chance.choice(sizes)
    made = [mixed(pool, str(n), chance) for n in range(one + other)]
    return made[:one], made[one:]


def mixed(pool: Sequence[Article], name: str, chance: random.Random) -> Article:
    """Make an article as long as one of the pool, each paragraph from any of them, in place."""
    like = chance.choice(pool)
    length = len(like.annotations.passages)
    parts = []
    for at in range(length):
        article = chance.choice(pool)
        passages = article.annotations.passages
        parts.append((article, passages[at * len(passages) // length]))
    return _joined(like, parts, name)


def _joined(like: Article, parts: Iterable[tuple[Article, Span]], name: str) -> Article:
    text, notes = "", Annotations()
    for article, passage in parts:
        by = len(text) - passage.start
        found = ((f.name, _within(article.annotations, f.name, passage)) for f in fields(notes))
        more = {what: getattr(notes, what) + moved(own, by) for what, own in found if own}
        notes = replace(notes, **more)
        text += passage.of(article.document.text) + "\n\n"
    document = replace(like.document, id=f"{like.document.id} mixed {name}", text=text, aside=())
    return Article(document, like.source, notes)


def _within(notes: Annotations, what: str, passage: Span) -> tuple[Any, ...]:
    """Return the annotations of one kind of which nothing lies outside a passage."""
    found = getattr(notes, what)
    if not isinstance(found, tuple):
        return ()
    return tuple(note for note in found if all(passage.holds(span) for span in _spans(note)))


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def moved(value: Any, by: int) -> Any:
    """Move every span in an annotation, or in some, by so many characters."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(moved(each, by) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: moved(getattr(value, f.name), by) for f in fields(value)})
    return value
