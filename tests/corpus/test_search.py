"""What search promises: what it finds, and what it never shows."""

import asyncio
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.database import open_database
from corpus.model import OPERATOR, Annotations, Name, Quotation, Span, Speaker
from corpus.spelling import name_key
from corpus.store import Store
from tests.corpus.shelf import BRIDGE, FLOOD, RUSSIAN, UKRAINIAN, Shelf, ids, lines

# --- what it finds -------------------------------------------------------------------


async def test_a_passage_is_found_by_its_words_and_its_span_is_exact(shelf: Shelf) -> None:
    await shelf.put("two", f"{FLOOD[:20]} reached us.\n{BRIDGE} Nobody was hurt.")
    async with await shelf.open(embed=False) as search:
        hits = await search.passages(OPERATOR, "cracks in pillars")
    assert set(ids(hits)) == {"bridge", "two"}
    hit = next(hit for hit in hits if hit.document == "two")
    assert hit.span == Span(33, 33 + len(BRIDGE) + 17)


async def test_words_meet_in_other_forms(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "engineer closing a crack")) == [
            "bridge",
            "flood",
        ]


@pytest.mark.parametrize(
    "spelling", ["Alexeyev", "Alekseyev", "ALEKSEYEV's", "Алексеев", "Алексеева", "Алексєєв"]
)
async def test_a_name_is_found_in_every_spelling_and_script(shelf: Shelf, spelling: str) -> None:
    await shelf.put("russian", RUSSIAN)
    await shelf.put("ukrainian", UKRAINIAN)
    async with await shelf.open(embed=False) as search:
        found = ids(await search.passages(OPERATOR, spelling))
    assert set(found) == {"harbour", "russian", "ukrainian"}


async def test_a_name_that_is_translated_is_found_by_its_other_form(shelf: Shelf) -> None:
    await shelf.put("russian", RUSSIAN)
    async with await shelf.open(embed=False) as search:
        assert set(ids(await search.passages(OPERATOR, "Kiev"))) == {"harbour", "russian"}


async def test_an_entity_that_only_the_annotations_know_is_found_by_its_key(shelf: Shelf) -> None:
    text = "The general left the ship."
    name = Name(Span(4, 11), "person", name_key("Alekseyev"))
    annotations = Annotations(passages=lines(text), names=(name,))
    await shelf.put("general", text, annotations=annotations)
    async with await shelf.open(embed=False) as search:
        assert "general" in ids(await search.passages(OPERATOR, "alekseyev"))


async def test_a_phrase_in_quotation_marks_stands_there_word_for_word(shelf: Shelf) -> None:
    await shelf.put("turned", "The bridge is old, they said of the closed market.")
    assert await shelf.find('"the old bridge"') == ["bridge"]
    assert await shelf.find("“old bridge” “two pillars”") == ["bridge"]
    assert await shelf.find('"bridge old"') == []
    assert await shelf.find('"pillars"') == ["bridge"]


async def test_a_phrase_in_a_question_gains_and_leaves_the_rest_to_be_found(shelf: Shelf) -> None:
    await shelf.put("turned", "The bridge is old, they said of the closed market.")
    async with await shelf.open(embed=False) as search:
        found = ids(await search.passages(OPERATOR, "was “the old bridge” closed?"))
    assert found[0] == "bridge"
    assert "turned" in found


async def test_a_title_finds_the_passages_under_it(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "valley")) == ["flood"]


async def test_what_cleaning_set_aside_is_not_found(shelf: Shelf) -> None:
    from corpus.model import Aside

    text = "Subscribe today for more. The tower fell at noon."
    aside = (Aside(Span(0, 25), "subscription"),)
    await shelf.put("tower", text, aside=aside)
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "subscribe")) == []
        assert ids(await search.passages(OPERATOR, "tower")) == ["tower"]


async def test_bounds_hold_for_words_and_for_vectors(shelf: Shelf) -> None:
    query = "closed"
    assert await shelf.find(query, sources=["The Gazette"]) == ["bridge"]
    assert await shelf.find(query, documents=["flood"]) == ["flood"]
    assert await shelf.find(query, since=date(2025, 4, 1)) == ["flood"]
    assert await shelf.find(query, until=date(2025, 4, 1)) == ["bridge"]
    assert await shelf.find(query, since=date(2025, 3, 1), until=date(2025, 3, 1)) == ["bridge"]
    assert await shelf.find(query, sources=[]) == []
    assert await shelf.find(query, sources=["Nobody"]) == []


