"""Rank findings: by what they tell, and by how much of the articles held stands behind it."""

from collections.abc import Iterable, Sequence

from bot.framing.model import Cell, Finding

POINT = 0.5
"""What a point counts for, which articles tell, out of a firm difference between sides."""

ALONE = 0.6
"""What a point counts for that one article alone tells, of a side that holds more: it is that
article's. A contrast that two sides show stands on both, and says more."""

LEAST = 0.5
"""What remains of a finding that next to none of the articles bears out."""


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings, the most telling first, by standing and key, whatever the sides' order."""
    return tuple(sorted(findings, key=lambda finding: (-standing(finding), finding.key)))


def standing(finding: Finding) -> float:
    """Weigh a finding by its size: in how many articles it is seen, and how many lack it."""
    size = _part(_share(finding.cells)) * _part(_gap(finding.cells))
    point = POINT * (ALONE if is_of_one(finding) else 1)
    return round(finding.weight * size * (1 if finding.firm else point), 6)


def is_of_one(finding: Finding) -> bool:
    """Tell whether all that is shown is told by one article, and others of its side do not."""
    showing = _showing(finding.cells)
    return len(showing) == 1 and showing[0].count == 1 < showing[0].of


def _showing(cells: Sequence[Cell]) -> list[Cell]:
    """Return the sides that have it; something near it, with no sentence to show, is not it."""
    return [cell for cell in cells if cell.count and cell.evidence]


def _part(share: float) -> float:
    return LEAST + (1 - LEAST) * share


def _share(cells: Sequence[Cell]) -> float:
    """Return how many articles show it, of those of the sides of which any does."""
    showing = _showing(cells)
    return sum(c.count for c in showing) / max(1, sum(c.of for c in showing))


def _gap(cells: Sequence[Cell]) -> float:
    """Return how far sides part in who shows it and who lacks it, 0 to 1.

    That one article of seven lacks what all others have is no news. Where all show something, or
    in words of their own, it is what they show that differs. A side that has only something near
    it neither has it nor lacks it.
    """
    held = [cell for cell in cells if cell.of]
    showing = _showing(held)
    lacking = [cell for cell in held if not cell.count]
    if not lacking or len({frozenset(cell.words) for cell in showing if cell.words}) > 1:
        return 1.0
    having, without = (sum(cell.of for cell in some) for some in (showing, lacking))
    evenly = min(1.0, 2 * min(having, without) / max(1, having + without))
    return evenly * (len(showing) + len(lacking)) / len(held)
