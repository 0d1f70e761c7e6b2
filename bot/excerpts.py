"""Turn what was found into excerpts a member can judge."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.marking import marks, telling
from bot.reply import Excerpt, Next
from bot.sinking import Sinking
from bot.wording import cut, dotted
from corpus.model import Article, Evidence, Quotation, Span, Speaker, cite
from corpus.store import HeldQuotation

SURE = 0.5
"""Below this confidence no speaker is named."""

PRONOUN = 5
"""Letters from which on what stands for a speaker is no pronoun."""

ROOM = 320
"""Characters of a passage shown before a tap."""


def item_of(document: str, span: Span) -> str:
    """Name a stretch of a document, the same on every run."""
    return f"{document}:{span.start}-{span.end}"


def span_of(item: str) -> tuple[str, Span] | None:
    """Return the document and the stretch that `item_of` named, if it is such a name."""
    found = re.fullmatch(r"(.+):(\d{1,9})-(\d{1,9})", item)
    return (found[1], Span(int(found[2]), int(found[3]))) if found else None


def of_quotation(held: HeldQuotation, sinking: Sinking) -> Excerpt:
    """Show who said it and how, then the words as printed.

    What is not all in quotation marks is shown with its sentence, so that nobody takes an
    outlet's words for the speaker's.
    """
    quotation, item = held.quotation, item_of(held.evidence.document, held.evidence.span)
    words = cue_of(held)
    label = dotted(_who(held), f"“{words}”" if words else None, _kind(quotation))
    inside = held.sentence.span
    if quotation.kind == "direct" or not inside.holds(quotation.span):
        return excerpt(held.evidence, sinking, label, item=item)
    mark = (quotation.span.start - inside.start, quotation.span.end - inside.start)
    return excerpt(held.sentence, sinking, label, (mark,), item=item)


def gathered(found: Sequence[HeldQuotation]) -> list[HeldQuotation]:
    """Put what one speaker says in one sentence together, where the first of it stands."""
    together: dict[tuple[str, Span, str], list[HeldQuotation]] = {}
    for held in found:
        place = held.evidence.document, held.sentence.span, _who(held)
        together.setdefault(place, []).append(held)
    return [held for group in together.values() for held in group]


def of_quotations(found: Sequence[HeldQuotation], sinking: Sinking) -> list[Excerpt]:
    """Show quotations; where one speaker's stand in one shown sentence, it is shown once."""
    each: dict[tuple[str, Span, str], Excerpt] = {}
    for held in found:
        one = of_quotation(held, sinking)
        place = one.evidence.document, one.evidence.span, _who(held)
        each[place] = _joined(each[place], one, cue_of(held)) if place in each else one
    return [*each.values()]


def _joined(first: Excerpt, other: Excerpt, cue: str | None) -> Excerpt:
    """Set off both contents, and name both cues."""
    held = first.mark
    apart = [(s, e) for s, e in other.mark if all(e <= start or s >= end for start, end in held)]
    told = f"“{cue}”" if cue else None
    label = first.label if told and told in (first.label or "") else dotted(first.label, told)
    return replace(first, mark=tuple(sorted([*held, *apart])), label=label)


def _who(held: HeldQuotation) -> str:
    """Say who speaks, and of what is second-hand who says so."""
    own = held.quotation
    who = called(held) or speaker_named(own.speaker, own.confidence)
    return ", ".join(part for part in (who, as_told(held)) if part)


def as_told(held: HeldQuotation) -> str | None:
    """Say through whom a quotation comes; None at first hand, or of one's own words."""
    own, teller = held.quotation, held.teller
    if own.within is None or (teller is not None and is_same(own.speaker, teller.speaker)):
        return None
    who = teller and (
        _called(teller, held.sentence) or speaker_named(teller.speaker, teller.confidence)
    )
    return f"as told by {who}" if who and who != UNCLEAR else "second-hand"


