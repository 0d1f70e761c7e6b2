"""One article is one, wherever it stands and however it was copied; two are two."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity import (
    NEAR,
    address,
    kept_text,
    likeness,
    made_id,
    signature,
    text_hash,
)
from corpus.model import Aside, Document, Span

STORY = " ".join(f"word{n} stands{n % 7} there{n % 11}" for n in range(100))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://heron.example/2025/bridge", "http://www.heron.example/2025/bridge/"),
        ("https://heron.example/bridge", "https://heron.example/bridge?utm_source=a&fbclid=b"),
        ("https://heron.example/bridge", "https://heron.example/bridge#comments"),
        ("https://heron.example/bridge", "https://m.heron.example/bridge/amp/"),
        ("https://heron.example/?b=1&a=2", "https://heron.example?a=2&b=1"),
        ("https://HERON.example/bridge", "https://heron.example:443/bridge"),
    ],
)
def test_links_to_one_article_have_one_address(one: str, other: str) -> None:
    assert address(one) == address(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://heron.example/bridge", "https://heron.example/ferry"),
        ("https://heron.example/?id=1", "https://heron.example/?id=2"),
        ("https://heron.example/?cat_id=1", "https://heron.example/?cat_id=2"),
        ("https://heron.example/bridge", "https://gull.example/bridge"),
    ],
)
def test_links_to_two_articles_have_two_addresses(one: str, other: str) -> None:
    assert address(one) != address(other)


@pytest.mark.parametrize(
    "link", [None, "", "https://heron.example", "https://heron.example/", "http://[bad", "bridge"]
)
def test_a_link_that_names_no_article_identifies_none(link: str | None) -> None:
    assert address(link) is None


def test_identity_is_of_the_article_and_not_of_the_page() -> None:
    bare = Document("", "Tin Heron Courier", "The bridge fell.\n\nNo one was hurt.")
    page = "Advertisement\nThe bridge fell.\n  No one was hurt."
    whole = Document("", "Tin Heron Courier", page, aside=(Aside(Span(0, 14), "advert"),))
    assert text_hash(kept_text(bare)) == text_hash(kept_text(whole))


def test_one_text_has_another_id_in_another_workspace() -> None:
    assert made_id("green", STORY) != made_id("blue", STORY)
    assert len(made_id("green", STORY)) == 12


def test_a_text_is_as_like_itself_as_can_be() -> None:
    assert likeness(STORY, STORY) == 1.0
    assert likeness(STORY, STORY.upper()) == 1.0
    assert likeness("one", "two") == 0.0


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0
    assert len(signature(one)) == 8
    assert signature(one) == signature(one)


def test_texts_that_are_nearly_one_share_a_band() -> None:
    drawn = random.Random(1)  # noqa: S311 for made-up words
    missed = near = 0
    for _ in range(300):
        words = [f"w{drawn.randrange(3_000)}" for _ in range(400)]
        copied = words.copy()
        for place in drawn.sample(range(400), drawn.randint(3, 7)):
            copied[place] = "changed"
        one, other = " ".join(words), " ".join(copied)
        if likeness(one, other) >= NEAR:
            near += 1
            missed += not set(signature(one)) & set(signature(other))
    assert near > 200
    assert missed == 0


def test_a_signature_stays_what_it_is_since_it_is_stored() -> None:
    assert signature(STORY)[:2] == (3165134941043221877, 6397629577548300251)
