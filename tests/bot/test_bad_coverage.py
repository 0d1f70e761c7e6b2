"""Coverage that hardly bears a comparison: what can be told is told, the rest says why not."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.commands import COMMANDS
from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Reply, Text
from bot.settings import load
from bot.testing import Asker, asking_copy

FERRY = """The ferry Osprey ran aground off Tarnholm on Monday with 212 people on board. Captain
Agnes Thimble ordered the boats into the water. Harbour master Bertram Plank said: “Nobody was
hurt, and the engine will be looked at.” The Osprey had been repaired at Kestrel Bay in 2029."""
AGAIN = """On Monday the ferry Osprey struck a sandbank near Tarnholm. Captain Agnes Thimble blamed
the fog. Harbour master Bertram Plank said that the ferry Osprey would sail again in a week. Clara
Quill, the mayor of Tarnholm, thanked the crew of the ferry."""
SHORT = "The ferry Osprey ran aground off Tarnholm on Monday. Captain Agnes Thimble blamed the fog."
WALK = "A clerk at the mill of Pell counted sacks number {n} to {m} and went home in the rain. "
LONG = f"{FERRY} " + "".join(WALK.format(n=n, m=n + 7) for n in range(60))
GLASS = """The glassworks of Vindholm burned on Friday, and the director Dagmar Wick wept. Firemen
from Vindholm fought the flames of the glassworks for nine hours. Dagmar Wick said: “It was the
oven.” The glassworks of Vindholm had been built in 1911."""
RUSSIAN = """В понедельник паром «Скопа» сел на мель у острова Тарнхольм. На борту было 212 человек.
Капитан Агнес Тимбл приказала спустить шлюпки. «Никто не пострадал», — сказал Бертрам Планк."""

Given = tuple[str, str | None, str, str]
"""Source, side, text, language."""

CASES: dict[str, tuple[Given, ...]] = {
    "one article": (("Plain Gazette", "Red", FERRY, "en"),),
    "one side": (
        ("Plain Gazette", "Red", FERRY, "en"),
        ("Fern Herald", "Red", AGAIN, "en"),
    ),
    "no side": (("Plain Gazette", None, FERRY, "en"), ("Fern Herald", None, AGAIN, "en")),
    "short and long": (("Plain Gazette", "Red", LONG, "en"), ("Fern Herald", "Blue", SHORT, "en")),
    "the same text": (("Plain Gazette", "Red", FERRY, "en"), ("Fern Herald", "Blue", FERRY, "en")),
    "one text of two on both sides": (
        ("Plain Gazette", "Red", FERRY, "en"),
        ("Fern Herald", "Blue", FERRY, "en"),
        ("Late Courier", "Blue", AGAIN, "en"),
    ),
    "a source on no side": (
        ("Plain Gazette", "Red", FERRY, "en"),
        ("Fern Herald", "Blue", AGAIN, "en"),
        ("Stray Post", None, SHORT, "en"),
    ),
    "Russian and English": (
        ("Plain Gazette", "Red", FERRY, "en"),
        ("Парус", "Blue", RUSSIAN, "ru"),
    ),
}


@pytest.fixture(scope="module")
def folders() -> dict[str, Path]:
    """One data folder a case, filled when it is first asked for."""
    return {}


@pytest.fixture
async def held(
    request: pytest.FixtureRequest, folders: dict[str, Path], config: Path, tmp_path: Path
) -> AsyncIterator[Asker]:
    case: str = request.param
    if case not in folders:
        folders[case] = Path(tempfile.mkdtemp())
        await asyncio.create_task(_fill(folders[case], config, CASES[case]))
    async with asking_copy(folders[case], tmp_path / "data", config) as ask:
        yield ask


async def _fill(folder: Path, config: Path, articles: tuple[Given, ...]) -> None:
    files = []
    for source, side, text, language in articles:
        file = folder / f"{source}.md"
        on = f"side: {side}\n" if side else ""
        head = f"source: {source}\n{on}published: 2031-03-04\nlanguage: {language}\n"
        file.write_text(f"---\n{head}---\n\n{' '.join(text.split())}\n", encoding="utf-8")
        files.append(file)
    app = await App.open(load(folder, config, environment={}), COMMANDS)
    reply = await take_in(app, Intake(tuple(files)))
    assert reply.ok, reply.data
    await app.aclose()


def said(reply: Reply) -> str:
    return "\n".join(block.text for block in reply.blocks if isinstance(block, Text))


def case(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("held", [name], indirect=True, ids=[name])


@case("one article")
async def test_one_article_is_shown_and_not_compared(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert reply.ok
    assert "1 article here, from Red" in said(reply)
    assert reply.data["findings"] == []


@case("one side")
async def test_articles_of_one_side_are_not_set_against_each_other_unasked(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert "There are no two sides to compare" in said(reply)
    assert reply.data["findings"] == []
    sources = await held("compare ferry osprey between Plain Gazette and Fern Herald")
    assert [s["name"] for s in sources.data["sides"]] == ["Plain Gazette", "Fern Herald"]


@case("no side")
async def test_sources_on_no_side_are_compared_with_each_other(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert {s["name"] for s in reply.data["sides"]} == {"Plain Gazette", "Fern Herald"}


@case("short and long")
async def test_a_short_article_beside_a_long_one_is_not_blamed_for_its_length(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert {len(s["documents"]) for s in reply.data["sides"]} == {1}
    assert not any(f["lens"] in ("wording", "certainty") for f in reply.data["findings"])
    headings = [b for b in reply.blocks if isinstance(b, Text) and b.style == "heading"]
    assert len(headings) <= 5
    assert "what the shorter does not tell says little" in said(reply)


@case("the same text")
async def test_the_same_text_on_both_sides_shows_no_difference(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert reply.ok
    assert reply.data["findings"] == []


@case("the same text")
async def test_who_printed_the_text_of_another_is_named(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert "1 article here, from Red" in said(reply)
    assert "The same text, counted once, also in Fern Herald (Blue)." in said(reply)


@case("one text of two on both sides")
async def test_what_both_sides_printed_is_on_both_and_told_by_neither_alone(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert "Blue 2 articles · Red 1 article" in said(reply)
    assert "counted on each: Fern Herald (text of Plain Gazette)." in said(reply)
    assert "also in" not in said(reply)
    told_by_red_alone = [f for f in reply.data["findings"] if "told by Red" in f["point"]]
    assert told_by_red_alone == []
    listing = await held("incidents ferry")
    assert "Blue 2 · Red 1" in said(listing)


@case("a source on no side")
async def test_a_source_on_no_side_is_named_as_left_apart(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert reply.data["apart"] == ["Stray Post"]
    assert "Left apart here: Stray Post" in said(reply)


@case("Russian and English")
async def test_across_languages_what_cannot_be_compared_says_why(held: Asker) -> None:
    reply = await held("compare ferry osprey between Plain Gazette and Парус")
    assert "Парус 1 article (none in English)" in said(reply)
    assert "Portrayal and frames: not in Russian · Wording: within each language" in said(reply)
    alone = await held("compare ferry osprey between Plain Gazette and Парус lens:sourcing")
    assert "Portrayal" not in said(alone)
    english = {"wording", "naming"}
    assert not any(f["lens"] in english for f in reply.data["findings"])


@case("a source on no side")
async def test_how_what_is_told_was_compared_is_said(held: Asker) -> None:
    reply = await held("compare ferry osprey")
    assert reply.data["matched_by"] == "words"
    assert "compared by words, not yet by meaning" in said(reply)
