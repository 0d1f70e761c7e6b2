"""quote and verify on Discord in process: pages, messages as they are posted, who presses what."""

from pathlib import Path

import pytest

from bot.platforms.discord import limits
from bot.platforms.terminal.files import Intake, take_in
from bot.testing import Asker
from corpus.model import OPERATOR
from tests.bot.platforms.discord.people import Team, answer_of, button, parts, text

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)

SAID = "We have found no trace of arson so far"
VERIFY = "Verify this quotation"


async def _verified(here: Team, posted: str) -> str:
    message = await here.reader.send(here.channel, posted)
    return text(answer_of(await here.reader.context_menu(here.channel, VERIFY, message)))


@pytest.mark.parametrize(
    "posted",
    [
        "lol <https://x.example/1>\n> “We have found no trace\n> of arson so far”\nreally?? 😂",
        "We have found no trace\nof arson so far\n— Ulla Pepperstone",
        "**Ulla Pepperstone:** “We have found no trace of arson so far” #bridge <@1>",
        "[12:03] Pepperstone: We have found no trace of arson so far https://x.example/2",
        "||“We have found no trace of arson so far”||",
    ],
    ids=["answered", "wrapped and signed", "bold", "timed", "hidden"],
)
async def test_a_posted_quotation_is_found_as_people_post_it(here: Team, posted: str) -> None:
    assert "Verbatim in 1 article" in await _verified(here, posted)


async def test_a_message_of_a_link_alone_has_no_words_to_look_for(here: Team) -> None:
    assert "no words to look for" in await _verified(here, "https://x.example/a/b")


async def test_a_message_full_of_quotations_fits_a_card(here: Team) -> None:
    posted = " ".join(f"“{SAID} {word}”" for word in ("today", "yet", "at all") * 12)
    message = await here.reader.send(here.channel, posted[:1990])
    shown = answer_of(await here.reader.context_menu(here.channel, VERIFY, message))
    assert text(shown).count("Altered: close to words") == 3
    assert sum(len(part.get("content", "")) for part in parts(shown)) <= limits.TEXT


async def test_a_page_whose_articles_went_meanwhile_is_the_page_there_is_now(
    here: Team, ask: Asker
) -> None:
    shown = await here.slash("quote", topic="bridge")
    assert "page 1 of" in text(shown)
    hits = await ask.app.search.passages(OPERATOR, "bridge", limit=100)
    for document in {hit.document for hit in hits}:
        await ask.app.store.remove(OPERATOR, document)
    await ask.app.search.catch_up()
    pressed = await here.reader.click(shown, custom_id=button(shown, "More"))
    assert pressed.acknowledged
    said = " ".join(text(m) for m in (pressed.response, *pressed.followups) if m is not None)
    assert "There is 1 page" in said or "No quotation found" in said or "no articles" in said, said


async def test_somebody_else_may_turn_the_page_and_open_the_context(here: Team) -> None:
    shown = await here.slash("quote", topic="bridge")
    opened = answer_of(await here.manager.click(shown, custom_id=button(shown, "Context 1")))
    assert "> " in text(opened)
    await here.manager.click(shown, custom_id=button(shown, "More"))
    [card] = [m for m in here.channel.history(viewer=here.reader) if m.id == shown.id]
    assert "page 2 of" in text(card)


async def test_who_shares_a_surname_is_one_press_away(
    here: Team, ask: Asker, tmp_path: Path
) -> None:
    names = ("Viktor", "Iris")
    for n, name in enumerate(names):
        head = f"---\nsource: Odd Mirror\npublished: 2026-03-0{n + 1}\ntitle: Sluice {n}\n---\n\n"
        path = tmp_path / f"odd{n}.md"
        path.write_text(f"{head}“The sluice was open,” {name} Marlow said.", encoding="utf-8")
        assert (await take_in(ask.app, Intake((path,)))).ok
    shown = await here.slash("quote", speaker="marlow")
    assert "is 2 people here" in text(shown)
    pressed = await here.reader.click(shown, custom_id=button(shown, "By Iris Marlow"))
    assert "Viktor Marlow" not in text(answer_of(pressed))
