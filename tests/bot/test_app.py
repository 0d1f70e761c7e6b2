"""The App: suggestions, tickets, retention, what it does between requests."""

import logging
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.command import command
from bot.commands import COMMANDS
from bot.reply import Reply, Request
from bot.settings import UsageSettings, load
from bot.testing import Asker
from corpus.errors import UserError


async def labels(ask: Asker, name: str, parameter: str, typed: str) -> list[str]:
    return [choice.label for choice in await ask.app.suggest("operator", name, parameter, typed)]


async def test_incidents_are_suggested_with_date_and_size_while_a_word_is_typed(ask: Asker) -> None:
    shown = await labels(ask, "compare", "incident", "alder bri")
    assert "3 Mar 2026" in shown[0]
    assert "5 articles" in shown[0]
    assert all(len(label) <= 100 for label in shown)


async def test_sources_sides_and_columns_are_suggested(ask: Asker) -> None:
    assert await labels(ask, "quote", "source", "blue") == [
        "Blue Gazette · Blue · 2 articles",
        "Blue Mail · Blue · 1 article",
    ]
    assert await labels(ask, "quote", "side", "re") == ["Red · 2 sources"]
    assert "Red · 2 sources" in await labels(ask, "compare", "between", "re")
    assert "Red and Blue" in await labels(ask, "compare", "between", "Red and bl")
    assert await labels(ask, "quote", "source", "bleu mial") != []


async def test_articles_and_names_are_suggested_with_what_tells_them_apart(ask: Asker) -> None:
    [article] = await labels(ask, "incident", "articles", "council ignored")
    assert article == "Council ignored warnings before Alder Bridge fire · Blue Mail · 5 Mar 2026"
    assert "Odo Thistlewick · 4 articles" in await labels(ask, "who", "name", "thistle")


async def test_choices_are_suggested_and_the_unknown_suggests_nothing(ask: Asker) -> None:
    assert await labels(ask, "mydata", "action", "e") == ["export", "erase"]
    assert await labels(ask, "nothing", "x", "y") == []
    assert await labels(ask, "quote", "topic", "bridge") == []


async def test_a_bug_is_logged_under_the_ticket_that_the_member_sees(
    ask: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: object) -> Reply:
        """Break."""
        raise ZeroDivisionError

    ask.app.commands = (*COMMANDS, command(broken))
    with caplog.at_level(logging.ERROR):
        reply = await ask.app.answer(Request("operator", "m", "broken"))
    ticket = reply.data["error"].partition("ticket ")[2].partition(";")[0]
    assert not reply.ok
    assert len(ticket) == 8
    assert f"ticket {ticket}" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_old_records_go_and_what_was_judged_stays_without_the_member(
    ask: Asker, config: Path
) -> None:
    await ask("quote bridge")
    await ask("useful")
    await ask("search dockers")
    data = ask.app.settings.data
    connection = sqlite3.connect(data / "parallax.db")
    connection.execute("update answers set at = at - 100 * 86400")
    connection.execute("update feedback set at = at - 100 * 86400")
    connection.commit()
    settings = replace(load(data, config, environment={}), usage=UsageSettings(keep_days=90))
    app = await App.open(settings, COMMANDS)
    await app.aclose()
    left = connection.execute("select command, member from answers").fetchall()
    judged = connection.execute("select verdict, member from feedback").fetchall()
    connection.close()
    assert left == [("quote", "")]
    assert judged == [("useful", "")]


async def test_a_step_that_is_not_kept_is_said_to_be_gone(ask: Asker) -> None:
    with pytest.raises(UserError, match="ask again"):
        await ask.follow(Reply("compare", (), {}, id="0123456789ab"), 0)


async def test_an_answer_is_said_again_only_while_nothing_changed(ask: Asker) -> None:
    compare = next(command for command in COMMANDS if command.name == "compare")
    made: list[Reply] = []

    async def noted(*given: Any, **arguments: Any) -> Reply:
        made.append(await compare.run(*given, **arguments))
        return made[-1]

    ask.app.commands = (replace(compare, run=noted), *COMMANDS)
    before = await ask("compare alder bridge")
    assert (await ask("compare alder bridge")).blocks == before.blocks
    assert len(made) == 1
    await ask("wrong 1 not his words")
    after = await ask("compare alder bridge")
    assert len(made) == 2
    assert any(getattr(block, "reported", False) for block in after.blocks)


async def test_what_one_workspace_ingests_is_in_its_next_answer(ask: Asker) -> None:
    before = await ask("sources", workspace="ours")
    text = "The Alder bridge was closed on Monday, said the mayor of Alder to reporters."
    given = {"text": text, "source": "Harbour Post"}
    added = await ask.app.answer(Request("ours", "m", "ingest", given, admin=True))
    assert added.ok, added.data
    assert (await ask("sources", workspace="ours")).data != before.data
    assert (await ask("sources", workspace="theirs")).data == before.data


def test_who_answers_starts_without_what_analyses_and_draws() -> None:
    late = ("spacy", "sklearn", "textblob", "matplotlib", "PIL", "trafilatura", "alembic")
    code = (
        "import sys, bot.__main__, bot.platforms.discord.client, bot.upkeep;"
        f"sys.exit(', '.join(name for name in {late} if name in sys.modules) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)  # noqa: S603
    assert not done.returncode, done.stderr
