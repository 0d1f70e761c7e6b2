"""The gold sets for claims, agency and certainty are what their README says."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "gold"
SETS = ("dev", "kept")
WORDS = {"named", "unknown", "left_out", "none"}
CLASSES = {"hedge", "denial", "accusation", "assertion", "fact"}

Entry = dict[str, Any]


def entries(name: str, *sets: str) -> list[Entry]:
    found: list[Entry] = []
    for which in sets or SETS:
        tables = tomllib.loads((GOLD / f"{name}_{which}.toml").read_text(encoding="utf-8"))
        found += next(iter(tables.values()))
    return found


def stands_in(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def test_every_sentence_of_the_incidents_is_labelled_and_every_label_meets_a_sentence() -> None:
    for entry in entries("claims"):
        for side in "ab":
            labelled = {line[side] for line in entry["pairs"] if side in line}
            assert labelled == set(range(1, len(entry[side]) + 1)), entry["name"]
            assert 6 <= len(entry[side]) <= 12, entry["name"]


def test_pairs_have_two_sentences_and_what_is_told_once_has_one() -> None:
    for entry in entries("claims"):
        for line in entry["pairs"]:
            both = "a" in line and "b" in line
            assert both == (line["label"] in ("both", "differently")), (entry["name"], line)
            assert ("what" in line) == (line["label"] == "differently"), (entry["name"], line)
            if "near" in line:
                other = entry["b" if "a" in line else "a"]
                assert 1 <= line["near"] <= len(other), (entry["name"], line)


def test_there_are_enough_pairs_of_each_kind() -> None:
    labels = Counter(line["label"] for entry in entries("claims") for line in entry["pairs"])
    assert len(entries("claims")) >= 24
    assert min(labels[k] for k in ("both", "differently", "only")) >= 50
    assert labels.total() - labels["view"] >= 160


def test_marked_words_stand_in_their_sentence_word_for_word() -> None:
    for entry in entries("agency"):
        marked = [entry[k] for k in ("cue", "agent", "accused") if k in entry]
        for words in (*marked, *entry.get("or", ())):
            assert stands_in(entry["text"], words), (words, entry["text"])
    for entry in entries("certainty"):
        assert ("cue" in entry) == (entry["class"] != "fact"), entry["text"]
        assert stands_in(entry["text"], entry.get("cue", "")), entry["text"]


def test_events_and_claims_are_many_and_of_every_label_and_language() -> None:
    events, said = entries("agency"), entries("certainty")
    assert len(events) >= 320
    assert len(said) >= 320
    assert {e["agency"] for e in events} == WORDS
    assert {e["class"] for e in said} == CLASSES
    for of in (events, said):
        languages = Counter(e["language"] for e in of)
        assert languages.keys() == {"en", "ru", "uk"}
        assert languages["en"] <= 0.8 * languages.total()


def test_an_event_says_who_did_it_where_and_only_where_somebody_is_named() -> None:
    for entry in entries("agency"):
        assert ("who" in entry) == (entry["agency"] == "named"), entry["text"]
        assert entry["agency"] != "named" or "agent" in entry, entry["text"]
        assert entry["agency"] not in ("left_out", "none") or "agent" not in entry, entry["text"]


@pytest.mark.parametrize("name", ["claims", "agency", "certainty"])
def test_a_third_is_put_aside_and_none_of_it_may_be_looked_at(name: str) -> None:
    key = "name" if name == "claims" else "text"
    dev, kept = ({e[key] for e in entries(name, which)} for which in SETS)
    assert not dev & kept
    assert 0.3 <= len(kept) / (len(dev) + len(kept)) <= 0.36
    assert len(dev) + len(kept) == len(entries(name))
