"""Make a plain title of an article's own words."""

from collections import Counter
from collections.abc import Iterable

from corpus.model import Annotations, Document

TITLE = 90
"""Characters of a title made from an article's beginning."""


def title_of(document: Document, annotations: Annotations) -> str:
    """Make a plain title of the article's own words: its headline, or who, what and where."""
    return document.title or _who_what_where(document, annotations) or _beginning(document)


def _who_what_where(document: Document, annotations: Annotations) -> str:
    """Name the person told of most, the first thing done to them, and the place told of most."""
    who = _most(name.entity for name in annotations.names if name.kind == "person")
    deeds = [action for action in annotations.actions if who and action.patient_entity == who]
    if who is None or not deeds:
        return ""
    done = _most(deed.cue.of(document.text) for deed in deeds)
    near = [n for n in annotations.names if any(d.sentence.holds(n.span) for d in deeds)]
    where = _most(n.entity for n in near if n.kind == "place")
    named = [_form(document, annotations, entity) for entity in (who, where) if entity]
    return ", ".join([named[0], str(done), *named[1:]])


def _most(words_: Iterable[str]) -> str | None:
    """Return what comes most often, of equals the longest, of those the first in the alphabet."""
    counted = Counter(words_).items()
    return (
        min(counted, key=lambda pair: (-pair[1], -len(pair[0]), pair[0]), default=("", 0))[0]
        or None
    )


def _form(document: Document, annotations: Annotations, entity: str) -> str:
    forms = [n.span.of(document.text) for n in annotations.names if n.entity == entity]
    return max(forms, key=lambda form: len(form.split()))


def _beginning(document: Document) -> str:
    first = " ".join(document.body[:400].split())
    return first if len(first) <= TITLE else first[:TITLE].rsplit(" ", 1)[0] + "…"
