"""Group articles into incidents, one by one: what each is about, and what it only mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Annotations, Document


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What grouping knows of an article: small, and JSON-able by `asdict` (dates as ISO).

    `words` and `names` map a stem or an entity to its weight; `date` is when the thing
    told of happened, as far as the text says.
    """

    words: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    published: str | None = None
    date: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident held already, with the fingerprints of the articles about it."""

    id: str
    title: str
    members: tuple[Fingerprint, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where an article belongs: `about` one incident (None: found a new one if `founds`).

    `title` and `date` describe a newly founded incident and are otherwise unused.
    """

    about: str | None = None
    founds: bool = False
    mentions: tuple[str, ...] = ()
    title: str = ""
    date: date | None = None


def fingerprint(document: Document, annotations: Annotations) -> Fingerprint:
    """Reduce an article to what grouping needs."""
    raise NotImplementedError


def assign(
    document: Document,
    annotations: Annotations,
    print_: Fingerprint,
    candidates: Sequence[Candidate],
) -> Assignment:
    """Say which incident the article is about, and which it mentions."""
    raise NotImplementedError
