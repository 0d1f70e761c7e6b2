"""Tell whose quotations on what a member asks for: the speaker may stand among the words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from bot import lookup, whose
from bot.ask import Ask
from bot.command import shown
from bot.errors import OfferError
from bot.excerpts import SURE
from bot.framing.alignment import says_something
from bot.phrases import ARTICLE
from bot.reply import Next
from bot.wanted import Wanted, kind_named
from corpus.errors import UserError
from corpus.samename import is_cyrillic
from corpus.spelling import words

MOST_WORDS = 8
"""A longer question is a topic; no speaker is looked for in it."""

LONGEST_NAME = 3
"""Words of a name that is looked for among others."""

_ABOUT = re.compile(
    r"^(?:(?:said|says|say)\s+)?(?:(?:on|about|of|over|regarding|о|об|про|щодо)(?:\s+|$))?", re.I
)
"""What joins a speaker to a topic: Zelensky on the dam."""
_ON = re.compile(r"\s+(?:on|about|over|regarding|об?|про|щодо)\s+", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:all|everything|anything)\s+)?(?:by|from|от|від)\s+(?=\S)", re.IGNORECASE)


async def wanted(
    ask: Ask,
    topic: str | None,
    speaker: str | None,
    source: str | None,
    side: str | None,
    incident: str | None,
) -> Wanted:
    """Read what was asked, names as they are held."""
    asked = Wanted(
        _BY.sub("", lookup.worded(topic, "quote lavrov negotiations")) if topic else "",
        _bare(lookup.worded(speaker, "quote speaker:lavrov")) if speaker else None,
        await whose.source(ask, source),
        await whose.side(ask, side),
        await lookup.incident(ask, incident, "quote") if incident else None,
    )
    if by_kind := _kind_meant(asked):
        return by_kind
    await _not_two(ask, asked)
    if asked.speaker:
        return await _one_speaker(ask, asked, asked.speaker)
    return await _speaker_among(ask, asked) if asked.topic else asked


def _bare(name: str) -> str:
    """Return a name as it is said: “the Kremlin:” is the Kremlin."""
    return ARTICLE.sub("", name.strip(' .,:;!?*"“”«»')) or name


def _kind_meant(asked: Wanted) -> Wanted | None:
    """Read "officials on the dam" as a kind of speaker, and a topic."""
    if asked.speaker:
        kind, topic = kind_named(asked.speaker), asked.topic
    else:
        who, *on = _ON.split(asked.topic, maxsplit=1)
        kind, topic = kind_named(who), on[0] if on else ""
    return replace(asked, speaker=None, topic=topic, kind=kind) if kind else None


async def _one_speaker(ask: Ask, asked: Wanted, name: str) -> Wanted:
    """Take a name as it is quoted, in another case, or for a source that prints quotations."""
    if await _speaking(ask, [name]):
        return asked
    if nominative := await _in_another_case(ask, name):
        return replace(asked, speaker=nominative)
    try:
        source = asked.source or await whose.source(ask, name)
    except UserError:
        return asked
    return asked if asked.source else replace(asked, speaker=None, source=source)


async def _speaker_among(ask: Ask, asked: Wanted) -> Wanted:
    """Tell the speaker from the topic: the longest run of words that names one who speaks."""
    said = asked.topic.split()
    if '"' in asked.topic or "“" in asked.topic or len(said) > MOST_WORDS:
        return asked
    runs = sorted(combinations(range(len(said) + 1), 2), key=lambda r: (r[0] - r[1], r[0]))
    short = [(start, end) for start, end in runs if end - start <= LONGEST_NAME]
    names = {_bare(" ".join(said[start:end])): (start, end) for start, end in short}
    known = await _speaking(ask, list(names))
    name = next((name for name in names if name in known and not _is_two(name, known)), None)
    if name is None:
        nominative = await _in_another_case(ask, asked.topic)
        return replace(asked, topic="", speaker=nominative) if nominative else asked
    start, end = names[name]
    topic = _ABOUT.sub("", " ".join([*said[:start], *said[end:]]))
    return replace(asked, topic=topic, speaker=name)


def _is_two(name: str, known: set[str]) -> bool:
    """Tell "lavrov zelensky", of whom each speaks, from a name in full."""
    first, *_, last = name.split() if " " in name else ("", "")
    return first in known and last in known


async def _not_two(ask: Ask, asked: Wanted) -> None:
    """Say so where two speakers are named: their words are not mixed."""
    parts = whose.JOINT.split(asked.speaker or _ON.split(asked.topic, maxsplit=1)[0])
    if len(parts) != 2 or not all(parts) or await _speaking(ask, parts) != {*parts}:
        return
    on = asked.topic if asked.speaker else "".join(_ON.split(asked.topic, maxsplit=1)[1:])
    steps = [replace(asked, speaker=name, topic=on).arguments() for name in parts]
    raise OfferError(
        f"“{shown(parts[0])}” and “{shown(parts[1])}” are two speakers; choose one.",
        tuple(Next(f"By {shown(n)}", "quote", step) for n, step in zip(parts, steps, strict=True)),
        {"nearest": parts},
    )


async def _in_another_case(ask: Ask, name: str) -> str | None:
    """Return who is quoted that a name in Cyrillic may be a case of: Лаврову is Лавров."""
    asked = words(name)
    if not is_cyrillic(name) or not asked or len(name.split()) > LONGEST_NAME:
        return None
    for quoted, _ in await ask.store.speakers_like(ask.workspace, name.split()[-1], SURE):
        if words(quoted)[-len(asked) :] == asked:
            return " ".join(quoted.split()[-len(asked) :])
    return None


async def _speaking(ask: Ask, names: Sequence[str]) -> set[str]:
    long = [name for name in names if len(name) > 2 and any(map(says_something, name.split()))]
    return await ask.store.speaking(ask.workspace, long) if long else set()
