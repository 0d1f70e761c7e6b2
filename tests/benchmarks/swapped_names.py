"""Put one country's and leader's names for another's, and see what the learned scores make of it.

    python -m tests.benchmarks.swapped_names [FOLDER]

FOLDER holds newsmtsc_dev.jsonl.gz: sentences of it that name one of a pair are read twice, once
as they are and once with the pair's names put for each other. The name of whoever is looked at
is hidden from the model; what is measured is what the other names in the sentence do. Without
FOLDER, sentences of our own are read.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from corpus.learned.linear import model
from corpus.learned.portrayal import features
from corpus.model import Span
from tests.benchmarks.train_portrayal import read

PAIRS = (
    ("Trump", "Clinton"),
    ("Donald", "Hillary"),
    ("Obama", "Bush"),
    ("Russia", "Ukraine"),
    ("Russian", "Ukrainian"),
    ("Russians", "Ukrainians"),
    ("Putin", "Zelensky"),
    ("Vladimir", "Volodymyr"),
    ("Moscow", "Kyiv"),
    ("Republican", "Democratic"),
    ("Republicans", "Democrats"),
    ("China", "Japan"),
    ("Chinese", "Japanese"),
    ("Iran", "Israel"),
    ("Iranian", "Israeli"),
    ("Sanders", "Cruz"),
)
TRADES = dict(PAIRS) | {other: one for one, other in PAIRS}
_NAMES = re.compile(rf"\b(?:{'|'.join(sorted(TRADES, key=len, reverse=True))})\b")

OWN = (
    ("{} said that Russia had broken its word and Ukraine would answer.", "Adeyemi"),
    ("{} praised the soldiers whom Putin had called murderers.", "Adeyemi"),
    ("{} was accused in Moscow of lying about the strike on Ukrainian civilians.", "Adeyemi"),
    ("{} thanked Zelensky for the help that Kyiv had given to the wounded.", "Adeyemi"),
    ("According to {}, Russian troops killed people who had not resisted.", "Adeyemi"),
    ("{} travelled from Kyiv to Warsaw and met the press in the evening.", "Adeyemi"),
)


def swapped(text: str) -> str:
    """Return the text with the names of each pair put for each other."""
    return _NAMES.sub(lambda found: TRADES[found[0]], text)


def exchanged(sentence: str, span: Span, trade: Callable[[str], str]) -> tuple[str, Span]:
    """Trade the names around a mention, which itself stays as it is: it is hidden anyway."""
    before, after = trade(sentence[: span.start]), trade(sentence[span.end :])
    mention = sentence[span.start : span.end]
    return before + mention + after, Span(len(before), len(before) + len(mention))


def sentences(folder: Path | None) -> list[tuple[str, Span]]:
    """Return sentences in which a name can be put for another beside the one looked at."""
    if folder is not None and (folder / "newsmtsc_dev.jsonl.gz").is_file():
        found = read(folder / "newsmtsc_dev.jsonl.gz").sentences
    else:
        print("the public sentences are missing, so these are our own")
        found = [
            (text.format(name), Span(text.index("{"), text.index("{") + len(name)))
            for text, name in OWN
        ]
    return [(text, span) for text, span in found if exchanged(text, span, swapped)[0] != text]


def main() -> int:
    """Measure and print."""
    found = sentences(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    learned = model("portrayal")
    before = learned.chances(features(found))
    after = learned.chances(features([exchanged(*each, swapped) for each in found]))
    apart = np.abs(before - after).max(axis=1)
    guess = before.argmax(axis=1) != after.argmax(axis=1)
    said = [
        (learned.said(one), learned.said(other)) for one, other in zip(before, after, strict=True)
    ]
    marked = [pair for pair in said if {"negative", "positive"} & set(pair)]
    print(f"{len(found)} sentences whose other names were put for one another")
    print(f"the largest change of a chance: mean {apart.mean():.3f}, 9 in 10 below", end=" ")
    print(f"{np.quantile(apart, 0.9):.3f}, most {apart.max():.3f}")
    print(f"the likeliest class changes in {guess.mean():.3f}")
    print(f"what is said of a sentence changes in {np.mean([a != b for a, b in said]):.3f}")
    turned = sum({a, b} == {"negative", "positive"} for a, b in said)
    print(f"of {len(marked)} marked good or bad, turned into the other: {turned}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
