"""Count the differences reported where there are none: `python -m tests.benchmarks.cuts [CUTS]`.

What is not two sides is set side by side as if it were: one article cut in two (halves, every other
sentence, every other paragraph); one side's articles dealt into two groups, whole or each cut in
two; two groups of articles made of one side's paragraphs; all articles of an incident dealt anew.
A dealing that leaves no side in both groups gives the sides back, and is counted apart. `--real
FOLDER` deals news of one incident from there as well (a line of JSON an article, with `incident`
and `text`). True sides are counted too: who is silent about them would be right everywhere else.
The articles are the sample corpus; nothing is stored. Cuts are distinct, so there may be fewer.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

from bot.framing.compare import compare
from bot.framing.model import Coverage, Finding, Side
from bot.framing.statistics import interval
from corpus.model import Article, Incident
from tests.benchmarks.dealt import Cut, beside, dealt, distinct, drawn, gives_back_sides, halves
from tests.benchmarks.meanings import meanings_of
from tests.benchmarks.shelves import real_news, shelf

CUTS, LIMIT, SEED = 500, 0.05, 7

Sizes = Sequence[tuple[int, int]]
"""Articles in each of two groups."""

SMALL, MIDDLE, LARGE = ((2, 2), (2, 3)), ((3, 3), (3, 4)), ((4, 4), (4, 5), (5, 5))
BY_SIZE: dict[str, Sizes] = {"2": SMALL, "3": MIDDLE, "4": LARGE}
ANY: Sizes = (*SMALL, *MIDDLE, (4, 4))


@dataclass(frozen=True)
class Counted:
    """What came of some cuts: how many report a difference, and by which lens."""

    cuts: int
    wrong: int
    by_lens: Counter[str]
    points: int

    @property
    def rate(self) -> float:
        """The share of the cuts that report a difference."""
        return self.wrong / self.cuts if self.cuts else 0.0


def reported(one: Sequence[Article], other: Sequence[Article]) -> tuple[list[Finding], int]:
    """Return the firm differences found between two groups, and count the points beside them."""
    sides = Side("one", tuple(one)), Side("other", tuple(other))
    coverage = Coverage(Incident("cut", "cut", None), sides, meanings_of([*one, *other]))
    found = compare(coverage).findings
    firm = [finding for finding in found if finding.firm]
    return firm, len(found) - len(firm)


def counted(cuts: Iterable[Cut]) -> Counted:
    """Compare the groups of each cut."""
    total = wrong = points = 0
    by_lens: Counter[str] = Counter()
    for one, other in cuts:
        firm, beside = reported(one, other)
        total, wrong, points = total + 1, wrong + bool(firm), points + beside
        by_lens.update({":".join(finding.key.split(":")[:2]) for finding in firm})
    return Counted(total, wrong, by_lens, points)


def main() -> int:
    """Print how many cuts of each kind report a difference."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cuts", nargs="?", type=int, default=CUTS)
    parser.add_argument("--real", type=Path)
    given = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - a bench, not a secret
    shelves = [articles for articles in shelf().values() if len(articles) > 1]
    rates = [_show(what, cuts) for what, cuts in _one_side(shelves, given.cuts, chance)]
    rates += [rate for name in BY_SIZE for rate in _anew(shelves, name, given.cuts, chance)]
    if given.real:
        rates += _real(real_news(given.real), given.cuts, chance)
    _alone(shelves, given.cuts, chance)
    _true(shelves, given.cuts, chance)
    return int(max(rates) > LIMIT)


def _one_side(
    shelves: Sequence[Sequence[Article]], most: int, chance: random.Random
) -> Iterator[tuple[str, Iterable[Cut]]]:
    every = [article for shelved in shelves for article in shelved]
    yield "an article cut in two", (halves(chance.choice(every), chance) for _ in range(most))
    sides = [side for shelved in shelves for side in _sides(shelved) if len(side) > 1]
    whole = distinct(partial(dealt, sides, ANY, chance), most)
    yield "a side dealt, two a group or more", whole
    pieces = [[h for a in side for half in halves(a, chance) for h in half] for side in sides]
    yield "a side's halves dealt", distinct(partial(dealt, pieces, ANY, chance), most)
    english = [[a for a in side if a.document.language == "en"] for side in sides]
    pools = [side for side in english if len(side) > 1]
    yield "two groups of a side's paragraphs", (drawn(pools, ANY, chance) for _ in range(most))


def _anew(
    shelves: Sequence[Sequence[Article]], name: str, most: int, chance: random.Random
) -> Iterator[float]:
    """Deal the articles of incidents anew; what gives the sides back is shown and not returned."""
    cuts = distinct(partial(dealt, shelves, BY_SIZE[name], chance), most)
    what = f"an incident dealt, {name} a group or more"
    back = [cut for cut in cuts if gives_back_sides(cut)]
    yield _show(what, [cut for cut in cuts if not gives_back_sides(cut)])
    _show(f"{what}: {len(back)} of {len(cuts)} give the sides back", back)


def _real(news: Sequence[Sequence[Article]], most: int, chance: random.Random) -> Iterator[float]:
    for name, sizes in BY_SIZE.items():
        cuts = distinct(partial(dealt, news, sizes, chance), most)
        yield _show(f"real news of one incident dealt, {name} a group or more", cuts)


def _alone(shelves: Sequence[Sequence[Article]], most: int, chance: random.Random) -> None:
    """Set single articles of a side against others of it: they differ, and nothing can be dealt."""
    sides = [side for shelved in shelves for side in _sides(shelved) if len(side) > 1]
    for sizes in (((1, 1),), ((1, 2), (1, 3))):
        cuts = distinct(partial(dealt, sides, sizes, chance), most)
        _show(f"of one side, one article against {'one' if sizes == ((1, 1),) else 'some'}", cuts)


def _true(shelves: Sequence[Sequence[Article]], most: int, chance: random.Random) -> None:
    pairs = [pair for shelved in shelves for pair in combinations(_sides(shelved), 2)]
    _show("true sides", pairs)
    for name, sizes in BY_SIZE.items():
        cuts = distinct(partial(beside, pairs, sizes, chance), most)
        _show(f"some articles of true sides, {name} a side or more", cuts)


def _sides(articles: Sequence[Article]) -> list[list[Article]]:
    names = sorted({article.source.side or "" for article in articles})
    return [[a for a in articles if a.source.side == name] for name in names]


def _show(what: str, cuts: Iterable[Cut]) -> float:
    found = counted(cuts)
    low, high = interval(found.wrong, found.cuts)
    print(
        f"{what}: {found.wrong} of {found.cuts} report a difference, "
        f"{found.rate:.1%} ({low:.1%} to {high:.1%})",
        dict(found.by_lens.most_common(8)),
    )
    print(f"    beside them {found.points / max(1, found.cuts):.1f} points a cut", flush=True)
    return found.rate


if __name__ == "__main__":
    sys.exit(main())
