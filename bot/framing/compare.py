"""Compare the sides of a coverage: every lens, ranked."""

from collections.abc import Sequence
from dataclasses import replace

from bot.framing.lenses import LENSES, MARKS, Lens
from bot.framing.model import Comparison, Coverage
from bot.framing.separate import kept_apart, separate
from bot.framing.standing import ranked
from bot.framing.statistics import rarest_of
from bot.framing.telling import tell

STANDS_ALONE = 0.8
"""From this weight on a finding is a contradiction, and does not rest on what a side lacks."""


def compare(coverage: Coverage, lenses: Sequence[Lens] = LENSES) -> Comparison:
    """Look at `coverage` through each lens and rank what differs, the most telling first."""
    if sum(1 for side in coverage.sides if side.articles) < 2:
        return Comparison(coverage, ())
    told = tell(coverage)
    rare = rarest_of(mark for marks in MARKS for mark in marks(told))
    told = replace(told, kept_apart=kept_apart(told), rare=rare)
    floor = 0.0 if separate(told) else STANDS_ALONE
    found = (finding for lens in lenses for finding in lens(told))
    return Comparison(coverage, ranked(f for f in found if f.weight >= floor))
