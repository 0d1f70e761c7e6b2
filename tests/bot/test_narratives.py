"""Stories that the team defines: found by meaning, judged by members, learned from."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.framing.narratives import Learned, learn, likeness
from bot.reply import Attachment, Request
from bot.testing import Asker, asking_copy
from corpus.impressions import make_pending
from corpus.model import Decision, Span
from corpus.search.embedding import quantise


@pytest.fixture(scope="session")
def read_by_meaning(prepared: Path, config: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of tests/bot/corpus with their vectors, which take seconds to make."""
    folder = tmp_path_factory.mktemp("vectors") / "data"

    async def make() -> None:
        async with asking_copy(prepared, folder, config) as ask:
            await ask.app.search.embed_pending()

    asyncio.run(make())
    return folder


@pytest.fixture
async def knowing(read_by_meaning: Path, config: Path, tmp_path: Path) -> AsyncIterator[Asker]:
    async with asking_copy(read_by_meaning, tmp_path / "data", config) as asker:
        yield asker


together = pytest.mark.xdist_group("vectors")
"""One process makes the vectors for all that need them."""


async def test_every_story_is_listed_with_its_mirror(ask: Asker) -> None:
    reply = await ask("narratives")
    mirrors = {each["id"]: each["mirror"] for each in reply.data}
    assert mirrors
    assert all(mirrors[mirror] == id for id, mirror in mirrors.items())


async def test_a_story_and_its_mirror_are_told_in_as_many_examples(ask: Asker) -> None:
    stories = {story.id: story for story in ask.app.settings.narratives}
    for story in stories.values():
        mirror = stories[story.mirror or story.id]
        assert len(story.examples) == len(mirror.examples)
        assert len(story.counter_examples) == len(mirror.counter_examples)


@together
async def test_stories_of_an_incident_are_one_step_from_its_comparison(knowing: Asker) -> None:
    reply = await knowing("compare alder bridge fire")
    step = next(n for n, s in enumerate(reply.actions) if s.label == "More: narratives")
    told = await knowing.follow(reply, step)
    assert told.ok
    assert told.data["articles"] == 5
    assert told.data["narratives"] == []  # a fire on a bridge tells none of the war's stories


def test_a_sentence_is_likely_only_where_it_is_nearer_to_a_story_than_to_all_else() -> None:
    story, other, *rest = np.eye(8, dtype=np.float32)
    scores = likeness(story[None], other[None], np.stack([story, other, *rest]))
    assert (scores >= 0).tolist() == [True, *[False] * 7]


async def test_a_story_nobody_defined_is_answered_with_the_nearest(ask: Asker) -> None:
    reply = await ask("narratives nato-provokd")
    assert not reply.ok
    assert "nato-provoked" in reply.data["error"]


@together
async def test_candidates_are_judged_and_exported_and_impressions_made(knowing: Asker) -> None:
    assert await make_pending(knowing.app.store, knowing.app.search) == 8
    assert await make_pending(knowing.app.store, knowing.app.search) == 0
    reply = await knowing("narratives kyiv-terror")
    first = reply.data["candidates"][0]["evidence"]
    (article,) = await knowing.app.store.articles("operator", [first["document"]])
    assert article.document.text[first["start"] : first["end"]] == first["text"]
    assert article.impressions is not None
    confirm = next(n for n, step in enumerate(reply.actions) if step.label == "Confirm 1")
    done = await knowing.follow(reply, confirm)
    assert done.ok
    asked = Request("operator", "tester", "narratives", {"export": True})
    exported = await knowing.app.answer(asked)
    rows = exported.data["decisions"]
    (file,) = (block for block in exported.blocks if isinstance(block, Attachment))
    assert json.loads(file.content) == rows
    assert [(row["text"], row["confirmed"]) for row in rows] == [(first["text"], True)]
    again = await knowing("narratives kyiv-terror")
    assert first not in [each["evidence"] for each in again.data["candidates"]]


def _decisions(count: int, *, apart: bool) -> list[Decision]:
    rng, made = np.random.default_rng(1), []
    for n in range(count):
        vector = rng.normal(size=(1, 384)).astype(np.float32)
        vector[0, 0] = (30 if n % 2 else -30) if apart else vector[0, 0]
        span = Span(n, n + 1)
        made.append(Decision("x", f"d{n}", span, "", bool(n % 2), quantise(vector).tobytes()))
    return made


def test_from_twenty_decisions_on_a_classifier_learns_and_says_how_well() -> None:
    assert learn(_decisions(19, apart=True)) is None
    learned = learn(_decisions(20, apart=True))
    assert learned is not None
    assert learned.sure
    assert (learned.precision, learned.recall, learned.decisions) == (1.0, 1.0, 20)


def test_what_cannot_be_told_apart_stays_silent() -> None:
    learned = learn(_decisions(40, apart=False))
    assert learned is not None
    assert not learned.sure


def test_a_classifier_that_found_a_few_alone_stays_silent() -> None:
    few = Learned(np.zeros(3, np.float32), 0.0, decisions=30, confirmed=12, found=4, right=4)
    enough = replace(few, found=5, right=5)
    assert (few.sure, enough.sure) == (False, True)
