"""Say below a comparison what it rests on, and what it could not compare."""

from collections.abc import Sequence

from bot.framing.ground import compares_meaning
from bot.framing.model import Comparison, Coverage, Finding, LensName
from bot.reply import Block, Text
from bot.wording import dotted, listed
from corpus.model import LANGUAGES

MANY = 10
"""How many times the words of another side one has before that is said."""

BY_WORDS = "Facts were compared by words, not yet by meaning"


def in_both(coverage: Coverage) -> list[Block]:
    """Say whose texts stand in two columns, since both printed them."""
    articles = [a for side in coverage.sides for a in side.articles]
    first = {a.document.id for a in articles if a.source.name == a.document.source}
    copies = {
        a.source.name
        for a in articles
        if a.document.id in first and a.source.name != a.document.source
    }
    said = f"One text on both sides, counted on each: {_some(sorted(copies))}."
    return [Text(said, "small")] if copies else []


def notes(
    comparison: Comparison,
    shown: Sequence[Finding],
    apart: Sequence[str],
    lens: LensName | None,
) -> list[Block]:
    """Say in a line how firm the findings are, and what was not compared."""
    said: list[Block] = []
    if all(finding.alike for finding in shown):
        which = f" by the lens “{lens}”" if lens else ""
        said.append(Text(f"No difference found{which} that the articles here would bear out."))
    if apart:
        said.append(Text(f"Left apart here: {_some(apart)}. Name them after “between”.", "note"))
    left = len(comparison.findings) - len(shown)
    line = dotted(
        _firm(shown),
        *_lengths(comparison.coverage),
        *_not_compared(comparison.coverage, lens),
        f"{left} more by lens" if left > 0 else None,
    )
    return [*said, Text(line, "note")] if line else said


def again_in(again: Sequence[str]) -> list[Block]:
    """Say who else printed the text of an article that is counted once."""
    if not again:
        return []
    return [Text(f"The same text, counted once, also in {_some(again)}.", "small")]


def _some(names: Sequence[str]) -> str:
    return listed([*names[:5], *([f"{len(names) - 5} more"] if len(names) > 5 else [])])


def _lengths(coverage: Coverage) -> list[str]:
    """Say so where one side has many times the words of another: it cannot but tell more."""
    held = {s.name: sum(len(a.document.body.split()) for a in s.articles) for s in coverage.sides}
    told = sorted((count, name) for name, count in held.items() if count)
    if not told or told[-1][0] < MANY * told[0][0]:
        return []
    (least, short), (most, long) = told[0], told[-1]
    return [
        f"{short} has {least:,} words here, {long} {most:,}: "
        "what the shorter does not tell says little"
    ]


def _not_compared(coverage: Coverage, lens: LensName | None) -> list[str]:
    """Say by what facts were matched, and what is compared within one language or not read.

    Under one lens only what is true of that lens is said.
    """
    spoken = {a.document.language for side in coverage.sides for a in side.articles}
    others = [LANGUAGES[each] for each in LANGUAGES if each in spoken - {"en"}]
    lines = []
    if lens in (None, "claims") and not compares_meaning(coverage):
        lines.append(BY_WORDS)
    if lens in (None, "portrayal", "frames") and others:
        lines.append(f"Portrayal and frames: not in {listed(others, 'or')}")
    if lens in (None, "wording") and len(spoken) > 1:
        lines.append("Wording: within each language")
    return lines


def _firm(shown: Sequence[Finding]) -> str | None:
    """Say which of the findings are what articles tell, and no firm difference between sides."""
    points = [n for n, f in enumerate(shown, 1) if not f.firm and not f.alike]
    if not points:
        return None
    if len(points) == len(shown):
        return "No firm difference of sides: each point is what some articles tell"
    return f"{_ranged(points)}: told by some articles, no firm difference"


def _ranged(numbers: Sequence[int]) -> str:
    """Return “2–4 and 6” of 2, 3, 4 and 6."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    several = [[run] if len(run) > 2 else [[n] for n in run] for run in runs]
    return listed(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for s in several for r in s)
