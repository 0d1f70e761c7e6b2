"""Match the words by which an English sentence says no, or leaves something open."""

import re
from typing import Literal

from corpus.lexicon import any_of, lexicon

Group = Literal["not", "denies", "open", "who"]


def denying(group: Group) -> re.Pattern[str]:
    """Match the words of a group of `config/lexicons/denials.toml`, and “n't”."""
    return re.compile(rf"{_words(group)}|n[’']t\b", re.IGNORECASE)


def asking_who() -> re.Pattern[str]:
    """Match the words that ask for a doer."""
    return re.compile(_words("who"), re.IGNORECASE)


def _words(group: Group) -> str:
    return rf"\b(?:{any_of(lexicon('denials')[group]['words'])})\b"
