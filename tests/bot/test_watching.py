"""Watching an incident: what is news, to whom it is told, and how often at most."""

from dataclasses import replace
from time import time

import pytest

from bot.app import App
from bot.commands import COMMANDS, Upload
from bot.framing.model import Cell, Finding, LensName
from bot.framing.news import Told, news
from bot.reply import Reply, Request
from bot.testing import Asker, asking
from corpus.model import Annotations, Article, Document, Evidence, Source, Span

BLUE_FROST = (
    "Late frost on Monday ruined the cherry harvest in the orchards of Vale, growers said. "
    "Nine trees in ten were lost, and the Vale council closed the cherry market in Orchard Street."
)
RED_AGAIN = (
    "Late frost ruined the cherry harvest in the orchards of Vale on Monday. "
    "Growers in Vale lost nine cherry trees in ten to the frost."
)


async def ingest(
    app: App,
    words: str,
    source: str,
    side: str,
    workspace: str = "team",
    title: str = "Frost in Vale",
) -> Reply:
    given = {"source": source, "side": side, "published": "2026-05-21", "title": title}
    arguments = {"file": Upload("frost.txt", words.encode()), **given}
    reply = await app.answer(Request(workspace, "desk", "ingest", arguments, admin=True))
    assert reply.ok, reply.data
    return reply


def of(ask: Asker, place: str = "c1") -> Asker:
    return Asker(ask.app, "team", place=place)


async def test_a_side_that_was_silent_is_news_once(ask: Asker) -> None:
    here = of(ask)
    assert "Watching" in said(await here("watch cherry harvest frost"))
    assert "Nothing new" in said(await here("updates"))
    await ingest(ask.app, BLUE_FROST, "Blue Gazette", "blue")
    told = await here("updates")
    assert told.data[0]["news"][0]["kind"] == "side"
    assert "First report of a side: Blue" in said(told)
    [first, *_] = told.data[0]["news"][0]["evidence"]
    assert BLUE_FROST[first["start"] : first["end"]] == first["text"]
    assert "Nothing new" in said(await here("updates"))


async def test_where_nothing_is_watched_the_incidents_are_one_step_away(ask: Asker) -> None:
    for command in ("watches", "updates"):
        reply = await of(ask)(command)
        assert "Choose an incident and watch it" in said(reply)
        assert [action.command for action in reply.actions] == ["incidents"]


async def test_one_more_article_of_a_side_that_spoke_is_no_news_of_a_side(ask: Asker) -> None:
    here = of(ask)
    await here("watch cherry harvest frost")
    await ingest(ask.app, RED_AGAIN, "Red Post", "red")
    assert "First report" not in said(await here("updates"))


TRAIN = "A train left the rails near Kestrel Bay on Monday."
RED_TRAIN = f"{TRAIN} Rescuers brought 41 passengers to the hospital in Harwick."
BLUE_TRAIN = f"{TRAIN} Passengers waited for hours. Buses took people from there to the coast."
BLUE_NEWS = (
    f"{TRAIN} Rescuers brought 57 passengers to the hospital in Harwick. "
    "The line had been repaired by the Osprey company in 2019."
)


async def test_an_article_that_contradicts_and_claims_anew_is_told_with_both_sentences(
    ask: Asker,
) -> None:
    here = of(ask)
    await ingest(ask.app, RED_TRAIN, "Red Post", "red", title="Train off the rails at Kestrel Bay")
    await ingest(ask.app, BLUE_TRAIN, "Blue Gazette", "blue", title="Train accident, Kestrel Bay")
    await here("watch kestrel bay train")
    await ingest(ask.app, BLUE_NEWS, "Blue Mail", "blue", title="Kestrel Bay train: dozens hurt")
    told = (await here("updates")).data[0]["news"]
    news_by_kind = {each["kind"]: [e["text"] for e in each["evidence"]] for each in told}
    assert news_by_kind == {
        "contradiction": [
            "Rescuers brought 57 passengers to the hospital in Harwick.",
            "Rescuers brought 41 passengers to the hospital in Harwick.",
        ],
        "claim": ["The line had been repaired by the Osprey company in 2019."],
    }
    assert "Nothing new" in said(await here("updates"))


async def test_watches_are_one_workspaces_and_one_channels_and_survive_a_restart(
    ask: Asker,
) -> None:
    await of(ask)("watch cherry harvest frost hours:2")
    await ask.app.aclose()
    async with asking(ask.app.settings.data, ask.app.settings.config) as again:
        assert "1 incident watched here" in said(await of(again)("watches"))
        assert "one message in 2 hours" in said(await of(again)("watches"))
        assert "Nothing is watched here" in said(await of(again, "c2")("watches"))
        other = Asker(again.app, "another", place="c1")
        assert (await other("watches")).data == []
        assert (await of(again)("unwatch")).data == {"ended": 1}
        assert not (await of(again)("unwatch")).ok


async def test_a_channel_is_told_at_most_as_often_as_it_was_said(ask: Asker) -> None:
    here = of(ask)
    await here("watch cherry harvest frost hours:3")
    [watch] = await ask.app.watches.at("team", "c1")
    now = time()
    assert await ask.app.watches.due(now) == [("team", "c1")]
    await ask.app.watches.remember([(watch, watch.told)], now)
    assert await ask.app.watches.due(now + 3 * 3600 - 1) == []
    assert await ask.app.watches.due(now + 3 * 3600 + 1) == [("team", "c1")]


async def test_a_channel_watches_so_many_incidents_and_no_more(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.watches.MOST", 1)
    here = of(ask)
    await here("watch cherry harvest frost")
    assert (await here("watch cherry harvest frost")).ok
    refused = await here("watch alder bridge")
    assert "unwatch one first" in refused.data["error"]


def sentence(document: str) -> Evidence:
    return Evidence(document, "Red Post", Span(0, 4), "Fire")


def finding(key: str, document: str, weight: float, count: int = 1) -> Finding:
    cells = (Cell("Red", count, 1, (), (sentence(document),)), Cell("Blue", 0, 1))
    lens: LensName = "claims" if key.startswith("claims") else "actors"
    return Finding(lens, key, "what is told", cells, "", weight)


def test_what_rests_on_a_new_article_alone_is_news_and_the_strongest_are_contradictions() -> None:
    told = Told(frozenset({"old"}), frozenset({"Red"}), frozenset({"claims:only:known"}))
    article = Article(Document("new", "Red Post", "Fire"), Source("Red Post", "Red"), Annotations())
    found = [
        finding("claims:only:known", "new", 0.5),
        finding("claims:only:paired-anew", "old", 0.5),
        finding("claims:only:fresh", "new", 0.5),
        replace(finding("claims:both", "new", 0.9), alike=True),
        finding("actors:people", "new", 0.5),
        finding("actors:who-did-it", "new", 0.9),
        finding("claims:number:dead", "new", 0.85, count=0),
    ]
    told_now = [(new.kind, new.key) for new in news(told, [article], found)]
    assert told_now == [("claim", "claims:only:fresh"), ("contradiction", "actors:who-did-it")]


def said(reply: Reply) -> str:
    return "\n".join(str(getattr(block, "text", "")) for block in reply.blocks)


def test_there_is_a_command_for_each_part_of_it() -> None:
    assert {"watch", "unwatch", "watches", "updates"} <= {c.name for c in COMMANDS}
