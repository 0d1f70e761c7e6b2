"""Look in articles for sentences that may tell a story the team defined."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.ask import Ask
from bot.framing.narratives import Floats, Learned, likeness
from bot.settings import NarrativeSettings
from corpus.errors import UserError
from corpus.model import Article, Evidence, Span, cite


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, how like the narrative it is (likely from 0 on), and its vector."""

    evidence: Evidence
    score: float
    vector: Floats

    @property
    def place(self) -> tuple[str, Span]:
        """Where it stands: the document and the stretch of it."""
        return self.evidence.document, self.evidence.span

    @property
    def likely(self) -> bool:
        """Tell whether it is likelier to tell the story than something else."""
        return self.score >= 0


async def candidates(
    ask: Ask, chosen: NarrativeSettings, articles: Sequence[Article]
) -> list[Candidate]:
    """Score all sentences of some articles by how like a narrative they are, likeliest first.

    Articles whose sentences have no vectors yet are passed over. Raises UserError where no
    vectors can be made.
    """
    telling, against = await _examples(ask, chosen)
    read = [sentence for article in articles for sentence in await _read(ask, article)]
    if not read:
        return []
    own = np.stack([vector for _, _, vector in read])
    scores = await ask.think(likeness, telling, against, own)
    found = [
        Candidate(cite(article, span), float(score), vector)
        for (article, span, vector), score in zip(read, scores, strict=True)
    ]
    return sorted(found, key=lambda c: (-c.score, c.evidence.document, c.evidence.span))


async def _examples(ask: Ask, chosen: NarrativeSettings) -> tuple[Floats, Floats]:
    """Return the vectors of sentences that tell a narrative, and of some that do not."""
    telling = await ask.search.vectors_of(chosen.telling)
    others = [await ask.search.vectors_of(texts) for texts in _not_telling(ask, chosen)]
    if telling is None:
        raise UserError(
            "Narratives are found by meaning, and this machine makes no vectors; "
            "tell whoever runs it."
        )
    return telling, np.concatenate([telling[:0], *(each for each in others if each is not None)])


async def _read(ask: Ask, article: Article) -> list[tuple[Article, Span, Floats]]:
    """Return the sentences of an article with their vectors, none if it has none yet."""
    document = article.document
    meanings = await ask.search.meanings(document.workspace, document.id)
    if meanings is None:
        return []
    return [(article, *each) for each in zip(meanings.spans, meanings.vectors, strict=True)]


def _not_telling(ask: Ask, chosen: NarrativeSettings) -> list[tuple[str, ...]]:
    """Return sentences that tell other narratives, or none."""
    known = ask.settings.narratives
    telling = [each.telling for each in known if each.id != chosen.id]
    return [texts for texts in (*telling, *(n.counter_examples for n in known)) if texts]


def found(ranked: Sequence[Candidate], learned: Learned | None) -> list[Candidate]:
    """Return those that may be shown as telling the story, by what is known so far.

    Once a classifier of the workspace's own is sure, it decides.
    """
    if learned and learned.sure and ranked:
        finds = learned.finds(np.stack([c.vector for c in ranked]))
        return [c for c, one in zip(ranked, finds, strict=True) if one]
    return [c for c in ranked if c.likely]
