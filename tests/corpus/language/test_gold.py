"""The gold quotations are what their README says: verbatim, whole and many."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.model import CueClass, QuotationKind, SpeakerKind

GOLD = Path(__file__).parent / "gold"
KEYS = {"content", "nth", "kind", "aside", "speaker", "name", "who", "cue", "class"}


def texts(name: str) -> list[dict[str, Any]]:
    """Return the texts of one file."""
    return list(tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["text"])


def lines(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return each annotated line of one file, with its text."""
    return [(entry["text"], line) for entry in texts(name) for line in entry["quotations"]]


FILES = ["dev", "kept", "kept_more", "marked", "probe", "probe_more"]


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
