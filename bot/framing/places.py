"""How places are spelled: from one language or from another."""

from collections.abc import Iterator
from functools import cache

from bot.framing import phrases
from bot.framing.cells import Seen
from bot.framing.telling import Telling
from corpus.lexicon import lexicon


def spelled(telling: Telling) -> Iterator[Seen]:
    """Find the places of our list in the outlet's own voice, in whichever form."""
    for found in phrases.find(telling.own, _index(), telling.article.document.text):
        sentence = telling.sentence_of(found.span)
        words = found.span.of(telling.article.document.text)
        if sentence and words[:1].isupper():
            yield Seen(telling.article, sentence, words, found.key)


@cache
def _index() -> phrases.Index:
    return phrases.index(
        (form, entry["forms"][0])
        for entry in lexicon("labels")["place"]
        for form in entry["forms"]
        if " " not in form
    )
