"""The lenses: each looks at a coverage for one kind of difference."""

from collections.abc import Callable, Sequence

from bot.framing.lenses import (
    accused,
    actors,
    certainty,
    claims,
    frames,
    naming,
    people,
    portrayal,
    roles,
    room,
    sourcing,
    unheard,
    wording,
)
from bot.framing.model import Finding
from bot.framing.telling import Told

Lens = Callable[[Told], Sequence[Finding]]

LENSES: tuple[Lens, ...] = (
    actors.look,
    accused.look,
    claims.look,
    people.look,
    sourcing.look,
    unheard.look,
    room.look,
    certainty.look,
    naming.look,
    roles.look,
    portrayal.look,
    wording.look,
    frames.look,
)

MARKS = (actors.marks, accused.marks, naming.marks)
"""What is counted in each article before the sides are looked at: who did it, who is accused, what
the event is called."""
