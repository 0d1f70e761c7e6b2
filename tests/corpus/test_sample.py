"""The sample corpus holds what it promises: enough articles, sides, languages, and its gold."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

NOTE = "Written for Parallax; the outlet does not exist."
SIDES = {"pro-kyiv", "kremlin-sympathetic", "non-aligned"}
REASONS = {
    "advert", "byline", "caption", "comments", "cookie", "credit", "next-read", "notice",
    "share", "subscribe",
}  # fmt: skip
SAMPLE = files("corpus.sample")
HERE = Path(__file__).parent
FURNITURE = tomllib.loads((HERE / "furniture.toml").read_text("utf-8"))
GOLD = tomllib.loads(SAMPLE.joinpath("gold.toml").read_text("utf-8"))
SOURCES = tomllib.loads((HERE.parents[1] / "config" / "sources.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Sample:
    """One file: its front matter and its text, page furniture and all."""

    name: str
    front: dict[str, Any]
    text: str

    @property
    def furniture(self) -> list[str]:
        """The lines that are the page and not the article."""
        return [row["line"] for row in FURNITURE["furniture"] if row["file"] == self.name]

    @property
    def article(self) -> str:
        """The text without its furniture."""
        return "\n".join(line for line in self.text.split("\n") if line not in self.furniture)

    @property
    def side(self) -> str:
        """The side that the sources file gives the outlet."""
        return str(SOURCES[self.front["source"]]["side"])


def _read(name: str) -> Sample:
    _, front, text = SAMPLE.joinpath(name).read_text("utf-8").split("---\n", 2)
    return Sample(name, yaml.safe_load(front), text)


NAMES = sorted(p.name for p in SAMPLE.iterdir() if re.match(r"\d{4}-\d\d-\d\d-.*\.md$", p.name))
SAMPLES = [_read(name) for name in NAMES]
each = pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)


@each
def test_an_article_has_250_to_500_words(sample: Sample) -> None:
    assert 250 <= len(re.findall(r"\w+(?:['’.,-]\w+)*", sample.article)) <= 500


@each
def test_an_article_says_that_it_was_written_for_parallax(sample: Sample) -> None:
    assert sample.front["note"] == NOTE
    assert re.match(r"https://[a-z-]+\.example/\S+$", sample.front["url"])


@each
def test_the_front_matter_is_whole_and_names_no_side(sample: Sample) -> None:
    assert set(sample.front) == {"source", "published", "title", "language", "url", "note"}
    assert isinstance(sample.front["published"], date)
    assert sample.name.startswith(sample.front["published"].isoformat())


@each
def test_the_outlet_is_one_of_those_configured(sample: Sample) -> None:
    assert sample.side in SIDES


@each
def test_the_letters_are_those_of_the_language(sample: Sample) -> None:
    russian, ukrainian = (len(re.findall(p, sample.text)) for p in ("[ыэъё]", "[іїєґ]"))
    told = "ru" if russian > ukrainian else "uk" if ukrainian else "en"
    assert told == sample.front["language"]


def test_there_are_enough_articles_outlets_sides_and_languages() -> None:
    assert len(SAMPLES) >= 36
    assert len({sample.front["source"] for sample in SAMPLES}) >= 8
    assert {sample.side for sample in SAMPLES} == SIDES
    languages = Counter(sample.front["language"] for sample in SAMPLES)
    assert languages["uk"] >= 4
    assert languages["ru"] >= 4


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    assert sorted(GOLD["articles"]) == NAMES


def test_gold_knows_only_incidents_and_never_mentions_what_the_article_is_about() -> None:
    for gold in GOLD["articles"].values():
        assert {gold["incident"], *gold["mentions"]} - {""} <= set(GOLD["incidents"])
        assert gold["incident"] not in gold["mentions"]


def test_every_incident_is_told_from_every_side() -> None:
    assert len(GOLD["incidents"]) >= 6
    told = {(GOLD["articles"][s.name]["incident"], s.side) for s in SAMPLES}
    assert told >= {(incident, side) for incident in GOLD["incidents"] for side in SIDES}


def test_nothing_is_published_before_it_happened() -> None:
    for sample in SAMPLES:
        gold = GOLD["articles"][sample.name]
        told = [gold["incident"], *gold["mentions"]]
        happened = [GOLD["incidents"][slug]["date"] for slug in told if slug]
        assert max(happened) <= sample.front["published"]


def test_no_two_articles_share_a_sentence() -> None:
    said = [set(re.findall(r"[^.!?\n]{60,}", sample.article)) for sample in SAMPLES]
    assert not [a & b for a, b in combinations(said, 2) if a & b]


def test_each_line_of_furniture_stands_alone_in_its_file() -> None:
    for row in FURNITURE["furniture"]:
        assert _read(row["file"]).text.strip().split("\n\n").count(row["line"]) == 1, row
        assert row["reason"] in REASONS


def test_each_line_to_be_kept_is_in_its_file_and_is_no_furniture() -> None:
    for row in FURNITURE["kept"]:
        assert row["line"] in _read(row["file"]).article.split("\n"), row


def test_enough_articles_carry_page_furniture_of_every_kind() -> None:
    assert len({row["file"] for row in FURNITURE["furniture"]}) >= 14
    assert {row["reason"] for row in FURNITURE["furniture"]} == REASONS
