"""Keep the index of words: tantivy over our own tokens, and how far it has come."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from corpus import fullnames, lexicon, nametable, spelling
from corpus.search import asked, queries, records
from corpus.search.files import cleared, replace, stamp
from corpus.search.records import Record
from corpus.search.sound import whole

POSITION = "position.json"
HEAP = 30_000_000
"""Bytes that the writer may gather before it writes a segment; there is one thread."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found: its number, its language's code, its score; by a word of it?"""

    number: int
    language: int
    score: float
    start: int
    at: tantivy.DocAddress
    worded: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its document, the stretch of its text, and which it is."""

    workspace: str
    document: str
    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class View:
    """The index as one commit left it."""

    schema: tantivy.Schema
    _searcher: tantivy.Searcher

    def search(self, query: tantivy.Query, limit: int, *, newest: bool = False) -> list[Found]:
        """Find the best records, or the newest."""
        order = "published" if newest else None
        hits = self._searcher.search(query, max(limit, 1), count=False, order_by_field=order).hits
        places = [at for _, at in hits]
        return [
            Found(number, language, float(score or 0), start, at)
            for (score, at), number, language, start in zip(
                hits,
                self._values("number", places),
                self._values("language", places),
                self._values("start", places),
                strict=True,
            )
        ]

    def _values(self, field: str, places: list[tantivy.DocAddress]) -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values(field, places)]

    def place(self, found: Found) -> Place:
        """Look up where a record stands."""
        record = self._searcher.doc(found.at)
        return Place(
            workspace=record["workspace"][0],
            document=record["document"][0],
            start=record["start"][0],
            end=record["end"][0],
            index=record.get_first("index") or 0,
        )

    def count(self) -> int:
        """Count the documents held."""
        return self._count(queries.documents(self.schema))

    def holds(self, documents: Sequence[tuple[str, str]]) -> bool:
        """Tell whether all of these documents are held."""
        return self._count(queries.some_documents(self.schema, documents)) == len(documents)

    def _count(self, query: tantivy.Query) -> int:
        found: Any = self._searcher.search(query, 1)
        return int(found.count)  # its type leaves this out


@dataclass(slots=True)
class Words:
    """An open index. Its view is of the last commit, by this process or by another."""

    folder: Path
    schema: tantivy.Schema
    _index: tantivy.Index
    _stamp: tuple[int, int] = (0, 0)

    @classmethod
    def open(cls, folder: Path) -> "Words | None":
        """Open the index in `folder`; None when it is missing, damaged or of another format."""
        if position(folder) is None or not whole(folder):
            return None
        try:
            return cls._over(folder)
        except (ValueError, OSError):
            return None

    @classmethod
    def create(cls, folder: Path) -> "Words":
        """Make an empty index in `folder`, whatever was there."""
        cleared(folder)
        made = cls._over(folder)
        _note(folder, 0)
        return made

    @classmethod
    def _over(cls, folder: Path) -> "Words":
        schema = _schema()
        index = tantivy.Index(schema, str(folder))
        # Ours to reload, when the file that lists the segments has changed: no watcher.
        index.config_reader("manual")
        return cls(folder, schema, index)

    def position(self) -> int | None:
        """Return the last change that the index holds; None when it must be made anew."""
        return position(self.folder)

    @contextmanager
    def change(self, upto: int) -> Iterator["Change"]:
        """Open the writer, commit at the end, and only then note how far it has come.

        Who calls holds the lock of the folder: a second writer is an error.
        """
        writer = self._index.writer(HEAP, 1)
        try:
            yield Change(self.schema, writer)
            writer.commit()
            _note(self.folder, upto)
        finally:
            writer.wait_merging_threads()

    def view(self) -> View:
        """Return what the last commit left."""
        if (now := stamp(self.folder / "meta.json")) != self._stamp:
            self._index.reload()
            self._stamp = now
        return View(self.schema, self._index.searcher())


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the index until the next commit."""

    _schema: tantivy.Schema
    _writer: tantivy.IndexWriter

    def remove(self, workspace: str, document: str) -> None:
        """Take out all records of a document; by query, since by term deletes nothing."""
        gone = queries.document(self._schema, workspace, document)
        self._writer.delete_documents_by_query(gone)

    def add(self, added: Iterable[Record]) -> None:
        """Put records in."""
        for record in added:
            self._writer.add_document(tantivy.Document.from_dict(record, self._schema))


@cache
def _format() -> str:
    """Tell one format from another: by the code and the lists that make tokens, keys and fields."""
    digest = blake2b(version("tantivy").encode(), digest_size=8)
    code = (str(m.__file__) for m in (spelling, fullnames, nametable, asked, records))
    lists = (lexicon.FOLDER / "titles.toml", lexicon.FOLDER / "given_names.toml")
    for path in (nametable.NAMES, *lists, Path(__file__), *map(Path, code)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def position(folder: Path) -> int | None:
    """Read how far an index has come; None when it does not say, or is of another format."""
    try:
        noted = json.loads((folder / POSITION).read_bytes())
        return int(noted["position"]) if noted["format"] == _format() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _note(folder: Path, upto: int) -> None:
    replace(folder / POSITION, json.dumps({"format": _format(), "position": upto}).encode())


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("kind", "source"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("workspace", "document"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace")
    for name in ("title", "names", "content", "speaker"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("number", "language", "published"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("start", stored=True, fast=True)
    for name in ("end", "index"):
        builder.add_integer_field(name, stored=True)
    return builder.build()
