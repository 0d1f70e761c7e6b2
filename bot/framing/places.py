"""How places are spelled: from one language or from another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.framing import phrases
from bot.framing.cells import Seen
from bot.framing.telling import Telling
from bot.framing.wordlists import arranged, choices
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class Spelled:
    """A place in one of the forms that a language has for it; `seen` is as printed."""

    place: str
    form: str
    seen: Seen


def spelled(telling: Telling) -> Iterator[Spelled]:
    """Find the places of our list in the outlet's own voice, in whichever form and case."""
    document = telling.article.document
    for found in phrases.find(telling.own, _index(document.language), document.text):
        sentence = telling.sentence_of(found.span)
        words = found.span.of(document.text)
        if sentence and (words[:1].isupper() or " " in words):
            place, form = found.key.split("/")
            yield Spelled(place, form, Seen(telling.article, sentence, words, place))


@cache
def _index(language: Language) -> phrases.Index:
    """Arrange the forms of each place that is spelled in two ways in a language.

    What it is called in another language is no form of it: nobody chose that.
    """
    forms = ((c.forms[language], form) for c in choices("place") for form in c.forms[language])
    named = [(form, f"{every[0]}/{form}".replace("=", "")) for every, form in forms]
    return arranged(named, language)
