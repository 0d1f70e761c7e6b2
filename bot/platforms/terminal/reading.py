"""parallax read: all that is understood of one document, without a store."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from bot.excerpts import speaker_named
from bot.platforms.terminal.drawing import tame
from bot.reply import Json
from bot.wording import counted, dated, dotted
from corpus.cleaning import clean
from corpus.happening import Happening, happening
from corpus.language import annotate
from corpus.model import Action, Article, Cue, Document, Name, Quotation, Span
from corpus.readers import Given, Refusal, read


def articles(path: Path, *, raw: bool, limit: int) -> Iterator[Article | Refusal]:
    """Read, clean unless `raw`, and annotate every article of a file."""
    for reading in read(path, Given(source_needed=False), limit=limit):
        if isinstance(reading, Refusal):
            yield reading
            continue
        document = reading.document if raw else clean(reading.document)
        yield Article(document, reading.source, annotate(document))


def as_json(article: Article) -> Json:
    """Return what docs/json.md describes for `read`."""
    document, notes = article.document, article.annotations
    text = document.text
    return {
        "title": document.title,
        "source": article.source.name or None,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "text": text,
        "passages": [_ends(span) for span in notes.passages],
        "removed": [{**_ends(aside.span), "why": aside.reason} for aside in document.aside],
        "names": [_name(name, text) for name in notes.names],
        "quotations": [_quotation(q, article) for q in notes.quotations],
        "actions": [_action(action, text) for action in notes.actions],
        "certainty": [_cue(cue, text) for cue in notes.cues],
        "incident": _incident(happening(document, notes), text),
        "unread": notes.unread,
    }


def _action(action: Action, text: str) -> Json:
    return {
        "event": action.event,
        "agency": action.agency,
        "cue": _span(action.cue, text),
        "agent": _span(action.agent, text) if action.agent else None,
        "patient": _span(action.patient, text) if action.patient else None,
        "sentence": _ends(action.sentence),
        "quoted": action.quoted,
        "negated": action.negated,
    }


def _cue(cue: Cue, text: str) -> Json:
    return {
        **_span(cue.span, text),
        "kind": cue.kind,
        "sentence": _ends(cue.sentence),
        "quoted": cue.quoted,
    }


def _incident(told: Happening, text: str) -> Json:
    return {
        "first": told.days[0].isoformat() if told.days else None,
        "last": told.days[1].isoformat() if told.days else None,
        "dates": [
            {**_span(t.span, text), "first": t.first.isoformat(), "last": t.last.isoformat()}
            for t in told.dates
        ],
        "places": [_span(span, text) for span in told.places],
        "people": [_span(span, text) for span in told.people],
        "event": _span(told.event, text) if told.event else None,
    }


def _name(name: Name, text: str) -> Json:
    role = _span(name.role, text) if name.role else None
    return {**_span(name.span, text), "key": name.entity, "type": name.kind, "role": role}


def _quotation(quotation: Quotation, article: Article) -> Json:
    speaker, text = quotation.speaker, article.document.text
    told = speaker.span is not None or speaker.name is not None
    who = _who(quotation, article.annotations.names)
    where = _span(who, text) if who else {"start": None, "end": None, "text": None}
    said_by = {**where, "name": speaker.name, "kind": speaker.kind, "role": speaker.role}
    cue = {**_span(quotation.cue, text), "class": quotation.cue_class} if quotation.cue else None
    return {
        "kind": quotation.kind,
        "content": _span(quotation.span, text),
        "speaker": said_by if told else None,
        "cue": cue,
        "sentence": _ends(quotation.sentence),
        "confidence": quotation.confidence,
        "within": _ends(quotation.within) if quotation.within else None,
    }


def _who(quotation: Quotation, names: Sequence[Name]) -> Span | None:
    """Return the words that say who speaks, with the name and the role that stand beside them.

    So the source of an attribution reaches in the field's scheme: “Ann Vale, the mayor”.
    """
    span = quotation.speaker.span
    beside = (n for n in names if span and any(part.meets(span) for part in _called(n)))
    parts = [part for name in beside for part in _called(name)]
    if span is None or not parts:
        return span
    whole = Span(min(span, *parts).start, max(part.end for part in (span, *parts)))
    said = (part for part in (quotation.cue, quotation.span) if part)
    return span if any(whole.meets(part) for part in said) else whole


def _called(name: Name) -> list[Span]:
    return [name.span, name.role] if name.role else [name.span]


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span(span: Span, text: str) -> Json:
    return {**_ends(span), "text": span.of(text)}


def show(console: Console, article: Article) -> None:
    """Print the text with what was set aside dimmed, then what was found in it."""
    document, notes = article.document, article.annotations
    head = dotted(document.title, article.source.name, dated(document.published), document.language)
    console.print(Line(tame(head), style="bold cyan"))
    console.print(_text(document), soft_wrap=True)
    removed = sum(aside.span.end - aside.span.start for aside in document.aside)
    console.print(Line(f"\nSet aside: {counted(removed, 'character')}", style="bold"))
    for aside in document.aside:
        console.print(Line(tame(f"  {aside.reason}: {_line(aside.span, document)}"), style="dim"))
    console.print(Line(f"\n{counted(len(notes.quotations), 'quotation')}", style="bold"))
    for quotation in notes.quotations:
        lead = "    within it: " if quotation.within else "  "
        said = f"{lead}{_told(quotation)}: {_line(quotation.span, document, 200)}"
        console.print(Line(tame(said)))
    console.print(Line(f"\n{counted(len(notes.names), 'name')}", style="bold"))
    console.print(Line(tame(f"  {_names(article)}")))
    if notes.unread:
        console.print(
            Line(f"{counted(notes.unread, 'sentence')} could not be read.", style="yellow")
        )


def _text(document: Document) -> Line:
    line = Line(tame(document.text))
    for aside in document.aside:
        line.stylize("dim strike", aside.span.start, aside.span.end)
    return line


def _line(span: Span, document: Document, most: int = 70) -> str:
    words = " ".join(span.of(document.text).split())
    return words if len(words) <= most else f"{words[:most]}…"


def _told(quotation: Quotation) -> str:
    return dotted(
        quotation.kind, speaker_named(quotation.speaker, quotation.confidence), quotation.cue_class
    )


def _names(article: Article) -> str:
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    for name in article.annotations.names:
        counts[name.entity] = counts.get(name.entity, 0) + 1
        spelled = name.span.of(article.document.text)
        shown[name.entity] = max(shown.get(name.entity, ""), spelled, key=len)
    ranked = sorted(counts, key=lambda entity: (-counts[entity], entity))
    return ", ".join(f"{shown[entity]} {counts[entity]}" for entity in ranked[:40])
