"""Read texts on words in marks: gold texts, and short ones with their content in brackets."""

import re
from collections.abc import Iterator

from corpus.language.marks import Marked
from corpus.language.names.finding import names
from corpus.language.pipeline import parse_many
from corpus.language.quotations.context import Context, context_of
from corpus.language.quotations.named_speakers import with_speakers
from corpus.model import Document, Span
from tests.benchmarks.quotations import GOLD, Gold, texts

FILES = ("dev", "probe", "probe_more", "marked")
KINDS = {"t": "term", "m": "mixed", "d": "direct", "i": "indirect"}
_CONTENT = re.compile(r"\[\[(\w):(.*?)\]\]", re.DOTALL)


def short_texts() -> list[tuple[Document, list[Gold]]]:
    """Read the short texts; their lines have a kind and content, no speaker."""
    _, *entries = (GOLD / "marked_short.txt").read_text(encoding="utf-8").split("\n---\n")
    return [_short(entry.strip()) for entry in entries]


def _short(entry: str) -> tuple[Document, list[Gold]]:
    """Take the brackets out of a text, and note where they stood."""
    text, done, lines = "", 0, []
    for match in _CONTENT.finditer(entry):
        text += entry[done : match.start()]
        line = {"kind": KINDS[match.group(1)], "content": match.group(2), "who": "unclear"}
        lines.append(Gold(Span(len(text), len(text) + len(match.group(2))), line))
        text, done = text + match.group(2), match.end()
    return Document("gold", "gold", f"{text}{entry[done:]}\n", language="en"), lines


def contexts() -> Iterator[tuple[str, Context, list[Gold]]]:
    """Yield each English text to work with under a name, ready to be looked at."""
    for name in (*FILES, "short"):
        given = short_texts() if name == "short" else texts(name, "en")
        parsed = parse_many([(document.body, "en") for document, _ in given])
        for place, (one, (_, lines)) in enumerate(zip(parsed, given, strict=True)):
            known = names(one)
            speakers = with_speakers(one.doc, one.text, known) if one.doc is not None else known
            context = context_of(one, speakers)
            if context is not None:
                yield f"{name} {place}", context, lines


def kind_of(mark: Marked, lines: list[Gold]) -> tuple[str, Span | None]:
    """Return what words in marks are in the gold, and the content they are in."""
    inner = mark.inner
    met = [g for g in lines if g.span.meets(inner)]
    terms = [g for g in met if g.line["kind"] == "term" and abs(g.span.start - inner.start) < 3]
    for kind in ("direct", "mixed", "indirect", "term"):
        terms += [g for g in met if g.line["kind"] == kind]
    return (terms[0].line["kind"], terms[0].span) if terms else ("none", None)
