"""Order quotations so that the most telling come first, and not one voice after another."""

from collections.abc import Sequence

from bot.excerpts import once
from bot.variety import by_turns, varied
from corpus.persons import together
from corpus.spelling import fold, words
from corpus.store import HeldQuotation

PARAPHRASE, WHOLE, BESIDE = 0.6, 2.0, 0.6
"""What an attribution without marks is worth beside one with them, one with all words asked, and
one whose sentence alone has any."""

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


def namesakes(found: Sequence[HeldQuotation]) -> list[str]:
    """Return the names of those who share the surname that was asked for; none if it is one's."""
    people = [held.quotation.speaker for held in found if held.quotation.speaker.kind == "person"]
    same = together(speaker.entity for speaker in people if speaker.entity)
    named: dict[str, str] = {}
    for speaker in people:
        if speaker.entity and speaker.name and " " in same[speaker.entity]:
            named.setdefault(same[speaker.entity], speaker.name)
    return sorted(named.values()) if len(named) > 1 else []


def _ranked(found: Sequence[HeldQuotation], topic: str) -> list[HeldQuotation]:
    """Let words in quotation marks come before a paraphrase that is a little nearer.

    And let what has all words of the topic come before what has some or stands near them.
    """
    asked = {word[:STEM] for word in words(topic)}

    def worth(ranked: tuple[int, HeldQuotation]) -> float:
        rank, held = ranked
        own = {word[:STEM] for word in words(held.evidence.text)}
        around = {word[:STEM] for word in words(held.sentence.text)}
        has = WHOLE if asked <= own else BESIDE if asked & around and not asked & own else 1.0
        told = PARAPHRASE if held.quotation.kind == "indirect" else 1.0
        return -told * has / (rank + 4)

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
