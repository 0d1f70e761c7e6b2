"""Put what a word states in its sentence, and find the verb that decides whether it is so."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language.pipeline import Parsed
from corpus.model import Span, Stated

REFUSING = frozenset(("refuse", "decline", "fail", "forget"))
"""Verbs that say of what follows that it was not done."""


def above(verb: Token) -> Token:
    """Return the verb that decides whether something is said to be so: “refused to go”."""
    refuses = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in REFUSING
    return verb.head if refuses else verb


def span_of(token: Token) -> Span:
    """Return where a word stands, in characters."""
    return Span(token.idx, token.idx + len(token))


def placed(
    parsed: Parsed,
    span: Span,
    of: str,
    low: float = 0.0,
    high: float | None = None,
    *,
    value: str = "",
    whose: str = "",
    where: str = "",
) -> Iterator[Stated]:
    """Yield what is stated at a span, if it stands in a sentence; `high` is `low` if not given."""
    sentence = next((s for s in parsed.sentences if s.holds(span)), None)
    if sentence is not None:
        top = low if high is None else high
        yield Stated(sentence, span, of, low, top, value=value, whose=whose, where=where)
