"""Facts on a first card: what can be read alone, and what of it is spoken of elsewhere."""

from bot.reply import Reply, Text
from bot.testing import Asker
from tests.bot.test_watching import ingest

OPENING = "The ferry Larch ran aground off Tarn Point on Tuesday with forty passengers."
TOLD = (
    "Two brothers were taken to hospital. They had bought lamps and ropes in Portugal and Norway. "
    "Its hull had been repaired by welders of the Osprey company in Iceland and Denmark. "
    "The boiler and both masts had been repaired by joiners of the Osprey company in Iceland."
)
ELSEWHERE = "A sister ship sank off Iceland. Gulls sat on the stern at dawn."
SILENT = "Buses took people to the coast. The gale tore slates off the church."


async def compared(ask: Asker, lens: str = "") -> Reply:
    given = (
        ("Red Post", TOLD, "red"),
        ("Grey Wire", ELSEWHERE, "blue"),
        ("Blue Mail", SILENT, "blue"),
    )
    for source, words, side in given:
        title = f"Ferry Larch aground: {source}"
        await ingest(ask.app, f"{OPENING} {words}", source, side, title=title)
    asked = f"compare ferry larch aground between Red Post, Grey Wire and Blue Mail {lens}"
    return await ask(asked, workspace="team")


def said(reply: Reply, style: str) -> list[str]:
    return [b.text for b in reply.blocks if isinstance(b, Text) and b.style == style]


async def test_a_fact_that_begins_with_they_heads_nothing(ask: Asker) -> None:
    (first,) = [head for head in said(await compared(ask), "heading") if "told by" in head]
    assert "“The boiler" in first
    asked = "compare ferry larch aground between Red Post, Grey Wire and Blue Mail lens:claims"
    more = await ask(asked, workspace="team")
    heads = said(more, "heading")
    assert any("“The boiler" in head for head in heads)
    assert not any(word in head for head in heads for word in ("“Its", "“They"))


async def test_of_who_names_what_a_fact_names_it_is_said_what(ask: Asker) -> None:
    shown = said(await compared(ask), "small")
    assert "Grey Wire: speaks of Iceland in other sentences" in shown
    assert "Blue Mail: not found in 1 article in English" in shown
