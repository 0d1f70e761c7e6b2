"""Read a JSONL file, one article a line."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from corpus.readers.decoding import HOW_LONGER, decode, load, megabytes
from corpus.readers.given import Given, Reading, Refusal, reading, told

SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    """Yield each line's article; a broken line costs that line. `limit` holds for a line."""
    empty = True
    for number, line in enumerate(_lines(path, limit), 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield _article(line, given, limit)
        except UserError as error:
            yield Refusal(f"{path}, line {number}", str(error))
    if empty:
        raise UserError("it is empty; give a file with one JSON object a line.")


def _lines(path: Path, limit: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            yield from decode(load(path, limit)).encode("utf-8", "replace").split(b"\n")
            return
        while line := file.readline(limit + 1):
            yield line
            while len(line) > limit and not line.endswith(b"\n"):
                line = file.readline(limit + 1)


def _article(line: bytes, given: Given, limit: int) -> Reading:
    if len(line.rstrip(b"\r\n")) > limit:
        raise UserError(f"it is longer than {megabytes(limit)}; {HOW_LONGER}")
    row = _row(line)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UserError("it has no “text”; put the article there.")
    return reading(text, told(row, given))


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(decode(line))
    except (ValueError, RecursionError):
        raise UserError("it is not JSON; write one object on the line.") from None
    if not isinstance(row, dict):
        raise UserError("it is not a JSON object; write {“text”: …, “source”: …}.")
    return row
