"""Articles by incident, with their annotations: those of the sample, and news from elsewhere."""

import gzip
import json
import tomllib
from dataclasses import replace
from pathlib import Path

from corpus.cleaning import clean
from corpus.language import annotate_many
from corpus.model import Article, Document, Source
from corpus.readers import Reading, read

HOUSE = Path(__file__).resolve().parents[2]
SAMPLE = HOUSE / "corpus" / "sample"
INCIDENTS = dict.fromkeys(
    ("alekseyev", "alexeyev", "alekseev", "aleksieiev", "suspect"), "alekseyev"
) | dict.fromkeys(("kirillov", "kyrylov", "kirilov"), "kirillov")
"""File names end in a spelling of the incident."""


def shelf() -> dict[str, list[Article]]:
    """Annotate the sample; its file names end in the incident."""
    paths = sorted(SAMPLE.glob("2*.md"))
    given = [(path.stem.split("-")[-1], r) for path in paths for r in read(path)]
    readings = [(key, r) for key, r in given if isinstance(r, Reading)]
    documents = [replace(clean(r.document), id=str(n)) for n, (_, r) in enumerate(readings)]
    sides = tomllib.loads((HOUSE / "config" / "sources.toml").read_text())
    shelves: dict[str, list[Article]] = {}
    for (key, r), document, notes in zip(
        readings, documents, annotate_many(documents), strict=True
    ):
        article = Article(document, Source(r.source.name, sides[r.source.name]["side"]), notes)
        shelves.setdefault(INCIDENTS.get(key, key), []).append(article)
    return shelves


def real_news(folder: Path) -> list[list[Article]]:
    """Annotate news of incidents from elsewhere, on no side."""
    shelves: dict[str, list[Article]] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt") as lines:
            rows = [json.loads(line) for line in lines]
        documents = [clean(Document(row["id"], row["id"], row["text"])) for row in rows]
        for row, document, notes in zip(rows, documents, annotate_many(documents), strict=True):
            article = Article(document, Source(document.source), notes)
            shelves.setdefault(row["incident"], []).append(article)
    return list(shelves.values())
