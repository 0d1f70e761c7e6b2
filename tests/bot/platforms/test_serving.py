"""Going to Discord with a token, and what is asked for there."""

import discord
import pytest
from aiohttp import web
from discord.http import Route

from bot.platforms.discord import Parallax, serve
from bot.testing import Asker
from corpus.errors import UserError


async def test_nothing_privileged_is_asked_of_discord(ask: Asker) -> None:
    intents = Parallax(ask.app).intents
    privileged = discord.Intents(message_content=True, members=True, presences=True)
    assert not intents.value & privileged.value


@pytest.mark.parametrize("token", ["", "not a token", "tökén", "abc\ndef"])
async def test_a_token_that_cannot_be_one_is_refused_in_a_sentence(ask: Asker, token: str) -> None:
    with pytest.raises(UserError, match="Developer Portal"):
        await serve(ask.app, token)


async def test_a_token_that_discord_does_not_know_is_told_in_a_sentence(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", refuse)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10")
    try:
        with pytest.raises(UserError, match="does not know this token"):
            await serve(ask.app, "wrong.token")
    finally:
        await runner.cleanup()
