"""One country's and leader's names put for another's leave every score as it was."""

import re
from collections.abc import Callable

import pytest

from bot.framing.compare import compare
from bot.framing.model import Coverage, Finding
from corpus.model import Article

Read = Callable[..., Article]
Cover = Callable[..., Coverage]

PAIRS = (
    ("Russia", "Ukraine"),
    ("Russian", "Ukrainian"),
    ("Moscow", "Kyiv"),
    ("Vladimir Putin", "Volodymyr Zelensky"),
    ("Putin", "Zelensky"),
)
OTHER = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
_NAMES = re.compile("|".join(sorted(map(re.escape, OTHER), key=len, reverse=True)))

ONE = """A depot near Harwick was shelled on Tuesday, and nobody knows who fired. Russia accused
Ukraine of the attack. “This was a crime,” President Vladimir Putin said in Moscow. Critics doubt
it. Doctor Ada Merriweather treated nine people in Kestrel Bay. The regime in Moscow claimed that
Ukrainian troops had crossed the Osk river in 2019."""

OTHER_ONE = """Russian forces shelled a depot near Harwick on Tuesday, killing two. The massacre was
ordered by Putin, officials in Kyiv said. President Volodymyr Zelensky told reporters that Ukraine
would answer. Many observers claimed that Moscow had planned the strike for weeks. Commissioner
Barnaby Thimble visited Kestrel Bay, where the 2021 truce was signed."""


def swapped(text: str) -> str:
    return _NAMES.sub(lambda name: OTHER[name[0]], text)


def scores(found: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """What a finding says apart from names: its lens and kind, its weight and its counts."""
    return sorted(
        (f.lens, f.key.split(":")[1], f.weight, tuple((c.count, c.of) for c in f.cells))
        for f in found
    )


@pytest.mark.parametrize("size", [1, 2])
def test_names_of_nations_and_leaders_change_no_score(read: Read, cover: Cover, size: int) -> None:
    texts = [(ONE, OTHER_ONE)[:size], (OTHER_ONE, ONE)[:size]]
    plain = cover(
        *[[read(t, f"{n} {m}") for m, t in enumerate(side)] for n, side in enumerate(texts)]
    )
    there = cover(
        *[
            [read(swapped(t), f"{n} {m}") for m, t in enumerate(side)]
            for n, side in enumerate(texts)
        ]
    )
    found = compare(plain).findings
    assert scores(compare(there).findings) == scores(found)
    assert found or size == 2
