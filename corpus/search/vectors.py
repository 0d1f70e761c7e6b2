"""Keep vectors in files that only grow, so that an ending at any point harms nothing.

Rows are appended first; the manifest, replaced in one step, then says how much counts.
What lies beyond was not finished, and is written over.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, field
from dataclasses import replace as altered
from pathlib import Path

import numpy as np

from corpus.search.embedding import DIMENSIONS, Bytes
from corpus.search.files import cleared, replace, stamp
from corpus.search.matrix import COLUMNS, Matrix, Owner, empty

FORMAT = 1
MANIFEST = "manifest.json"
FILES = ("vectors", "rows", "owners")
COMPACT = 0.25
"""Part of the documents that may be dead before the files are written anew."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What of the files counts: sizes and checksums, in the order of FILES."""

    model: str
    format: int = FORMAT
    generation: int = 0
    position: int = 0
    dead: tuple[int, ...] = ()
    sizes: tuple[int, ...] = (0, 0, 0)
    sums: tuple[int, ...] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document's rows, ready to be written: passage's start, own start and end; vectors."""

    owner: Owner
    spans: Sequence[tuple[int, int, int]]
    vectors: Bytes


@dataclass(slots=True)
class Vectors:
    """The vectors in one folder. Who changes them holds the lock of the folder."""

    folder: Path
    model: str
    matrix: Matrix = field(default_factory=empty)
    manifest: Manifest = field(default_factory=lambda: Manifest(""))
    _stamp: tuple[int, int] = (0, 0)

    @classmethod
    def open(cls, folder: Path, model: str) -> "Vectors | None":
        """Open what is there; None when it is missing, damaged or another model's."""
        opened = cls(folder, model)
        manifest = _manifest(folder, model)
        if manifest is None or not _whole(folder, manifest):
            return None
        opened.refresh()
        return opened

    @classmethod
    def create(cls, folder: Path, model: str) -> "Vectors":
        """Begin anew, whatever was there."""
        cleared(folder)
        made = cls(folder, model)
        made._begin(Manifest(model))
        made.refresh()
        return made

    def refresh(self) -> Matrix:
        """Take up what this process or another has written since."""
        now = stamp(self.folder / MANIFEST)
        manifest = _manifest(self.folder, self.model) if now != self._stamp else None
        if manifest is not None:
            # Another process may just have compacted: what is mapped stays good till next time.
            with suppress(OSError, ValueError):
                self.matrix = _matrix(self.folder, manifest, self.matrix, self.manifest)
                self.manifest, self._stamp = manifest, now
        return self.matrix

    def add(self, embedded: Iterable[Embedded], position: int) -> None:
        """Append documents, each in the place of what was held of it, and note how far."""
        added = list(embedded)
        matrix = self.refresh()
        dead = {*self.manifest.dead, *_places(matrix, (_name(each.owner) for each in added))}
        parts = _bytes(added, len(matrix.owners))
        sizes, sums = [], []
        for at, part in enumerate(parts):
            _append(self._path(at), self.manifest.sizes[at], part)
            sizes.append(self.manifest.sizes[at] + len(part))
            sums.append(zlib.crc32(part, self.manifest.sums[at]))
        self._note(position=position, dead=dead, sizes=tuple(sizes), sums=tuple(sums))

    def forget(self, documents: Iterable[tuple[str, str]]) -> None:
        """Let documents no longer be found; their rows go when enough have gathered."""
        matrix = self.refresh()
        if gone := _places(matrix, documents):
            self._note(dead={*self.manifest.dead, *gone})
        if len(self.manifest.dead) > COMPACT * len(self.matrix.owners) + 100:
            self.compact()

    def compact(self) -> None:
        """Write all files anew without what is dead, so that not a byte of it is left."""
        kept = list(_living(self.refresh()))
        old, at = self.manifest, self.manifest.position
        self._begin(Manifest(self.model, generation=old.generation + 1))
        self.add(kept, at)
        for name in FILES:
            (self.folder / f"{name}.{old.generation}").unlink(missing_ok=True)

    def _begin(self, manifest: Manifest) -> None:
        for name in FILES:
            (self.folder / f"{name}.{manifest.generation}").write_bytes(b"")
        replace(self.folder / MANIFEST, json.dumps(asdict(manifest)).encode())

    def _path(self, at: int) -> Path:
        return self.folder / f"{FILES[at]}.{self.manifest.generation}"

    def _note(
        self,
        *,
        dead: set[int],
        position: int | None = None,
        sizes: tuple[int, ...] | None = None,
        sums: tuple[int, ...] | None = None,
    ) -> None:
        noted = altered(
            self.manifest,
            dead=tuple(sorted(dead)),
            position=self.manifest.position if position is None else position,
            sizes=sizes or self.manifest.sizes,
            sums=sums or self.manifest.sums,
        )
        replace(self.folder / MANIFEST, json.dumps(asdict(noted)).encode())
        self.refresh()


