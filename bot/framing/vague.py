"""Voices without a name or an office, slipped in: “a pattern that critics say shows”."""

import re
from collections.abc import Iterator
from functools import cache

from bot.framing.telling import Telling
from corpus.lexicon import lexicon
from corpus.model import Span

_SAY = (
    "say|says|said|argue|argues|argued|claim|claims|claimed|warn|warned|note|noted|believe|believed"
)


def vague_voices(telling: Telling) -> Iterator[Span]:
    """Find those that no attribution already shows."""
    known = {
        q.speaker.span for q in telling.article.annotations.quotations if q.speaker.span is not None
    }
    for found in _voices().finditer(telling.article.document.body):
        voice = Span(*found.span("who"))
        inside_marks = telling.printed[voice.start].isspace()
        if not inside_marks and not any(voice.meets(span) for span in known):
            yield voice


@cache
def _voices() -> re.Pattern[str]:
    group = next(g for g in lexicon("speakers")["nouns"] if g["kind"] == "collective")
    nouns = "|".join(sorted(f"{word}s" for word in group["words"] if word.isalpha()))
    many = "(?:(?:many|some|most|several|other) )?"
    return re.compile(rf"\b(?P<who>{many}(?:{nouns})) (?:{_SAY})\b", re.IGNORECASE)
