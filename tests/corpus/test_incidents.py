"""How articles are grouped into incidents, on the sample corpus and on small cases."""

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

import corpus.sample
from corpus.days import dates, event_date
from corpus.fingerprints import fingerprint
from corpus.incidents import Assignment, Candidate, assign
from corpus.model import Annotations, Document, Span
from corpus.readers import Reading, read

SAMPLE = Path(corpus.sample.__file__).parent


def sentences(text: str) -> Annotations:
    spans = (Span(m.start(), m.end()) for m in re.finditer(r"[^.!?\n]+[.!?]*", text))
    return Annotations(sentences=tuple(spans))


def grouped(documents: list[Document]) -> dict[str, Assignment]:
    """Feed documents one by one, as ingest does; an incident is called by its first document."""
    prints = {document.id: fingerprint(document) for document in documents}
    key = {document.id: n for n, document in enumerate(documents, 1)}
    members: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Assignment] = {}
    for document in documents:
        held = [
            Candidate(k, k, tuple(prints[m] for m in ids), tuple(key[m] for m in ids))
            for k, ids in members.items()
        ]
        it = assign(document, sentences(document.text), prints[document.id], held)
        found[document.id] = it
        if it.about or it.founds:
            members[it.about or document.id].append(document.id)
    return found


@pytest.fixture(scope="module")
def sample() -> list[Document]:
    """The sample corpus by date, each document under the name of its file."""
    documents = []
    for path in sorted(SAMPLE.glob("20*.md")):
        reading = next(iter(read(path)))
        assert isinstance(reading, Reading)
        documents.append((path.name, reading.document))
    return [
        Document(id=name, source=d.source, text=d.text, title=d.title, published=d.published,
                 language=d.language)
        for name, d in documents
    ]  # fmt: skip


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, str]]:
    articles: dict[str, dict[str, str]] = tomllib.loads((SAMPLE / "gold.toml").read_text())[
        "articles"
    ]
    return articles


def test_every_article_of_the_sample_is_about_its_incident_and_none_is_split(
    sample: list[Document], gold: dict[str, dict[str, str]]
) -> None:
    found = grouped(sample)
    place = {n: it.about or (n if it.founds else "") for n, it in found.items()}
    assert {n for n, where in place.items() if not where} == {
        n for n in place if not gold[n]["incident"]
    }
    pairs = {(where, gold[n]["incident"]) for n, where in place.items() if where}
    assert len(pairs) == len({incident for _, incident in pairs}) == len({w for w, _ in pairs})


def test_most_mentions_in_the_sample_are_found_and_few_are_false(
    sample: list[Document], gold: dict[str, dict[str, str]]
) -> None:
    count = Counter[str]()
    for name, it in grouped(sample).items():
        found = {gold[m.incident]["incident"] for m in it.mentions}
        true = set(gold[name]["mentions"])
        count.update(right=len(found & true), false=len(found - true), missed=len(true - found))
    assert count["right"] >= 3 * count["false"]
    assert count["right"] >= 2 * count["missed"]


def test_a_text_without_a_date_or_a_known_word_founds_an_incident_of_its_own() -> None:
    found = grouped([Document(id="a", source="s", text="Zqx vrk."), Document("b", "s", "… !")])
    assert [it.founds for it in found.values()] == [True, True]


def test_like_events_far_apart_in_time_stay_apart() -> None:
    text = "A bomb under a car killed a customs officer in Riverton on {}. Police are looking on."
    first = Document("a", "s", text.format("3 March 2021"), published=date(2021, 3, 4))
    second = Document("b", "s", text.format("9 May 2024"), published=date(2024, 5, 9))
    third = Document("c", "t", text.format("9 May 2024"), published=date(2024, 5, 10))
    found = grouped([first, second, third])
    assert found["c"].about == "b"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It happened on February 6, 2026.", date(2026, 2, 6)),
        ("Yesterday a bridge fell.", date(2026, 2, 6)),
        ("On Wednesday night a bridge fell.", date(2026, 2, 4)),
        ("Взрыв произошёл 5 февраля.", date(2026, 2, 5)),
        ("Вибух стався у п’ятницю.", date(2026, 2, 6)),
        ("A bridge fell in 2019; on 3 May 2019 nobody knew.", None),
        ("On 31 February 2026 nothing fell.", None),
        ("She may march in august company.", None),
    ],
)
def test_the_day_is_read_from_the_text(text: str, day: date | None) -> None:
    assert event_date(text, date(2026, 2, 7)) == day


def test_without_publication_a_weekday_is_no_date() -> None:
    assert list(dates("On Friday, and on 6 May, but on 7 May 2020.", None)) == [date(2020, 5, 7)]
