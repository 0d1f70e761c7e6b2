"""What the store gives and takes beside the corpus's own values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from corpus.errors import UserError
from corpus.model import Evidence, Quotation


class IdTakenError(UserError):
    """An article came under an id that is another's."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: a document of its own, or one more telling of `id`.

    `by` says how it was known: by its id, its link, or its text.
    """

    id: str
    state: Literal["added", "known"]
    by: Literal["id", "link", "text"] | None = None


@dataclass(frozen=True, slots=True)
class HeldQuotation:
    """A quotation in the store: its words and its sentence as evidence, and how it was read.

    `teller` is the quotation that it is told within, where it is second-hand.
    """

    id: int
    evidence: Evidence
    sentence: Evidence
    quotation: Quotation
    teller: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One publication of a document's text: the first, or the same text elsewhere."""

    source: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One publication of an article by a source, on the side that the team reads it on."""

    document: str
    source: str
    side: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A change that the index has still to take up."""

    seq: int
    workspace: str
    document: str
    kind: Literal["add", "remove"]


class Place(Protocol):
    """A quotation by its place: the `index`th of the document's annotations."""

    @property
    def document(self) -> str:
        """Name the document."""

    @property
    def index(self) -> int:
        """Say which of its quotations."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What tells an article from others in a list."""

    id: str
    title: str
    source: str
    published: date | None
