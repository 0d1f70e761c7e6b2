"""Find every attribution in a text: who said what, in marks or without, and by which word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from corpus.language import cyrillic
from corpus.language.apart import Apart, meeting
from corpus.language.marks import Marked
from corpus.language.pipeline import Parsed
from corpus.language.quotations.clauses import claims
from corpus.language.quotations.context import Attribution, Context, context_of
from corpus.language.quotations.direct import halves, spoken
from corpus.language.quotations.fragments import fragments
from corpus.language.quotations.marked_words import weighed
from corpus.language.quotations.named_speakers import with_speakers
from corpus.language.quotations.onward import resumed
from corpus.language.quotations.people import People, people_of
from corpus.language.quotations.speakers import SURE_ENOUGH, speaker
from corpus.language.quotations.tails import with_tails
from corpus.language.quotations.terms import is_speech, is_title
from corpus.language.quotations.turns import reports, turns
from corpus.model import Name, Quotation, QuotationKind, Span, Speaker

_STRAY = re.compile(r"(?<!\d)\"|[“„«]")
"""A mark without its partner; after a number it means inches."""
_NOBODY = Speaker(None, "unclear")
_SHOWING = ("show", "prove", "demonstrate", "reveal", "confirm")
"""How verbs begin of which "it" may stand for what the sentence before tells."""


def quotations(parsed: Parsed, names: Sequence[Name]) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order: direct, mixed, indirect and terms.

    No two share a character, so no words are shown twice.
    """
    if parsed.language != "en":
        return cyrillic.quotations(parsed, names)
    known = names if parsed.doc is None else with_speakers(parsed.doc, parsed.text, names)
    context = context_of(parsed, known)
    return _english(context) if context is not None else ()


def _english(context: Context) -> tuple[Quotation, ...]:
    """Find what is attributed, name the speakers, and add what stands in marks unattributed."""
    found = attributions(context)
    speech = [m for m in context.loose(a.content for a in found) if is_speech(context, m)]
    taken = [*(a.content for a in found), *(m.inner for m in speech)]
    more, terms = weighed(context, context.loose(taken), taken)
    attributed = _identified(context, sorted([*found, *more], key=lambda a: a.content))
    rest = [_unattributed(context, m, "direct", 0.4) for m in speech]
    rest += [_unattributed(context, m, "term", 0.8) for m in terms]
    return tuple(sorted([*attributed, *rest], key=lambda q: q.span))


def attributions(context: Context) -> list[Attribution]:
    """Attribute the marked stretches, then what grammar attributes, in the order of contents."""
    interview = turns(context) or reports(context)
    direct = [*interview, *spoken(context, interview)]
    indirect = _apart(context, claims(context), direct)
    found = [*direct, *indirect]
    found += resumed(context, found)
    found = with_tails(context, [*found, *halves(context, found)])
    return sorted([*found, *fragments(context, found)], key=lambda a: a.content)


def _apart(
    context: Context, claimed: list[Attribution], direct: list[Attribution]
) -> list[Attribution]:
    """Keep the claims whose content meets neither direct speech nor a larger claim's."""
    kept, taken = list[Attribution](), Apart()
    spoken = sorted(direct, key=lambda a: a.content)
    contents = [a.content for a in spoken]
    for claim in sorted(claimed, key=lambda a: a.content.start - a.content.end):
        trimmed = _without_speech(context, claim, spoken[meeting(contents, claim.content)])
        if trimmed is not None and not taken.meets(trimmed.content):
            kept.append(trimmed)
            taken.add(trimmed.content)
    return kept


def _without_speech(
    context: Context, claim: Attribution, direct: list[Attribution]
) -> Attribution | None:
    """Drop a claim that is direct speech already; cut one that runs into the `direct` it meets."""
    for one in direct:
        if one.verb == claim.verb and one.verb >= 0:
            return None
        if claim.content.start < one.content.start - 1:
            end = one.content.start - 1
            if one.cue is not None and claim.content.start < one.cue.start < end:
                return None
            words = Span(claim.content.start, end).of(context.text).rstrip(" ,:;—–-“\"‘'«")
            content = Span(claim.content.start, claim.content.start + len(words))
            return replace(claim, content=content) if len(words.split()) > 2 else None
        return None
    return claim


def _identified(context: Context, found: list[Attribution]) -> list[Quotation]:
    """Name the speaker of each, in order, since "he" is often who spoke before."""
    people = people_of(context)
    last: tuple[Speaker, int] | None = None
    done = []
    for one in sorted(found, key=lambda a: a.cue or a.content):
        quotation = _quotation(context, people, one, last)
        if _is_empty_it(context, quotation):
            continue
        done.append(quotation)
        if quotation.speaker.span is not None:
            last = quotation.speaker, context.sentence_index(quotation.speaker.span.start)
    return done


def _is_empty_it(context: Context, quotation: Quotation) -> bool:
    """Tell "it shows", where nobody is known to speak."""
    span = quotation.speaker.span
    if span is None or quotation.kind == "direct" or quotation.cue is None:
        return False
    shows = quotation.cue.of(context.text).startswith(_SHOWING)
    unknown = quotation.speaker.kind == "unclear" and span.of(context.text).lower() == "it"
    return shows and unknown


def _quotation(
    context: Context, people: People, one: Attribution, last: tuple[Speaker, int] | None
) -> Quotation:
    """Make a quotation of an attribution."""
    who, sure = _NOBODY, 0.4
    if one.source is not None and not _is_in_marks(context, one.source):
        who, sure = speaker(context, people, one.source, last)
    confidence = round(min(one.confidence, sure), 2)
    if confidence < SURE_ENOUGH and who.name is not None:
        who = replace(who, kind="unclear", name=None, entity=None)
    who = _without_cue(context, who, one.cue)
    content = one.content
    spans = [s for s in (content, one.cue, who.span) if s is not None]
    around = context.sentences_around(spans)
    return Quotation(content, _kind(context, one), who, one.cue, one.cue_class, around, confidence)


def _is_in_marks(context: Context, source: Token) -> bool:
    """Tell words in marks, which nobody is, from a name in marks, which has a capital."""
    return source.is_lower and context.mark_around(source.idx) is not None


def _without_cue(context: Context, who: Speaker, cue: Span | None) -> Speaker:
    """Take the verb off "sobbed neighbour Ada Tarn", read as one phrase."""
    if who.span is None or cue is None or not who.span.start == cue.start < cue.end < who.span.end:
        return who
    words = Span(cue.end, who.span.end).of(context.text)
    return replace(who, span=Span(who.span.end - len(words.lstrip()), who.span.end))


def _kind(context: Context, one: Attribution) -> QuotationKind:
    """Tell direct from mixed and indirect."""
    if one.kind == "direct":
        return "direct"
    marked = context.marks_in(one.content)
    stray = not marked and _STRAY.search(one.content.of(context.text)) is not None
    stray = stray or (bool(marked) and one.kind == "complement")  # a name that somebody gives
    return "mixed" if stray or any(not is_title(context, m) for m in marked) else "indirect"


def _unattributed(context: Context, mark: Marked, kind: QuotationKind, sure: float) -> Quotation:
    """Make a term, or speech whose speaker is unclear."""
    around = context.sentences_around([mark.inner])
    return Quotation(mark.inner, kind, _NOBODY, None, "other", around, sure)
