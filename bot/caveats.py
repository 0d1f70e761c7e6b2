"""Say below a comparison what it rests on, and what it could not compare."""

from collections.abc import Sequence

from bot.framing.ground import compares_meaning
from bot.framing.model import Comparison, Coverage, Finding, LensName
from bot.reply import Block, Text
from bot.wording import dotted, listed
from corpus.model import LANGUAGES

MANY = 10
"""How many times the words of another side one has before that is said."""

BY_WORDS = "What each tells was compared by its words: vectors are still to be made"


def notes(
    comparison: Comparison,
    shown: Sequence[Finding],
    apart: Sequence[str],
    lens: LensName | None = None,
) -> list[Block]:
    """Say in a line how firm the findings are, and what was not compared."""
    said: list[Block] = []
    if all(finding.alike for finding in shown):
        which = f" by the lens “{lens}”" if lens else ""
        said.append(Text(f"No difference found{which} that the articles here would bear out."))
    if apart:
        names = listed(apart[:5]) + (f" and {len(apart) - 5} more" if len(apart) > 5 else "")
        said.append(Text(f"Left apart here: {names}. Name them after “between”.", "note"))
    left = len(comparison.findings) - len(shown)
    line = dotted(
        _firm(shown),
        *_lengths(comparison.coverage),
        *_not_compared(comparison.coverage),
        f"{left} more by lens" if left > 0 else None,
    )
    return [*said, Text(line, "note")] if line else said


def _lengths(coverage: Coverage) -> list[str]:
    """Say so where one side has many times the words of another: it cannot but tell more."""
    held = {s.name: sum(len(a.document.body.split()) for a in s.articles) for s in coverage.sides}
    told = sorted((count, name) for name, count in held.items() if count)
    if not told or told[-1][0] < MANY * told[0][0]:
        return []
    (least, short), (most, long) = told[0], told[-1]
    return [
        f"{long} has {most:,} words here and {short} {least:,}: "
        "what the shorter does not tell says little"
    ]


def _not_compared(coverage: Coverage) -> list[str]:
    """Say by what facts were matched, and what is compared within one language or not read."""
    spoken = {a.document.language for side in coverage.sides for a in side.articles}
    lines = [] if compares_meaning(coverage) else [BY_WORDS]
    others = [LANGUAGES[each] for each in LANGUAGES if each in spoken - {"en"}]
    if others:
        alone = "Portrayal and frames are read in English alone"
        lines.append(f"{alone}, not in {listed(others)}")
    if len(spoken) > 1:
        lines.append("Wording is compared within one language")
    return lines


def _firm(shown: Sequence[Finding]) -> str | None:
    """Say which of the findings are what articles tell, and no firm difference between sides."""
    numbers = [str(n) for n, f in enumerate(shown, 1) if not f.firm and not f.alike]
    if not numbers:
        return None
    if not any(f.firm for f in shown):
        return "No firm difference of sides: each point is what some articles tell"
    are, point = ("is", "a point") if len(numbers) == 1 else ("are", "points")
    return f"{listed(numbers)} {are} no firm difference, but {point} that some articles tell"
