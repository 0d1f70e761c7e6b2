"""Put together again what was broken into lines: a picture's text, a message that is answered."""

import re
from collections.abc import Sequence
from itertools import pairwise

SHORT = 25
"""Characters of a line that is too short to go on in the next: it may be one of a list."""

_ANSWERED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_IN_MARKS = (
    re.compile(r"[“„][^“”„\n]*(?:\n[^“”„\n]+)+[”“]"),
    re.compile(r"«[^«»\n]*(?:\n[^«»\n]+)+»"),
    re.compile(r"‘[^‘\n]*(?:\n[^‘\n]+)+’"),
)
_STRAIGHT = re.compile(r'"[^"]*"')
_APART = ("", *"—–-")
"""How a line begins that is empty, or one of a list, or says who speaks."""
_LOWER = re.compile(r"[a-zа-яґєії]")


def unwrapped(text: str) -> str:
    """Write a text without the line ends that only its width has made."""
    text = _ANSWERED.sub("", text)
    for pattern in _IN_MARKS:
        text = pattern.sub(_on_one_line, text)
    if text.count('"') == 2:
        text = _STRAIGHT.sub(_on_one_line, text)
    lines = [line.strip() for line in text.split("\n")]
    filled = _is_filled([line for line in lines if line[:1] not in _APART])
    whole = lines[0]
    for line, following in pairwise(lines):
        whole += (" " if _goes_on(line, following, filled) else "\n") + following
    return whole


def _on_one_line(found: re.Match[str]) -> str:
    return found.group() if "\n\n" in found.group() else found.group().replace("\n", " ")


def _is_filled(lines: Sequence[str]) -> bool:
    """Tell three lines or more of which none had room for the first word of the next."""
    width = max(map(len, lines), default=0)
    ends = [len(f"{line} {following.split(' ')[0]}") for line, following in pairwise(lines)]
    return len(lines) > 2 and all(end > width for end in ends)


def _goes_on(line: str, following: str, filled: bool) -> bool:
    """Tell whether a sentence goes on in the next line."""
    if len(line) < SHORT or line[0] in _APART or following[:1] in _APART:
        return False
    return filled or (line[-1] not in ".!?…:" and _LOWER.match(following) is not None)
