"""Find turns, of an interview or a live page: a name, a colon, and what that voice says."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.language.phrases import kind_of_noun
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.sources import speaker_of
from corpus.model import Name, Span

_TURN = re.compile(
    r"^[ \t]*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+)?(?:\*\*|__)?"
    r"(?:([A-Z][\w.’'-]*(?: [A-Z(][\w.’'()-]*){0,3}):|([QA])\.)(?:\*\*|__)?[ \t]+(?=\S)",
    re.MULTILINE,
)
"""A turn may begin with its time, its voice may be set bold."""
_ANYBODY = ("Q", "A", "Question", "Answer")
"""Labels that name nobody."""
_MARKS = "\"“”„«»‘'"
LEAST = 3
"""Turns that make a text an interview; two lines with a colon may be anything."""


def turns(context: Context) -> list[Attribution]:
    """Return every turn, in order; none unless somebody speaks twice and there are enough."""
    found = [m for m in _TURN.finditer(context.text) if _voice(m).split()[0].lower() != "dear"]
    voices = Counter(map(_voice, found))
    if len(found) < LEAST or len(voices) < 2 or max(voices.values()) < 2:
        return []
    stops = [_stop(context, m) for m in found]
    talk = 2 * sum(stop in ".!?…-—–" for stop in stops) > len(found)
    if not talk or not ("?" in stops or any(_is_somebody(context, m) for m in found)):
        return []  # "Name: Ada Tarn", "Price: 20 crowns": a list
    if "?" not in stops and not any(_ADDRESSES.search(_line(context, m)) for m in found):
        return []  # "Rovers: Abel Muir missed his third game.": notes on teams
    return list(_spoken(context, found))


_ADDRESSES = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me|[Ll]et|[Pp]lease|[Tt]hanks?)\b|[!?]"
)
"""Words of talk, of which one turn at least has some."""


def _line(context: Context, turn: re.Match[str]) -> str:
    """Return what stands behind the label of a turn."""
    return Span(turn.end(), context.paragraph(turn.end()).end).of(context.text).rstrip()


def _stop(context: Context, turn: re.Match[str]) -> str:
    """Return the mark with which a turn ends; the entries of a list have none."""
    return _line(context, turn).rstrip("\"'”’»)*_")[-1:] or " "


def _is_somebody(context: Context, turn: re.Match[str]) -> bool:
    """Tell a voice by its label: a letter, an office, a name in full or one met elsewhere too."""
    label = Span(turn.start(turn.lastindex or 0), turn.end(turn.lastindex or 0))
    words = context.doc[context.tokens_from(label.start) : context.tokens_from(label.end)]
    names = [n for n in context.names_in(label) if n.kind == "person"]
    full = any(" " in n.span.of(context.text) for n in names)
    human = any(kind_of_noun(t) in ("person", "official") for t in words)
    caps = label.of(context.text).isupper()
    return (
        _voice(turn) in _ANYBODY or caps or human or full or any(_is_met(context, n) for n in names)
    )


def _is_met(context: Context, name: Name) -> bool:
    """Tell whether somebody is named apart from the labels."""
    others = (n for n in context.names if n.entity == name.entity)
    return any(context.text[n.span.end : n.span.end + 1] != ":" for n in others)


def reports(context: Context) -> list[Attribution]:
    """Return what a paragraph has after "Our reporter Ada Tarn writes:" and no marks, to its end.

    Live pages set the words of their own people so.
    """
    found = (_report(context, match) for match in _REPORT.finditer(context.text))
    return [one for one in found if one is not None]


def _report(context: Context, match: re.Match[str]) -> Attribution | None:
    """Return the words of one report, if somebody is said to write them."""
    paragraph = context.paragraph(match.start())
    verb = context.doc[context.token_at(match.start(1))]
    source = speaker_of(verb)
    asked = context.doc[context.token_at(match.start())].tag_.startswith("W")
    if source is None or source.pos_ == "PRON" or asked or context.marks_in(paragraph):
        return None
    content = Span(match.end(), paragraph.start + len(paragraph.of(context.text).rstrip()))
    return Attribution(content, "direct", chars(verb, verb), "neutral", source, 0.85, verb.i)


_REPORT = re.compile(
    r"^(?:\d\d?[.:]\d\d(?: ?[ap]m)?[ \t]+)?[^\n:.]{4,60} (writes|reports): (?=[A-Z])", re.MULTILINE
)
"""Who writes, with the time of day ahead, at the beginning of a paragraph."""


def _voice(turn: re.Match[str]) -> str:
    """Return the words that say who speaks."""
    return turn.group(1) or turn.group(2)


def _spoken(context: Context, found: list[re.Match[str]]) -> Iterator[Attribution]:
    """Yield what each voice says, to the end of its line; words in marks are read elsewhere."""
    for match in found:
        words = Span(match.end(), context.paragraph(match.end()).end)
        said = words.of(context.text).rstrip()
        if not said or said[0] in _MARKS:
            continue
        label = context.doc[context.token_at(match.end(match.lastindex or 0) - 1)]
        source = None if _voice(match) in _ANYBODY else label
        content = Span(words.start, words.start + len(said))
        yield Attribution(content, "direct", None, "other", source, 0.9)
