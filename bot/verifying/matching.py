"""Find asked words in an article: exactly, or as near as they come, and say what differs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.verifying.printed import Printed, words_within
from bot.verifying.runs import chains
from bot.verifying.words import Word, same_words
from corpus.model import Span

SHORT = 0.4
"""What a word of three letters or fewer weighs beside a longer one: most are in every text."""

MOST = 20
"""Places of one article where the same words are looked at."""

GAP = 0.5
"""What a stored word that was not asked for costs beside one that was not found."""

LEFT_OUT = 80
"""Words that may be left out at an ellipsis."""

PAUSE = 220
"""Characters between two quotations that may be two parts of one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words to look for; at each place in `open` something may be left out."""

    words: list[Word]
    open: frozenset[int] = frozenset()

    @property
    def weight(self) -> float:
        """What all the words weigh."""
        return weight(self.words)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were asked for and those that stand there instead; either may be none."""

    asked: str
    stored: Span | None


@dataclass(frozen=True, slots=True)
class Match:
    """Where asked words stand in an article.

    `pieces` are the stretches that are the same, `left_out` what an ellipsis stands for, and
    `score`, up to 1, says how much of what was asked is there and nothing else.
    """

    printed: Printed
    span: Span
    pieces: tuple[Span, ...]
    differences: tuple[Difference, ...] = ()
    left_out: tuple[Span, ...] = ()
    score: float = 1.0
    spoken: bool = False


def weight(words: Sequence[Word]) -> float:
    """Weigh words: short ones tell little."""
    return sum(1.0 if len(word.key) > 3 else SHORT for word in words)


def exactly(asked: Asked, printed: Printed) -> list[Match]:
    """Find the words one after the other, in speech and anywhere; `MOST` of either.

    At an open place up to `LEFT_OUT` stored words may stand between.
    """
    return [
        match
        for words, spoken in ((printed.spoken, True), (printed.words, False))
        for parts in islice(_places(asked, words), MOST)
        if (match := _whole(printed, parts, spoken=spoken))
    ]


def _whole(printed: Printed, parts: list[list[Word]], *, spoken: bool) -> Match | None:
    pieces = tuple(piece for words in parts for piece in pieces_of(printed, words))
    if spoken and not _one_utterance(printed, pieces):
        return None
    gaps = (Span(a[-1].span.end, b[0].span.start) for a, b in pairwise(parts))
    out = [pieces_of(printed, words_within(printed.words, gap)) for gap in gaps]
    left_out = tuple(Span(o[0].start, o[-1].end) for o in out if o)
    return Match(printed, Span(pieces[0].start, pieces[-1].end), pieces, (), left_out, 1, spoken)


def _places(asked: Asked, stored: list[Word]) -> Iterator[list[list[Word]]]:
    """Yield the stored words that are those asked for, parted where something is left out."""
    edges = [0, *sorted(asked.open), len(asked.words)]
    runs = [_keys(asked.words[a:b]) for a, b in pairwise(edges)]
    for found in chains(runs, _keys(stored), LEFT_OUT):
        yield [stored[at.start : at.stop] for at in found]


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def pieces_of(printed: Printed, found: Sequence[Word]) -> tuple[Span, ...]:
    """Join words that nothing but marks and blanks parts into stretches."""
    pieces: list[Span] = []
    for word in found:
        if pieces and not _words_between(printed, pieces[-1].end, word.span.start):
            pieces[-1] = Span(pieces[-1].start, word.span.end)
        else:
            pieces.append(word.span)
    return tuple(pieces)


def _words_between(printed: Printed, start: int, end: int) -> bool:
    return any(c.isalnum() for c in printed.body[start:end])


def _one_utterance(printed: Printed, pieces: Sequence[Span]) -> bool:
    """Tell whether stretches of speech are parts of what one speaker says in one breath."""
    for one, following in pairwise(pieces):
        both = (printed.holder(one), printed.holder(following))
        whose = {q.speaker.entity for q in both if q and q.speaker.entity}
        if len(whose) > 1 or _unspoken(printed, Span(one.end, following.start)) > PAUSE:
            return False
    return True


def _unspoken(printed: Printed, gap: Span) -> int:
    """Count the characters of a stretch that nobody speaks."""
    inside = [s for s in printed.speech if s.meets(gap)]
    spoken = sum(min(s.end, gap.end) - max(s.start, gap.start) for s in inside)
    return gap.end - gap.start - spoken


def nearest(asked: Asked, printed: Printed) -> Match | None:
    """Align the words with the stretch that is most like them, in speech or anywhere."""
    found = [
        match
        for words, spoken in ((printed.spoken, True), (printed.words, False))
        if (match := _aligned(asked, printed, words, spoken=spoken))
    ]
    return max(found, key=lambda m: (m.score, m.spoken), default=None)


Block = tuple[str, int, int, int, int]
"""A tag, and the stretches of asked and of stored words that it is about."""


