"""Tell what class of event an action is, and list the words that lay blame."""

from functools import cache

from corpus.lexicon import any_of, lexicon
from corpus.model import Action


@cache
def listed(group: str) -> frozenset[str]:
    """List the lemmas of a class of events; a verb may be listed with its preposition."""
    given = lexicon("events")[group]
    verbs = [verb.partition(":")[0] for verb in given.get("verbs", ())]
    phrases = [phrase[part] for phrase in given.get("phrases", ()) for part in ("verb", "noun")]
    nouns = [noun for kind in ("nouns_of", "nouns_on", "nouns_by") for noun in given.get(kind, ())]
    return frozenset([*verbs, *phrases, *nouns])


def is_of(action: Action, *groups: str) -> bool:
    """Tell whether an action is of one of the classes."""
    verb = action.event.split()[0]  # "blow" of "blow up"
    return any(verb in listed(group) for group in groups)


def blaming(group: str) -> list[str]:
    """List the words of a group of `config/lexicons/blame.toml`."""
    words: list[str] = lexicon("blame")[group]["words"]
    return words


def any_blaming(group: str) -> str:
    """Return a pattern for any of these words."""
    return f"(?:{any_of(blaming(group))})"
