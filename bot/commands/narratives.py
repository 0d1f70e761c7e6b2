"""narratives: sentences that may tell a story the team defined, to be confirmed or rejected."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np

from bot import lookup
from bot.ask import Ask
from bot.command import Option, did_you_mean, shown
from bot.excerpts import excerpt, item_of, span_of
from bot.framing.narratives import EACH, ENOUGH, SURE, Floats, Learned, learn, nearness
from bot.reply import Block, Json, Next, Reply, Table, Text, evidence_json
from bot.settings import NarrativeSettings
from bot.sinking import Sinking
from bot.wording import counted
from corpus.errors import UserError
from corpus.model import Article, Decision, Evidence, Span, cite
from corpus.search.embedding import quantise

READ = 40
"""Articles in which a narrative is looked for, where no incident is named."""

UNCLEAR = 0.0
"""A sentence that is no nearer to a narrative than to its counter-examples is no candidate."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, how near it is to the narrative, and its vector."""

    evidence: Evidence
    score: float
    vector: Floats


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
        raise UserError("No narratives are defined; write some into config/narratives.toml.")
    counts = {each.id: [d for d in decisions if d.narrative == each.id] for each in known}
    rows = tuple((n.id, f"“{n.statement}”", _decisions(len(counts[n.id]))) for n in known)
    found = [
        {"id": n.id, "statement": n.statement, "mirror": n.mirror, "decisions": len(counts[n.id])}
        for n in known
    ]
    title = Text("Stories your team looks for", "title")
    note = Text("That a story is listed says nothing about whether it is true.", "small")
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
    said = f"{counted(len(rows), 'decision')}; with --json they come as data."
    return Reply("narratives", (Text(said),), {"decisions": rows}, items=len(rows))


# --- one of them --------------------------------------------------------------------------


async def _found(
    ask: Ask, chosen: NarrativeSettings, incident: str | None, decisions: Sequence[Decision]
) -> Reply:
    articles = await _articles(ask, chosen, incident)
    candidates = await _candidates(ask, chosen, articles)
    learned = await ask.think(learn, decisions)
    decided = {(d.document, d.span): d.confirmed for d in decisions}
    ranked = [c for c in _ranked(candidates, learned) if _place(c) not in decided]
    most = ask.settings.answers.quotations
    return _reply(chosen, ranked[:most], len(articles), incident, decisions, learned)


def _place(candidate: Candidate) -> tuple[str, Span]:
    return candidate.evidence.document, candidate.evidence.span


def _ranked(candidates: Sequence[Candidate], learned: Learned | None) -> list[Candidate]:
    """Order candidates, nearest first; once a classifier is sure, those that it finds alone."""
    if learned and learned.sure and candidates:
        found = learned.finds(np.stack([c.vector for c in candidates]))
        candidates = [c for c, one in zip(candidates, found, strict=True) if one]
    return sorted(candidates, key=lambda c: (-c.score, c.evidence.document, c.evidence.span))


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


async def _candidates(
    ask: Ask, chosen: NarrativeSettings, articles: Sequence[Article]
) -> list[Candidate]:
    telling = await ask.search.query_vectors(chosen.telling)
    against = await ask.search.query_vectors(chosen.counter_examples)
    if telling is None or against is None:
        raise UserError("Narratives are found by meaning, and this machine makes no vectors.")
    found: list[Candidate] = []
    for article in articles:
        document = article.document
        meanings = await ask.search.meanings(document.workspace, document.id)
        if meanings is not None and meanings.spans:
            texts = [span.of(document.body) for span in meanings.spans]
            near = nearness(chosen.telling, telling, against, texts, meanings.vectors)
            found += [
                Candidate(cite(article, span), float(score), vector)
                for span, score, vector in zip(meanings.spans, near, meanings.vectors, strict=True)
                if score > UNCLEAR
            ]
    return found


def _reply(
    chosen: NarrativeSettings,
    found: Sequence[Candidate],
    articles: int,
    incident: str | None,
    decisions: Sequence[Decision],
    learned: Learned | None,
) -> Reply:
    shown_ = [excerpt(c.evidence, Sinking(), item=item_of(*_place(c))) for c in found]
    within = {"incident": incident} if incident else {}
    asked = {"narrative": chosen.id, **within}
    actions = tuple(
        Next(
            f"{verdict} {n}",
            "narratives",
            {**asked, "verdict": verdict.casefold(), "sentence": e.item},
        )
        for n, e in enumerate(shown_, 1)
        for verdict in ("Confirm", "Reject")
    )
    mirror = (Next("The mirror", "narratives", {"narrative": chosen.mirror, **within}),)
    lead = f"Sentences to judge, from {counted(articles, 'article')}: do they tell this story?"
    blocks: tuple[Block, ...] = (
        Text(f"“{chosen.statement}”", "title"),
        Text(lead if shown_ else f"Nothing near to it in {counted(articles, 'article')} here."),
        *shown_,
        Text(_standing(decisions, learned), "small"),
    )
    found_json = [
        {"evidence": evidence_json(c.evidence), "score": round(c.score, 4)} for c in found
    ]
    told: Json = {
        "narrative": chosen.id,
        "mirror": chosen.mirror,
        "articles": articles,
        "decisions": len(decisions),
        "learned": _learned_json(learned),
        "candidates": found_json,
    }
    return Reply(
        "narratives", blocks, told, actions + (mirror if chosen.mirror else ()), len(found)
    )


def _standing(decisions: Sequence[Decision], learned: Learned | None) -> str:
    """Say what has been decided, and how well what was learned from it does."""
    yes = sum(d.confirmed for d in decisions)
    said = f"Decided here: {yes} confirmed, {len(decisions) - yes} rejected."
    if learned is None:
        return (
            f"{said} From {ENOUGH} decisions on, {EACH} of either kind, Parallax learns from them."
        )
    did = (
        f"Learned from {learned.decisions}: on articles it had not seen, "
        f"{learned.precision:.0%} of what it found was right, and it found {learned.recall:.0%}."
    )
    silent = "" if learned.sure else f" Below {SURE:.0%} it stays silent, and all are shown."
    return f"{said} {did}{silent}"


def _learned_json(learned: Learned | None) -> Json:
    if learned is None:
        return None
    return {
        "decisions": learned.decisions,
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
