"""Tell he from she for surnames under "Mr" and "Mrs", and for the given names they may go with."""

from collections.abc import Iterable
from functools import cache

from corpus.language.names.naming import Mention, given_key
from corpus.language.pipeline import Parsed
from corpus.lexicon import lexicon
from corpus.model import Span

_GENDERS = ("male", "female")


def by_title(parsed: Parsed, mentions: Iterable[Mention]) -> dict[Span, str]:
    """Return the gender of each surname that stands alone under a title of one: "Mr Tarn"."""
    found = dict[Span, str]()
    for mention in mentions:
        if mention.kind == "person" and not mention.given:
            start = mention.span.start
            ahead = parsed.text[max(0, start - 12) : start].split()[-1:]
            title = ahead[0].strip(".(“\"'").lower() if ahead else ""
            gender = next((g for g in _GENDERS if title in lexicon("given_names")[g]["titles"]), "")
            if gender:
                found[mention.span] = gender
    return found


def of_given_names(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the gender of each given name of a text that our list knows, by its key."""
    given = {m.given for m in mentions if m.kind == "person" and m.given}
    return {key: _keys()[key] for key in given if key in _keys()}


@cache
def _keys() -> dict[str, str]:
    """Return whose each given name of our list is, "Felix" and "Feliks" alike; not "Kim"."""
    known = lexicon("given_names")
    found = [(given_key(n), g) for g in _GENDERS for n in known[g]["names"]]
    both = {k for k, g in found if (k, "male") in found and (k, "female") in found}
    return {key: gender for key, gender in found if key not in both}