async def test_the_best_come_first_and_no_more_than_asked_for(shelf: Shelf) -> None:
    for place in range(30):
        await shelf.put(f"more{place}", f"In town {place} a market was closed.")
    async with await shelf.open() as search:
        hits = await search.passages(OPERATOR, "bridge pillars closed", limit=5)
        assert await search.passages(OPERATOR, "bridge", limit=0) == []
    assert len(hits) == 5
    assert hits[0].document == "bridge"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


async def test_words_alone_answer_until_there_are_vectors(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        assert ids(await search.passages(OPERATOR, "flood")) == ["flood"]
        assert (await search.progress()).passages == 0
        assert await search.embed_pending() == 3
        assert ids(await search.passages(OPERATOR, "flood"))[0] == "flood"
        assert (await search.progress()).passages == 3


async def test_words_alone_answer_where_the_model_cannot_be_loaded(shelf: Shelf) -> None:
    shelf.embedder.why_not = "no model on this machine"
    async with await shelf.open() as search:
        assert ids(await search.passages(OPERATOR, "flood")) == ["flood"]
        assert (await search.progress()).why_not == "no model on this machine"


async def test_a_document_whose_vectors_are_still_to_come_is_found_beside_the_others(
    shelf: Shelf,
) -> None:
    async with await shelf.open() as search:
        await shelf.put("new", "A flood drowned the mill.")
        await search.catch_up()
        assert set(ids(await search.passages(OPERATOR, "flood mill"))) >= {"new", "flood"}


# --- what it does not hold -----------------------------------------------------------


@pytest.fixture
def demanding(shelf: Shelf) -> Shelf:
    """A shelf whose embedder calls nothing near enough by itself."""
    shelf.embedder.least = 9.0
    return shelf


async def test_a_question_on_what_is_not_held_finds_nothing(demanding: Shelf) -> None:
    assert await demanding.find("zeppelin over the old market") == []
    async with await demanding.open() as search:
        assert await search.quotations(OPERATOR, "zeppelin over the market") == []


async def test_what_has_no_word_asked_for_and_is_far_from_it_is_not_listed(shelf: Shelf) -> None:
    assert await shelf.find("cracks pillars bridge") == ["bridge"]


async def test_a_passage_with_all_the_words_is_found_however_far_it_is(demanding: Shelf) -> None:
    assert (await demanding.find("crack in a pillar"))[0] == "bridge"
    assert (await demanding.find("Alexeyev in Kiev"))[0] == "harbour"


async def test_a_name_that_stands_nowhere_weighs_more_than_a_word_and_a_slip_is_no_name(
    shelf: Shelf,
) -> None:
    shelf.embedder.least = 0.45
    assert await shelf.find("cracks in the zanzibari bridge")
    assert await shelf.find("cracks in the Zanzibari bridge") == []
    await shelf.put("zanzibar", "Nobody in Zanzibra said a word.")
    assert await shelf.find("cracks in the Zanzibar bridge")


async def test_where_nothing_is_held_in_its_language_a_question_is_not_refused(
    demanding: Shelf,
) -> None:
    assert "harbour" in await demanding.find("мэр Киева и наводнение")


async def test_words_that_stand_nowhere_are_told_as_they_were_asked(shelf: Shelf) -> None:
    async with await shelf.open(embed=False) as search:
        asked = "Were zeppelins and Alexeyev at the flooded bridge?"
        assert await search.missing(OPERATOR, asked) == ("zeppelins",)
        assert "Alexeyev" in await search.missing(OPERATOR, asked, sources=["The Gazette"])


# --- quotations ----------------------------------------------------------------------


def quoted(text: str, content: str, speaker: str | None, role: str | None = None) -> Quotation:
    at = text.index(content)
    span = Span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    who = Speaker(span, "person" if speaker else "unclear", name=speaker, role=role)
    whole = Span(0, len(text))
    return Quotation(Span(at, at + len(content)), "direct", who, None, "neutral", whole, 0.9)


SAID = {
    "mayor": (
        "“The dam will hold,” said Mykola Zelenskyy.",
        "The dam will hold",
        "Mykola Zelenskyy",
    ),
    "farmer": ("“We lost the harvest,” said Ann Miller.", "We lost the harvest", "Ann Miller"),
    "nobody": ("“Nobody warned us of the dam,” it was said.", "Nobody warned us of the dam", None),
}


@pytest.fixture
async def talk(shelf: Shelf) -> Shelf:
    for day, (id, (text, content, speaker)) in enumerate(SAID.items(), 1):
        quotation = quoted(text, content, speaker, "officials" if id == "nobody" else None)
        annotations = Annotations(passages=lines(text), quotations=(quotation,))
        await shelf.put(id, text, annotations=annotations, published=date(2025, 6, day))
    return shelf


async def test_quotations_are_found_by_topic_with_their_place(talk: Shelf) -> None:
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, "dam")
    assert {hit.document for hit in found[:2]} == {"mayor", "nobody"}
    assert all(hit.index == 0 for hit in found)


