"""Say what a document says: sentences, passages, quotations, names, actions and cues.

The analysers and their models take seconds to load: only who analyses waits for them.
"""

from collections.abc import Iterable, Sequence

from corpus.model import Annotations, Document, Name

__all__ = ["annotate", "annotate_many", "spoken_of"]


def annotate(document: Document) -> Annotations:
    """Analyse one document; every span is valid in its `text`."""
    return annotate_many([document])[0]


def annotate_many(documents: Sequence[Document]) -> list[Annotations]:
    """Analyse many documents, parsed in common batches."""
    from corpus.language.analysis import analysed

    return analysed(documents)


def spoken_of(body: str, names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names in an English text that a clause says something of, in order."""
    from corpus.language.agency import light

    return tuple(light.spoken_of(body, names))
