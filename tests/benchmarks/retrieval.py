"""Measure retrieval on XQuAD-R: does the paragraph that holds the answer come first?

    python tests/benchmarks/retrieval.py FOLDER [KEEP]

FOLDER holds xquad_r_en.json.gz and xquad_r_ru.json.gz; KEEP is a folder where the index
stays for the next time, since its vectors take minutes to make.
"""

import asyncio
import gzip
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.database import open_database
from corpus.fingerprints import Fingerprint
from corpus.incidents import Assignment
from corpus.model import Annotations, Document, Language, Source, Span
from corpus.search import Search
from corpus.store import Store

LANGUAGES: tuple[Language, ...] = ("en", "ru")
AT_LEAST: dict[tuple[Language, Language], float] = {
    ("en", "en"): 0.970,
    ("ru", "ru"): 0.940,
    ("en", "ru"): 0.880,
    ("ru", "en"): 0.870,
}
DEEP = 100


@dataclass(frozen=True)
class Collection:
    """The paragraphs of one language, and which of them each question is about."""

    documents: dict[str, tuple[str, Annotations]]
    questions: list[tuple[str, str]]


def read(folder: Path, language: Language) -> Collection:
    """Read one language's file; a paragraph's place is its id."""
    with gzip.open(folder / f"xquad_r_{language}.json.gz", "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    return Collection(
        {str(place): _document(paragraph) for place, paragraph in enumerate(paragraphs)},
        [(q["question"], str(place)) for place, p in enumerate(paragraphs) for q in p["qas"]],
    )


def _document(paragraph: dict[str, Any]) -> tuple[str, Annotations]:
    text = paragraph["context"]
    sentences = tuple(Span(start, end) for start, end in paragraph["sentence_breaks"])
    return text, Annotations(passages=(Span(0, len(text)),), sentences=sentences)


async def fill(store: Store, language: Language, collection: Collection) -> None:
    """Store each paragraph as a document, in a workspace of its language's own."""
    source = Source("XQuAD-R", workspace=language)
    for place, (text, annotations) in collection.documents.items():
        document = Document(f"{language}-{place}", source.name, text, language=language)
        await store.add(language, document, source, annotations, Fingerprint(), Assignment())


async def mean_reciprocal_rank(
    search: Search, asked: Collection, language: Language
) -> tuple[float, float]:
    """Ask every question; return the figure and the milliseconds that a question takes."""
    began, total = time.perf_counter(), 0.0
    for question, place in asked.questions:
        hits = await search.passages(language, question, limit=DEEP)
        ids = [hit.document for hit in hits]
        wanted = f"{language}-{place}"
        total += 1 / (ids.index(wanted) + 1) if wanted in ids else 0.0
    took = time.perf_counter() - began
    return total / len(asked.questions), 1000 * took / len(asked.questions)


async def measure(folder: Path, keep: Path) -> bool:
    """Print the figures; tell whether all are reached."""
    collections = {language: read(folder, language) for language in LANGUAGES}
    good = True
    async with await open_database(keep) as database:
        store = Store(database)
        for language in LANGUAGES:
            await fill(store, language, collections[language])
        async with await Search.open(keep, store) as search:
            await search.catch_up()
            embedded = (await search.progress()).sentences
            for vectors in (False, True):
                if vectors:
                    began = time.perf_counter()
                    made = await search.embed_pending()
                    print(f"vectors of {made} paragraphs: {time.perf_counter() - began:.0f} s")
                    if not made:
                        break  # they were there, and what was printed is the whole figure
                for (asked, held), least in AT_LEAST.items():
                    mrr, took = await mean_reciprocal_rank(search, collections[asked], held)
                    what = "words and vectors" if vectors else "as found"
                    print(
                        f"{asked} -> {held}  {what:18}  MRR {mrr:.4f}  at least {least:.3f}"
                        f"  ratio {mrr / least:.3f}  {took:.1f} ms a question"
                    )
                    good &= mrr >= least or not (vectors or embedded)
    return good


def main() -> int:
    """Run from the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("bench/retrieval")
    if not (folder / "xquad_r_en.json.gz").is_file():
        print(f"{folder} does not hold XQuAD-R: give the folder that holds xquad_r_en.json.gz.")
        return 0
    with tempfile.TemporaryDirectory() as fresh:
        keep = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(fresh)
        return 0 if asyncio.run(measure(folder, keep)) else 1


if __name__ == "__main__":
    sys.exit(main())
