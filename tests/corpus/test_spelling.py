"""Spellings of one word or name meet, and those of two do not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.samename import same_name
from corpus.spelling import fold, full_key, known_name, language_of, name_key, words

GOLD = Path(__file__).parent / "gold" / "name_pairs.tsv"
ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates and NUL among them
CYRILLIC = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ'’- АЕКПС", max_size=30)


def _pairs(meant: str) -> list[tuple[str, str]]:
    with GOLD.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(row["a"], row["b"]) for row in rows if row["meant"] == meant]


def test_nearly_all_spellings_of_one_name_are_found():
    pairs = _pairs("same")
    assert sum(same_name(a, b) for a, b in pairs) >= 0.97 * len(pairs)


def test_hardly_any_two_names_are_taken_for_one():
    pairs = _pairs("different")
    assert sum(same_name(a, b) for a, b in pairs) <= 0.005 * len(pairs)


@pytest.mark.parametrize("name", ["Taras Lisovyi", "Taras Lisovy", "Тарас Лісовий"])
def test_a_surname_that_is_an_adjective_is_one_in_ukrainian_and_russian(name: str):
    assert same_name(name, "Тарас Андреевич Лесовой")
    assert not same_name(name, "Тарас Лесков")
    assert not same_name("Тарас Лисовой", "Тарас Лесовой")


def test_it_makes_no_difference_which_name_comes_first():
    for a, b in _pairs("same") + _pairs("different"):
        assert same_name(a, b) == same_name(b, a)


@pytest.mark.parametrize("name", ["Alekseyev", "ALEXEYEV’S", "Alexeev", "Алексеев", "Алексєєв"])
def test_a_surname_has_one_key_in_every_script(name: str):
    assert name_key(name) == name_key("Vladimir Alekseyev")


def test_the_surname_is_found_before_a_patronymic_and_before_a_comma():
    assert name_key("Гагарин Юрий Алексеевич") == name_key("Gagarin, Yuri") == name_key("Gagarin")


def test_a_translated_name_has_the_key_of_its_entry():
    assert name_key("Киев") == name_key("Kyiv")
    assert full_key("Соединённые Штаты") == full_key("the U.S.".removeprefix("the "))


def test_a_country_is_known_as_a_place_in_any_spelling():
    entry = known_name("УКРАЇНА")
    assert entry is not None
    assert entry.kind == "place"


@pytest.mark.parametrize(
    "forms",
    [
        ["Alexeyev", "Alekseyev", "Алексеев", "Алексеева", "Алексеевым", "Алексєєва"],
        ["Zelensky", "Zelenskyy’s", "Зеленский", "Зеленскому", "Зеленського"],
        ["Peskov", "PESKOV", "Песков", "Пескова", "Песковым"],
        ["Kiev", "Kyiv", "Киеве", "Києва"],
        ["Russia's", "России", "Росією"],
        ["США", "US", "U.S."],
        ["генерал", "генералов", "генералів", "генералами"],
        ["kill", "killed", "killing"],
    ],
)
def test_all_forms_of_a_word_share_one_token(forms: list[str]):
    assert len({tuple(words(form)) for form in forms}) == 1


def test_different_words_keep_different_tokens():
    for one, other in [("US", "us"), ("Алексей", "Алексеев"), ("Austria", "Australia")]:
        assert words(one) != words(other)


def test_gas_is_not_gaza():
    assert words("газа") != words("Gaza")


def test_hyphens_part_words_and_apostrophes_do_not():
    assert words("high-profile") == words("high profile")
    assert len(words("п’ять здоров'я don't")) == 3


def test_accents_and_stress_marks_do_not_matter():
    assert words("Алексе́ев Vučić") == words("Алексеев Vucic")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The general was shot in Moscow.", "en"),
        ("Выстрелы были слышны ночью.", "ru"),
        ("Постріли було чути вночі.", "uk"),
        ("", "en"),
        ("12345 …", "en"),
    ],
)
def test_letters_tell_the_language(text: str, language: str):
    assert language_of(text) == language


@given(ANY_TEXT | CYRILLIC)
def test_no_text_is_too_odd_to_read(text: str):
    assert language_of(text) in {"en", "ru", "uk"}
    assert all(words(text))
    assert fold(text) == fold(text).casefold()
    assert isinstance(name_key(text), str)
    assert same_name(text, text)


@settings(deadline=None)
@given(ANY_TEXT | CYRILLIC)
def test_the_key_of_a_key_is_itself(text: str):
    assert name_key(name_key(text)) == name_key(text)
    assert full_key(full_key(text)) == full_key(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz' -", max_size=20))
def test_capitals_change_no_key(name: str):
    assert name_key(name.upper()) == name_key(name)
