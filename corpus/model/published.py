"""What was published: sources and their documents, and stretches of a document's text."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.model.wrapping import unwrapped

OPERATOR = "operator"
"""The workspace of whoever runs Parallax; every other workspace sees it beside its own."""

Language = Literal["en", "ru", "uk"]
LANGUAGES: dict[Language, str] = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
"""Each language by its code, as we call it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, in characters: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: an outlet, on a side that the team chose, or on none."""

    name: str
    side: str | None = None
    country: str | None = None
    workspace: str = OPERATOR


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the text that is not the article, and why: a caption, a share line."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, its text exactly as it was read.

    Offsets everywhere count characters of `text`. What cleaning set aside stays in
    `text` and is blanked in `body`, where lines that were cut at a width are one again; both
    have one length and one set of offsets.
    """

    id: str
    source: str
    text: str
    workspace: str = OPERATOR
    url: str | None = None
    title: str | None = None
    published: date | None = None
    language: Language = "en"
    aside: tuple[Aside, ...] = ()

    @property
    def body(self) -> str:
        """The article alone: what was set aside blanked, lines that were cut at a width joined."""
        parts, done = [], 0
        for span in sorted(aside.span for aside in self.aside):
            parts.append(self.text[done : span.start])
            parts.append("".join(c if c == "\n" else " " for c in span.of(self.text)))
            done = max(done, span.end)
        return unwrapped("".join([*parts, self.text[done:]]))
