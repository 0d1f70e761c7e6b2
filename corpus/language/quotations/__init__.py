"""Find every attribution in a text: who said what, in marks or without, and by which word."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.language.apart import Apart, meeting
from corpus.language.cyrillic import quotations as cyrillic
from corpus.language.marks import Marked
from corpus.language.pipeline import Parsed
from corpus.language.quotations.clauses import claims
from corpus.language.quotations.context import Attribution, Context, context_of
from corpus.language.quotations.direct import halves, spoken
from corpus.language.quotations.fragments import fragments
from corpus.language.quotations.identifying import NOBODY, identified
from corpus.language.quotations.marked_words import weighed
from corpus.language.quotations.named_speakers import with_speakers
from corpus.language.quotations.onward import resumed
from corpus.language.quotations.people import people_of
from corpus.language.quotations.tails import with_tails
from corpus.language.quotations.terms import is_speech
from corpus.language.quotations.turns import reports, turns
from corpus.language.quotations.voices import with_voices
from corpus.language.quotations.within import second_hand
from corpus.model import Name, Quotation, QuotationKind, Span


def quotations(parsed: Parsed, names: Sequence[Name]) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order: direct, mixed, indirect and terms.

    Two share a character only where one is told within the other, says so, and comes after it.
    """
    if parsed.language != "en":
        return cyrillic.quotations(parsed, names)
    called = with_voices(parsed.text, names)
    known = called if parsed.doc is None else with_speakers(parsed.doc, parsed.text, called)
    context = context_of(parsed, known)
    return _english(context) if context is not None else ()


def _english(context: Context) -> tuple[Quotation, ...]:
    """Find what is attributed, name the speakers, and add what stands in marks unattributed."""
    claimed = claims(context)
    found = attributions(context, claimed)
    speech = [m for m in context.loose(a.content for a in found) if is_speech(context, m)]
    taken = [*(a.content for a in found), *(m.inner for m in speech)]
    more, terms = weighed(context, context.loose(taken), taken)
    people = people_of(context)
    attributed = identified(context, people, [*found, *more])
    told = [q for q in attributed if q.kind != "direct"]
    attributed += second_hand(context, people, claimed, told)
    rest = [_unattributed(context, m, "direct", 0.4) for m in speech]
    rest += [_unattributed(context, m, "term", 0.8) for m in terms]
    return tuple(sorted([*attributed, *rest], key=lambda q: (q.span.start, -q.span.end)))


def attributions(context: Context, claimed: list[Attribution]) -> list[Attribution]:
    """Attribute the marked stretches, then what grammar attributes, in the order of contents."""
    interview = turns(context) or reports(context)
    direct = [*interview, *spoken(context, interview)]
    indirect = _apart(context, claimed, direct)
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
        if trimmed is None or _is_bare_pronoun(context, trimmed.content):
            continue
        if not taken.meets(trimmed.content):
            kept.append(trimmed)
            taken.add(trimmed.content)
    return kept


def _is_bare_pronoun(context: Context, content: Span) -> bool:
    """Tell "I", all that the parser leaves of verse: "I, said the mayor, / with my key"."""
    words = context.words_in(content)
    alone = words is not None and len(words) == 1 and words[0].tag_ == "PRP"
    return alone and context.text[content.end : content.end + 1] == ","


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


def _unattributed(context: Context, mark: Marked, kind: QuotationKind, sure: float) -> Quotation:
    """Make a term, or speech whose speaker is unclear."""
    around = context.sentences_around([mark.inner])
    return Quotation(mark.inner, kind, NOBODY, None, "other", around, sure)
