"""narratives: sentences that may tell a story the team defined, to be confirmed or rejected."""

import json
from collections.abc import Sequence
from typing import Annotated, Literal

from bot import lookup
from bot.ask import Ask
from bot.command import Option, did_you_mean, shown
from bot.excerpts import excerpt, item_of, span_of
from bot.framing.narratives import EACH, ENOUGH, SURE, Learned, learn
from bot.reply import Attachment, Block, Json, Next, Reply, Table, Text, evidence_json
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
UNSURE = f" Until it finds {EACH}, {SURE:.0%} of them right, it stays silent, and all are shown."


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
        return _exported(decisions)
    if narrative is None and incident is not None:
        return await _of_incident(ask, incident, decisions)
    if narrative is None:
        return _listed(ask.settings.narratives, decisions)
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


# --- all of them --------------------------------------------------------------------------


def _listed(known: Sequence[NarrativeSettings], decisions: Sequence[Decision]) -> Reply:
    if not known:
        raise UserError(
            "No narratives are defined; whoever runs Parallax writes them into narratives.toml."
        )
    counts = {each.id: [d for d in decisions if d.narrative == each.id] for each in known}
    rows = tuple((n.id, f"“{n.statement}”", _decisions(len(counts[n.id]))) for n in known)
    found = [
        {"id": n.id, "statement": n.statement, "mirror": n.mirror, "decisions": len(counts[n.id])}
        for n in known
    ]
    title = Text("Stories your team looks for", "title")
    note = Text("That a story is listed says nothing about whether it is true.", "note")
    actions = tuple(Next(f"Look for: {n.id}", "narratives", {"narrative": n.id}) for n in known)
    blocks = (title, Table(("", "", ""), rows), note)
    return Reply("narratives", blocks, found, actions, items=len(known))


def _decisions(count: int) -> str:
    return counted(count, "decision") if count else ""


def _exported(decisions: Sequence[Decision]) -> Reply:
    rows = [
        {
            "narrative": d.narrative,
            "document": d.document,
            "start": d.span.start,
            "end": d.span.end,
            "text": d.text,
            "confirmed": d.confirmed,
        }
        for d in decisions
    ]
    content = json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
    file = Attachment("parallax-decisions.json", content, "what members decided, as data")
    said = Text(f"{counted(len(rows), 'decision')} of this team, as data.")
    blocks = (said, file) if rows else (said,)
    return Reply("narratives", blocks, {"decisions": rows}, items=len(rows))


# --- all of them, in one incident ----------------------------------------------------------


async def _of_incident(ask: Ask, incident: str, decisions: Sequence[Decision]) -> Reply:
    """Show of each story the likeliest sentence of an incident; mirrors stand beside each other."""
    meant = await lookup.incident(ask, incident, "narratives")
    articles = await ask.store.articles(ask.workspace, meant.about)
    blocks: list[Block] = []
    told: list[Json] = []
    for story in ask.settings.narratives:
        own = [d for d in decisions if d.narrative == story.id]
        ranked = await candidates(ask, story, articles)
        likely = _undenied(found(ranked, await ask.think(learn, own)), own)
        if likely:
            blocks += [Text(_heading(story, likely)), excerpt(likely[0].evidence, Sinking())]
            told.append(
                {
                    "narrative": story.id,
                    "mirror": story.mirror,
                    "candidates": [_candidate_json(c) for c in likely],
                }
            )
    lead = f"Stories that {counted(len(articles), 'article')} here may tell"
    none = Text(f"None of the stories your team looks for is likely in them. {UNTOLD}")
    return Reply(
        "narratives",
        (Text(lead, "title"), *(blocks or [none]), Text(CANDIDATES, "note")),
        {"incident": meant.id, "articles": len(articles), "narratives": told},
        tuple(
            Next(
                f"Look for: {story.id}", "narratives", {"narrative": story.id, "incident": meant.id}
            )
            for story in ask.settings.narratives
        ),
        items=len(told),
    )


def _heading(story: NarrativeSettings, likely: Sequence[Candidate]) -> str:
    within = len({c.evidence.document for c in likely})
    places = f"{counted(len(likely), 'sentence')} in {counted(within, 'article')}"
    return f"{story.id}: “{story.statement}” {places}, perhaps; the likeliest:"


