"""who: where somebody is named, under which spellings, and what each side calls them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from bot import lookup
from bot.ask import Ask
from bot.bearers import Bearer, bearers
from bot.command import Option, did_you_mean, nearest, shown
from bot.errors import NotFoundError, OfferError
from bot.excerpts import SURE
from bot.framing.voices import sayings
from bot.reply import Block, Excerpt, Json, Next, Reply, Table, Text, evidence_json
from bot.wording import counted, cut, dotted
from corpus.model import Article, Evidence, Incident, Name, Quotation, Span, cite

NEWEST = 200
"""Articles that are looked into for spellings, roles and quotations."""
ROLES, ROLES_HELD = 3, 25
"""Roles shown of a side, and kept for scripts."""
INCIDENTS = 5
ON_NO_SIDE = "on no side"

Kind = Literal["person", "place", "organisation", "group", "other"]


@dataclass(frozen=True, slots=True)
class Called:
    """What a side calls somebody: the words, in how many articles, and where first."""

    words: str
    articles: int
    evidence: Evidence
    mark: tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """What one side's articles do with a name; `of` counts all that are held of it."""

    side: str
    articles: int
    of: int
    mentions: int
    quoted: int
    spellings: tuple[tuple[str, int], ...]
    called: tuple[Called, ...]


async def who(
    ask: Ask,
    name: Annotated[str, Option("a person, place or organisation, in any spelling", "names")],
    kind: Annotated[Kind | None, Option("what it is, where several bear the name")] = None,
) -> Reply:
    """Show where a name appears, under which spellings, and what each side calls its bearer."""
    asked = lookup.worded(name, "who lavrov")
    bearer, unknown = await _meant(ask, asked, kind)
    views = await _views(ask, bearer)
    found = await ask.store.incidents_of(ask.workspace, bearer.documents)
    held = await ask.store.count_articles(ask.workspace)
    return Reply(
        "who",
        tuple(_blocks(bearer, unknown, views, found, held)),
        _json(asked, bearer, unknown, views, found, held),
        tuple(_actions(bearer, views, found)),
        items=len(views),
        feedback=True,
    )


# --- who is meant -----------------------------------------------------------------------


async def _meant(ask: Ask, asked: str, kind: Kind | None) -> tuple[Bearer, Bearer | None]:
    """Return the one who is meant, and what nobody can tell to be theirs or a namesake's."""
    rows = await ask.store.named(ask.workspace, asked)
    found = [each for each in bearers(rows, asked) if kind in (None, each.kind)]
    if not found:
        await lookup.some_articles(ask)
        raise await _nobody(ask, asked)
    told = [each for each in found if not _is_bare(each)] or found
    if len(told) > 1:
        raise _several(asked, told)
    return told[0], next((each for each in found if each is not told[0]), None)


def _is_bare(bearer: Bearer) -> bool:
    """Tell a surname that comes without any given name."""
    return bearer.kind == "person" and not any(" " in entity for entity in bearer.entities)


def _several(asked: str, found: Sequence[Bearer]) -> OfferError:
    actions = [
        Next(f"{cut(each.name, 60)} ({each.kind})", "who", {"name": each.name, "kind": each.kind})
        for each in found[: lookup.CHOICES]
    ]
    choices = [{"name": e.name, "kind": e.kind, "articles": len(e.documents)} for e in found]
    return OfferError(
        f"{len(found)} here are called “{shown(asked)}”; choose one.",
        tuple(actions),
        {"choices": choices},
    )


async def _nobody(ask: Ask, asked: str) -> NotFoundError:
    begun = await ask.store.names_begun(ask.workspace, asked.split()[-1][:3], 50)
    near = [name for name, _ in begun]
    hint = did_you_mean(asked, near) if nearest(asked, near) else ""
    search = Next("Search the articles", "search", {"words": asked})
    return NotFoundError(f"Nobody and nothing here is called “{shown(asked)}”.{hint}", (search,))


# --- what each side does with the name ----------------------------------------------------


async def _views(ask: Ask, bearer: Bearer) -> list[View]:
    """Look at the name side by side, in the order of the alphabet, those on no side last."""
    held: Counter[str] = Counter()
    side_of: dict[str, str] = {}
    for source, count in await ask.store.sources(ask.workspace):
        side_of[source.name] = source.side or ON_NO_SIDE
        held[side_of[source.name]] += count
    articles = await ask.store.articles(ask.workspace, bearer.documents[:NEWEST])
    sides = sorted(filter(held.get, held), key=lambda side: (side == ON_NO_SIDE, side.casefold()))
    return [_view(bearer, side, held[side], side_of, articles) for side in sides]


def _view(
    bearer: Bearer, side: str, of: int, side_of: dict[str, str], articles: Sequence[Article]
) -> View:
    rows = [row for row in bearer.rows if side_of.get(row.source, ON_NO_SIDE) == side]
    own = [a for a in articles if side_of.get(a.source.name, ON_NO_SIDE) == side]
    forms = Counter(form for a in own for form in _forms(bearer, a))
    return View(
        side=side,
        articles=len({row.document for row in rows}),
        of=of,
        mentions=sum(row.count for row in rows),
        quoted=sum(1 for a in own for _ in sayings(_quoted(bearer, a))),
        spellings=tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))),
        called=tuple(_called(bearer, own)),
    )