def _aligned(asked: Asked, printed: Printed, stored: list[Word], *, spoken: bool) -> Match | None:
    """Align twice: what is found at first tells where the rest must stand."""
    window = _window(asked, stored)
    blocks = _blocks(asked, window)
    if not blocks:
        return None
    before, after = (_unfound(part) for part in (blocks, blocks[::-1]))
    first, last = blocks[0], blocks[-1]
    begins = first[3] if first[0] == "equal" else first[4]
    ends = last[4] if last[0] == "equal" else last[3]
    begins -= _going_on(printed, window[begins::-1][: before + 1])
    ends += _going_on(printed, window[ends - 1 :][: after + 1])
    window = window[begins:ends]
    blocks = _blocks(asked, window)
    found = _match(asked, printed, window, blocks, spoken=spoken) if blocks else None
    return found if found and not (spoken and not _one_utterance(printed, found.pieces)) else None


def _blocks(asked: Asked, window: list[Word]) -> list[Block]:
    codes = Levenshtein.opcodes(_keys(asked.words), _keys(window))
    raw = [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]
    return _trimmed([_kind(block, asked.words, window) for block in _merged(raw, asked)])


def _unfound(blocks: list[Block]) -> int:
    """Count the asked words before the first that was found."""
    tag, start, end, _, _ = blocks[0]
    return 0 if tag == "equal" else end - start


def _going_on(printed: Printed, words: list[Word]) -> int:
    """Count the words after the first that stand in its sentence, and in the same marks."""
    together = takewhile(lambda pair: not _parted(printed, *pair), pairwise(words))
    return sum(1 for _ in together)


def _parted(printed: Printed, one: Word, other: Word) -> bool:
    first, second = sorted((one.span, other.span))
    return _PARTS.search(printed.body, first.end, second.start) is not None


_PARTS = re.compile(r"[.!?…\n“”„«»\"‘]")
"""What a word of another sentence, or of other marks, is parted by."""


def _merged(blocks: list[Block], asked: Asked) -> list[Block]:
    """Join differences that follow one another; what an ellipsis stands for stays apart."""
    merged: list[Block] = []
    for block in blocks:
        both = (*merged[-1:], block)
        if len(both) == 2 and all(b[0] != "equal" and not _is_left_out(b, asked) for b in both):
            (_, a, _, c, _), (_, _, b, _, d) = both
            merged[-1] = ("insert" if a == b else "delete" if c == d else "replace", a, b, c, d)
        else:
            merged.append(block)
    return merged


def _window(asked: Asked, stored: list[Word]) -> list[Word]:
    """Return the stretch of stored words that is most like those asked for, and some around."""
    keys = _keys(stored)
    best = fuzz.partial_ratio_alignment(_keys(asked.words), keys) if keys else None
    if best is None:
        return []
    room = len(asked.words) // 2 + 4 + (LEFT_OUT if asked.open else 0)
    if len(stored) < len(asked.words):  # then the shorter, stored, was looked for in the asked
        return stored
    return stored[max(0, best.dest_start - room) : best.dest_end + room]


def _kind(block: Block, asked: list[Word], stored: list[Word]) -> Block:
    """Take what is only spelled otherwise for the same."""
    tag, a, b, c, d = block
    if tag == "replace" and same_words(asked[a:b], stored[c:d]):
        return ("equal", a, b, c, d)
    return block


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Drop what is stored beyond both ends, and a lone word that was found far from the rest."""
    blocks = _front(blocks)
    return [*reversed(_front([*reversed(blocks)]))]


def _front(blocks: list[Block]) -> list[Block]:
    while blocks and blocks[0][0] == "insert":
        blocks = blocks[1:]
    if len(blocks) > 2 and blocks[0][0] == "equal" and blocks[1][0] == "insert":
        (_, a, b, _, end), (_, _, _, gap_start, gap_end) = blocks[:2]
        if b - a <= 2 and gap_end - gap_start > 2 * (b - a):
            rest = gap_end if gap_start == end else gap_start  # the other way round at the back
            return _front([("delete", a, b, rest, rest), *blocks[2:]])
    return blocks


def _match(
    asked: Asked, printed: Printed, window: list[Word], blocks: list[Block], *, spoken: bool
) -> Match | None:
    same = [window[c:d] for tag, _, _, c, d in blocks if tag == "equal"]
    if not same:
        return None
    left_out = [window[c:d] for b in blocks if _is_left_out(b, asked) for c, d in [b[3:]]]
    told = [_difference(b, asked, window) for b in blocks if _differs(b, asked)]
    extra = [
        w for b in blocks if b[0] == "insert" and _differs(b, asked) for w in window[b[3] : b[4]]
    ]
    score = sum(map(weight, same)) / (asked.weight + GAP * weight(extra) or 1)
    held = [w for b in blocks for w in window[b[3] : b[4]]]
    return Match(
        printed,
        Span(held[0].span.start, held[-1].span.end),
        tuple(piece for words in same for piece in pieces_of(printed, words)),
        tuple(told),
        tuple(Span(words[0].span.start, words[-1].span.end) for words in left_out),
        score,
        spoken,
    )


def _is_left_out(block: Block, asked: Asked) -> bool:
    return block[0] == "insert" and block[1] in asked.open


def _differs(block: Block, asked: Asked) -> bool:
    return block[0] != "equal" and not _is_left_out(block, asked)


def _difference(block: Block, asked: Asked, window: list[Word]) -> Difference:
    _, a, b, c, d = block
    stored = Span(window[c].span.start, window[d - 1].span.end) if d > c else None
    return Difference(" ".join(w.text for w in asked.words[a:b]), stored)
