"""Look up the words that attribute, with their class and the forms they take."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from corpus.lexicon import lexicon
from corpus.model import CueClass, Language, SpeakerKind


@cache
def verbs(language: Language = "en") -> dict[str, dict[str, CueClass]]:
    """Return each cue verb with the class it has in each form it takes."""
    found: dict[str, dict[str, CueClass]] = {}
    for group in _groups("verb", language):
        for word in group["words"]:
            forms = found.setdefault(word, {})
            forms.update(dict.fromkeys(group["takes"], cast(CueClass, group["class"])))
    return found


@cache
def speaking() -> frozenset[str]:
    """Return the English verbs that may stand beside direct speech."""
    return frozenset(word for word, forms in verbs().items() if "quote" in forms)


@cache
def nouns() -> dict[str, CueClass]:
    """Return each English noun that names an utterance or a thought, with its class."""
    return _classes("noun")


@cache
def adjectives() -> dict[str, CueClass]:
    """Return each English adjective for what somebody takes something to be, with its class."""
    return _classes("adjective")


@cache
def hearsay() -> frozenset[str]:
    """Return the English verbs that attribute to nobody: "is said to", "it is believed that"."""
    return frozenset(word for group in _groups("hearsay", "en") for word in group["words"])


@cache
def speaker_nouns() -> dict[str, SpeakerKind]:
    """Return each English noun that tells the kind of an unnamed speaker."""
    return {
        word: cast(SpeakerKind, group["kind"])
        for group in lexicon("speakers")["nouns"]
        for word in group["words"]
    }


@cache
def masses() -> frozenset[str]:
    """Return the English nouns that mean many people in the singular too: "public"."""
    return frozenset(lexicon("speakers")["masses"]["words"])


@cache
def things() -> frozenset[str]:
    """Return the English nouns that end like "teacher" and mean no human being: "border"."""
    return frozenset(lexicon("speakers")["things"]["words"])


def _groups(kind: str, language: Language) -> Iterator[dict[str, Any]]:
    """Yield the groups of words of one kind in one language."""
    return (group for group in lexicon("cues")[kind] if group["language"] == language)


def _classes(kind: str) -> dict[str, CueClass]:
    """Return each English word of one kind with its class."""
    return {
        word: cast(CueClass, group["class"])
        for group in _groups(kind, "en")
        for word in group["words"]
    }
