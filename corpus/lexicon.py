"""Load the word lists of `config/lexicons`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "config" / "lexicons"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Read `config/lexicons/<name>.toml`; read once a process, and not to be changed."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
