"""Count the differences reported where there are none: `python tests/benchmarks/cuts.py [CUTS]`.

Three ways to cut what is not two sides: one article in two (halves, every other sentence, every
other paragraph), one side's articles dealt into two groups, and all articles of an incident dealt
anew, whatever their side. A group of one article against one is two articles that do differ, so
those cuts are counted apart. The articles are the sample corpus; nothing is stored.
"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from bot.framing.compare import compare
from bot.framing.model import Coverage, Side
from corpus.cleaning import clean
from corpus.language import annotate, annotate_many
from corpus.model import Annotations, Article, Incident, Source
from corpus.readers import Reading, read
from tests.benchmarks.meanings import meanings_of

HOUSE = Path(__file__).resolve().parents[2]
SAMPLE = HOUSE / "corpus" / "sample"
CUTS, LIMIT, SEED = 500, 0.05, 7
SAME = 0.2
"""Findings of less weight are kept for “more”: what is alike, and how places are spelled."""


INCIDENTS = dict.fromkeys(
    ("alekseyev", "alexeyev", "alekseev", "aleksieiev", "suspect"), "alekseyev"
) | dict.fromkeys(("kirillov", "kyrylov", "kirilov"), "kirillov")
"""File names end in a spelling of the incident."""


def shelf() -> dict[str, list[Article]]:
    """Annotate the sample; its file names end in the incident."""
    paths = sorted(SAMPLE.glob("2*.md"))
    given = [(path.stem.split("-")[-1], r) for path in paths for r in read(path)]
    readings = [(key, r) for key, r in given if isinstance(r, Reading)]
    documents = [replace(clean(r.document), id=str(n)) for n, (_, r) in enumerate(readings)]
    sides = tomllib.loads((HOUSE / "config" / "sources.toml").read_text())
    shelves: dict[str, list[Article]] = {}
    for (key, r), document, notes in zip(
        readings, documents, annotate_many(documents), strict=True
    ):
        article = Article(document, Source(r.source.name, sides[r.source.name]["side"]), notes)
        shelves.setdefault(INCIDENTS.get(key, key), []).append(article)
    return shelves


Cut = tuple[Sequence[Article], Sequence[Article]]
"""Two groups of articles, set beside each other as if they were sides."""


def reported(one: Sequence[Article], other: Sequence[Article]) -> tuple[list[str], int]:
    """Name the firm differences found between two groups, and count the points beside them."""
    sides = Side("one", tuple(one)), Side("other", tuple(other))
    coverage = Coverage(Incident("cut", "cut", None), sides, meanings_of([*one, *other]))
    found = [f for f in compare(coverage).findings if f.weight >= SAME]
    kinds = [f"{f.key.split(':')[0]}:{f.key.split(':')[1]}" for f in found if f.firm]
    return kinds, len(found) - len(kinds)


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


def dealt(articles: Sequence[Article], least: int) -> Iterator[Cut]:
    """Deal articles into two groups of equal size, or nearly, in all ways."""
    if len(articles) // 2 < least:
        return
    for group in combinations(articles, len(articles) // 2):
        one = [a for a in articles if a in group]
        yield one, [a for a in articles if a not in group]


def main() -> int:
    """Print how many cuts of each kind report a difference."""
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else CUTS
    chance = random.Random(SEED)  # noqa: S311 - a bench, not a secret
    shelves = shelf()
    every = [a for shelved in shelves.values() for a in shelved]
    by_side = [
        [a for a in shelved if a.source.side == side]
        for shelved in shelves.values()
        for side in sorted({a.source.side or "" for a in shelved})
    ]
    rates = [
        _show("an article cut in two", (halves(chance.choice(every), chance) for _ in range(cuts))),
        _show("a side dealt, two a group or more", _some(by_side, 2, cuts, chance)),
    ]
    _show("a side dealt, one against one", _some([s[:2] for s in by_side], 1, cuts, chance))
    for least in (2, 3, 4):
        _show(
            f"an incident dealt, {least} a group or more",
            _some(list(shelves.values()), least, cuts, chance),
        )
    return int(max(rates) > LIMIT)


def _some(
    groups: Sequence[Sequence[Article]], least: int, most: int, chance: random.Random
) -> list[Cut]:
    ways = [way for articles in groups for way in dealt(articles, least)]
    return ways if len(ways) <= most else chance.sample(ways, most)


def _show(what: str, cuts: Iterable[Cut]) -> float:
    seen: Counter[str] = Counter()
    total = wrong = points = 0
    for one, other in cuts:
        found, beside = reported(one, other)
        total, points = total + 1, points + beside
        wrong += bool(found)
        seen.update(set(found))
    rate = wrong / total if total else 0.0
    print(f"{what}: {wrong} of {total} report a difference, {rate:.1%}", dict(seen.most_common(6)))
    print(f"    points that are called no difference: {points / max(1, total):.1f} a cut")
    return rate


if __name__ == "__main__":
    sys.exit(main())