@pytest.mark.parametrize("spelling", ["Zelensky", "Зеленський", "ZELENSKIY", "Зеленский"])
async def test_a_speaker_is_found_in_every_spelling(talk: Shelf, spelling: str) -> None:
    async with await talk.open() as search:
        assert [h.document for h in await search.quotations(OPERATOR, "", speaker=spelling)] == [
            "mayor"
        ]
        topic = await search.quotations(OPERATOR, "dam", speaker=spelling)
        assert [hit.document for hit in topic] == ["mayor"]


async def test_a_speaker_is_found_by_role(talk: Shelf) -> None:
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, "", speaker="officials")
    assert [hit.document for hit in found] == ["nobody"]


async def test_of_a_speaker_alone_the_newest_come_first(talk: Shelf) -> None:
    text, content, speaker = SAID["mayor"]
    for id, day in (("old", 1), ("new", 28)):
        longer = f"{text} It was day {day}."
        annotations = Annotations((), (), (quoted(longer, content, speaker),))
        await talk.put(id, longer, annotations=annotations, published=date(2025, 9, day))
    async with await talk.open() as search:
        found = await search.quotations(OPERATOR, " ", speaker="Zelensky")
    assert [hit.document for hit in found] == ["new", "old", "mayor"]


async def test_without_words_or_speaker_no_quotation_is_found(talk: Shelf) -> None:
    async with await talk.open() as search:
        assert await search.quotations(OPERATOR, "…") == []
        assert await search.quotations(OPERATOR, "dam", speaker="?!") == []


# --- whose it is ---------------------------------------------------------------------


async def test_a_workspace_sees_its_own_and_the_operators_and_nobody_elses(shelf: Shelf) -> None:
    await shelf.put("ours", "Our bridge has cracks.", "us")
    await shelf.put("theirs", "Their bridge has cracks too.", "them")
    assert set(await shelf.find("bridge cracks", "us")) >= {"ours", "bridge"}
    assert "theirs" not in await shelf.find("bridge cracks", "us")
    assert "theirs" not in await shelf.find("bridge cracks")
    assert await shelf.find("bridge cracks", "us", documents=["theirs"]) == []
    assert "ours" not in await shelf.find("bridge cracks", "them")


async def test_two_documents_with_one_id_are_kept_apart(shelf: Shelf) -> None:
    await shelf.put("same", "A lighthouse keeper retired.", "us")
    await shelf.put("same", "A zeppelin crossed the lake.", "them")
    assert await shelf.find("zeppelin lighthouse", "us", documents=["same"]) == ["same"]
    async with await shelf.open() as search:
        assert ids(await search.passages("us", "zeppelin", sources=["x"])) == []
        await shelf.store.remove("us", "same")
        await search.catch_up()
        assert ids(await search.passages("them", '"zeppelin"')) == ["same"]
        assert ids(await search.passages("us", '"lighthouse"')) == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=60))
def test_no_query_brings_anothers_passages_or_an_error(
    query: str, migrated: Path, tmp_path_factory: Any
) -> None:
    async def run() -> None:
        folder = shutil.copytree(migrated, tmp_path_factory.mktemp("search"), dirs_exist_ok=True)
        async with await open_database(folder) as database:
            shelf = Shelf(folder, Store(database))
            await shelf.put("theirs", f"The secret is {query or 'x'}.", "them")
            await shelf.put("ours", BRIDGE, "us")
            assert set(await shelf.find(f"secret {query}", "us")) <= {"ours"}

    asyncio.run(run())


# --- what people type ----------------------------------------------------------------

HOSTILE = [
    "",
    " ",
    "…?!",
    '"',
    '"""',
    "“”",
    '"unbalanced bridge',
    "bridge AND OR NOT",
    "+bridge -flood ~x^2 field:bridge text:[a TO b] *",
    "(bridge",
    "\\",
    "\0bridge\0",
    "\ud800 bridge",
    "🌉🌉🌉",
    "جسر قديم",
    "\u202ebridge\u202c",
    "a" * 2000,
    "bridge " * 300,
    " ".join(f"word{n}" for n in range(300)),
    "'; DROP TABLE documents; --",
]


async def test_nothing_that_people_type_is_an_error(shelf: Shelf) -> None:
    async with await shelf.open() as search:
        for query in HOSTILE:
            hits = await search.passages(OPERATOR, query)
            await search.quotations(OPERATOR, query, speaker=query)
            assert "bridge" not in query or ids(hits)[0] == "bridge", query
        for query in HOSTILE[:6]:
            assert await search.passages(OPERATOR, query) == []
