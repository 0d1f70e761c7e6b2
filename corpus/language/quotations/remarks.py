"""End what is said before a remark of the writer's: after words in marks, or with another cue."""

import re

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, step
from corpus.language.quotations.context import Context
from corpus.language.quotations.forms_marked import has_marks
from corpus.language.quotations.sides import is_unsaid
from corpus.model import Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = ("who", "whom", "which")
_DASH = re.compile(r" ?(?:—|–|--| - )")


def before_remark(context: Context, span: Span) -> Span:
    """Return content without “ – a word for shouting”, “, referring to …”, “, whom she called”."""
    marks = context.marks_in(span)
    ends = [m.outer.end for m in marks if _is_remarked(context, m, span)]
    if marks:
        ends += _second_cues(context, span)
    ends += _wedged(context, span)
    return Span(span.start, min([span.end, *ends]))


def _is_remarked(context: Context, mark: Marked, span: Span) -> bool:
    """Tell whether the writer speaks right after words in marks."""
    end = mark.outer.end
    rest = list(context.doc[context.tokens_from(end) : context.tokens_from(span.end)])
    if _DASH.match(context.text, end, span.end) is not None:
        named = any(t.lower_ in ("a", "an") for t in rest[:2])
        return named or not any(t.tag_ in _FINITE for t in rest)
    comma = len(rest) > 2 and "," in (rest[0].text, context.text[end - 2])
    following = next((t for t in rest if t.text != ","), None)
    return comma and following is not None and _is_remark(following)


def _is_remark(word: Token) -> bool:
    """Tell ", referring to …", ", a reference to …" and ", a phrase that …"."""
    named = word.head.dep_ == "appos" or word.head.lemma_ in _OF_LANGUAGE
    return word.tag_ == "VBG" or is_unsaid(word) or (word.lower_ in ("a", "an") and named)


_OF_LANGUAGE = ("phrase", "word", "term", "expression", "description", "remark", "line", "slogan")
"""What the writer calls words in marks, wherever the parser hangs it."""


def _second_cues(context: Context, span: Span) -> list[int]:
    """Return where ", whom she called “…”" begins, which is said of somebody and not by them."""
    tokens = context.doc[context.tokens_from(span.start) + 1 : context.tokens_from(span.end)]
    openings = (t for t in tokens if t.lower_ in _RELATIVE and step(t, -1).text == ",")
    return [step(t, -1).idx for t in openings if _attributes(t.head)]


def _wedged(context: Context, span: Span) -> list[int]:
    """Return where "…, where, she says, …" begins: who says that stands between its commas."""
    tokens = context.doc[context.tokens_from(span.start) + _WHOLE : context.tokens_from(span.end)]
    openings = (t for t in tokens if t.lower_ in (*_RELATIVE, "where") and _says_next(t))
    return [_end(step(t, -1)) for t in openings]


_WHOLE = 3
"""Words, at least, that are content before another's begins."""


def _end(last: Token) -> int:
    """Return where a word ends, a comma left out."""
    return last.idx if last.text == "," else last.idx + len(last)


def _says_next(where: Token) -> bool:
    """Tell ", she says," and ", says Orlova," from any other words between commas."""
    rest = where.doc[where.i + 1 : min(where.i + 9, where.sent.end)]
    commas = [i for i, t in enumerate(rest) if t.text == ","]
    between = rest[: commas[1]] if commas[:1] == [0] and len(commas) > 1 else ()
    return any(t.lemma_ in cues.speaking() and t.tag_ in _FINITE for t in between)


def _attributes(verb: Token) -> bool:
    """Tell a relative clause in which somebody gives it a name in marks."""
    named = any(c.dep_ in SUBJECTS and c.lower_ not in _RELATIVE for c in verb.lefts)
    cue = verb.lemma_ in cues.verbs() and has_marks(verb)
    return verb.dep_ == "relcl" and named and cue
