"""Tell two sentences that are near in meaning from two that tell one thing alike."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from bot.framing.alignment import Pair, content_words
from bot.framing.contradicting import other_toll
from bot.framing.events import is_of
from bot.framing.said import ALIKE, Said, may_both_be, said_in
from bot.framing.signs import Signs, shared, signs
from corpus.model import Action

WORDLESS = 0.8
"""How likely two sentences have to be without a word or a figure in common. A name is not enough:
much that is told of an incident has one of its names."""

FATES = frozenset({"killed", "hurt", "missing", "held", "saved"})
"""What may become of so many people: who tells of two fates does not tell one thing."""

NEXT = 3
"""Words after “because of” in which a cause is looked for."""

_OPEN = re.compile(
    r"\b(?:unknown|unclear|uncertain|unexplained)\b"
    r"|\b(?:not|never|n[o’']t) (?:\w+ )?(?:be |been )?"
    r"(?:known|clear|established|determined|confirmed)\b",
    re.IGNORECASE,
)
"""Words by which a sentence leaves something open."""

_CAUSE = re.compile(r"\b(?:because of|caused by|due to|as a result of|owing to) ", re.IGNORECASE)
"""Words after which a cause stands."""


def tell_otherwise(pair: Pair) -> bool:
    """Tell two sentences that are near in meaning, and differ in what nearness does not show.

    They state one thing otherwise or who did it in one only. And in English: one denies something,
    does not know it, accuses somebody or gives a cause, and the other does not; they count
    otherwise, or share no word.
    """
    ours, theirs = signs(pair.ours), signs(pair.theirs)
    if _state_otherwise(ours, theirs) or _have_other_doers(ours, theirs):
        return True
    if not (ours.english and theirs.english):
        return False
    if any(differs(ours) != differs(theirs) for differs in _MARKS):
        return True
    unlike = pair.score < WORDLESS and not _have_in_common(ours, theirs)
    return unlike or _counts_otherwise(ours, theirs) or _has_another_cause(ours, theirs)


# --- in any language ----------------------------------------------------------------------


def _state_otherwise(ours: Signs, theirs: Signs) -> bool:
    """Tell whether what two sentences state of one thing cannot both be right, or of two fates."""
    here, there = _said(ours), _said(theirs)
    fates = [FATES & {said.stated.of.split()[0] for said in each} for each in (here, there)]
    if all(fates) and fates[0].isdisjoint(fates[1]):
        return True
    return any(_exclude(one, other) for one, other in product(here, there))


def _exclude(one: Said, other: Said) -> bool:
    """Tell whether two words on one thing are at odds; a toll also from one day to the next."""
    if one.stated.thing != other.stated.thing:
        return False
    toll = one.stated.of.split()[0] in FATES
    return not may_both_be(one, other) or (toll and not one.stated.agrees(other.stated))


def _said(sentence: Signs) -> list[Said]:
    return said_in(sentence.line.telling, sentence.line.sentence)


def _have_other_doers(ours: Signs, theirs: Signs) -> bool:
    """Tell whether one names who did a violent deed, and the other names nobody or others."""
    here, there = _doers(ours), _doers(theirs)
    return bool(here or there) and here.isdisjoint(there)


def _doers(sentence: Signs) -> frozenset[str]:
    """Return how the names begin of who did a violent deed: “the Vardian army”, not “gunmen”."""
    deeds = [d for d in _deeds(sentence) if d.agency == "named" and not d.negated]
    violent = [d for d in deeds if is_of(d, "violence")]
    named = sentence.line.telling.names_in(sentence.line.sentence)
    within = {n.entity for n in named for d in violent if d.agent and d.agent.holds(n.span)}
    whose = within | {d.agent_entity for d in violent}
    return frozenset(entity[:ALIKE] for entity in whose if entity)


def _deeds(sentence: Signs) -> Iterator[Action]:
    deeds = sentence.line.telling.article.annotations.actions
    return (deed for deed in deeds if sentence.line.sentence.holds(deed.cue))


# --- in English ---------------------------------------------------------------------------


def _denies(sentence: Signs) -> bool:
    return sentence.denies


def _leaves_open(sentence: Signs) -> bool:
    return bool(_OPEN.search(sentence.of(sentence.line.sentence)))


def _accuses(sentence: Signs) -> bool:
    return any(is_of(deed, "blame") for deed in _deeds(sentence))


_MARKS: tuple[Callable[[Signs], bool], ...] = (_denies, _leaves_open, _accuses)


def _counts_otherwise(ours: Signs, theirs: Signs) -> bool:
    """Tell whether both count something, and no number of the one is one of the other."""
    here, there = ([n for n in s.numbers if n.unit == "count"] for s in (ours, theirs))
    none_agree = not any(a.agrees(b) for a in here for b in there)
    return bool(here and there and none_agree) or other_toll(ours, theirs) is not None


def _has_another_cause(ours: Signs, theirs: Signs) -> bool:
    """Tell whether one gives a cause that is not in the other."""
    pairs = ((ours, theirs), (theirs, ours))
    return any(
        words and words.isdisjoint(other.told) for one, other in pairs for words in _causes(one)
    )


def _causes(sentence: Signs) -> Iterator[frozenset[str]]:
    """Yield the content words of each cause that a sentence gives."""
    text = sentence.of(sentence.line.sentence)
    for found in _CAUSE.finditer(text):
        yield frozenset(content_words(text[found.end() :])[:NEXT])


def _have_in_common(ours: Signs, theirs: Signs) -> bool:
    counted = any(here.agrees(there) for here in ours.numbers for there in theirs.numbers)
    return counted or bool(shared(ours, theirs))
