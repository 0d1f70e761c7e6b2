"""The gold quotations are what their README says: verbatim, whole and many."""

import gzip
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.model import CueClass, QuotationKind, SpeakerKind
from tests.benchmarks.gold_quotations import GOLD, MissingNewsError, news

KEYS = {"content", "nth", "kind", "aside", "speaker", "name", "who", "cue", "class"}


def texts(name: str) -> list[dict[str, Any]]:
    """Return the texts of one file."""
    return list(tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["text"])


def lines(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return each annotated line of one file, with its text."""
    return [(entry["text"], line) for entry in texts(name) for line in entry["quotations"]]


def marked_news(name: str) -> list[dict[str, Any]]:
    """Return the annotated news of one file: places in texts that stand elsewhere."""
    return list(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["texts"])


PLACES = {"content", "speaker", "name", "cue"}
NEWS = ["news", "news_kept"]
FILES = [
    "dev",
    "doubtful",
    "kept",
    "kept_more",
    "marked",
    "probe",
    "probe_cyrillic",
    "probe_more",
    "speakers",
]


@pytest.mark.parametrize("name", FILES)
def test_every_content_speaker_and_cue_stands_verbatim_in_its_text(name: str) -> None:
    for text, line in lines(name):
        assert text.count(line["content"]) >= line.get("nth", 1), line
        assert line.get("speaker", "") in text, line
        assert line.get("cue", "") in text, line
        assert line.get("aside", "") in line["content"], line


@pytest.mark.parametrize("name", FILES)
def test_every_line_uses_only_the_words_of_the_scheme(name: str) -> None:
    for _, line in lines(name):
        assert set(line) <= KEYS, line
        assert line["kind"] in get_args(QuotationKind), line
        assert line["who"] in get_args(SpeakerKind), line
        assert ("cue" in line) == ("class" in line), line
        assert line.get("class", "other") in get_args(CueClass), line


@pytest.mark.parametrize("name", FILES)
def test_no_attribution_stands_twice(name: str) -> None:
    for entry in texts(name):
        seen = Counter(
            (line["content"], line.get("nth", 1), line["kind"]) for line in entry["quotations"]
        )
        assert not [place for place, times in seen.items() if times > 1]


def test_there_are_enough_of_every_kind_and_a_third_is_kept_aside() -> None:
    dev, kept = lines("dev"), lines("kept")
    everything = [line["kind"] for _, line in dev + kept]
    assert len(texts("dev")) + len(texts("kept")) >= 66
    assert len(texts("kept")) >= 22
    assert len(everything) >= 680
    assert len(kept) >= len(everything) / 3
    assert everything.count("indirect") >= 0.45 * len(everything)
    assert set(everything) == set(get_args(QuotationKind))


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_there_are_texts_in_each_cyrillic_language_in_both_files(language: str) -> None:
    counts = [sum(t["language"] == language for t in texts(name)) for name in ("dev", "kept")]
    assert sum(counts) >= 12
    assert min(counts) >= 4


@pytest.mark.parametrize("name", NEWS)
def test_news_is_marked_by_places_within_the_text_in_order_and_holds_no_words(name: str) -> None:
    for entry in marked_news(name):
        starts = [line["content"][0] for line in entry["quotations"]]
        assert starts == sorted(starts), entry["key"]
        for line in entry["quotations"]:
            places = [line[key] for key in sorted(PLACES & set(line))]
            assert all(0 <= start < end <= entry["length"] for start, end in places), line
            start, end = line["content"]
            assert all(start < a < b <= end for a, b in line.get("asides", [])), line
            assert set(line) - PLACES - {"asides"} <= {"kind", "who", "class"}, line


@pytest.mark.parametrize("name", NEWS)
def test_every_line_of_news_uses_only_the_words_of_the_scheme(name: str) -> None:
    for line in (line for entry in marked_news(name) for line in entry["quotations"]):
        assert line["kind"] in get_args(QuotationKind), line
        assert line["who"] in get_args(SpeakerKind), line
        assert ("cue" in line) == ("class" in line), line
        assert line.get("class", "other") in get_args(CueClass), line


def test_no_article_is_both_worked_with_and_put_aside() -> None:
    seen = [(entry["file"], entry["key"]) for name in NEWS for entry in marked_news(name)]
    assert len(seen) == len(set(seen)) >= 50


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """Return a bench folder with the files of the news, and none of its texts."""
    for folder in ("html", "frames"):
        (tmp_path / folder).mkdir()
    (tmp_path / "html" / "ground-truth.json").write_text("{}")
    with gzip.open(tmp_path / "frames" / "narrative_frames_dev.jsonl.gz", "wt") as lines:
        lines.write("")
    return tmp_path


def test_news_whose_folder_or_text_is_missing_says_so(tmp_path: Path, bench: Path) -> None:
    with pytest.raises(MissingNewsError, match=r"frames_dev\.jsonl\.gz is missing"):
        news("news", tmp_path / "nowhere")
    with pytest.raises(MissingNewsError, match=r"\w+ of frames\S+ is missing"):
        news("news", bench)


def test_news_that_was_changed_since_is_not_measured(bench: Path) -> None:
    first = marked_news("news")[0]
    with gzip.open(bench / first["file"], "wt") as lines:
        lines.write(json.dumps({"id": first["key"], "text": "Another text."}))
    with pytest.raises(MissingNewsError, match="is not the text that was annotated"):
        news("news", bench)
