"""Cut a text into the pieces that the model reads."""

import re

from corpus.learned.weights import Vocabulary

SPACE = "▁"
_SPACES = re.compile(" {2,}")


def pieces(vocabulary: Vocabulary, text: str) -> list[int]:
    """Return the numbers of the likeliest pieces (the unigram model of Kudo 2018).

    A space before the text is added where there is none. Takes time in step with the length.
    """
    spelled = "".join(vocabulary.spelled.get(ord(char), char) for char in text)
    spaced = _SPACES.sub(" ", spelled)
    return _likeliest(vocabulary, f" {spaced.removeprefix(' ')}".replace(" ", SPACE))


def _likeliest(vocabulary: Vocabulary, text: str) -> list[int]:
    """Find the best way through the text, from its start to each of its characters (Viterbi)."""
    known, scores = vocabulary.pieces, vocabulary.scores
    unlikely = vocabulary.unlikely
    best = [0.0] + [-1e30] * len(text)
    came: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
    for start in range(len(text)):
        so_far = best[start]
        if so_far + unlikely > best[start + 1]:
            best[start + 1], came[start + 1] = so_far + unlikely, (start, vocabulary.unknown)
        for end in range(start + 1, min(start + vocabulary.longest, len(text)) + 1):
            number = known.get(text[start:end])
            if number is not None and so_far + scores[number] > best[end]:
                best[end], came[end] = so_far + scores[number], (start, number)
    return _way_back(came)


def _way_back(came: list[tuple[int, int]]) -> list[int]:
    way, at = [], len(came) - 1
    while at > 0:
        at, number = came[at]
        way.append(number)
    return way[::-1]
