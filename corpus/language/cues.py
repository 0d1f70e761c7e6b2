"""Look up the words that attribute, with their class and the forms they take."""

from functools import cache
from typing import cast

from corpus.lexicon import lexicon
from corpus.model import CueClass, Language, SpeakerKind


@cache
def verbs(language: Language = "en") -> dict[str, dict[str, CueClass]]:
    """Return each cue verb with the class it has in each form it takes."""
    found: dict[str, dict[str, CueClass]] = {}
    for group in lexicon("cues")["verb"]:
        if group["language"] == language:
            for word in group["words"]:
                forms = found.setdefault(word, {})
                forms.update(dict.fromkeys(group["takes"], cast(CueClass, group["class"])))
    return found


@cache
def nouns(language: Language = "en") -> dict[str, CueClass]:
    """Return each noun that names an utterance or a thought, with its class."""
    return {
        word: cast(CueClass, group["class"])
        for group in lexicon("cues")["noun"]
        if group["language"] == language
        for word in group["words"]
    }


@cache
def speaker_nouns(language: Language = "en") -> dict[str, SpeakerKind]:
    """Return each noun that tells the kind of an unnamed speaker."""
    return {
        word: cast(SpeakerKind, group["kind"])
        for group in lexicon("speakers")["nouns"]
        if group["language"] == language
        for word in group["words"]
    }
