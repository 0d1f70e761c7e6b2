"""Tell whether the files of an index are whole, before anything is read from them.

tantivy closes each file with a footer: a checksum in JSON, its length, a magic number.
It does not look at the checksum when it opens; a damaged file ends the process later.
"""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

_FOOTER = struct.Struct("<II")
_MAGIC = 1337
_PARTS = ("term", "idx", "pos", "fast", "fieldnorm", "store")


def whole(folder: Path) -> bool:
    """Tell whether every file that the index in `folder` lists is there and unharmed.

    Another process may be merging: what it lists is read again when a file has gone.
    """
    for _ in range(3):
        listed = _listing(folder)
        if listed is None:
            return False
        if all(_unharmed(folder / name) for name in _files(listed)):
            return True
        if _listing(folder) == listed:
            return False
    return False


def _listing(folder: Path) -> dict[str, Any] | None:
    try:
        listing = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return None
    return listing if isinstance(listing, dict) and "segments" in listing else None


def _files(listing: dict[str, Any]) -> list[str]:
    names = []
    for segment in listing["segments"]:
        stem = segment["segment_id"].replace("-", "")
        names += [f"{stem}.{part}" for part in _PARTS]
        if segment["deletes"]:
            names.append(f"{stem}.{segment['deletes']['opstamp']}.del")
    return names


def _unharmed(path: Path) -> bool:
    try:
        held = memoryview(path.read_bytes())
        length, magic = _FOOTER.unpack(held[-8:])
        footer = json.loads(bytes(held[-8 - length : -8]))
        return bool(magic == _MAGIC and footer["crc"] == zlib.crc32(held[: -8 - length]))
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False
