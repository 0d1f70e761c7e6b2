"""Find the incident that a member names; else offer the nearest."""

import re
from collections.abc import Sequence
from math import sqrt

from rapidfuzz import fuzz

from bot.ask import Ask
from bot.command import shown
from bot.errors import NotFoundError, OfferError
from bot.framing.alignment import content_words, says_something
from bot.recognising import linked, told, words_to_look_up
from bot.reply import Next
from bot.whose import JOINT
from bot.wording import counted, cut, dated, listed
from corpus.errors import UserError
from corpus.fingerprints import rarity
from corpus.model import Incident
from corpus.spelling import fold, words

CHOICES = 5

PASSAGES = 30
CLEARLY = 2.0
"""How many times the passages of one incident must outweigh those of another."""

LONG = 5
"""Letters from which on the beginning of a word may stand for it."""

WORDS = 6
"""Words of a question that are looked up one by one to tell whether two fit equally."""


def worded(text: str | None, example: str) -> str:
    """Return what was asked, once there are words in it to look for."""
    asked = " ".join((text or "").split())
    if not any(c.isalnum() for c in asked):
        what = f"There are no words in “{shown(asked)}”" if asked else "That is empty"
        raise UserError(f"{what}; ask with a name or a few words, such as: {example}.")
    return asked


async def some_articles(ask: Ask) -> None:
    """Say how to begin when nothing is held yet."""
    if not await ask.store.any_held(ask.workspace):
        begin = (Next("How to begin", "help", {"about": "ingest"}),)
        raise NotFoundError(nothing_yet(ask.admin), begin if ask.admin else ())


def nothing_yet(admin: bool) -> str:
    """Say how a place without articles gets some, to one who may add them or may not."""
    if admin:
        return "There are no articles here yet. Add some with ingest: a file, and its source."
    return "There are no articles here yet. Those who manage this place can add some with ingest."


async def incident(ask: Ask, asked: str, command: str = "compare") -> Incident:
    """Return the one incident that is meant, by its id, a link, a text or a few words.

    When several may be meant, they are offered.
    """
    asked = worded(asked, "compare alexeyev shooting")
    by_id = await ask.store.incident(ask.workspace, asked)
    if by_id is not None:
        return by_id
    await some_articles(ask)
    recognised = await linked(ask, asked) or await told(ask, asked)
    if recognised is not None:
        return recognised
    return await _worded_so(ask, _few(ask, asked), command)


def _few(ask: Ask, asked: str) -> str:
    """Return the words to look an incident up by, once they are few enough to be looked up."""
    words = words_to_look_up(asked)
    if not words:
        raise NotFoundError(
            "That link is not among the articles here. Paste its headline, or add the article.",
            (Next("Incidents", "incidents"),),
        )
    if len(words) > ask.settings.limits.question_characters:
        raise NotFoundError(
            "No incident here is what that text tells of. Try the few words that matter.",
            (Next("Incidents", "incidents"),),
        )
    return words


async def _worded_so(ask: Ask, asked: str, command: str) -> Incident:
    await _not_two(ask, asked, command)
    found = await _fitting(ask, asked, CHOICES + 1)
    exact = [i for i in found if fold(i.title) == fold(asked)]
    if len(exact) == 1:
        return exact[0]
    best = [i for i in await _best(ask, found, asked) if await _mostly(ask, i, asked)]
    if not best:
        raise await _no_incident(ask, asked, command)
    if len(best) == 1:
        return best[0]
    raise OfferError(
        f"{counted(len(best), 'incident')} fit “{shown(asked)}” equally; choose one.",
        _offers(best, command),
        {"choices": [{"id": i.id, "title": i.title} for i in best]},
    )


async def _fitting(ask: Ask, asked: str, most: int) -> list[Incident]:
    """Return the incidents that have words asked for; words that say nothing fit none."""
    telling = " ".join(_telling(asked))
    return await ask.store.incidents(ask.workspace, telling, most) if telling else []


_WORD = re.compile(r"\w[\w'’.-]*")


def _telling(asked: str) -> list[str]:
    """Return the words that may tell one incident from another: no “it”, no “all of the”."""
    return [word for word in _WORD.findall(asked) if says_something(word)]


async def _not_two(ask: Ask, asked: str, command: str) -> None:
    """Say so where “A and B”, or two ids, name two incidents: they are not set side by side."""
    parts = asked.split() if _IDS.fullmatch(asked) else JOINT.split(asked)
    if len(parts) != 2:
        return
    one, other = [await _called(ask, part) for part in parts]
    if one and other and one.id != other.id:
        titles = listed(f"“{cut(i.title, 60)}”" for i in (one, other))
        raise OfferError(
            f"{titles} are two incidents; {command} shows how one is told. Choose one.",
            _offers((one, other), command),
            {"choices": [{"id": i.id, "title": i.title} for i in (one, other)]},
        )


