"""compare: how the sides tell one incident."""

from dataclasses import replace
from typing import Annotated, Literal

from bot import lookup
from bot.ask import Ask
from bot.columns import Layout, layout
from bot.command import Option, shown
from bot.comparing import compared
from bot.comparison_picture import pictured
from bot.describe import comparison_json, describe, one_sided
from bot.framing.model import LensName
from bot.recognising import words_to_look_up
from bot.reply import Next, Reply, Text
from bot.wording import counted

LEARNED: tuple[LensName, ...] = ("portrayal", "frames")
"""Lenses that read what is made of an article in the background, after it came in."""

WORDS = 80
"""Characters of what was asked that other incidents are looked up by."""


async def compare(
    ask: Ask,
    incident: Annotated[
        str,
        Option("what happened in a few words, or a link to an article", "incidents", long=True),
    ],
    between: Annotated[
        str | None, Option("two or more sides or sources: A and B; or two days", "columns")
    ] = None,
    side: Annotated[
        str | None, Option("between two days: whose telling, a side or a source", "columns")
    ] = None,
    lens: Annotated[LensName | None, Option("only what this lens finds")] = None,
    finding: Annotated[
        str | None, Option("the evidence for one finding, by its key", inner=True)
    ] = None,
    mentions: Annotated[bool, Option("with the passages of articles that only mention it")] = False,
    show: Annotated[
        Literal["findings", "picture"], Option("in words or in a picture")
    ] = "findings",
) -> Reply:
    """Show how the sides tell one incident, with the sentences."""
    meant = await lookup.incident(ask, incident)
    laid = await layout(ask, meant, between, side, mentions)
    reply = await (_picture(ask, laid) if show == "picture" else _told(ask, laid, lens, finding))
    if incident == meant.id:
        return reply
    words = shown(words_to_look_up(incident), WORDS)
    others = Next("Not this one?", "incidents", {"words": words} if words else {})
    return replace(reply, actions=(*reply.actions, others))


async def _told(ask: Ask, laid: Layout, lens: LensName | None, finding: str | None) -> Reply:
    if not laid.has_two():
        return one_sided(laid.coverage, laid.apart, laid.again)
    found = await compared(ask, laid.coverage)
    findings = tuple(f for f in found.comparison.findings if lens in (None, f.lens))
    comparison = replace(found.comparison, findings=findings)
    reply = describe(
        comparison,
        comparison_json(comparison, laid.apart),
        apart=laid.apart,
        again=laid.again,
        asked=laid.asked,
        lens=lens,
        finding=finding,
        most=ask.settings.answers.findings,
        reports=found.reports,
    )
    stories = _stories(ask, laid) if lens in (None, "frames") and not finding else ()
    waiting = _waiting(laid) if lens in LEARNED else ()
    return replace(reply, blocks=(*reply.blocks, *waiting), actions=(*reply.actions, *stories))


def _stories(ask: Ask, laid: Layout) -> tuple[Next, ...]:
    """Offer to look for the stories that the team defined, if it did."""
    asked = {"incident": laid.coverage.incident.id}
    return (Next("More: narratives", "narratives", asked),) if ask.settings.narratives else ()


def _waiting(laid: Layout) -> tuple[Text, ...]:
    """Say of how many articles the learned lenses can tell nothing yet."""
    articles = [a for side in laid.coverage.sides for a in side.articles]
    waiting = sum(a.impressions is None for a in articles)
    said = f"{waiting} of {counted(len(articles), 'article')} still wait for the learned models."
    return (Text(said, "small"),) if waiting else ()


async def _picture(ask: Ask, laid: Layout) -> Reply:
    """Draw who covers it, what differs and who speaks; one side alone is drawn as well."""
    comparison = (await compared(ask, laid.coverage)).comparison
    picture = await ask.think(pictured, comparison)
    incident = laid.coverage.incident
    back = Next("Back to the comparison", "compare", {"incident": incident.id} | laid.asked)
    return Reply(
        "compare",
        (Text(lookup.titled(incident), "title"), picture),
        comparison_json(comparison, laid.apart),
        (back, Next("Export", "export", {"incident": incident.id} | laid.asked)),
    )
