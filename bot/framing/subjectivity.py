"""Words that judge: TextBlob's lexicon of subjective words, and our own list beside it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from bot.framing import phrases
from corpus.lexicon import lexicon

SUBJECTIVE = 0.8
"""From here on a word judges; the lexicon runs from 0, a fact, to 1, an opinion."""

SURE = 0.8
"""How reliable an entry must be; the lexicon's own figure."""


@cache
def judging_index() -> phrases.Index:
    """Arrange the words that judge for finding: TextBlob's without what we leave out, and ours."""
    listed = lexicon("loaded")
    left_out = {word for group in listed["leave_out"] for word in group["words"]}
    added = {word for group in listed["add"] for word in group["words"]}
    return phrases.index((word, word) for word in sorted(added | judging_words().keys() - left_out))


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
