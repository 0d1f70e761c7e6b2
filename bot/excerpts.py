"""Turn what was found into excerpts a member can judge."""

import re
from collections.abc import Sequence

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
    who = called(held) or speaker_named(quotation.speaker, quotation.confidence)
    words = cue_of(held)
    label = dotted(who, f"“{words}”" if words else None, _kind(quotation))
    inside = held.sentence.span
    if quotation.kind == "direct" or not inside.holds(quotation.span):
        return excerpt(held.evidence, sinking, label, item=item)
    mark = (quotation.span.start - inside.start, quotation.span.end - inside.start)
    return excerpt(held.sentence, sinking, label, (mark,), item=item)


def called(held: HeldQuotation) -> str | None:
    """Return how the article calls a speaker whom it does not name: “a retired diplomat”."""
    quotation, sentence = held.quotation, held.sentence
    speaker, sure = quotation.speaker, quotation.confidence >= SURE
    if not sure or speaker.name or speaker.span is None or not sentence.span.holds(speaker.span):
        return None
    at = sentence.span.start
    words = sentence.text[speaker.span.start - at : speaker.span.end - at]
    return f"“{cut(' '.join(words.split()), 80)}”" if len(words) >= PRONOUN else None


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
        return _UNNAMED.get(speaker.kind, "speaker unclear") if not unsure else "speaker unclear"
    return ", ".join(part for part in (speaker.name, speaker.role) if part)


_UNNAMED = {
    "official": "an unnamed official",
    "collective": "nobody in particular",
    "document": "a document",
}


def _kind(quotation: Quotation) -> str | None:
    names = {"mixed": "partly quoted", "indirect": "in the article's words", "term": "a term"}
    return names.get(quotation.kind)
