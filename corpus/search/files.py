"""Replace files in one step, and let one process at a time write to a folder."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the new one, never half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is replaced; zeros when it is missing."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_ino


def cleared(folder: Path) -> None:
    """Make an empty folder, whatever was there."""
    if folder.is_file():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def sole(lock: Path, patience: float = 0.0) -> Iterator[bool]:
    """Hold a lock; False when another holds it past our patience. Who ends lets go of it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with lock.open("ab") as file:
        while not (held := _taken(file.fileno())) and time.monotonic() < deadline:
            time.sleep(0.02)
        yield held


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
