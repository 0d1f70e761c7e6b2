"""General frames that one side's articles are told in, each with its trigger sentence."""

from collections.abc import Iterator

from bot.framing.cells import Seen, cells, firmness, one_sided, only, weigh
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told

FIRST = 6
"""Words of the sentence that stand for it in a table."""

READING = (
    "A candidate, found by a learned model that is silent unless sure: in reports on climate "
    "policy that it had not seen, 8 of 10 such marks were right, on other matters perhaps fewer. "
    "Read the sentences before you rely on it."
)


def look(told: Told) -> list[Finding]:
    """Compare which frames the articles of each side are told in."""
    told = told.with_impressions().written_in("en")
    seen = told.by_side(_frames)
    return [
        Finding(
            lens="frames",
            key=f"frames:{kind}",
            point=f"Told in the frame of {kind}, perhaps",
            cells=cells(told, only({kind}, seen)),
            reading=READING + firmness(told, only({kind}, seen)),
            weight=weigh(0.2, only({kind}, seen)),
        )
        for kind in sorted(one_sided(told, seen))
    ]


def _frames(telling: Telling) -> Iterator[Seen]:
    made = telling.article.impressions
    for frame in made.frames if made else ():
        words = frame.sentence.of(telling.article.document.text).split()[:FIRST]
        yield Seen(telling.article, frame.sentence, " ".join(words), frame.kind)
