"""What was worked out is remembered, once for all who ask, and only what is light."""

import asyncio
from itertools import count
from random import Random

import pytest

from bot.remembering import Remembered
from bot.replies import LIGHT, Replies
from bot.reply import Attachment, Block, Reply, Text

PICTURE = Random(1).randbytes(LIGHT)  # noqa: S311 - like a picture, it cannot be packed smaller


async def test_what_many_ask_at_once_is_worked_out_once() -> None:
    made, numbers = Remembered[int](10), count()

    async def make() -> int:
        await asyncio.sleep(0)
        return next(numbers)

    assert await asyncio.gather(*(made.once("key", make) for _ in range(5))) == [0] * 5


async def test_what_is_not_light_is_made_again_and_the_rest_is_not() -> None:
    made, numbers = Remembered[int](10, light=lambda number: number > 1), count()

    async def make() -> int:
        return next(numbers)

    assert [await made.once("key", make) for _ in range(4)] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    ("block", "times"), [(Text("calm"), 1), (Attachment("picture.png", PICTURE), 3)]
)
async def test_a_reply_is_said_again_as_it_was_and_one_with_a_picture_is_made_again(
    block: Block, times: int
) -> None:
    replies, made = Replies(), list[Reply]()

    async def make() -> Reply:
        made.append(Reply("help", (block,), {"query": "calm"}))
        return made[-1]

    assert [await replies.once("key", make) for _ in range(3)] == [made[0]] * 3
    assert len(made) == times


async def test_what_a_platform_does_to_a_reply_changes_no_other() -> None:
    replies = Replies()

    async def make() -> Reply:
        return Reply("help", (), {"about": "compare"})

    one = await replies.once("key", make)
    one.data.clear()
    assert (await replies.once("key", make)).data == {"about": "compare"}
