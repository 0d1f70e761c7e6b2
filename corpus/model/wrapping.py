"""Join lines that were cut at a width, as in mails and agency copy, without moving a character."""

import re
from collections.abc import Iterator, Sequence

NARROW, WIDE = 40, 110
"""Characters in the longest line of a text that may have been cut at a width."""
_FEWEST, _SHARE = 3, 0.7
"""Lines that end where no further word had room, and their share, from which a text was cut."""
_STRAY = 25
"""One line of so many may be longer: a link, a headline."""
_OPENS = re.compile(r"\s|[-*•–—>]\s|\d+[.)]\s")
"""An indent, a bullet, a dash or a number that begins a line of its own."""
_ENDS = '.!?…:;"”»'


def unwrapped(text: str) -> str:
    """Return the text with a blank for each line end that only a lack of room brought about.

    A line was cut where the first word of the next had no room in one as long as the longest.
    Where that is so of few, or most of these close a sentence, they end where somebody wanted
    (verse, a paragraph a line), and stay.
    """
    lines = text.split("\n")
    width = sorted(len(line.rstrip()) for line in lines)[-1 - len(lines) // _STRAY]
    if not NARROW <= width <= WIDE:
        return text
    pairs = [place for place in range(len(lines) - 1) if _may_go_on(*lines[place : place + 2])]
    cut = {place for place in pairs if _is_cut(lines, place, width)}
    torn = sum(lines[place].rstrip()[-1] not in _ENDS for place in cut)
    if len(cut) < max(_FEWEST, _SHARE * len(pairs)) or torn < len(cut) / 2:
        return text
    return "".join(_joined(lines, cut | {place for place in pairs if _goes_on(lines, place)}))


def _may_go_on(line: str, following: str) -> bool:
    """Tell two lines of words from one before a blank one, an indent or a bullet."""
    return bool(line.strip() and following.strip()) and not _OPENS.match(following)


def _is_cut(lines: Sequence[str], place: int, width: int) -> bool:
    word = lines[place + 1].split(maxsplit=1)[0]
    return len(lines[place].rstrip()) + 1 + len(word) > width


def _goes_on(lines: Sequence[str], place: int) -> bool:
    """Tell a line that stops amid a sentence, though there was room."""
    return lines[place].rstrip()[-1] not in _ENDS and lines[place + 1][:1].islower()


def _joined(lines: Sequence[str], cut: set[int]) -> Iterator[str]:
    """Yield each line, behind all but the last a blank or what ended it."""
    for place, line in enumerate(lines[:-1]):
        yield line + (" " if place in cut else "\n")
    yield lines[-1]
