"""How likely a sentence reports something, and does not comment on it."""

from collections.abc import Sequence

import numpy as np

from bot.framing.alignment import Line
from bot.framing.model import Floats
from corpus.learned.linear import model

MODEL, REPORTS = "reports", "reports"
"""The model's name, and that of its class."""

REPORTED = 0.6
"""From this chance on a sentence reports."""


def reporting(read: Sequence[Line]) -> Floats:
    """Return the chance that each of some sentences reports, by logistic regression on its meaning.

    A sentence without a vector is taken to report.
    """
    if not read or any(line.meaning is None for line in read):
        return np.ones(len(read), np.float32)
    known = model(MODEL)
    vectors = np.stack([line.meaning for line in read if line.meaning is not None])
    return known.chances(vectors)[:, known.classes.index(REPORTS)]
