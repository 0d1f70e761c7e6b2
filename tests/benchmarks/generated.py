"""Make a data folder of made-up articles with their annotations: no model is run.

python -m tests.benchmarks.generated FOLDER [--articles 10000] [--no-index]
"""

import argparse
import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path

import sqlalchemy as sa

from corpus.database import open_database
from corpus.fingerprints import Fingerprint
from corpus.model import (
    ANALYSIS,
    OPERATOR,
    Action,
    Annotations,
    Cue,
    Document,
    Name,
    Quotation,
    Source,
    Span,
    Speaker,
)
from corpus.schema import documents, incident_documents, incidents, metadata
from corpus.search import Search
from corpus.spelling import full_key, name_key, words
from corpus.store import Store, adding, candidates, grouping

Rows = dict[sa.Table, list[adding.Row]]

A_TRANSACTION = 100
AN_INCIDENT = 12
"""Articles on one incident, on average."""
PARAGRAPHS, SENTENCES, WORDS = 10, 3, 20
SIDES = ("pro-kyiv", "kremlin-sympathetic", "non-aligned", None)
DAY = date(2022, 3, 1)

_drawn = random.Random(1)  # noqa: S311 for made-up words


def _word(drawn: random.Random, syllables: int) -> str:
    return "".join(
        drawn.choice("bdfgklmnprstvz") + drawn.choice("aeiou") for _ in range(syllables)
    ) + drawn.choice(("", "n", "r", "sk", "t"))


VOCABULARY = [_word(_drawn, _drawn.choice((1, 2, 2, 3))) for _ in range(20_000)]
COMMON = list(accumulate(1 / (rank + 5) for rank in range(len(VOCABULARY))))
PEOPLE = [f"{_word(_drawn, 2)} {_word(_drawn, 3)}".title() for _ in range(600)]
PLACES = [_word(_drawn, 3).title() for _ in range(120)]
OUTLETS = [f"{_word(_drawn, 2)} {_word(_drawn, 2)} Paper".title() for _ in range(40)]


@dataclass(frozen=True)
class Happening:
    """An incident as it is told: its day, its people, its place and its own words."""

    day: date
    people: tuple[str, ...]
    place: str
    words: tuple[str, ...]


@dataclass
class Page:
    """A text under way, with what is found in it."""

    happening: Happening
    drawn: random.Random
    parts: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def put(self, text: str) -> Span:
        """Write on, and say where that stands."""
        self.parts.append(text)
        self.length += len(text)
        return Span(self.length - len(text), self.length)

    def words(self, count: int) -> str:
        """Draw words as unevenly common as in a language, some of them the incident's own."""
        told = self.drawn.choices(VOCABULARY, cum_weights=COMMON, k=count)
        for place in range(0, count, 5):
            told[place] = self.drawn.choice(self.happening.words)
        return " ".join(told)

    def name(self) -> tuple[Span, str]:
        """Write the name of somebody or some place."""
        if self.drawn.random() < 0.3:
            span, key = self.put(self.happening.place), full_key(self.happening.place)
            self.names.append(Name(span, "place", key))
            return span, key
        whole = self.drawn.choice(self.happening.people)
        span, key = self.put(whole), name_key(whole)
        self.names.append(Name(span, "person", key))
        return span, key

    def sentence(self) -> None:
        """Write a sentence in the outlet's own voice."""
        start = self.length
        agent, key = self.name()
        self.put(" ")
        cue = self.put(self.drawn.choice(self.happening.words))
        self.put(f" {self.words(WORDS - 4)} ")
        patient, other = self.name()
        self.put(". ")
        whole = Span(start, self.length - 1)
        self.sentences.append(whole)
        event = cue.of("".join(self.parts))
        self.actions.append(Action(whole, cue, event, "named", agent, key, patient, other))
        if self.drawn.random() < 0.3:
            self.cues.append(Cue(cue, "hedge", whole))

    def quotation(self) -> None:
        """Write a sentence that quotes somebody."""
        start = self.length
        self.put("“")
        content = self.put(self.words(WORDS - 3).capitalize())
        self.put(",” ")
        cue = self.put("said")
        self.put(" ")
        whole = self.drawn.choice(self.happening.people)
        span = self.put(whole)
        self.put(". ")
        sentence = Span(start, self.length - 1)
        speaker = Speaker(span, "person", whole, name_key(whole))
        self.names.append(Name(span, "person", name_key(whole)))
        self.sentences.append(sentence)
        self.quotations.append(Quotation(content, "direct", speaker, cue, "neutral", sentence, 0.9))

    def paragraph(self) -> None:
        """Write a paragraph; every other one quotes."""
        start = self.length
        for place in range(SENTENCES):
            if place == 1 and self.drawn.random() < 0.6:
                self.quotation()
            else:
                self.sentence()
        self.passages.append(Span(start, self.length - 1))
        self.put("\n\n")

    def annotations(self) -> Annotations:
        """Return what was found."""
        return Annotations(
            passages=tuple(self.passages),
            sentences=tuple(self.sentences),
            quotations=tuple(self.quotations),
            names=tuple(self.names),
            actions=tuple(self.actions),
            cues=tuple(self.cues),
            analysis=ANALYSIS,
        )


