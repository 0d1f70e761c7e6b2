"""Weigh what is true of several readings: weights learned from texts of our own, kept as JSON.

Weights are whole thousandths, so that sums are the same on every machine.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from pathlib import Path

MODEL = Path(__file__).parent / "models" / "marked_words.json"


@cache
def weights(name: str) -> dict[str, int]:
    """Return the weight of each trait for one of the decisions, in thousandths."""
    models: dict[str, dict[str, int]] = json.loads(MODEL.read_text(encoding="utf-8"))["weights"]
    return models[name]


def chance(name: str, traits: Iterable[str]) -> float:
    """Return how likely something is, by logistic regression."""
    return 1 / (1 + exp(-_sum(weights(name), traits) / 1000))


def likeliest(name: str, readings: Sequence[Iterable[str]]) -> tuple[int, float]:
    """Return which of several readings is likeliest, and how likely (McFadden 1974)."""
    known = weights(name)
    sums = [_sum(known, traits) for traits in readings]
    best = max(sums)
    return sums.index(best), 1 / sum(exp((one - best) / 1000) for one in sums)


def _sum(known: dict[str, int], traits: Iterable[str]) -> int:
    """Add up what is known of traits; each counts once."""
    return known.get("", 0) + sum(known.get(trait, 0) for trait in set(traits))
