"""Order quotations so that the most telling come first, and not one voice after another."""

from collections.abc import Sequence

from bot.excerpts import once
from bot.variety import by_turns, varied
from corpus.spelling import fold, words
from corpus.store import HeldQuotation

PARAPHRASE, WHOLE = 0.6, 2.0
"""What an attribution without marks is worth beside one with them, and one with all words asked."""

STEM = 5
"""Letters by which a word is the same in another form: missile, missiles."""

SAME_SPEAKER, SAME_SOURCE, SAME_WORDS = 0.75, 0.9, 0.3
"""What is left of a quotation's worth for each before it by its speaker, source, in its words."""


def on_topic(found: Sequence[HeldQuotation], topic: str) -> list[HeldQuotation]:
    """Order what was found on a topic, the nearest first."""
    return varied(once(_ranked(found, topic)), _marks)


def by_one(found: Sequence[HeldQuotation]) -> list[HeldQuotation]:
    """Order what one speaker says, the newest first."""
    return varied(once(found), _marks)


def by_all(found: Sequence[HeldQuotation]) -> list[HeldQuotation]:
    """Order what anybody says: the newest is no better than others, so each side has its turn."""
    told = by_turns(by_one(found), lambda held: held.evidence.source)
    return by_turns(told, lambda held: held.evidence.side or held.evidence.source)


def _ranked(found: Sequence[HeldQuotation], topic: str) -> list[HeldQuotation]:
    """Let words in quotation marks come before a paraphrase that is a little nearer.

    And let what has all words of the topic come before what has some or stands near them.
    """
    asked = {word[:STEM] for word in words(topic)}

    def worth(ranked: tuple[int, HeldQuotation]) -> float:
        rank, held = ranked
        has_all = asked <= {word[:STEM] for word in words(held.evidence.text)}
        told = PARAPHRASE if held.quotation.kind == "indirect" else 1.0
        return -told * (WHOLE if has_all else 1.0) / (rank + 4)

    said = [held for held in found if held.quotation.kind != "term"]
    return [held for _, held in sorted(enumerate(said), key=worth)]


def _marks(held: HeldQuotation) -> list[tuple[str, float]]:
    """Name what a quotation shares with others: who speaks, who prints it, its words."""
    speaker = held.quotation.speaker
    said = fold(held.evidence.text).strip(" .,;:!?")
    sentence = f"sentence {held.evidence.document} {held.sentence.span.start}"
    shared = [
        (sentence, SAME_WORDS),
        (f"source {held.evidence.source}", SAME_SOURCE),
        (f"words {said}", SAME_WORDS),
    ]
    return [*shared, (f"speaker {speaker.entity}", SAME_SPEAKER)] if speaker.entity else shared
