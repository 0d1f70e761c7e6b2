"""What was worked out is remembered, once for all who ask, and only what is light."""

import asyncio
from itertools import count

from bot.remembering import Remembered


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
