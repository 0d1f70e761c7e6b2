"""Load the word lists of `config/lexicons`, and match their words."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "config" / "lexicons"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Read `config/lexicons/<name>.toml`; read once a process, and not to be changed."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; `*` stands for any ending."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest)
