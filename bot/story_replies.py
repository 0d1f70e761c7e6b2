"""Say what was found and decided of the stories a team looks for."""

import json
from collections.abc import Iterator, Mapping, Sequence

from bot.excerpts import excerpt, item_of
from bot.framing.narratives import EACH, ENOUGH, SURE, Learned
from bot.reply import Attachment, Block, Excerpt, Json, Next, Reply, Table, Text, evidence_json
from bot.settings import NarrativeSettings
from bot.sinking import Sinking
from bot.stories import Candidate
from bot.wording import counted
from corpus.errors import UserError
from corpus.model import Decision

UNSURE = f" Until it finds {EACH}, {SURE:.0%} of them right, it stays silent, and all are shown."


def listed(known: Sequence[NarrativeSettings], decisions: Sequence[Decision]) -> Reply:
    """List the stories a team looks for. Raises UserError where none is defined."""
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


def exported(decisions: Sequence[Decision]) -> Reply:
    """Give all decisions away as a file."""
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


def heading(story: NarrativeSettings, likely: Sequence[Candidate]) -> str:
    """Say what story some sentences may tell, and in how many places."""
    within = len({c.evidence.document for c in likely})
    places = f"{counted(len(likely), 'sentence')} in {counted(within, 'article')}"
    return f"{story.id}: “{story.statement}” {places}, perhaps; the likeliest:"


def candidate_json(candidate: Candidate) -> Json:
    """Return a candidate as data."""
    return {
        "evidence": evidence_json(candidate.evidence),
        "score": round(candidate.score, 4),
        "likely": candidate.likely,
    }


def story_json(story: NarrativeSettings, likely: Sequence[Candidate]) -> Json:
    """Return a story as data, with the sentences that may tell it."""
    return {
        "narrative": story.id,
        "mirror": story.mirror,
        "candidates": [candidate_json(c) for c in likely],
    }


def of_one(
    chosen: NarrativeSettings,
    shown_: Sequence[Candidate],
    likely: Sequence[Candidate],
    articles: int,
    incident: str | None,
    decisions: Sequence[Decision],
    learned: Learned | None,
) -> Reply:
    """Show the sentences that may tell one story, each to be confirmed or rejected."""
    excerpts = [excerpt(c.evidence, Sinking(), item=item_of(*c.place)) for c in shown_]
    within = {"incident": incident} if incident else {}
    mirror = (Next("The mirror", "narratives", {"narrative": chosen.mirror, **within}),)
    actions = (*_verdicts(excerpts, chosen, within), *(mirror if chosen.mirror else ()))
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
        "candidates": [candidate_json(c) for c in shown_],
    }
    return Reply("narratives", blocks, told, actions, len(shown_))


def _verdicts(
    excerpts: Sequence[Excerpt], chosen: NarrativeSettings, within: Mapping[str, str]
) -> Iterator[Next]:
    """Offer to confirm or to reject each sentence."""
    for number, shown in enumerate(excerpts, 1):
        for verdict in ("Confirm", "Reject"):
            said = {"verdict": verdict.casefold(), "sentence": shown.item}
            asked = {"narrative": chosen.id, **within, **said}
            yield Next(f"{verdict} {number}", "narratives", asked)


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