def _names(bearer: Bearer, article: Article) -> Iterator[Name]:
    for name in article.annotations.names:
        if name.entity in bearer.entities and (name.kind == "person") == (bearer.kind == "person"):
            yield name


def _forms(bearer: Bearer, article: Article) -> Iterator[str]:
    for name in _names(bearer, article):
        yield " ".join(name.span.of(article.document.text).split())


def _quoted(bearer: Bearer, article: Article) -> Iterator[Quotation]:
    for q in article.annotations.quotations:
        ours = q.speaker.entity in bearer.entities and q.confidence >= SURE
        if ours and q.kind != "term" and q.within is None:
            yield q


def _called(bearer: Bearer, articles: Sequence[Article]) -> Iterator[Called]:
    """Yield what the bearer is called, what most articles call them first."""
    seen: dict[str, list[tuple[Article, Span]]] = {}
    for article in sorted(articles, key=lambda a: (str(a.document.published), a.document.id)):
        for name in _names(bearer, article):
            if name.role is not None:
                words = " ".join(name.role.of(article.document.text).split())
                seen.setdefault(words.casefold(), []).append((article, name.role))
    many = {key: len({a.document.id for a, _ in places}) for key, places in seen.items()}
    for key in sorted(seen, key=lambda key: (-many[key], key))[:ROLES_HELD]:
        article, role = seen[key][0]
        around = _sentence(article, role)
        mark = (role.start - around.start, role.end - around.start)
        words = " ".join(role.of(article.document.text).split())
        yield Called(words, many[key], cite(article, around), mark)


def _sentence(article: Article, role: Span) -> Span:
    return next((s for s in article.annotations.sentences if s.holds(role)), role)


# --- the answer -----------------------------------------------------------------------------


def _blocks(
    bearer: Bearer,
    unknown: Bearer | None,
    views: Sequence[View],
    found: Sequence[tuple[Incident, int]],
    held: int,
) -> Iterator[Block]:
    yield Text(dotted(bearer.name, bearer.kind), "title")
    times = counted(bearer.mentions, "time")
    yield Text(f"Named {times} in {len(bearer.documents)} of the {counted(held, 'article')} here.")
    if len(bearer.documents) > NEWEST:
        newest = f"the newest {NEWEST} of {len(bearer.documents)} articles"
        yield Text(f"Quotations, spellings and roles are those of {newest}.", "small")
    if unknown is not None:
        more = counted(len(unknown.documents), "article")
        yield Text(f"Apart: {more} that give no given name with {unknown.name}.", "small")
    yield _table(views)
    for view in views:
        if view.called:
            yield Text(f"Called by {view.side}", "heading")
        for called in view.called[:ROLES]:
            label = dotted(called.words, counted(called.articles, "article"))
            yield Excerpt(called.evidence, label, (called.mark,))
    if found:
        yield Text(f"In {counted(len(found), 'incident')}", "heading")
        rows = ((lookup.titled(i, 140), counted(n, "article")) for i, n in found[:INCIDENTS])
        yield Table(("", ""), tuple(rows))


def _table(views: Sequence[View]) -> Table:
    rows = tuple(
        (
            view.side,
            f"in {view.articles} of {counted(view.of, 'article')}",
            f"named {counted(view.mentions, 'time')}, quoted {view.quoted:,}"
            if view.articles
            else "",
            ", ".join(f"“{form}” {count}" for form, count in view.spellings[:6]),
        )
        for view in views
    )
    return Table(("",) * 4, rows)


def _actions(
    bearer: Bearer, views: Sequence[View], found: Sequence[tuple[Incident, int]]
) -> Iterator[Next]:
    if any(view.quoted for view in views):
        yield Next("Quotations", "quote", {"speaker": bearer.name})
    for incident, _ in found[:INCIDENTS]:
        yield Next(f"Compare: {cut(incident.title, 80)}", "compare", {"incident": incident.id})


def _json(
    asked: str,
    bearer: Bearer,
    unknown: Bearer | None,
    views: Sequence[View],
    found: Sequence[tuple[Incident, int]],
    held: int,
) -> Json:
    return {
        "query": asked,
        "name": bearer.name,
        "kind": bearer.kind,
        "keys": sorted(bearer.entities),
        "articles": len(bearer.documents),
        "of": held,
        "mentions": bearer.mentions,
        "looked_into": min(NEWEST, len(bearer.documents)),
        "unclear": len(unknown.documents) if unknown else 0,
        "documents": bearer.documents,
        "sides": [_view_json(view) for view in views],
        "incidents": [
            {"id": i.id, "title": i.title, "date": i.date and i.date.isoformat(), "articles": n}
            for i, n in found
        ],
    }


def _view_json(view: View) -> Json:
    return {
        "side": None if view.side == ON_NO_SIDE else view.side,
        "articles": view.articles,
        "of": view.of,
        "mentions": view.mentions,
        "quoted": view.quoted,
        "spellings": [{"text": form, "count": count} for form, count in view.spellings],
        "called": [
            {
                "text": called.words,
                "articles": called.articles,
                "evidence": evidence_json(called.evidence),
                "mark": list(called.mark),
            }
            for called in view.called
        ],
    }
