"""Read plain text, with or without a YAML front matter."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import UserError
from corpus.readers.decoding import decode, load
from corpus.readers.given import Given, Reading, Refusal, reading, told

SUFFIXES = (".txt", ".md", ".markdown")
_FENCE = re.compile(r"\A\s*^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"(\w+):[ \t]+([^\s\[{\"'&*|>%@`].*?)[ \t]*")
"""A line of the simplest YAML, but that its value may have a colon: most headlines do not mind."""
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def read(path: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    """Yield the one article in the file, its text exactly as it stands there."""
    text = decode(load(path, limit))
    if path.suffix.lower() == ".txt":
        yield reading(text, given)
        return
    said, body = front_matter(text)
    yield reading(body, told({"title": _heading(body), **said}, given))


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Split a text into what its front matter says and what follows it."""
    fence = _FENCE.match(text)
    if fence is None:
        return {}, text
    said = _yaml(fence[1])
    return (said, text[fence.end() :]) if said is not None else ({}, text)


def _yaml(block: str) -> dict[str, Any] | None:
    # BaseLoader keeps every value as the words that stand there: dates are ours to read.
    loader = yaml.BaseLoader(block)
    try:
        said = loader.get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        if said := _plain(block):
            return said
        raise UserError(_mend(error)) from None
    finally:
        loader.dispose()
    return said if isinstance(said, dict) else None


def _plain(block: str) -> dict[str, Any] | None:
    """Read lines of a word and its value, which may be a headline with a colon in it."""
    lines = [line for line in block.splitlines() if line.strip()]
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    return {match[1]: match[2] for match in found} if len(found) == len(lines) else None


def _mend(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    where = f" in line {mark.line + 2}" if mark else ""
    return f"its front matter is not YAML{where}; put values with a colon in quotation marks."


def _heading(body: str) -> str | None:
    found = _HEADING.match(body)
    return found[1] if found else None
