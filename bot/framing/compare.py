"""Compare the sides of a coverage: every lens, ranked."""

from collections.abc import Iterable, Sequence

from bot.framing.lenses import LENSES, Lens
from bot.framing.model import Comparison, Coverage, Finding


def compare(coverage: Coverage, lenses: Sequence[Lens] = LENSES) -> Comparison:
    """Look at `coverage` through each lens and rank what differs, the most telling first."""
    if sum(1 for side in coverage.sides if side.articles) < 2:
        return Comparison(coverage, ())
    return Comparison(coverage, ranked(f for lens in lenses for f in lens(coverage)))


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by weight, then by key: the same on every run, whatever the sides' order."""
    return tuple(sorted(findings, key=lambda finding: (-finding.weight, finding.key)))
