"""Run every analyser on documents: one that fails costs its own findings only."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from corpus.language import agency, certainty, quotations, stating
from corpus.language.names.finding import names
from corpus.language.pipeline import Parsed, parse_many
from corpus.language.quotations.roles import with_roles
from corpus.model import ANALYSIS, Annotations, Document
from corpus.passages import passages

_T = TypeVar("_T")
_BAD_TEXT = (ValueError, IndexError, KeyError, AttributeError, TypeError, RecursionError)
"""What odd text makes an analyser raise; a document then loses that analysis, and counts it."""


def analysed(documents: Sequence[Document]) -> list[Annotations]:
    """Analyse many documents, parsed in common batches."""
    bodies = [(document.body, document.language) for document in documents]
    return [_annotations(parsed) for parsed in parse_many(bodies)]


def _annotations(parsed: Parsed) -> Annotations:
    """Run each analyser on a parsed body; one that fails costs its own findings only."""
    failures: list[Exception] = []
    named = _guarded(failures, lambda: names(parsed))
    quoted = _guarded(failures, lambda: quotations.quotations(parsed, named))
    acted = _guarded(failures, lambda: agency.actions(parsed, named, quoted))
    told = _guarded(failures, lambda: stating.stated(parsed, named, quoted, acted))
    return Annotations(
        passages=_guarded(failures, lambda: passages(parsed.text, parsed.sentences)),
        sentences=parsed.sentences,
        quotations=quoted,
        names=_guarded(failures, lambda: with_roles(parsed, named)) or named,
        actions=acted,
        cues=_guarded(failures, lambda: certainty.cues(parsed, quoted)),
        unread=parsed.unread + len(failures),
        stated=told,
        analysis=ANALYSIS,
    )


def _guarded(failures: list[Exception], analyse: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
    """Run an analyser; on text that it cannot read, note the failure and find nothing."""
    try:
        return analyse()
    except _BAD_TEXT as error:
        failures.append(error)
        return ()
