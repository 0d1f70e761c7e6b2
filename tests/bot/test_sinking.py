"""Sinking: what was found useless comes later for similar questions, and never vanishes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.sinking import FLOOR, Opinion, sinking

QUERY = frozenset({"bridge", "fire"})


def test_what_was_useless_gives_way_for_the_same_question() -> None:
    found = sinking([Opinion("useless", ("a",), QUERY)] * 4, QUERY)
    assert found.order(["a", "b", "c"], str) == ["b", "c", "a"]


def test_it_stays_first_for_another_question() -> None:
    found = sinking([Opinion("useless", ("a",), QUERY)] * 4, frozenset({"peace", "talks"}))
    assert found.order(["a", "b", "c"], str) == ["a", "b", "c"]


def test_as_many_useful_words_lift_it_again() -> None:
    opinions = [Opinion("useless", ("a",), QUERY), Opinion("useful", ("a",), QUERY)]
    assert sinking(opinions, QUERY).factors == {}


def test_a_reported_item_stays_in_place_until_upheld_then_comes_last() -> None:
    waiting = sinking([Opinion("wrong", ("a",), QUERY, "waiting")], QUERY)
    assert waiting.reports == {"a": "pending"}
    assert waiting.order(["a", "b"], str) == ["a", "b"]
    upheld = sinking([Opinion("wrong", ("a",), QUERY, "upheld")], QUERY)
    assert upheld.order(["a", "b"], str) == ["b", "a"]


def test_a_dismissed_report_leaves_no_mark() -> None:
    assert sinking([Opinion("wrong", ("a",), QUERY, "dismissed")], QUERY).reports == {}


ITEMS = st.sampled_from("abcdefgh")
OPINIONS = st.lists(
    st.builds(
        Opinion,
        st.sampled_from(["useful", "useless", "wrong"]),
        st.tuples(ITEMS),
        st.frozensets(st.sampled_from(["bridge", "fire", "peace"])),
        st.sampled_from([None, "waiting", "upheld", "dismissed"]),
    ),
    max_size=40,
)


@given(OPINIONS, st.permutations("abcdefgh"))
def test_nothing_ever_vanishes_and_no_factor_falls_below_the_floor(
    opinions: list[Opinion], items: list[str]
) -> None:
    found = sinking(opinions, QUERY)
    assert sorted(found.order(items, str)) == sorted(items)
    assert all(FLOOR <= factor <= 1 for factor in found.factors.values())
