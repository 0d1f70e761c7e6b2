"""Bad input: one clear sentence that says what to do, and never a bug."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.reply import Request
from bot.testing import Asker, asking

ODD = {
    "empty": "",
    "only punctuation": "?!… — ,,, ''",
    "emoji": "🔥🌉😀",
    "2,000 characters": "bridge " * 286,
    "right to left": "جسر النار \u202eegdirb",
    "a NUL": "brid\x00ge",
    "SQL": "'; drop table documents; --",
    "a query's own syntax": 'source:"x AND (NOT *) ^2 ~ [a TO b]',
    "half a surrogate": "bridge \ud83d",
}
WORDED = ("compare", "quote", "search", "incidents")


@pytest.mark.parametrize("command", WORDED)
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
async def test_odd_words_get_an_answer_or_one_sentence(ask: Asker, command: str, odd: str) -> None:
    reply = await ask(f"{command} {odd}")
    assert "noted under ticket" not in str(reply.data)
    if not reply.ok:
        assert reply.data["error"].endswith((".", "?"))
        assert len(reply.data["error"]) < 400


@pytest.mark.parametrize("odd", ["?!…", "🔥🌉😀"])
@pytest.mark.parametrize("command", WORDED)
async def test_a_question_without_words_is_told_so(ask: Asker, command: str, odd: str) -> None:
    assert "no words in" in (await ask(f"{command} {odd}")).data["error"]


async def test_a_question_of_2000_characters_is_asked_to_be_shorter(ask: Asker) -> None:
    reply = await ask(f"search {ODD['2,000 characters']}")
    assert "characters" in reply.data["error"]
    assert "at most 300" in reply.data["error"]


async def test_free_text_of_2000_characters_gets_help(ask: Asker) -> None:
    assert (await ask("lorem " * 333)).command == "help"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("comprae alder bridge", "compare"),
        ("/quoet thistlewick", "quote"),
        ("quote bridge source:Bleu", "Blue Gazette"),
        ("quote bridge side:purple", "no side “purple”"),
        ("quote bridge speeker:x --speeker x", "speaker"),
        ("compare alder bridge lens:namin", "naming"),
        ("search bridge since:yesterday", "such as 2026-02-07"),
        ("search bridge page:two", "is a number"),
        ("search bridge page:0", "goes from 1"),
        ("compare", "needs the incident"),
        ("quote", "such as: quote lavrov"),
        ("wrong 2", "ask something first"),
    ],
)
async def test_what_is_unknown_or_missing_is_named_with_the_nearest(
    ask: Asker, line: str, offered: str
) -> None:
    reply = await ask(line)
    assert not reply.ok
    assert offered in reply.data["error"]


async def test_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    async with asking(tmp_path) as empty:
        for line in ("compare fire", "quote x", "search x", "incidents", "sources"):
            assert "Add some with ingest" in (await empty(line, admin=True)).data["error"]
            assert "manage this place can add some" in (await empty(line)).data["error"]
        assert (await empty("help")).ok
        assert (await empty("stats", admin=True)).ok


ARGUMENTS = st.dictionaries(
    st.sampled_from(sorted({p.name for c in COMMANDS for p in c.parameters})),
    st.one_of(st.text(max_size=80), st.integers(), st.none(), st.booleans()),
    max_size=4,
)
CALLS = st.tuples(st.sampled_from([c.name for c in COMMANDS if c.name != "mydata"]), ARGUMENTS)


async def test_whatever_is_asked_nothing_breaks(ask: Asker) -> None:
    """Hypothesis draws the calls; one App answers them all."""
    import asyncio

    loop = asyncio.get_running_loop()

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(CALLS)
    def broken(call: tuple[str, dict[str, object]]) -> None:
        request = Request("operator", "tester", call[0], dict(call[1]), admin=True)
        reply = asyncio.run_coroutine_threadsafe(ask.app.answer(request), loop).result(30)
        assert "noted under ticket" not in str(reply.data)

    await asyncio.to_thread(broken)
