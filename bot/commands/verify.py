"""verify: is this quotation real?"""

from collections.abc import Sequence
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option, shown
from bot.excerpts import around, excerpt, speaker_named
from bot.reply import Block, Excerpt, Json, Next, Reply, Table, Text, evidence_json
from bot.sinking import Sinking
from bot.verifying.claims import LONGEST, Claim, claims
from bot.verifying.deciding import Verdict, decide
from bot.verifying.matching import Match
from bot.verifying.printed import printed
from bot.verifying.saying import Held, quotation_of, said, speaker_of
from bot.wording import counted, listed
from corpus.errors import UserError
from corpus.model import Article, Evidence, Language, Span, cite
from corpus.spelling import language_of

ARTICLES = 24
"""Articles in which one quotation is looked for: those that share most runs of words with it."""

PASSAGES = 60
"""Passages that name those articles."""

SHOWN, PARTS = 3, 5
"""Articles of which the words are shown for one quotation, and parts that are quoted somewhere."""

ROOM = 700
"""Characters of a sentence shown around words; else they stand alone."""


async def verify(
    ask: Ask,
    text: Annotated[
        str, Option("what is said to have been said; who said it may stand beside it", long=True)
    ],
) -> Reply:
    """Tell whether a quotation is real: word for word, by whom, and what differs."""
    asked = _read(text)
    found, more = claims(asked)
    if not found:
        raise UserError('There are no words to look for; paste a quotation: verify "…".')
    await lookup.some_articles(ask)
    held = await ask.store.languages(ask.workspace)
    looked_up = [await _looked_up(ask, claim, held) for claim in found]
    sinking = await ask.usage.sinking(ask.workspace, "")
    blocks = [_answer(each, held, sinking) for each in looked_up]
    return _reply(blocks, looked_up, held, _not_read(more, len(text.strip()) > len(asked)))


def _read(text: str) -> str:
    """Return what is read of a pasted text, cut between words."""
    text = text.strip()
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(None, 1)[0]


def _not_read(more: int, cut_short: bool) -> str | None:
    if not (more or cut_short):
        return None
    left = f"{counted(more, 'further quotation')} not looked at" if more else ""
    short = f"only the first {LONGEST:,} characters were read" if cut_short else ""
    return f"{listed(part for part in (left, short) if part)}.".capitalize()


async def _looked_up(ask: Ask, claim: Claim, held: Held) -> Verdict:
    """Look a claim up; where its like stands nowhere, also what may be its translation.

    In its own language what comes nearest is something else, and would be taken for it.
    """
    articles = await _candidates(ask, claim)
    verdict = await ask.think(_decided, claim, articles)
    language = language_of(claim.words)
    if verdict.kind != "nothing" or (verdict.parts and language in held):
        return verdict
    kind = verdict.kind if language in held else "nearest"
    others = [other for other in held if other != language]
    near = await _nearest(ask, claim, others) if others else None
    return Verdict(claim, kind, nearest=(near,) if near else ())


async def _nearest(ask: Ask, claim: Claim, languages: Sequence[Language]) -> Evidence | None:
    hits = await ask.search.passages(ask.workspace, claim.words, limit=1, languages=languages)
    articles = await ask.store.articles(ask.workspace, [hit.document for hit in hits])
    return cite(articles[0], hits[0].span) if articles else None


async def _candidates(ask: Ask, claim: Claim) -> list[Article]:
    hits = await ask.search.wording(ask.workspace, claim.words, limit=PASSAGES)
    ids = list(dict.fromkeys(hit.document for hit in hits))[:ARTICLES]
    return await ask.store.articles(ask.workspace, ids)


def _decided(claim: Claim, articles: Sequence[Article]) -> Verdict:
    return decide(claim, [printed(article) for article in articles])


