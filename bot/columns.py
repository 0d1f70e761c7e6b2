"""Lay the articles on an incident out in columns: sides, sources, or stretches of time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import whose
from bot.ask import Ask
from bot.framing.model import Coverage, Side
from bot.wording import dated
from corpus.errors import UserError
from corpus.model import Article, Incident, Source
from corpus.narrowing import narrowed
from corpus.store.values import Report


@dataclass(frozen=True, slots=True)
class Layout:
    """A coverage, the sources that stand in no column, and how the columns are asked for again.

    `again` are sources of which all that is here is the text of another's article in the same
    column, each with its side. What another column's source printed too stands in both.
    """

    coverage: Coverage
    apart: tuple[str, ...]
    asked: dict[str, str]
    again: tuple[str, ...] = ()

    def has_two(self) -> bool:
        """Tell whether two columns have articles: else there is nothing to compare."""
        return sum(bool(side.articles) for side in self.coverage.sides) > 1


async def layout(
    ask: Ask, incident: Incident, between: str | None, side: str | None, mentions: bool = False
) -> Layout:
    """Lay out an incident between sides or sources, or one side between days.

    Without either the columns are the sides, else the sources. With `mentions` the passages of
    articles that only mention the incident are added. Raises UserError.
    """
    articles = await ask.store.articles(ask.workspace, incident.about)
    copies = await _copies(ask, articles)
    own = {article.source.name for article in articles} | {name for name, _ in copies}
    again = await _again(ask, incident, own)
    if mentions:
        articles += await _mentioning(ask, incident)
    days = whose.days(between) if between else None
    one = await whose.column(ask, side) if side else None
    if days:
        articles = [a for a in articles if one in (None, a.source.name, a.source.side)]
        columns, named = stretches(articles, days, one), [day.isoformat() for day in days]
    elif one:
        raise UserError(
            f"To see how {one} changed, name two days: between 2026-02-06 and 2026-02-09."
        )
    else:
        named = await whose.columns(ask, between) if between else []
        columns = sides(articles, named, copies)
    asked = _asked(named, one, mentions)
    return Layout(Coverage(incident, columns), _apart(articles, columns), asked, again)


def _asked(named: Sequence[str], one: str | None, mentions: bool) -> dict[str, str]:
    """Return the options by which the same columns are asked for again."""
    given = {"between": " and ".join(named), "side": one, "mentions": "yes" if mentions else None}
    return {option: value for option, value in given.items() if value}


async def _copies(ask: Ask, articles: Sequence[Article]) -> list[tuple[str, Article]]:
    """Return each article as others on other sides printed it, with who did.

    A text alone is no two tellings, on however many sides.
    """
    of = {article.document.id: article for article in articles}
    reports = await ask.store.reports(ask.workspace, list(of)) if len(of) > 1 else []
    return [
        (each.source, replace(of[each.document], source=_printer(each, of[each.document])))
        for each in reports
        if each.source != of[each.document].source.name
        and each.side != of[each.document].source.side
    ]


def _printer(report: Report, article: Article) -> Source:
    return Source(f"{report.source} (text of {article.source.name})", report.side)


async def _again(ask: Ask, incident: Incident, own: set[str]) -> tuple[str, ...]:
    """Name the sources, besides some, of which all that is here is the text of another's."""
    more = [name for name in incident.sources if name not in own]
    held = await ask.store.sources(ask.workspace) if more else []
    side_of = {source.name: source.side for source, _ in held}
    return tuple(f"{n} ({side_of[n]})" if side_of.get(n) else n for n in more)


async def _mentioning(ask: Ask, incident: Incident) -> list[Article]:
    """Return the articles that only mention an incident, with nothing but where they do."""
    told = [id for id, passages in incident.passages.items() if passages]
    held = await ask.store.articles(ask.workspace, told)
    return [narrowed(each, incident.passages[each.document.id]) for each in held]


def sides(
    articles: Sequence[Article],
    chosen: Sequence[str],
    copies: Sequence[tuple[str, Article]] = (),
) -> tuple[Side, ...]:
    """Sort articles into columns: those chosen, else the sides, else the sources.

    `copies` come in where a column lacks their text.
    """
    by_name: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_name[article.source.name].append(article)
        if article.source.side and article.source.side != article.source.name:
            by_name[article.source.side].append(article)
    for name, copy in copies:
        for column in {name, copy.source.side or name}:
            if all(a.document.id != copy.document.id for a in by_name[column]):
                by_name[column].append(copy)
    if chosen:
        _check_apart(chosen, by_name)
        return tuple(Side(name, tuple(by_name[name])) for name in chosen)
    named = {a.source.side for a in [*articles, *(c for _, c in copies)] if a.source.side}
    columns = named if len(named) > 1 else _alone(articles)
    ranked = sorted(columns, key=lambda name: (-len(by_name[name]), name))
    return tuple(Side(name, tuple(by_name[name])) for name in ranked)


def stretches(
    articles: Sequence[Article], days: Sequence[date], whose: str | None
) -> tuple[Side, ...]:
    """Sort articles, those of `whose` alone or of all, by the stretch of time they came in.

    Each day begins a stretch that ends where the next one begins; the last one is open.
    Articles without a date stand in none.
    """
    ordered = sorted(days)
    ends = dict(zip(ordered, [*ordered[1:], None], strict=True))
    return tuple(
        Side(
            f"{whose or 'reports'} from {dated(day)}",
            tuple(a for a in articles if _within(a.document.published, day, ends[day])),
        )
        for day in days
    )


def _within(day: date | None, first: date, after: date | None) -> bool:
    return day is not None and first <= day and (after is None or day < after)


def _alone(articles: Sequence[Article]) -> set[str]:
    """Fewer than two sides: the one side there is, and each source that is on none."""
    return {a.source.side or a.source.name for a in articles}


def _check_apart(chosen: Sequence[str], by_name: dict[str, list[Article]]) -> None:
    """A source and its own side cannot be two columns: an article would be on both."""
    seen: set[tuple[str, str]] = set()
    for name in chosen:
        ids = {(article.document.id, article.source.name) for article in by_name[name]}
        if ids & seen:
            raise UserError(f"{name} is part of another column; compare it with another side.")
        seen |= ids


def _apart(articles: Sequence[Article], columns: Sequence[Side]) -> tuple[str, ...]:
    """Name the sources whose articles stand in no column."""
    inside = {a.document.id for side in columns for a in side.articles}
    return tuple(sorted({a.source.name for a in articles if a.document.id not in inside}))
