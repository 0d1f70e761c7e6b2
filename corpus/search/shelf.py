"""Hold the parts of the index that lie in one folder, each made anew when it is no good."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.search.answer import Held
from corpus.search.files import sole
from corpus.search.matrix import Matrix, Owner, empty
from corpus.search.vectors import MANIFEST, Embedded, Vectors
from corpus.search.words import POSITION, Words

PATIENCE = 10.0
"""Seconds to wait while another process writes vectors, which takes it milliseconds."""

log = logging.getLogger(__name__)

Name = tuple[str, str]
"""A document: its workspace and its id."""


@dataclass(slots=True)
class Shelf:
    """The words, and the vectors of passages and of sentences.

    A part is None while it is missing or damaged; the next to write makes it anew.
    `compared` tells whether the words were once found to hold what the store holds,
    `confirmed` up to which change the store was told that all is taken up.
    """

    folder: Path
    model: str
    words: Words | None = None
    passages: Vectors | None = None
    sentences: Vectors | None = None
    compared: bool = False
    confirmed: int = 0

    def open(self) -> None:
        """Open what is whole; make nothing yet."""
        self.words = Words.open(self._index)
        self.passages = Vectors.open(self._vectors("passages"), self.model)
        self.sentences = Vectors.open(self._vectors("sentences"), self.model)

    def held(self) -> Held | None:
        """Return what can be searched now; None while there are no words."""
        if self.words is None:
            return None
        return Held(self.words.view(), _matrix(self.passages), _matrix(self.sentences))

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the words; False when another process does."""
        with sole(self.folder / "index.lock") as ours:
            yield ours

    @contextmanager
    def embedding(self) -> Iterator[bool]:
        """Be the one that makes vectors; False when another process does."""
        with sole(self.folder / "embedding.lock") as ours:
            yield ours

    @contextmanager
    def _writing_vectors(self) -> Iterator[bool]:
        """Hold the vectors for a moment; False when another process will not let go."""
        with sole(self.folder / "vectors.lock", PATIENCE) as ours:
            yield ours

    def ready_words(self, *, last: int) -> Words:
        """Return words to write to, made anew when no good or ahead of the store."""
        at = self.words.position() if self.words else None
        if self.words is None and (again := Words.open(self._index)):
            self.words, at = again, again.position()
        if self.words is None or at is None or at > last:
            log.info("The index of words in %s is made anew.", self._index)
            self.words = Words.create(self._index)
        return self.words

    def ready_vectors(self, kind: str, *, last: int) -> Vectors:
        """Return vectors to write to, made anew when no good or ahead of the store."""
        folder = self._vectors(kind)
        held = self._kept(kind) or Vectors.open(folder, self.model)
        if held:
            held.refresh()
        if held is None or held.manifest.position > last:
            log.info("The vectors in %s are made anew.", folder)
            held = Vectors.create(folder, self.model)
        setattr(self, kind, held)
        return held

    def spoil_words(self) -> None:
        """Note that the words are no good, so that the next to write makes them anew."""
        (self._index / POSITION).unlink(missing_ok=True)
        self.words = None

    def spoil_vectors(self) -> None:
        """Note the same of the vectors."""
        for kind in ("passages", "sentences"):
            (self._vectors(kind) / MANIFEST).unlink(missing_ok=True)
        self.passages = self.sentences = None

    def position_of_words(self) -> int:
        """Return the last change that the words have taken up."""
        return (self.words and self.words.position()) or 0

    def position(self) -> int:
        """Return the last change that every part has taken up which has begun to."""
        at = [self.position_of_words()]
        parts = filter(None, (self.passages, self.sentences))
        return min([*at, *(part.manifest.position for part in parts)])

    def compact(self) -> None:
        """Leave no vector of what was taken out in the files."""
        with self._writing_vectors() as ours:
            for part in filter(None, (self.passages, self.sentences)):
                if ours:
                    part.compact()

    def forget(self, changed: Iterable[Name], now: dict[Name, Owner]) -> None:
        """Let documents no longer be found by vectors of what they are no more."""
        names = list(changed)
        for part in filter(None, (self.passages, self.sentences)):
            if gone := _outdated(part, names, now):
                with self._writing_vectors() as ours:
                    if ours:  # if not, who makes vectors next meets the same changes
                        part.forget(gone)

    def write(self, vectors: Vectors, embedded: Sequence[Embedded], position: int) -> bool:
        """Add vectors; False when another process will not let us."""
        with self._writing_vectors() as ours:
            if ours:
                vectors.add(embedded, position)
            return ours

    def _kept(self, kind: str) -> Vectors | None:
        return self.passages if kind == "passages" else self.sentences

    @property
    def _index(self) -> Path:
        return self.folder / "index"

    def _vectors(self, kind: str) -> Path:
        return self.folder / "vectors" / kind


def _matrix(vectors: Vectors | None) -> Matrix:
    return vectors.refresh() if vectors else empty()


def _outdated(vectors: Vectors, changed: Iterable[Name], now: dict[Name, Owner]) -> set[Name]:
    """Return the documents whose vectors are of something that is no longer so."""
    matrix = vectors.refresh()
    held = {name: matrix.owners[matrix.held[name]] for name in changed if name in matrix.held}
    return {name for name, owner in held.items() if owner != now.get(name)}