def _manifest(folder: Path, model: str) -> Manifest | None:
    """Read the manifest; None when there is none that can be read, or it is another model's."""
    try:
        noted = json.loads((folder / MANIFEST).read_bytes())
        for name in ("dead", "sizes", "sums"):
            noted[name] = tuple(map(int, noted[name]))
        manifest = Manifest(**noted)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    ours = (manifest.model, manifest.format) == (model, FORMAT)
    return manifest if ours and len(manifest.sizes) == len(manifest.sums) == 3 else None


def _whole(folder: Path, manifest: Manifest) -> bool:
    return all(
        _checksum(folder / f"{name}.{manifest.generation}", size) == checksum
        for name, size, checksum in zip(FILES, manifest.sizes, manifest.sums, strict=True)
    )


def _checksum(path: Path, size: int) -> int | None:
    """Sum up the first `size` bytes; None when there are fewer."""
    checksum = 0
    try:
        with path.open("rb") as file:
            while size and (read := file.read(min(size, 1 << 22))):
                checksum, size = zlib.crc32(read, checksum), size - len(read)
    except OSError:
        return None
    return None if size else checksum


def _matrix(folder: Path, now: Manifest, before: Matrix, then: Manifest) -> Matrix:
    """Map the files into memory; of the owners, read only those that are new."""
    vectors, rows, owners = (folder / f"{name}.{now.generation}" for name in FILES)
    grown = (now.generation, now.model) == (then.generation, then.model)
    known = list(before.owners) if grown else []
    with owners.open("rb") as file:
        file.seek(then.sizes[2] if grown else 0)
        fresh = file.read(now.sizes[2] - file.tell())
    known += (Owner(*json.loads(line)) for line in fresh.splitlines())
    count = now.sizes[0] // DIMENSIONS
    if not count:
        return Matrix(empty().vectors, empty().rows, known, frozenset(now.dead))
    return Matrix(
        np.asarray(np.memmap(vectors, np.int8, "r", shape=(count, DIMENSIONS))),
        np.asarray(np.memmap(rows, np.int32, "r", shape=(count, COLUMNS))),
        known,
        frozenset(now.dead),
        before.grown() if grown else None,
    )


def _bytes(added: Sequence[Embedded], first: int) -> tuple[bytes, bytes, bytes]:
    """Write documents as the three files hold them, the first as the `first`th in its list."""
    rows = [(place, *span) for place, each in enumerate(added, first) for span in each.spans]
    owners = [json.dumps(astuple(each.owner)) + "\n" for each in added]
    return (
        b"".join(each.vectors.tobytes() for each in added),
        np.array(rows, np.int32).tobytes(),
        "".join(owners).encode(),
    )


def _append(path: Path, size: int, part: bytes) -> None:
    with path.open("r+b") as file:
        file.truncate(size)
        file.seek(size)
        file.write(part)


def _name(owner: Owner) -> tuple[str, str]:
    return owner.workspace, owner.document


def _places(matrix: Matrix, documents: Iterable[tuple[str, str]]) -> set[int]:
    return {matrix.held[name] for name in documents if name in matrix.held}


def _living(matrix: Matrix) -> Iterable[Embedded]:
    bounds = np.searchsorted(matrix.rows[:, 0], np.arange(len(matrix.owners) + 1))
    for place in matrix.held.values():
        own = slice(bounds[place], bounds[place + 1])
        spans = [(int(a), int(b), int(c)) for _, a, b, c in matrix.rows[own]]
        yield Embedded(matrix.owners[place], spans, np.array(matrix.vectors[own]))
