"""Tell whether two texts are one article: by address, by hash, by the shingles they share.

The signature is MinHash in bands (Broder 1997; Leskovec et al., Mining of Massive Datasets,
3.4): two texts that share nine shingles in ten share a band in 9,998 of 10,000 cases, so
that only texts with a common band need be compared in full.
"""

import re
from functools import cache
from hashlib import blake2b, sha256
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

import numpy
from numpy.typing import NDArray

from corpus.model import Document

NEAR = 0.9
"""Share of common shingles (Jaccard) from which two texts are one article."""
SHINGLE = 3
BANDS, ROWS = 8, 4

_TRACKING = re.compile(
    r"(?:utm_|at_|mc_|ga_)|(?:fbclid|gclid|yclid|igshid|cmpid|ref|ref_src|smid)$"
)
_WORD = re.compile(r"\w+")


def kept_text(document: Document) -> str:
    """Return the article alone, its white space evened: what identity is taken from."""
    return " ".join(document.body.split())


def text_hash(kept: str) -> str:
    """Return what two equal texts have in common and no two others."""
    return sha256(kept.encode()).hexdigest()


def made_id(workspace: str, kept: str) -> str:
    """Make an id for an article that came without one; two workspaces never share one."""
    return sha256(f"{workspace}\n{kept}".encode()).hexdigest()[:12]


def address(url: str | None) -> str | None:
    """Reduce a link to what tells one article from another; None if it names a site only."""
    try:
        parts = urlsplit(url or "")
        host = re.sub(r"^(www|m|amp)\.", "", parts.hostname or "")
    except ValueError:
        return None
    path = re.sub(r"(/amp)?/*$", "", parts.path)
    query = urlencode(sorted(p for p in parse_qsl(parts.query) if not _TRACKING.match(p[0])))
    if not host or not (path or query):
        return None
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def signature(kept: str) -> tuple[int, ...]:
    """Return the bands of a text's MinHash, each a number that SQL can look up."""
    hashes = numpy.fromiter(_shingles(kept), dtype=numpy.uint64)
    factor, offset = _permutations()
    mixed = (hashes[:, None] * factor + offset) >> numpy.uint64(32)
    least = mixed.min(axis=0).reshape(BANDS, ROWS)
    return tuple(_number(at, row.tobytes()) for at, row in enumerate(least))


def likeness(a: str, b: str) -> float:
    """Return the share of shingles that two kept texts have in common."""
    ours, theirs = _shingles(a), _shingles(b)
    return len(ours & theirs) / len(ours | theirs)


def _shingles(kept: str) -> set[int]:
    """Return hashes of each run of words; a text shorter than one run is one shingle."""
    words = _WORD.findall(kept.casefold())
    runs = range(max(1, len(words) - SHINGLE + 1))
    return {crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in runs}


@cache
def _permutations() -> tuple[NDArray[numpy.uint64], NDArray[numpy.uint64]]:
    """Return the constants of the hash functions (multiply-shift); they must never change."""
    numbers = numpy.array(
        [
            int.from_bytes(blake2b(f"minhash {n}".encode(), digest_size=8).digest(), "big")
            for n in range(2 * BANDS * ROWS)
        ],
        dtype=numpy.uint64,
    )
    return numbers[: BANDS * ROWS] | numpy.uint64(1), numbers[BANDS * ROWS :]


def _number(band: int, content: bytes) -> int:
    digest = blake2b(content, digest_size=8, person=str(band).encode()).digest()
    return int.from_bytes(digest, "big", signed=True)
