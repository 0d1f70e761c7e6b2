"""Pair quotation marks of every style, and tell apostrophes apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language.apostrophes import (
    begins_speech,
    crosses,
    ends_a_word,
    without_apostrophes,
)
from corpus.model import Span

OPENING = "“„«‹‘‚\"'‟”"
"""Marks that may open a quotation; ” opens where the writer uses it at both ends."""
CLOSES = {
    "“": '”"',
    "‟": "”",
    "”": "”“",
    "„": "“”‟",
    "«": "»",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
}
SINGLE = "‘’'‚‹›"
LONGEST_OVER_PARAGRAPHS = 200
DEEPEST = 20
"""Marks that may wait for their partner; more is no text."""

_MARK = re.compile(r"[“”„‟«»‹›‘’‚\"']")
_LINE = re.compile(r"[^\n]+")
_NARRATED = re.compile(
    r"[,!?]\s+(?:(?:he|she|they|I)\s+(?:said|says|told|asked|added)|said\s)|(?:\s[—–]|,)\s+(?:сказ|заяв|каже|добав|додав)"
)
"""Words of the writer: a paragraph that has them is not all quotation."""
_SAID = re.compile(
    r"[,!?] (?:(?:said|says|added|asked|wrote|told) [A-Z]"
    r"|(?:he|she|they|(?:[A-Z]\w+ ){1,3})(?:said|says|added|asked|wrote|told)\b)"
)
"""An attribution after words that lost their closing mark."""
_DASHED = re.compile(
    r"^[ \t]*[—–] ?(\w[^\n]*?[,?!…])(?= (?:[—–] )?"
    r"(?:(?:said|says|asked|answered|replied|shouted|added|whispered|cried|called) \w"
    r"|(?:he|she|they|(?:[A-Z]\w+ ){1,3}|the \w+ )(?:said|says|asked|answered|replied|added)\b))",
    re.MULTILINE,
)
"""A line of dialogue, as novels and some reporters set it."""
_BEFORE_OPENING = " \t\xa0([{—–-/:" + OPENING


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: `outer` with the marks, `inner` without, unpadded."""

    outer: Span
    inner: Span
    mark: str


@dataclass(frozen=True, slots=True)
class _Opening:
    """A mark that waits for its closing partner."""

    at: int
    mark: str


def marked(text: str) -> tuple[Marked, ...]:
    """Return what stands in marks, outermost pairs only, in order.

    Marks pair within a paragraph; a quotation goes on over paragraphs when each begins
    with the opening mark again. A mark without partner costs its own quotation only.
    """
    text = _usual(text)
    pairs: list[Span] = []
    waiting: list[_Opening] = []
    ended = 0
    for line in _LINE.finditer(text):
        carried = _going_on(text, line, waiting)
        pairs += _ended(text, waiting, ended) if not carried else []
        found, still_open = _pairs(text, line.start(), line.end(), carried)
        pairs += found
        pairs += [p for o in still_open if (p := _cut_short(text, o, line.end())) is not None]
        waiting = [o for o in still_open[-1:] if _may_go_on(text, o, found)]
        ended = line.end()
    pairs += _ended(text, waiting, ended)
    return tuple(sorted((*_outermost(text, pairs), *_dashed(text, pairs)), key=lambda m: m.outer))


def _usual(text: str) -> str:
    """Give typewriter's marks, ``so'', and the apostrophe of "he 's" the usual form.

    The text stays as long as it is, so that every offset holds.
    """
    if "``" in text:
        text = text.replace("``", "“ ").replace("''", " ”")
    return without_apostrophes(text)


def _going_on(text: str, line: re.Match[str], waiting: list[_Opening]) -> list[_Opening]:
    """Keep an open quotation if this paragraph repeats its mark."""
    start = line.start() + len(line.group()) - len(line.group().lstrip())
    kept = [o for o in waiting if text[start : start + 1] == o.mark]
    return [o for o in kept if text.count("\n", o.at, start) <= 2 * LONGEST_OVER_PARAGRAPHS]


def _may_go_on(text: str, opening: _Opening, found: list[Span]) -> bool:
    """Tell whether an unclosed mark looks like a quotation and not like a slip."""
    if opening.mark not in '“„«"‘' or text[opening.at + 1 : opening.at + 2].isspace():
        return False
    if any(p.start > opening.at and text[p.start] == opening.mark for p in found):
        return False
    if opening.mark == "‘" and not begins_speech(text, opening.at):
        return False  # an apostrophe that was set the wrong way round
    end = text.find("\n", opening.at)
    return _NARRATED.search(text, opening.at, end if end >= 0 else len(text)) is None


def _ended(text: str, waiting: list[_Opening], end: int) -> list[Span]:
    """End speech that was never closed where its last paragraph does."""
    last = len(text[:end].rstrip())
    return [Span(o.at, last) for o in waiting if _begins(text, o) and text[last - 1] in ".!?…"]


def _begins(text: str, opening: _Opening) -> bool:
    """Tell a mark before all of a paragraph, or “ after a sentence, from one in a sentence."""
    ahead = text[text.rfind("\n", 0, opening.at) + 1 : opening.at].rstrip()
    return not ahead or (opening.mark in "“«" and ahead[-1] in ".!?…")


