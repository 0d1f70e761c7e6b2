"""The real App on Discord in process, and a server of its own for each test."""

import pytest
import simcord

from bot.platforms.discord import Parallax
from bot.testing import Asker
from tests.bot.platforms.discord.people import Team, team


@pytest.fixture
def simcord_bot(ask: Asker) -> Parallax:
    return Parallax(ask.app)


@pytest.fixture
def here(simcord_env: simcord.Env) -> Team:
    return team(simcord_env)
