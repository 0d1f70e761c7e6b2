"""The values of a comparison: coverage, sides, findings and their evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.model import Article, Evidence, Incident, Span

Floats = NDArray[np.float32]
Meanings = Mapping[tuple[str, str], Mapping[Span, Floats]]
"""Workspace and id of a document -> a vector of unit length for each of its sentences."""

LensName = Literal[
    "claims", "actors", "sourcing", "certainty", "naming", "portrayal", "wording", "frames"
]


@dataclass(frozen=True, slots=True)
class Side:
    """One column of the comparison: a side of the argument, or a single source."""

    name: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held about one incident, in two or more columns, in the order asked for.

    Without the `meanings` of all articles sentences are compared by their words.
    """

    incident: Incident
    sides: tuple[Side, ...]
    meanings: Meanings = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side shows on one point: a count of articles out of those held, and sentences.

    `words` are exact words of the articles (a name, a verb), for the table. A cell that is `near`
    has only the names and years of a fact, in other sentences, or a sentence that may tell it:
    its articles neither tell it nor lack it.
    """

    side: str
    count: int
    of: int
    words: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what was looked at, what each side shows, and how to read it.

    `point` says what is compared in our own words ("Who did it: named, unknown, left out");
    `cells` has one entry a side, in the coverage's order. `weight` ranks it (0..1) and does
    not depend on the order of the sides. `key` names it the same way on every run. What is not
    `firm` is a point, no difference between sides: it is told here and was not found there, and
    articles dealt at random would do as much. What is `alike` is none
    either: all sides tell it.
    """

    lens: LensName
    key: str
    point: str
    cells: tuple[Cell, ...]
    reading: str
    weight: float
    firm: bool = True
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings on one incident, the most telling first."""

    coverage: Coverage
    findings: tuple[Finding, ...]
