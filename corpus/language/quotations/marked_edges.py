"""Say where content around words in marks may begin and end."""

from spacy.tokens import Token

from corpus.language.quotations.marked_place import Place

FAR = 40
"""Tokens from the marks, at most, in which content begins or ends."""
_HIGH = 4
"""Heads over the words in marks that are told apart; those above are alike."""


def beginnings(place: Place, floor: int) -> list[int]:
    """Return the tokens with which content may begin, the opening mark itself last.

    It does not begin before `floor`, which is where other content ends.
    """
    lowest = max(place.start, floor, place.opens - FAR)
    words = [i for i in range(lowest, place.opens) if _may_begin(place, place.doc[i])]
    return [*words, place.opens]


def endings(place: Place) -> list[int]:
    """Return the tokens before which content may end, the closing mark's own end first."""
    last = min(place.end, place.closes + FAR)
    ends = [i + 1 for i in range(place.closes, last) if _may_end(place, place.doc[i])]
    return [place.closes, *ends]


def _may_begin(place: Place, token: Token) -> bool:
    """Tell a word outside marks, and a mark that opens."""
    mark = place.context.mark_around(token.idx)
    return _is_word(token) if mark is None else mark.outer.start == token.idx


def _may_end(place: Place, token: Token) -> bool:
    """Tell a word outside marks, and a mark that closes."""
    mark = place.context.mark_around(token.idx)
    return _is_word(token) if mark is None else mark.outer.end == token.idx + len(token)


def _is_word(token: Token) -> bool:
    return not (token.is_punct or token.is_space)


def phrase_edges(place: Place, *, left: bool) -> dict[int, list[tuple[int, str]]]:
    """Return where the phrases that hold the words begin or end, with how high they stand."""
    edges: dict[int, list[tuple[int, str]]] = {}
    for high, token in enumerate(place.above):
        edge = token.left_edge.i if left else token.right_edge.i + 1
        edges.setdefault(edge, []).append((min(high, _HIGH), token.dep_))
    return edges