def _cut_short(text: str, opening: _Opening, end: int) -> Span | None:
    """End what was never closed before its "…, said Orlova"; the comma ends the words."""
    stop = _SAID.search(text, opening.at, end)
    if stop is None or opening.mark not in OPENING or opening.mark in SINGLE:
        return None
    words = text[opening.at + 1 : stop.start()]
    clear = len(words.split()) > 2 and words[:1].isalnum() and _MARK.search(words) is None
    return Span(opening.at, stop.start() + 2) if clear else None


def _pairs(
    text: str, start: int, end: int, carried: list[_Opening]
) -> tuple[list[Span], list[_Opening]]:
    """Pair the marks of one paragraph; return the pairs and what stays open."""
    stack = list(carried)
    found: list[Span] = []
    skip = bool(carried)  # the repeated mark opens nothing new
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if skip:
            skip = False
            continue
        partner = _partner(text, stack, at, mark, end)
        if partner is not None:
            found.append(Span(stack[partner].at, at + 1))
            del stack[partner:]
        elif _opens(text, at, mark, stack) or (not stack and _misplaced(text, at, end)):
            stack.append(_Opening(at, mark))
            del stack[:-DEEPEST]
    return found, stack


def _partner(text: str, stack: list[_Opening], at: int, mark: str, end: int) -> int | None:
    """Find the innermost waiting mark that this one closes."""
    if not stack or not _may_close(text, at, mark, end):
        return None
    for place in range(len(stack) - 1, -1, -1):
        if mark in CLOSES[stack[place].mark] and at > stack[place].at + 1:
            return _unless_across(text, stack, place, at)
    return None


def _unless_across(text: str, stack: list[_Opening], place: int, at: int) -> int | None:
    """Return the place, unless a single mark would pair over another's words; drop those.

    What ends like speech was opened like speech: a mark within a phrase, such as ‘nuff, was
    then an apostrophe.
    """
    if stack[place].mark not in "‘'":
        return place
    if crosses(text, stack[place].at + 1, at):
        del stack[place:]
        return None
    spoken = text[at - 1] in ",.!?…" and not begins_speech(text, stack[place].at)
    outer = place - 1
    nested = outer >= 0 and stack[outer].mark == stack[place].mark
    if not spoken or not nested or not begins_speech(text, stack[outer].at):
        return place
    return outer if not crosses(text, stack[outer].at + 1, at) else place


def _may_close(text: str, at: int, mark: str, end: int) -> bool:
    """Tell from its neighbours whether a mark can close."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "»›":
        return True
    if mark in "’'":
        return not after.isalnum() and not ends_a_word(text, at, end)
    if mark in '"”‘“‟':
        return not before.isspace() or not after.isalnum()
    return False


def _misplaced(text: str, at: int, end: int) -> bool:
    """Tell an opening mark that slipped to the sentence before it: `ended." Yes," she said`.

    Or one whose space was lost, `ended."Yes," she said`. The next mark must be a closing one.
    """
    if text[at] != '"' or text[at - 1 : at] not in tuple(".!?") or not at:
        return False
    if re.match(r" ?\[?[A-Z]", text[at + 1 : at + 4]) is None:
        return False
    partner = text.find('"', at + 1, end)
    return (
        partner > 0
        and text[partner - 1] in ",.!?"
        and not text[partner + 1 : partner + 2].isalnum()
    )


def _opens(text: str, at: int, mark: str, stack: list[_Opening]) -> bool:
    """Tell whether a mark can open here."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark in "“„«" and after == " ":
        return not any(o.mark == mark for o in stack)  # some set blanks inside the marks
    if mark == '"' and _stands_apart(text, at) and not any(o.mark == mark for o in stack):
        return True
    if mark not in OPENING or not after or after.isspace():
        return False
    if mark in "“„«‹‚":
        return True
    if before and before not in _BEFORE_OPENING and not before.isspace():
        return False
    return not (mark == "”" and any(o.mark in "“„" for o in stack))


def _stands_apart(text: str, at: int) -> bool:
    """Tell an opening mark that has a blank on both sides: `told Cook. " You have done it."`."""
    apart = text[at + 1 : at + 2] == " " and (not at or text[at - 1].isspace())
    return apart and text[at + 2 : at + 3].isupper() and text.find('"', at + 2) > 0


def _dashed(text: str, pairs: list[Span]) -> Iterator[Marked]:
    """Yield speech that a dash opens and "…, said Orlova" ends: "— It is late, said Orlova."."""
    for line in _DASHED.finditer(text):
        words = Span(line.start(1), line.end(1))
        if not any(p.meets(words) for p in pairs):
            yield Marked(words, words, "—")


def _outermost(text: str, pairs: list[Span]) -> Iterator[Marked]:
    """Yield the pairs that lie in no other, with their content."""
    done = -1
    for pair in sorted(pairs, key=lambda s: (s.start, -s.end)):
        if pair.start < done:
            continue
        closed = text[pair.end - 1] in CLOSES[text[pair.start]] + " "
        words = text[pair.start + 1 : pair.end - closed]
        inner_start = pair.start + 1 + len(words) - len(words.lstrip())
        inner = Span(inner_start, inner_start + len(words.strip()))
        if any(c.isalnum() for c in words):
            done = pair.end
            yield Marked(pair, inner, text[pair.start])
