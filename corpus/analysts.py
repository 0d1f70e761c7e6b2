"""Analyse documents off the event loop: in a thread when there are few, else in processes."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import BaseContext
from typing import ParamSpec, Self, TypeVar

from corpus.fingerprints import Fingerprint, fingerprint
from corpus.model import Annotations, Document

Annotate = Callable[[Document], Annotations]

P = ParamSpec("P")
T = TypeVar("T")

MOST = 8
"""Processes at most: each holds the language models."""

BEHIND = 10
"""How far their priority is behind that of who answers people."""

PRELOADED = ["corpus.language.analysis", "corpus.ingest"]
"""What workers need, and what a worker would import again since the program that hires it has: a
second and a half of CPU each."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Analysed:
    """What was found in a document, or in `failed` the kind of error that its text caused."""

    annotations: Annotations = field(default_factory=Annotations)
    print_: Fingerprint = field(default_factory=Fingerprint)
    failed: str | None = None


def annotate_fully(document: Document) -> Annotations:
    """Find all that is understood of a document."""
    from corpus.language import annotate  # loads the models, where they are needed only

    return annotate(document)


class Analysts:
    """Workers that analyse documents, given back to the system at the end."""

    def __init__(
        self, annotate: Annotate = annotate_fully, *, many: bool, size: int | None = None
    ) -> None:
        """Analyse by `annotate`, which must be a function of a module if there are `many`.

        `many` gives them processes of their own, `size` or one for each core; they begin with
        the first document.
        """
        self._annotate = annotate
        self._many = many
        self.size = (size or min(os.cpu_count() or 1, MOST)) if many else 1
        self._executor = self._hire(self.size)
        self._single = self._hire(1)
        self._alone = asyncio.Lock()

    async def analyse(self, document: Document) -> Analysed:
        """Analyse one document; a text that breaks the analysis fails by itself."""
        executor = self._executor
        try:
            return await self._run(executor, document)
        except BrokenProcessPool:
            # One text killed a worker, and with it the work of all: see which one it was.
            if executor is self._executor:
                self._executor = self._hire(self.size)
            async with self._alone:
                return await self._apart(document)

    async def also(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have other work done that wants a language model: a function of a module."""
        executor = self._executor
        try:
            return await _done(executor, partial(work, *args, **kwargs))
        except BrokenProcessPool:
            if executor is self._executor:
                self._executor = self._hire(self.size)
            raise

    async def _apart(self, document: Document) -> Analysed:
        try:
            return await self._run(self._single, document)
        except BrokenProcessPool:
            self._single = self._hire(1)
            log.error("the analysis of %s killed its process", document.id or document.title)
            return Analysed(failed="it ended the process")

    async def _run(self, executor: Executor, document: Document) -> Analysed:
        analysed = await _done(executor, partial(_analyse, self._annotate, document))
        if isinstance(analysed, Analysed):
            return analysed
        log.error("the analysis of %s failed\n%s", document.id or document.title, analysed)
        return Analysed(failed=analysed.strip().rpartition("\n")[2].partition(":")[0])

    def _hire(self, size: int) -> Executor:
        if not self._many:
            return ThreadPoolExecutor(size, "analyst")
        return ProcessPoolExecutor(size, _processes(), initializer=_begin)

    async def __aenter__(self) -> Self:
        """Use as `async with Analysts(annotate, many=…) as analysts`."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let the workers end what they are at, and go."""
        await self.close()

    async def close(self) -> None:
        """Let the workers end what they are at, and go."""
        for executor in (self._executor, self._single):
            await asyncio.to_thread(executor.shutdown, cancel_futures=True)


async def _done(executor: Executor, work: Callable[[], T]) -> T:
    """Have work done; a process may have to begin for it, and all else goes on in these seconds."""
    return await asyncio.wrap_future(await asyncio.to_thread(executor.submit, work))


def _processes() -> BaseContext:
    """Begin workers from one process that has imported all they need, where the system can fork.

    A fork of this process would copy its threads' locks; that one has no threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _analyse(annotate: Annotate, document: Document) -> Analysed | str:
    """Run in a worker; an error comes back as text, since not every error can be sent."""
    try:
        return Analysed(annotate(document), fingerprint(document))
    except Exception:  # whatever odd text does to a parser costs that text alone, and is logged
        return traceback.format_exc()


def _begin() -> None:
    """Prepare a worker: an interrupt is its parent's to handle, whose end is its own too.

    It steps behind whoever answers people on the same machine.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)