_IDS = re.compile(r"i[0-9a-f]{6,} i[0-9a-f]{6,}")


async def _called(ask: Ask, part: str) -> Incident | None:
    """Return the incident of an id, or that alone has some words, or most in its title."""
    if by_id := await ask.store.incident(ask.workspace, part):
        return by_id
    found = await _fitting(ask, part, CHOICES)
    if len(found) == 1:
        return found[0]
    wanted = set(content_words(part))
    held = {i.id: len(wanted & set(content_words(f"{i.title} {i.people[:1]}"))) for i in found}
    most = [i for i in found if held[i.id] and held[i.id] == max(held.values())]
    return most[0] if len(most) == 1 else None


async def _best(ask: Ask, found: Sequence[Incident], asked: str) -> list[Incident]:
    """The one that is plainly meant, or those between which the words do not decide."""
    if len(found) < 2:
        return list(found)
    tied = await _tied(ask, found, asked)
    shares = await _shares(ask, tied, asked) if len(tied) > 1 else {tied[0].id: 1.0}
    clear = max(shares.values()) / CLEARLY
    return sorted((i for i in tied if shares[i.id] >= clear), key=lambda i: -shares[i.id])


async def _mostly(ask: Ask, incident: Incident, asked: str) -> bool:
    """Tell whether an incident has most of what was asked; a rare word counts for more."""
    wanted = [word for word in _telling(asked) if len(word) > 2][:WORDS]
    if len(wanted) < 2:
        return True
    weights = [sum(rarity(token) + 0.1 for token in words(word)) for word in wanted]
    held = [await _has(ask, incident, word) for word in wanted]
    got = sum(weight for weight, has in zip(weights, held, strict=True) if has)
    return got >= sum(weights) / 2


async def _has(ask: Ask, incident: Incident, word: str) -> bool:
    """Tell whether an incident has a word; a short one has to stand in its articles as it is."""
    whole = len(word) >= LONG or not word.isalpha()
    if whole and incident.id in await ask.store.incident_ids(ask.workspace, word, 50):
        return True
    phrase = f'"{word}"'
    return bool(await ask.search.passages(ask.workspace, phrase, limit=1, documents=incident.about))


async def _tied(ask: Ask, found: Sequence[Incident], asked: str) -> list[Incident]:
    """Those that have just the same of the words as the first."""
    held: dict[str, set[str]] = {i.id: set() for i in found}
    for word in _telling(asked)[:WORDS]:
        for id in await ask.store.incident_ids(ask.workspace, word, 50):
            held.get(id, set()).add(word)
    return [i for i in found if held[i.id] == held[found[0].id]]


async def _shares(ask: Ask, tied: Sequence[Incident], asked: str) -> dict[str, float]:
    """Weigh incidents by how many of the passages that answer best are theirs."""
    whose = {document: i.id for i in tied for document in i.about}
    hits = await ask.search.passages(ask.workspace, asked, limit=PASSAGES, documents=whose)
    shares = {i.id: 0.0 for i in tied}
    for rank, hit in enumerate(hits):
        if hit.document in whose:
            shares[whose[hit.document]] += 1 / (rank + 5)
    return {i.id: shares[i.id] / sqrt(len(i.about) or 1) for i in tied}


async def _no_incident(ask: Ask, asked: str, command: str) -> NotFoundError:
    known = await ask.store.incidents(ask.workspace, "", 500)
    near = sorted(known, key=lambda i: -fuzz.token_set_ratio(fold(asked), fold(i.title)))[:3]
    titles = listed((f"“{cut(i.title, 60)}”" for i in near), "or")
    return NotFoundError(
        f"No incident here fits “{shown(asked)}”. The nearest: {titles}.",
        _offers(near, command),
        {"choices": [{"id": i.id, "title": i.title} for i in near]},
    )


def _offers(found: Sequence[Incident], command: str) -> tuple[Next, ...]:
    word = command.capitalize()  # before a title, which may have a colon of its own
    return tuple(
        Next(f"{word}: {titled(i, 70)}", command, {"incident": i.id}) for i in found[:CHOICES]
    )


def titled(incident: Incident, most: int = 200) -> str:
    """Return an incident's title with its date."""
    when = f" · {dated(incident.date)}" if incident.date else ""
    return cut(incident.title, most - len(when)) + when