def _answer(verdict: Verdict, held: Held, sinking: Sinking) -> list[Block]:
    """Draw one verdict: what was asked, what is said of it, the words as they stand."""
    matches = verdict.matches[:SHOWN]
    blocks: list[Block] = [
        Text(f"“{shown(verdict.claim.words, 120)}”", "heading"),
        Text(said(verdict, held, ARTICLES)),
    ]
    if verdict.kind == "altered":
        blocks.append(_differences(matches[0]))
        matches = matches[:1]
    blocks += [_shown(match, sinking) for match in matches or verdict.parts[:PARTS]]
    return blocks + [
        excerpt(near, sinking, "not it, but the nearest passage") for near in verdict.nearest
    ]


def _differences(match: Match) -> Table:
    """Set the words that differ side by side."""
    text = match.printed.article.document.text
    rows = tuple(
        (each.asked or "–", each.stored.of(text) if each.stored else "–")
        for each in match.differences
    )
    return Table(("asked", "in the article"), rows)


def _shown(match: Match, sinking: Sinking) -> Excerpt:
    """Show the words in their sentence; marked is what was asked, or what differs from it."""
    evidence = _evidence(match)
    differing = tuple(each.stored for each in match.differences if each.stored)
    told = differing if match.differences else match.left_out or match.pieces
    at = evidence.span.start
    marks = tuple((s.start - at, s.end - at) for s in told if evidence.span.holds(s))
    return excerpt(evidence, sinking, speaker_of(match), marks)


def _evidence(match: Match) -> Evidence:
    article = match.printed.article
    near = [s for s in article.annotations.sentences if s.meets(match.span)]
    start = min([match.span.start, *(s.start for s in near)])
    end = max([match.span.end, *(s.end for s in near)])
    whole = Span(start, end)
    return cite(article, whole if end - start <= ROOM else match.span)


def _reply(
    answers: Sequence[list[Block]], found: Sequence[Verdict], held: Held, not_read: str | None
) -> Reply:
    blocks = [block for answer in answers for block in answer]
    excerpts = [block for block in blocks if isinstance(block, Excerpt)]
    notes = (Text(not_read, "warning"),) if not_read else ()
    words = {"words": shown(found[0].claim.words, 200)}
    return Reply(
        "verify",
        (Text("Is it real?", "title"), *blocks, *notes),
        {"articles": sum(held.values()), "quotations": [_json(each) for each in found]},
        (*around(excerpts), *_others(found)) or (Next("Search the articles", "search", words),),
        items=len(excerpts),
        feedback=bool(excerpts),
    )


def _others(found: Sequence[Verdict]) -> tuple[Next, ...]:
    """Offer all that those are quoted with of whom nothing like the claim is held."""
    named = [n for each in found if not each.matches for n in each.claim.speakers]
    return tuple(Next(f"All by {n}", "quote", {"speaker": n}) for n in dict.fromkeys(named))[:SHOWN]


def _json(verdict: Verdict) -> Json:
    return {
        "asked": verdict.claim.words,
        "claimed": list(verdict.claim.speakers),
        "verdict": verdict.kind,
        "articles": len(verdict.matches),
        "matches": [_match_json(match) for match in verdict.matches],
        "parts": [_match_json(match) for match in verdict.parts],
        "nearest": [evidence_json(near) for near in verdict.nearest],
    }


def _match_json(match: Match) -> Json:
    article, quotation = match.printed.article, quotation_of(match)
    return {
        "speaker": speaker_named(quotation.speaker, quotation.confidence) if quotation else None,
        "kind": quotation.kind if quotation else None,
        "score": round(match.score, 3),
        "evidence": evidence_json(cite(article, match.span)),
        "sentence": evidence_json(_evidence(match)),
        "left_out": [evidence_json(cite(article, span)) for span in match.left_out],
        "differences": [
            {
                "asked": each.asked,
                "stored": evidence_json(cite(article, each.stored)) if each.stored else None,
            }
            for each in match.differences
        ],
    }
