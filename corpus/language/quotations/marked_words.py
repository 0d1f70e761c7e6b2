"""Decide whose words in marks are that grammar leaves open, and what content they stand in."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.apart import Apart
from corpus.language.marks import Marked
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.marked_beginnings import Beginnings
from corpus.language.quotations.marked_edges import beginnings, endings
from corpus.language.quotations.marked_endings import Endings
from corpus.language.quotations.marked_place import Place, placed, says
from corpus.language.quotations.marked_traits import traits
from corpus.language.quotations.sources import speaker_of
from corpus.language.quotations.terms import describes, is_named, is_title
from corpus.language.quotations.weights import chance, likeliest
from corpus.language.subjects import agent, is_hypothetical, is_negated, is_passive
from corpus.model import CueClass, Span

TERM = 0.6
"""Chance from which on words in marks are told as nobody's: a name, a label, scare quotes."""
WORDS = 0.25
"""Chance of being nobody's up to which they may be told as somebody's."""
SURE = 0.45
"""Chance of beginning and ending where it does from which on content is told."""
_CONFIDENCE = 0.45
"""Of what is told by chances: the speaker is shown as printed, and never named."""


def weighed(
    context: Context, loose: Sequence[Marked], taken: Sequence[Span]
) -> tuple[list[Attribution], list[Marked]]:
    """Return content around words in marks that nothing attributes, and which of them are terms.

    What is neither for sure is in neither. No content meets what is `taken`.
    """
    found, terms, held = list[Attribution](), list[Marked](), Apart(taken)
    for mark in loose:
        place = placed(context, mark)
        nobodys = _chance_of_term(place) if place is not None else TERM
        if nobodys >= TERM:
            terms.append(mark)
        if place is None or nobodys > WORDS or held.meets(mark.outer):
            continue
        content, sure = around(place, _floor(mark, [*taken, *(a.content for a in found)]))
        if sure >= SURE and not held.meets(content):
            found += _attributed(place, content)
            held.add(content)
    return found, terms


def _chance_of_term(place: Place) -> float:
    """Return how likely words in marks are nobody's; names of works and of rules surely are.

    In a heading every word may have a capital.
    """
    true, context, mark = traits(place), place.context, place.mark
    titled = is_title(context, mark) and not _IN_HEADINGS.intersection(true)
    if titled or is_named(context, mark) or describes(context, mark):
        return 1.0
    return chance("term", true)


_IN_HEADINGS = frozenset(("heading", "single marks in a heading", "single marks among double ones"))


def _floor(mark: Marked, taken: Sequence[Span]) -> int:
    """Return where the content before a mark ends."""
    return max((s.end for s in taken if s.end <= mark.outer.start), default=0)


def around(place: Place, floor: int = 0) -> tuple[Span, float]:
    """Return the likeliest content around words in marks, and how likely it is.

    It does not begin before the character `floor`.
    """
    begins, ends = Beginnings(place), Endings(place)
    first = beginnings(place, place.context.tokens_from(floor))
    last = endings(place)
    at, sure = likeliest("begins", [begins.of(i) for i in first])
    to, surely = likeliest("ends", [ends.of(i) for i in last])
    return Span(place.begins_at(first[at]), place.ends_at(last[to])), sure * surely


def _attributed(place: Place, content: Span) -> Iterator[Attribution]:
    """Yield content with the word of saying right before it, if there is one; no denied one."""
    verb = _before(place, content)
    if verb is None or not says(verb):
        yield Attribution(content, "complement", None, "other", None, _CONFIDENCE)
    elif not (is_negated(verb) or is_hypothetical(verb)):
        cue = chars(verb, verb)
        yield Attribution(content, "complement", cue, _class(verb), _speaker(verb), _CONFIDENCE)


def _before(place: Place, content: Span) -> Token | None:
    """Return the word before content, or before its "that"."""
    index = place.context.tokens_from(content.start) - 1
    if index > place.start and place.doc[index].lower_ == "that":
        index -= 1
    return place.doc[index] if index >= place.start else None


def _class(verb: Token) -> CueClass:
    forms = cues.verbs()[verb.lemma_]
    return forms.get("quote", next(iter(forms.values())))


def _speaker(verb: Token) -> Token | None:
    return agent(verb) if is_passive(verb) else speaker_of(verb)
