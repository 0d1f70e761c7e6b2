"""Take articles in: read, clean, analyse, group, store, index."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sized
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from corpus.analysts import Analysed, Analysts, Annotate, annotate_fully
from corpus.cleaning import clean
from corpus.incidents import assign
from corpus.readers import Reading, Refusal
from corpus.store import IdTakenError, Store

LONGEST = 500_000
"""Characters of one article; a longer text is a book or a mistake."""
BATCH = 8
"""Texts read and cleaned in one go."""
MANY = 8
"""Articles in the first batch from which processes are worth their start."""
INDEXED = 25
"""Articles stored until the index is brought up to them."""

log = logging.getLogger(__name__)

Progress = Callable[[int, int | None], None]
"""Told how many texts are done, and of how many if that is known."""


class Index(Protocol):
    """What is searched: it takes up what the store holds."""

    async def catch_up(self) -> object:
        """Take up all that was stored since the last time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the texts: ids of the new, in their order; known; refused and why."""

    added: tuple[str, ...] = ()
    known: int = 0
    refused: tuple[Refusal, ...] = ()


async def ingest(
    readings: Iterable[Reading | Refusal],
    store: Store,
    search: Index,
    *,
    workspace: str,
    annotate: Annotate = annotate_fully,
    analysts: Analysts | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Take in what the readers yield, in its order; what is refused costs nothing else.

    Each article is in with all that was found in it, or not at all. After a death at any
    point the same call goes on where it was left. `analysts` are those who stand by, if any
    do; else some are hired for this.
    """
    total = len(readings) if isinstance(readings, Sized) else None
    intake = _Intake(store, search, workspace, progress, total)
    batches = _batches(readings)
    first: list[Reading | Refusal] = await anext(batches, [])
    if analysts is not None:
        await _pipe(_chained(first, batches), analysts, intake)
    else:
        async with Analysts(annotate, many=len(first) >= MANY) as hired:
            await _pipe(_chained(first, batches), hired, intake)
    await search.catch_up()
    return intake.summary()


async def _pipe(
    readings: AsyncIterator[Reading | Refusal], analysts: Analysts, intake: "_Intake"
) -> None:
    """Keep the analysts busy with what follows while what is done is stored, in order."""
    ahead: deque[tuple[Reading, asyncio.Task[Analysed]]] = deque()
    try:
        async for reading in readings:
            if new := await intake.new(reading):
                ahead.append((new, asyncio.create_task(analysts.analyse(new.document))))
            if len(ahead) > 2 * analysts.size:
                await intake.take(*ahead.popleft())
        while ahead:
            await intake.take(*ahead.popleft())
    finally:
        for _, task in ahead:
            task.cancel()


@dataclass(slots=True)
class _Intake:
    """One run: where things go, and what has become of the texts so far."""

    store: Store
    search: Index
    workspace: str
    progress: Progress | None
    total: int | None
    added: list[str] = field(default_factory=list)
    known: int = 0
    refused: list[Refusal] = field(default_factory=list)

    async def new(self, reading: Reading | Refusal) -> Reading | None:
        """Return the reading if it is to be analysed; else note what it is."""
        if isinstance(reading, Refusal):
            self._refuse(reading)
        elif not await self._known(reading):
            return reading
        return None

    async def _known(self, reading: Reading) -> bool:
        """Tell whether there is nothing left to do for an article."""
        try:
            known = await self.store.known(self.workspace, reading.document)
        except IdTakenError as error:
            self._refuse(_refusal(reading, str(error)))
            return True
        if known:
            await self.store.put_source(replace(reading.source, workspace=self.workspace))
            self.known += 1
            self._tell()
        return known is not None

    async def take(self, reading: Reading, analysis: asyncio.Task[Analysed]) -> None:
        """Store an article once it is analysed."""
        analysed = await analysis
        if analysed.failed:
            self._refuse(_failed(reading, analysed.failed))
            return
        try:
            await self._store(reading, analysed)
        except IdTakenError as error:
            self._refuse(_refusal(reading, str(error)))

    async def _store(self, reading: Reading, analysed: Analysed) -> None:
        document, found = reading.document, analysed.annotations
        near = await self.store.incident_candidates(self.workspace, analysed.print_)
        incident = await asyncio.to_thread(assign, document, found, analysed.print_, near)
        added = await self.store.add(
            self.workspace, document, reading.source, found, analysed.print_, incident
        )
        if added.state == "added":
            self.added.append(added.id)
            if len(self.added) % INDEXED == 0:
                await self.search.catch_up()
        else:
            self.known += 1
        self._tell()

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.append(refusal)
        self._tell()

    def _tell(self) -> None:
        if self.progress:
            self.progress(len(self.added) + self.known + len(self.refused), self.total)

    def summary(self) -> Summary:
        return Summary(tuple(self.added), self.known, tuple(self.refused))


async def _batches(
    readings: Iterable[Reading | Refusal],
) -> AsyncIterator[list[Reading | Refusal]]:
    """Read and clean in a thread, some at a time, since readers wait for files."""
    iterator = iter(readings)
    while batch := await asyncio.to_thread(_cleaned, iterator):
        yield batch


def _cleaned(readings: Iterator[Reading | Refusal]) -> list[Reading | Refusal]:
    return [_clean(reading) for reading in islice(readings, BATCH)]


def _clean(reading: Reading | Refusal) -> Reading | Refusal:
    """Set aside what is not the article; refuse what cannot be one."""
    if isinstance(reading, Refusal):
        return reading
    if len(reading.document.text) > LONGEST:
        why = f"it has more than {LONGEST:,} characters; split it into articles."
        return _refusal(reading, why)
    try:
        document = clean(reading.document)
    except Exception as error:  # whatever odd text does to the rules costs that text alone
        log.exception("the cleaning of %s failed", reading.document.id or reading.document.title)
        return _failed(reading, type(error).__name__)
    if not any(map(str.isalpha, document.body)):
        return _refusal(reading, "there is no article in it; give a text with words.")
    return replace(reading, document=document)


async def _chained(
    first: list[Reading | Refusal], batches: AsyncIterator[list[Reading | Refusal]]
) -> AsyncIterator[Reading | Refusal]:
    for reading in first:
        yield reading
    async for batch in batches:
        for reading in batch:
            yield reading


def _failed(reading: Reading, why: str) -> Refusal:
    return _refusal(reading, f"it could not be analysed ({why}); the error is in the log.")


def _refusal(reading: Reading, why: str) -> Refusal:
    document = reading.document
    start = " ".join(document.text[:80].split())
    return Refusal(document.id or document.url or document.title or start, why)
