"""Words that judge: TextBlob's lexicon of subjective words, and our own list beside it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from bot.framing import phrases
from bot.framing.wordlists import arranged
from corpus.lexicon import lexicon
from corpus.model import Language

SUBJECTIVE = 0.8
"""From here on a word judges; the lexicon runs from 0, a fact, to 1, an opinion."""


@cache
def judging_index(language: Language = "en") -> phrases.Index:
    """Arrange the words that judge for finding; in English TextBlob's too; some are left out."""
    listed = lexicon("loaded")
    words = {word for group in listed["add"] for word in group[language]}
    if language == "en":
        words |= judging_words().keys() - {w for g in listed["leave_out"] for w in g["words"]}
    return arranged(((word, word) for word in sorted(words)), language)


@cache
def judging_words() -> dict[str, float]:
    """Return the adjectives and adverbs that judge, with how subjective they are.

    Read straight from the package's file, once: importing TextBlob takes seconds. A word
    counts when all its senses judge, so "hard" (of stone) and "late" stay out.
    """
    senses: dict[str, list[float]] = {}
    for word in ElementTree.parse(_file()).getroot().iter("word"):  # noqa: S314 - a package's file
        senses.setdefault(word.attrib["form"], []).append(float(word.attrib["subjectivity"]))
    return {
        word: sum(values) / len(values)
        for word, values in senses.items()
        if min(values) >= SUBJECTIVE
    }


def _file() -> Path:
    spec = find_spec("textblob")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textblob")
    return Path(spec.origin).parent / "en" / "en-sentiment.xml"