def _undenied(likely: Sequence[Candidate], decisions: Sequence[Decision]) -> list[Candidate]:
    """Leave out what a member said does not tell the story."""
    denied = {(d.document, d.span) for d in decisions if not d.confirmed}
    return [c for c in likely if c.place not in denied]


def _candidate_json(candidate: Candidate) -> Json:
    return {
        "evidence": evidence_json(candidate.evidence),
        "score": round(candidate.score, 4),
        "likely": candidate.likely,
    }


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
    return _reply(chosen, shown_[:most], likely, len(articles), incident, decisions, learned)


async def _articles(ask: Ask, chosen: NarrativeSettings, incident: str | None) -> list[Article]:
    """Return the incident's articles, or those with passages nearest to the narrative."""
    if incident is not None:
        meant = await lookup.incident(ask, incident, "narratives")
        return await ask.store.articles(ask.workspace, meant.about)
    await lookup.some_articles(ask)
    nearest: dict[str, None] = {}
    for told in chosen.telling:
        hits = await ask.search.passages(ask.workspace, told, limit=READ)
        nearest |= dict.fromkeys(hit.document for hit in hits)
    return await ask.store.articles(ask.workspace, list(nearest)[:READ])


def _reply(
    chosen: NarrativeSettings,
    shown_: Sequence[Candidate],
    likely: Sequence[Candidate],
    articles: int,
    incident: str | None,
    decisions: Sequence[Decision],
    learned: Learned | None,
) -> Reply:
    excerpts = [excerpt(c.evidence, Sinking(), item=item_of(*c.place)) for c in shown_]
    within = {"incident": incident} if incident else {}
    asked = {"narrative": chosen.id, **within}
    actions = tuple(
        Next(
            f"{verdict} {n}",
            "narratives",
            {**asked, "verdict": verdict.casefold(), "sentence": e.item},
        )
        for n, e in enumerate(excerpts, 1)
        for verdict in ("Confirm", "Reject")
    )
    mirror = (Next("The mirror", "narratives", {"narrative": chosen.mirror, **within}),)
    lead = _lead(len(shown_), len(likely), counted(articles, "article"))
    blocks: tuple[Block, ...] = (
        Text(f"“{chosen.statement}”", "title"),
        Text(lead),
        *excerpts,
        Text(_standing(decisions, learned), "small"),
    )
    told: Json = {
        "narrative": chosen.id,
        "mirror": chosen.mirror,
        "articles": articles,
        "decisions": len(decisions),
        "learned": _learned_json(learned),
        "candidates": [_candidate_json(c) for c in shown_],
    }
    return Reply(
        "narratives", blocks, told, actions + (mirror if chosen.mirror else ()), len(shown_)
    )


def _lead(shown_: int, likely: int, articles: str) -> str:
    if likely:
        return f"{counted(likely, 'sentence')} of {articles} may tell this story. Do they?"
    if shown_:
        return f"No sentence of {articles} is likely to tell this story. The nearest, to judge:"
    return f"Nothing to judge in {articles} here."


def _standing(decisions: Sequence[Decision], learned: Learned | None) -> str:
    """Say what has been decided, and how well what was learned from it does."""
    yes = sum(d.confirmed for d in decisions)
    said = f"Decided here: {yes} confirmed, {len(decisions) - yes} rejected."
    if learned is None:
        return (
            f"{said} From {ENOUGH} decisions on, {EACH} of either kind, Parallax learns from them."
        )
    did = (
        f"Learned from {learned.decisions}: on articles it had not seen, {learned.right} of "
        f"{learned.found} that it found were right, of {learned.confirmed} to be found."
    )
    silent = "" if learned.sure else UNSURE
    return f"{said} {did}{silent}"


def _learned_json(learned: Learned | None) -> Json:
    if learned is None:
        return None
    return {
        "decisions": learned.decisions,
        "confirmed": learned.confirmed,
        "found": learned.found,
        "right": learned.right,
        "precision": round(learned.precision, 4),
        "recall": round(learned.recall, 4),
        "sure": learned.sure,
    }


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
