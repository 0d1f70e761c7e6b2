"""Counts at the size of news, checked against sums done by hand."""

from math import comb, isclose

from hypothesis import given
from hypothesis import strategies as st

from bot.framing.dealings import as_far
from bot.framing.statistics import (
    as_uneven,
    is_no_accident,
    leave_one_out,
    log_odds,
    shows,
    shrunk,
)


def test_a_rate_from_few_words_is_pulled_towards_the_common_one() -> None:
    assert 0.1 < shrunk(1, 2, base=0.1, strength=8) < 0.5
    assert isclose(shrunk(100, 200, base=0.1, strength=8), 0.5, abs_tol=0.02)


def test_each_value_is_left_out_once() -> None:
    assert leave_one_out([1, 2, 4], sum) == [6, 5, 3]


def test_four_of_four_against_none_of_four_happens_in_two_of_seventy_regroupings() -> None:
    assert as_uneven(4, 4, 0, 4) == 2 / comb(8, 4)


def test_an_even_split_is_as_uneven_as_every_regrouping() -> None:
    assert as_uneven(2, 4, 2, 4) == 1


def test_told_freely_most_of_one_side_and_none_of_the_other_are_enough() -> None:
    assert shows(3, 4, 4, freely=True)
    assert shows(2, 3, 3, freely=True)
    assert not shows(1, 2, 2, freely=True)


def test_not_told_freely_a_rare_split_of_four_articles_a_side_or_more_is_asked_for() -> None:
    assert not shows(2, 2, 2, freely=False)
    assert not shows(3, 3, 3, freely=False)
    assert not shows(3, 4, 4, freely=False)
    assert shows(7, 8, 8, freely=False)


def test_three_articles_against_three_part_wholly_in_one_draw_of_thirty_two_at_the_most() -> None:
    assert is_no_accident(3, 3)
    assert is_no_accident(2, 4)
    assert not is_no_accident(2, 3)
    assert not is_no_accident(1, 9)


def test_whole_articles_are_dealt_however_many_sentences_part() -> None:
    marked, plain = (9, 10), (0, 10)
    assert as_far([marked] * 4, [plain] * 4) == 2 / comb(8, 4)
    assert as_far([marked, plain], [plain, plain]) == 1
    assert as_far([plain] * 4, [plain] * 4) == 1


def test_of_too_many_dealings_the_same_few_are_drawn() -> None:
    ours, theirs = [(5, 10)] * 12, [(0, 10)] * 12
    assert as_far(ours, theirs) == as_far(theirs, ours) < 0.001


counts = st.integers(0, 9)


@given(counts, counts, counts, counts)
def test_swapping_the_groups_changes_nothing(a: int, b: int, c: int, d: int) -> None:
    one, other = a + b, c + d
    assert as_uneven(a, one, c, other) == as_uneven(c, other, a, one)


def test_a_word_that_one_side_prefers_scores_above_nothing_and_a_shared_one_does_not() -> None:
    one = {"flood": 20, "river": 50, "day": 900}
    other = {"flood": 2, "river": 50, "day": 900}
    scores = log_odds(one, other, {"flood": 22, "river": 100, "day": 1800}, strength=50)
    assert scores["flood"] > 1.96
    assert abs(scores["river"]) < 1.96


words = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30), min_size=2)


@given(words, words)
def test_log_odds_of_swapped_sides_have_the_opposite_sign(
    one: dict[str, int], other: dict[str, int]
) -> None:
    prior = {w: one.get(w, 0) + other.get(w, 0) for w in one.keys() | other.keys()}
    ours, theirs = log_odds(one, other, prior, 50), log_odds(other, one, prior, 50)
    assert ours == {word: -score for word, score in theirs.items()}
