"""Replies made of articles of every shape: each becomes a request that Discord accepts."""

from hypothesis import HealthCheck, given, settings

from bot.reply import Reply
from tests.bot.platforms.sending import unfit
from tests.bot.platforms.shapes import replies


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(replies)
def test_a_reply_of_any_shape_is_one_that_discord_accepts(reply: Reply) -> None:
    assert not unfit(reply)
