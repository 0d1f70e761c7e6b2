"""Note each request: one line in the log, with the ticket that a member may be told."""

import logging
from dataclasses import dataclass

log = logging.getLogger("bot.requests")


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of a request: nothing of who asked, where, or in which words."""

    ticket: str
    command: str
    outcome: str
    items: int
    seconds: float

    def line(self) -> str:
        """Write it as one line of `name=value`."""
        return (
            f"ticket={self.ticket} command={self.command} outcome={self.outcome.replace(' ', '-')} "
            f"items={self.items} ms={self.seconds * 1000:.0f}"
        )
