"""Hostile names, titles and texts: none pings, links or breaks a card, wherever it stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import pytest

from bot.platforms.discord import draw
from bot.platforms.discord.draw import as_text
from bot.platforms.discord.escape import safe_url
from bot.reply import Attachment, Bars, Excerpt, Next, Reply, Table, Text
from corpus.model import Evidence, Span
from tests.bot.platforms.hostile import HOSTILE, alive
from tests.bot.platforms.wire.bounds import Sent, broken, walk

GOOD = "https://gazette.example/story"
Style = Literal["title", "heading", "plain", "small", "note", "warning"]
STYLES: tuple[Style, ...] = ("title", "heading", "plain", "small", "note", "warning")


def everywhere(text: str) -> Iterator[Reply]:
    """Put a text in every place of a reply that words of others may come to."""
    evidence = Evidence("d1", text, Span(0, len(text)), text, side=text, title=text, url=GOOD)
    marks = ((0, min(3, len(text))), (4, max(4, len(text))))
    about = date(2026, 2, 6)
    steps = (Next(text, "compare", {"incident": text}), Next(f"More: {text}", "quote"))
    for blocks in (
        tuple(Text(text, style) for style in STYLES),
        (
            Excerpt(evidence, label=text, mark=marks, item="d1:0-9"),
            Excerpt(Evidence("d1", "Post", Span(0, 3), "abc", url=text, published=about)),
            Attachment(text, b"x", text),
        ),
        (
            Table((text, text), ((text, text), (text, text)), text),
            Table(("", "", ""), ((text, text, text),)),
            Bars(((text, 1, 2),), text),
        ),
    ):
        yield Reply("compare", blocks, None, steps, feedback=True, id="0123456789ab")
    many = tuple(Next(f"{text} {n}", "quote") for n in range(30))
    yield Reply("compare", (Text(text),), None, many)


def faults(reply: Reply, links: frozenset[str]) -> list[str]:
    """Return what is wrong with the card of a reply."""
    card = draw(reply)
    body: dict[str, Any] = {"flags": 1 << 15, "components": card.view.to_components()}
    files = tuple((file.filename, len(file.fp.read())) for file in card.files)
    texts = [part["content"] for part in walk(body["components"]) if part["type"] == 10]
    found = [fault for shown in texts for fault in alive(shown, links)]
    return found + broken(Sent(body, files))


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 300


@pytest.mark.parametrize("part", range(4))
def test_no_hostile_string_pings_links_or_breaks_a_card(part: int) -> None:
    wrong = {
        text[:60]: found
        for text in HOSTILE[part::4]
        for reply in everywhere(text)
        if (found := faults(reply, frozenset({GOOD, safe_url(text) or GOOD})))
    }
    assert not wrong


def test_what_is_alive_is_seen_by_this_test() -> None:
    """The measure itself: each of these would ping, link or break."""
    links = ["[a](<https://evil.example/>)", "https://evil.example", "discord.gg/x"]
    marks = ["*x*", "||x||", "`", "```\nx", "__x__", "# b", "\u202ex"]
    bad = ["@everyone", "<@1>", "<t:0:R>", *links, *marks]
    assert [text for text in bad if not alive(text)] == []
    assert alive(f"### a \\*b\\* [c](<{GOOD}>) **d**", frozenset({GOOD})) == []


def test_the_file_with_all_of_it_steers_nothing() -> None:
    text = as_text(Reply("search", (Text("\u202ea\x1b[31m\x00b"),), None))
    assert not {"\u202e", "\x1b", "\x00"} & set(text)
