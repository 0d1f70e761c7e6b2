"""The lenses: each looks at a coverage for one kind of difference."""

from collections.abc import Callable, Sequence

from bot.framing.lenses import sourcing
from bot.framing.model import Coverage, Finding

Lens = Callable[[Coverage], Sequence[Finding]]

LENSES: tuple[Lens, ...] = (sourcing.look,)
