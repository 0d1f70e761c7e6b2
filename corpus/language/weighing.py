"""Weigh candidates by learned weights: the chance of each among all, and of none of them."""

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

NOBODY = "somebody else"
"""What speaks for none of the candidates."""

_MODELS = Path(__file__).parent / "models"


@cache
def weights(name: str) -> dict[str, float]:
    """Load what each feature of a model weighs; the trainer writes the file."""
    told = json.loads((_MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return dict(told["weights"])


def chances(name: str, candidates: Sequence[dict[str, float]]) -> list[float]:
    """Return how likely each candidate is; what is wanting to one is that it is none of them.

    A conditional logit (McFadden 1974): a softmax over the weighed features.
    """
    return shares(weights(name), candidates)


def shares(known: dict[str, float], candidates: Sequence[dict[str, float]]) -> list[float]:
    """Return the chances that weights give."""
    scores = [sum(known.get(k, 0.0) * v for k, v in features.items()) for features in candidates]
    highest = max([*scores, known.get(NOBODY, 0.0)])
    raised = [exp(s - highest) for s in (*scores, known.get(NOBODY, 0.0))]
    return [r / sum(raised) for r in raised[:-1]]