def once(found: Sequence[HeldQuotation]) -> list[HeldQuotation]:
    """Leave out what is told within another one that is found: no words are shown twice."""
    spans: dict[str, list[Span]] = {}
    for held in found:
        spans.setdefault(held.evidence.document, []).append(held.evidence.span)
    return [held for held in found if not _is_inside(held, spans[held.evidence.document])]


def _is_inside(held: HeldQuotation, spans: Sequence[Span]) -> bool:
    own, second_hand = held.evidence.span, held.quotation.within is not None
    return second_hand and any(span != own and span.holds(own) for span in spans)


def is_same(one: Speaker, teller: Speaker) -> bool:
    """Tell whether somebody tells of themselves: "Orlova said she hoped", "they said they …"."""
    if one.entity or teller.entity:
        return one.entity == teller.entity
    short = one.span is not None and one.span.end - one.span.start < PRONOUN
    return short and one.kind == teller.kind


def called(held: HeldQuotation) -> str | None:
    """Return how the article calls a speaker whom it does not name: “a retired diplomat”."""
    return _called(held.quotation, held.sentence)


def _called(quotation: Quotation, sentence: Evidence) -> str | None:
    span = quotation.speaker.span
    if span is None or not sentence.span.holds(span):
        return None
    return called_in(quotation, sentence.text, sentence.span.start)


def called_in(quotation: Quotation, text: str, start: int = 0) -> str | None:
    """Return the words for a speaker without a name, of a text that begins at `start`."""
    speaker, sure = quotation.speaker, quotation.confidence >= SURE
    if not sure or speaker.name or speaker.span is None:
        return None
    words = " ".join(text[speaker.span.start - start : speaker.span.end - start].split())
    return f"“{cut(words, 80)}”" if len(words) >= PRONOUN else None


def cue_of(held: HeldQuotation) -> str | None:
    """Return the words that attribute a quotation, where they stand in its sentence."""
    cue, sentence = held.quotation.cue, held.sentence
    if cue is None or not sentence.span.holds(cue):
        return None
    at = sentence.span.start
    return sentence.text[cue.start - at : cue.end - at]


def of_passage(article: Article, span: Span, query: str, sinking: Sinking) -> Excerpt:
    """Show the sentences of a passage that answer best, the words asked for set off."""
    document = article.document
    best = telling(document.text, span, article.annotations.sentences, query, ROOM)
    evidence = cite(article, best)
    return excerpt(evidence, sinking, None, marks(evidence.text, query))


def excerpt(
    evidence: Evidence,
    sinking: Sinking,
    label: str | None = None,
    mark: tuple[tuple[int, int], ...] = (),
    item: str | None = None,
) -> Excerpt:
    """Show evidence, with where a report of it, or of the `item` in it, stands."""
    item = item or item_of(evidence.document, evidence.span)
    standing = sinking.reports.get(item)
    upheld = "reported wrong, upheld" if standing == "upheld" else None
    return Excerpt(
        evidence, dotted(label, upheld) or None, mark, item, reported=standing == "pending"
    )


def around(excerpts: Sequence[Excerpt]) -> tuple[Next, ...]:
    """Offer the passage around each excerpt; only where there are several by its number."""
    numbers = [f" {n}" for n in range(1, len(excerpts) + 1)] if len(excerpts) > 1 else [""]
    named = zip(numbers, excerpts, strict=False)
    return tuple(Next(f"Context{n}", "show", {"item": e.item}) for n, e in named if e.item)


def speaker_named(speaker: Speaker, confidence: float) -> str:
    """Say who speaks, as far as the article says and we are sure."""
    unsure = confidence < SURE or speaker.kind == "unclear"
    if unsure or not (speaker.name or speaker.role):
        return _UNNAMED.get(speaker.kind, UNCLEAR) if not unsure else UNCLEAR
    return ", ".join(part for part in (speaker.name, speaker.role) if part)


UNCLEAR = "speaker unclear"
_UNNAMED = {
    "official": "an unnamed official",
    "collective": "nobody in particular",
    "document": "a document",
}


def _kind(quotation: Quotation) -> str | None:
    names = {"mixed": "partly quoted", "indirect": "in the article's words", "term": "a term"}
    return names.get(quotation.kind)
