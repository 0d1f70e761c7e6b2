"""Make a plain title of an article's own words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from corpus.model import Annotations, Document
from corpus.spelling import words

FIRST_DAYS = timedelta(days=1)
"""Days after the first report whose headlines still tell what happened, not what came of it."""
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


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline with the language and the day of its article."""

    title: str
    language: str
    published: date | None


def plainest(headlines: Sequence[Headline], told: Mapping[str, float]) -> str | None:
    """Choose the headline that says most of what all articles on an incident tell.

    Of the language that most are in, and of the first days, before the news moved on. `told`
    weighs tokens by how much the articles of all sides tell of them. A headline scores their
    sum over the root of its length, so that neither a pun nor a paragraph wins.
    """
    spoken = Counter(headline.language for headline in headlines)
    most = max(spoken.values(), default=0)
    common = [h for h in headlines if spoken[h.language] == most]
    days = [h.published for h in common if h.published]
    first = [h for h in common if h.published and h.published <= min(days) + FIRST_DAYS]
    titles = [headline.title for headline in first or common]
    return max(titles, key=lambda title: (_says(title, told), title), default=None)


def _says(title: str, told: Mapping[str, float]) -> float:
    tokens = words(title)
    return sum(told.get(token, 0.0) for token in set(tokens)) / sqrt(len(tokens) or 1)
