"""Find turns, of an interview or a live page: a name, a colon, and what that voice says."""

import re
from collections.abc import Iterator

from corpus.language.phrases import kind_of_noun
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.sources import speaker_of
from corpus.language.quotations.voices import Voice, voices
from corpus.model import Name, Span

_MARKS = "\"“”„«»‘'"


def turns(context: Context) -> list[Attribution]:
    """Return every turn, in order; none where the labels are those of a list."""
    found = voices(context.text, context.names)
    stops = [_stop(context, voice) for voice in found]
    talk = 2 * sum(stop in ".!?…-—–" for stop in stops) > len(found)
    if not talk or not ("?" in stops or any(_is_somebody(context, v) for v in found)):
        return []  # "Name: Ada Tarn", "Price: 20 crowns": a list
    if "?" not in stops and not any(_ADDRESSES.search(_said(context, v)) for v in found):
        return []  # "Rovers: Abel Muir missed his third game.": notes on teams
    return list(_spoken(context, found))


_ADDRESSES = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me|[Ll]et|[Pp]lease|[Tt]hanks?)\b|[!?]"
)
"""Words of talk, of which one turn at least has some."""


def _said(context: Context, voice: Voice) -> str:
    """Return what stands behind the label of a turn, without a "[laughter]" at its end."""
    line = Span(voice.said, context.paragraph(voice.said).end).of(context.text)
    return _SOUND.sub("", line).rstrip()


_SOUND = re.compile(r"[\[(][a-z ]{1,30}[\])]\s*$")


def _stop(context: Context, voice: Voice) -> str:
    """Return the mark with which a turn ends; the entries of a list have none."""
    return _said(context, voice).rstrip("\"'”’»)*_")[-1:] or " "


def _is_somebody(context: Context, voice: Voice) -> bool:
    """Tell a voice by its label: a letter, an office, a name in full or one met elsewhere too."""
    label = voice.span
    if voice.name is not None or voice.unclear or label.of(context.text).isupper():
        return True
    words = context.doc[context.tokens_from(label.start) : context.tokens_from(label.end)]
    names = [n for n in context.names_in(label) if n.kind == "person"]
    full = any(" " in n.span.of(context.text) for n in names)
    human = any(kind_of_noun(t) in ("person", "official") for t in words)
    return human or full or any(_is_met(context, n) for n in names)


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


def _spoken(context: Context, found: list[Voice]) -> Iterator[Attribution]:
    """Yield what each voice says, to the end of its line; words in marks are read elsewhere."""
    for voice in found:
        said = _said(context, voice)
        if not said or said[0] in _MARKS:
            continue
        label = voice.name.span if voice.name is not None else voice.span
        source = None if voice.unclear else context.doc[context.token_at(label.end - 1)]
        content = Span(voice.said, voice.said + len(said))
        yield Attribution(content, "direct", None, "other", source, 0.9)
