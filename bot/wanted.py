"""What quotations are asked for: whose, on what, from where and when."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from bot.command import shown
from bot.wording import dated, dotted
from corpus.model import Incident
from corpus.store import Bounds

Kind = Literal["person", "institution", "document", "official", "collective", "unclear"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What quotations are asked for."""

    topic: str = ""
    speaker: str | None = None
    source: str | None = None
    side: str | None = None
    incident: Incident | None = None
    since: date | None = None
    until: date | None = None
    kind: Kind | None = None

    def query(self) -> str:
        """Return all words asked, for telling similar questions."""
        title = self.incident.title if self.incident else ""
        return " ".join(part for part in (self.speaker, self.topic, title) if part)

    def bounds(self) -> Bounds:
        """Return what the store is asked for, all but the topic."""
        incident = self.incident.id if self.incident else None
        return Bounds(
            self.speaker, self.source, self.side, incident, self.since, self.until, self.kind
        )

    def arguments(self) -> dict[str, str | None]:
        """Return the arguments with which the same is asked for again."""
        asked = {"topic": self.topic, **asdict(self.bounds())}
        return asked | {day: str(asked[day]) for day in ("since", "until") if asked[day]}

    def said(self) -> str:
        """Return what was asked, in a heading."""
        return dotted(
            self.speaker,
            f"on “{shown(self.topic, 60)}”" if self.topic else None,
            self.source or self.side,
            self.incident.title if self.incident else None,
            f"by {_BY[self.kind]}" if self.kind else None,
            f"since {dated(self.since)}" if self.since else None,
            f"until {dated(self.until)}" if self.until else None,
        )


_BY = {
    "person": "people with a name",
    "institution": "institutions",
    "document": "documents",
    "official": "officials without a name",
    "collective": "nobody in particular",
    "unclear": "speakers who are unclear",
}

_KINDS: dict[str, Kind] = {
    "officials": "official",
    "official": "official",
    "an unnamed official": "official",
    "unnamed official": "official",
    "nobody in particular": "collective",
    "speaker unclear": "unclear",
    "unclear": "unclear",
    "documents": "document",
    "institutions": "institution",
    "unnamed officials": "official",
    "anonymous officials": "official",
    "unnamed sources": "official",
    "anonymous sources": "official",
    "critics": "collective",
    "observers": "collective",
    "experts": "collective",
    "analysts": "collective",
}


def kind_named(speaker: str) -> Kind | None:
    """Return the kind of speaker that words mean which name nobody: “unnamed officials”."""
    return _KINDS.get(" ".join(speaker.casefold().split()))
