"""Over the wire: the bot is killed in the middle of it all and started again, and told to stop.

These come last here: a start costs seconds, and after the stop nobody needs another.
"""

import signal

import pytest

from bot.platforms.discord.steps import EXPIRED
from tests.bot.platforms.wire.people import Team, shown
from tests.bot.platforms.wire.process import Bot
from tests.bot.platforms.wire.shown import buttons, lists, text

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]

SYNC = "/applications/*/commands"


async def test_a_kill_in_the_middle_of_a_dialogue_loses_no_button_list_or_form(
    here: Team, bot: Bot
) -> None:
    card = await here.slash("compare", incident="alder bridge")
    cards = {label: await here.slash("compare", incident="alder bridge") for label in buttons(card)}
    listed = await here.slash("help")
    form = await here.reader.click(card, label="Wrong…")
    asked = form.modal
    assert asked
    synced = len(here.world.server.sent("PUT", SYNC))
    await bot.end(signal.SIGKILL)
    await bot.start()
    item = asked["components"][0]["component"]["options"][0]["value"]
    noted = await here.reader.submit_modal(form, {"item": [item], "why": "not his words"})
    assert "Noted" in text(shown(noted))
    for label, made_before in cards.items():
        result = await here.reader.click(made_before, label=label)
        assert result.modal or EXPIRED not in text(shown(result)), label
    offered = [(menu["custom_id"], option) for menu in lists(listed) for option in menu["options"]]
    assert offered
    for menu, option in offered:
        picked = await here.reader.select(listed, [option["value"]], custom_id=menu)
        assert EXPIRED not in text(shown(picked)), option
    assert len(here.world.server.sent("PUT", SYNC)) == synced, "commands told again, unchanged"


async def test_told_to_stop_it_ends_what_it_is_at_and_leaves_in_order(here: Team, bot: Bot) -> None:
    here.world._wait = False
    try:
        running = [
            await here.reader.slash(here.channel, "compare", incident="alder bridge")
            for _ in range(3)
        ]
        await here.world.until(lambda: all(result.acknowledged for result in running))
    finally:
        here.world._wait = True
    assert await bot.end(signal.SIGTERM) == 0
    assert all("Red" in text(shown(result)) for result in running)
