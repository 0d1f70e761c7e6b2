"""Make a plain title of an article's own words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from corpus.model import Annotations, Document
from corpus.nametable import is_oblique
from corpus.spelling import words

FIRST_DAYS = timedelta(days=1)
"""Days after the first report whose headlines still tell what happened, not what came of it."""
LEAST, HEADLINE = 4, 140
"""Words and characters of a first line that is taken for a headline."""
TITLE = 90
"""Characters of a title made from an article's beginning."""


def title_of(document: Document, annotations: Annotations) -> str:
    """Make a plain title of the article's own words: its headline, or who, what and where."""
    return (document.title or "").strip() or first_words(document, annotations)


def first_words(document: Document, annotations: Annotations) -> str:
    """Make a title of an article that has none: its first line, who, what and where, or a start."""
    own = _first_line(document)
    return own or _who_what_where(document, annotations) or _beginning(document)


def _first_line(document: Document) -> str:
    """Return a first line that stands apart and ends in no full stop, as headlines do."""
    line, _, rest = document.body.lstrip().partition("\n")
    line = " ".join(line.split())
    apart = rest.startswith("\n") and rest.strip()
    long = len(line.split()) >= LEAST and len(line) <= HEADLINE
    return line if apart and long and (line[-1].isalnum() or line[-1] in "?!”»\"’'") else ""


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


@dataclass(frozen=True, slots=True)
class Named:
    """A name in one article, or at the head of several: its key, its fullest form, how often."""

    entity: str
    form: str
    count: int


LISTED = 5
"""Names at the head of an incident."""


def chief(named: Sequence[Named], articles: int, weights: Mapping[str, float]) -> list[Named]:
    """Return who, or what places, most of the articles on an incident name, the chief first.

    `weights` say how much the articles tell of each token: who is in it comes before who is
    everywhere.
    """
    told = Counter(each.entity for each in named)
    times = Counter[str]()
    for each in named:
        times[each.entity] += each.count
    forms = {entity: _fullest([n for n in named if n.entity == entity]) for entity in told}
    weight = {entity: _told(form, weights) for entity, form in forms.items()}
    ranked = sorted(told, key=lambda entity: (-weight[entity], -times[entity], entity))
    least = articles / 2 if articles > 1 else 1
    heads = [entity for entity in ranked if told[entity] >= least][:LISTED]
    return [Named(entity, forms[entity], times[entity]) for entity in heads]


def _told(form: str, weights: Mapping[str, float]) -> float:
    """Return how much is told of a name: of its last word."""
    return max((weights.get(token, 0.0) for token in words(form)[-1:]), default=0.0)


def _fullest(forms: Sequence[Named]) -> str:
    """Return the form that most articles give in full: of two words or three, plainly written.

    One that is known to stand in another case than the nominative comes after those that are not.
    """
    counted = Counter(each.form for each in forms)

    def worth(form: str) -> tuple[bool, bool, int, str]:
        return abs(len(form.split()) - 2) > 1, is_oblique(form), -counted[form], form

    return min(counted, key=worth)


TWICE = 2
"""How often somebody is named who is added to a headline."""


def full_title(title: str, people: Sequence[Named], places: Sequence[Named]) -> str:
    """Add to a headline who and where is told of, where it names neither of those told most.

    Who is named but once is not whom it is about, and at times no name at all: “Riot police”.
    """
    missing = [
        names[0].form
        for names, least in ((people, TWICE), (places, 1))
        if names and names[0].count >= least and not any(_names(title, each) for each in names)
    ]
    return f"{title} ({', '.join(missing)})" if missing else title


def _names(title: str, named: Named) -> bool:
    held = set(words(title))
    return bool(held & {words(part)[0] for part in named.form.split()[-1:] if words(part)})
