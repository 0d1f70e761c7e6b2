"""What a serving bot does while nobody asks."""

from bot.upkeep import vectors
from corpus.analysts import Analysts, annotate_fully


async def test_analysts_make_the_vectors_of_what_came_in() -> None:
    async with Analysts(annotate_fully, many=False) as analysts:
        made = await analysts.also(vectors, ["The bridge burned.", "Nobody was hurt."])
    assert made.shape == (2, 384)