@dataclass(frozen=True)
class Made:
    """A made-up article, its source, what is found in it, and the number of its incident."""

    document: Document
    source: Source
    annotations: Annotations
    print_: Fingerprint
    told: int


def made(articles: int, seed: int = 2) -> Iterator[Made]:
    """Make articles up: the first on each incident, then others on any of them."""
    drawn = random.Random(seed)  # noqa: S311 for made-up articles
    happenings = [_happening(drawn) for _ in range(max(1, articles // AN_INCIDENT))]
    sources = [Source(name, SIDES[place % 4], "GB") for place, name in enumerate(OUTLETS)]
    for number in range(articles):
        told = number if number < len(happenings) else drawn.randrange(len(happenings))
        yield _article(number, told, happenings[told], drawn.choice(sources), drawn)


def _happening(drawn: random.Random) -> Happening:
    return Happening(
        day=DAY + timedelta(days=drawn.randrange(1_200)),
        people=tuple(drawn.sample(PEOPLE, 5)),
        place=drawn.choice(PLACES),
        words=tuple(drawn.choices(VOCABULARY[200:], k=14)),
    )


def _article(
    number: int, told: int, happening: Happening, source: Source, drawn: random.Random
) -> Made:
    page = Page(happening, drawn)
    for _ in range(PARAGRAPHS):
        page.paragraph()
    document = Document(
        id=f"g{number}",
        source=source.name,
        text="".join(page.parts),
        url=f"https://{source.name.split()[0].lower()}.example/{number}",
        title=f"{happening.people[0]}, {' '.join(happening.words[:3])}, {happening.place}",
        published=happening.day + timedelta(days=drawn.randrange(4)),
    )
    return Made(document, source, page.annotations(), _print(happening, document, drawn), told)


def _print(happening: Happening, document: Document, drawn: random.Random) -> Fingerprint:
    """Make a fingerprint of the usual size; the real one would take most of the time."""
    own = _tokens(" ".join(happening.words))
    names = _tokens(" ".join((*happening.people, happening.place)))
    others = {_tokens(word)[0]: drawn.uniform(0.01, 0.05) for word in _some(drawn, 120)}
    told = others | {token: drawn.uniform(0.05, 0.3) for token in own + names}
    return Fingerprint(
        words=told,
        names={token: told[token] for token in names},
        published=document.published.isoformat() if document.published else None,
        happened=happening.day.isoformat(),
    )


def _some(drawn: random.Random, count: int) -> list[str]:
    return drawn.choices(VOCABULARY, cum_weights=COMMON, k=count)


@lru_cache(maxsize=50_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(words(text)) or ("nothing",)


async def make(folder: Path, articles: int, seed: int = 2) -> None:
    """Store made-up articles in an empty `folder`; the index is not touched."""
    async with await open_database(folder) as database:
        several = enumerate(made(articles, seed), 1)
        while some := list(islice(several, A_TRANSACTION)):
            rows = await asyncio.to_thread(_rows, some)
            async with database.write() as connection:
                for source in {each.source for _, each in some}:
                    await adding.put_source(connection, source)
                for table in (table for table in metadata.sorted_tables if rows[table]):
                    await connection.execute(table.insert(), rows[table])


def _rows(some: list[tuple[int, Made]]) -> Rows:
    """Make all rows of some articles, whose keys are their numbers."""
    rows: Rows = defaultdict(list)
    for key, each in some:
        own, document = adding.identity(each.document), each.document
        rows[documents].append({"key": key, **adding.document_row(document, own)})
        telling = adding.link_row(document, own, key)
        for table, more in adding.rows_of(key, document, telling, own, each.annotations).items():
            rows[table] += more
        for table, more in candidates.rows_of(key, document, each.print_).items():
            rows[table] += more
        if each.told == key - 1:
            rows[incidents].append(_incident_row(key, each))
        joined = {"incident": each.told + 1, "document": key, "workspace": OPERATOR}
        rows[incident_documents].append({**joined, "about": True, "set_by": "machine"})
    return rows


def _incident_row(key: int, each: Made) -> adding.Row:
    return {
        "key": key,
        "id": grouping.founded_id(OPERATOR, each.document.id),
        "workspace": OPERATOR,
        "title": each.document.title,
        "titled_by": "machine",
        "date": each.document.published,
    }


async def index(folder: Path) -> None:
    """Bring the index of words up to the store; there are no vectors."""
    async with (
        await open_database(folder) as database,
        await Search.open(folder, Store(database)) as search,
    ):
        await search.catch_up()


def main() -> None:
    """Make a folder, and say how long that took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--no-index", action="store_true")
    given = parser.parse_args()
    began = time.perf_counter()
    asyncio.run(make(given.folder, given.articles))
    print(f"{given.articles:,} articles stored in {time.perf_counter() - began:.0f} s")
    if not given.no_index:
        began = time.perf_counter()
        asyncio.run(index(given.folder))
        print(f"indexed in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
