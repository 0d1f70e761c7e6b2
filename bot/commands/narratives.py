"""narratives: sentences that may tell a story the team defined, to be confirmed or rejected."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from bot import lookup, story_replies
from bot.ask import Ask
from bot.command import Option, did_you_mean, shown
from bot.excerpts import excerpt, span_of
from bot.framing.narratives import learn
from bot.reply import Block, Next, Reply, Text
from bot.settings import NarrativeSettings
from bot.sinking import Sinking
from bot.stories import Candidate, candidates, found
from bot.wording import counted
from corpus.errors import UserError
from corpus.model import Article, Decision, Span
from corpus.search.embedding import quantise

READ = 40
"""Articles in which a narrative is looked for, where no incident is named."""

CANDIDATES = (
    "Candidates only: of sentences of our own that tell a story 6 of 10 are found, and hardly "
    "another is; whole articles are harder. Confirm or reject them under each story."
)
UNTOLD = "That does not say that they are not told."


async def narratives(
    ask: Ask,
    narrative: Annotated[str | None, Option("which story, by its id")] = None,
    incident: Annotated[str | None, Option("only in articles on this", "incidents")] = None,
    verdict: Annotated[
        Literal["confirm", "reject"] | None, Option("whether a sentence tells the story")
    ] = None,
    sentence: Annotated[str | None, Option("the sentence, as an answer names it")] = None,
    export: Annotated[bool, Option("all decisions of this workspace, as data")] = False,
) -> Reply:
    """Look for stories that your team defined; confirm or reject what is found."""
    decisions = await ask.store.decisions(ask.workspace)
    if export:
        return story_replies.exported(decisions)
    if narrative is None and incident is not None:
        return await _of_incident(ask, incident, decisions)
    if narrative is None:
        return story_replies.listed(ask.settings.narratives, decisions)
    chosen = _named(ask.settings.narratives, narrative)
    if verdict is not None:
        return await _decided(ask, chosen, sentence, verdict == "confirm")
    return await _found(ask, chosen, incident, [d for d in decisions if d.narrative == chosen.id])


def _named(known: Sequence[NarrativeSettings], asked: str) -> NarrativeSettings:
    wanted = "-".join(asked.casefold().split())
    found = next((each for each in known if each.id == wanted), None)
    if found is None:
        near = did_you_mean(wanted, [each.id for each in known])
        raise UserError(f"There is no narrative “{shown(asked)}”.{near} See narratives for all.")
    return found


# --- all of them, in one incident ----------------------------------------------------------


async def _of_incident(ask: Ask, incident: str, decisions: Sequence[Decision]) -> Reply:
    """Show of each story the likeliest sentence of an incident; mirrors stand beside each other."""
    meant = await lookup.incident(ask, incident, "narratives")
    articles = await ask.store.articles(ask.workspace, meant.about)
    told = [
        (story, likely)
        for story in ask.settings.narratives
        if (likely := await _likely(ask, story, articles, decisions))
    ]
    lead = f"Stories that {counted(len(articles), 'article')} here may tell"
    return Reply(
        "narratives",
        (Text(lead, "title"), *_likeliest(told), Text(CANDIDATES, "note")),
        {
            "incident": meant.id,
            "articles": len(articles),
            "narratives": [story_replies.story_json(*each) for each in told],
        },
        tuple(_look_for(story, meant.id) for story in ask.settings.narratives),
        items=len(told),
    )


def _likeliest(told: Sequence[tuple[NarrativeSettings, list[Candidate]]]) -> Iterator[Block]:
    """Yield of each story the likeliest sentence, or that there is none."""
    for story, likely in told:
        yield Text(story_replies.heading(story, likely))
        yield excerpt(likely[0].evidence, Sinking())
    if not told:
        yield Text(f"None of the stories your team looks for is likely in them. {UNTOLD}")


async def _likely(
    ask: Ask,
    story: NarrativeSettings,
    articles: Sequence[Article],
    decisions: Sequence[Decision],
) -> list[Candidate]:
    """Return the sentences that may well tell a story, and that nobody said do not."""
    own = [d for d in decisions if d.narrative == story.id]
    ranked = await candidates(ask, story, articles)
    return _undenied(found(ranked, await ask.think(learn, own)), own)


def _look_for(story: NarrativeSettings, incident: str) -> Next:
    asked = {"narrative": story.id, "incident": incident}
    return Next(f"Look for: {story.id}", "narratives", asked)


def _undenied(likely: Sequence[Candidate], decisions: Sequence[Decision]) -> list[Candidate]:
    """Leave out what a member said does not tell the story."""
    denied = {(d.document, d.span) for d in decisions if not d.confirmed}
    return [c for c in likely if c.place not in denied]


# --- one of them --------------------------------------------------------------------------


async def _found(
    ask: Ask, chosen: NarrativeSettings, incident: str | None, decisions: Sequence[Decision]
) -> Reply:
    articles = await _articles(ask, chosen, incident)
    decided = {(d.document, d.span) for d in decisions}
    ranked = [c for c in await candidates(ask, chosen, articles) if c.place not in decided]
    learned = await ask.think(learn, decisions)
    likely = found(ranked, learned)
    most = ask.settings.answers.quotations
    shown_ = likely or ranked  # where none is likely, judging the nearest teaches as well
    return story_replies.of_one(
        chosen, shown_[:most], likely, len(articles), incident, decisions, learned
    )


async def _articles(ask: Ask, chosen: NarrativeSettings, incident: str | None) -> list[Article]:
    """Return the incident's articles, or those with passages near to the story, else the newest."""
    if incident is not None:
        meant = await lookup.incident(ask, incident, "narratives")
        return await ask.store.articles(ask.workspace, meant.about)
    await lookup.some_articles(ask)
    nearest: dict[str, None] = {}
    for told in chosen.telling:
        hits = await ask.search.passages(ask.workspace, told, limit=READ)
        nearest |= dict.fromkeys(hit.document for hit in hits)
    if not nearest:  # no passage tells it; of the newest articles the nearest sentences are judged
        newest = await ask.store.incidents(ask.workspace, "", READ)
        nearest = dict.fromkeys(id for each in newest for id in each.about)
    return await ask.store.articles(ask.workspace, list(nearest)[:READ])


# --- a decision ---------------------------------------------------------------------------


async def _decided(
    ask: Ask, chosen: NarrativeSettings, sentence: str | None, confirmed: bool
) -> Reply:
    named = span_of(sentence or "")
    article = await ask.store.document(ask.workspace, named[0]) if named else None
    if named is None or article is None:
        raise UserError(f"There is no sentence “{shown(sentence or '')}”; take one from an answer.")
    vector = await _vector(ask, article, named[1])
    if vector is None:
        raise UserError("That is no whole sentence of the article; take one from an answer.")
    text = named[1].of(article.document.text)
    decision = Decision(chosen.id, article.document.id, named[1], text, confirmed, vector)
    await ask.store.decide(ask.workspace, decision)
    said = "tells" if confirmed else "does not tell"
    return Reply(
        "narratives",
        (Text(f"Noted: that sentence {said} {chosen.id}."),),
        {"narrative": chosen.id, "sentence": sentence, "confirmed": confirmed},
        (Next("More to judge", "narratives", {"narrative": chosen.id}),),
    )


async def _vector(ask: Ask, article: Article, span: Span) -> bytes | None:
    document = article.document
    meanings = await ask.search.meanings(document.workspace, document.id)
    if meanings is None or span not in meanings.spans:
        return None
    at = meanings.spans.index(span)
    return quantise(meanings.vectors[at : at + 1]).tobytes()
