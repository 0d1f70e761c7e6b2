"""Read gold attributions: our own texts whole, real news as offsets into a bench folder's texts."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.model import Document, Span

GOLD = Path(__file__).resolve().parents[1] / "corpus" / "language" / "gold"
WORDS = ("speaker", "name", "cue")


@dataclass(frozen=True)
class Gold:
    """One attribution as a reader sees it; its line holds kind, who, class and words."""

    span: Span
    line: dict[str, Any]
    asides: tuple[Span, ...] = ()


Text = tuple[Document, list[Gold]]


class MissingNewsError(Exception):
    """A bench folder lacks a text, or holds another one than was annotated."""


def texts(name: str, language: str | None = None) -> list[Text]:
    """Read the gold texts of a file, in one language if given."""
    entries = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["text"]
    return [
        (_document(entry["text"], entry), [_own(entry["text"], q) for q in entry["quotations"]])
        for entry in entries
        if language is None or entry["language"] == language
    ]


def news(name: str, bench: Path) -> list[Text]:
    """Read the annotated news of a file, its texts from a bench folder.

    Raises MissingNewsError when a file or a text is missing there, or is not the one annotated.
    """
    entries = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["texts"]
    held = {file: dict(_articles(bench / file)) for file in sorted({e["file"] for e in entries})}
    return [_news(entry, held[entry["file"]].get(entry["key"])) for entry in entries]


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of each article of a bench file, exactly as it stands there."""
    if not path.exists():
        raise MissingNewsError(f"{path} is missing")
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                yield entry["id"], entry["text"]
    else:
        for key, entry in json.loads(path.read_text(encoding="utf-8")).items():
            yield key, entry["articleBody"]


def _news(entry: dict[str, Any], text: str | None) -> Text:
    """Join a text with its attributions; the checksum tells that it is the one annotated."""
    where = f"{entry['key']} of {entry['file']}"
    if text is None:
        raise MissingNewsError(f"{where} is missing")
    if hashlib.sha256(text.encode()).hexdigest() != entry["sha256"]:
        raise MissingNewsError(f"{where} is not the text that was annotated")
    return _document(text, entry), [_placed(text, q) for q in entry["quotations"]]


def _document(text: str, entry: dict[str, Any]) -> Document:
    """Make a document of a gold text."""
    return Document("gold", "gold", text, language=entry["language"])


def _own(text: str, line: dict[str, Any]) -> Gold:
    """Find the place of a content that is given by its words."""
    start = -1
    for _ in range(line.get("nth", 1)):
        start = text.index(line["content"], start + 1)
    span = Span(start, start + len(line["content"]))
    if "aside" not in line:
        return Gold(span, line)
    at = start + line["content"].index(line["aside"])
    return Gold(span, line, (Span(at, at + len(line["aside"])),))


def _placed(text: str, quotation: dict[str, Any]) -> Gold:
    """Read the words of an attribution that is given by its places."""
    span = Span(*quotation["content"])
    words = {key: Span(*quotation[key]).of(text) for key in WORDS if key in quotation}
    asides = tuple(Span(*place) for place in quotation.get("asides", []))
    return Gold(span, {**quotation, **words, "content": span.of(text)}, asides)
