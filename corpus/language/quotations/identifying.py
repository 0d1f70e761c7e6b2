"""Make quotations of attributions: name who speaks, tell the kind, find the sentences around."""

import re
from collections import deque
from dataclasses import replace

from spacy.tokens import Token

from corpus.language.quotations.context import Attribution, Context
from corpus.language.quotations.described import Judged
from corpus.language.quotations.following import follow, pointing
from corpus.language.quotations.people import Heard, People, spoke
from corpus.language.quotations.speakers import SURE_ENOUGH, speaker
from corpus.language.quotations.terms import is_title
from corpus.model import Quotation, QuotationKind, Span, Speaker

_STRAY = re.compile(r"(?<!\d)\"|[“„«]")
"""A mark without its partner; after a number it means inches."""
NOBODY = Speaker(None, "unclear")
_SHOWING = ("show", "prove", "demonstrate", "reveal", "confirm")
"""How verbs begin of which "it" may stand for what the sentence before tells."""


def identified(context: Context, people: People, found: list[Attribution]) -> list[Quotation]:
    """Name the speaker of each, in order, since "he" is often who spoke before."""
    heard = Heard()
    done = []
    judged: dict[int, Judged] = {}
    words = deque(pointing(context, people, found))
    for one in sorted(found, key=lambda a: (a.cue or a.content, a.content)):
        while words and words[0].idx < (one.cue or one.content).start:
            follow(context, people, words.popleft(), spoke(heard.human))
        quotation = quotation_of(context, people, one, heard, judged)
        if _is_empty_it(context, quotation):
            continue
        done.append(quotation)
        heard = heard.then(context, quotation.speaker)
    return done


def _is_empty_it(context: Context, quotation: Quotation) -> bool:
    """Tell "it shows", where nobody is known to speak."""
    span = quotation.speaker.span
    if span is None or quotation.kind == "direct" or quotation.cue is None:
        return False
    shows = quotation.cue.of(context.text).startswith(_SHOWING)
    unknown = quotation.speaker.kind == "unclear" and span.of(context.text).lower() == "it"
    return shows and unknown


def quotation_of(
    context: Context,
    people: People,
    one: Attribution,
    heard: Heard,
    judged: dict[int, Judged] | None = None,
) -> Quotation:
    """Make a quotation of an attribution; who was `judged` to speak by a word does so again."""
    who, sure = NOBODY, 0.4
    known = judged if judged is not None else {}
    if one.source is not None and not _is_in_marks(context, one.source):
        if one.source.i not in known:
            known[one.source.i] = speaker(context, people, one.source, heard)
            _remember(people, one.source, known[one.source.i])
        who, sure = known[one.source.i]
    confidence = round(min(one.confidence, sure), 2)
    if confidence < SURE_ENOUGH and who.name is not None:
        who = replace(who, kind="unclear", name=None, entity=None)
    who = _without_cue(context, who, one.cue)
    content = one.content
    spans = [s for s in (content, one.cue, who.span) if s is not None]
    around = context.sentences_around(spans)
    return Quotation(content, _kind(context, one), who, one.cue, one.cue_class, around, confidence)


def _remember(people: People, source: Token, judged: Judged) -> None:
    """Remember whom "the mayor" who speaks stands for, so that nobody takes her for another."""
    who, sure = judged
    if who.entity is not None and who.kind == "person" and sure >= SURE_ENOUGH:
        people.meant[source.idx] = who.entity


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
