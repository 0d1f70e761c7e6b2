"""Group articles into incidents, one by one: what each is about, and what it only mentions.

An article is grouped afresh with the articles of the few incidents that it resembles, and
with no others. So it founds an incident, joins one, bridges two that become one, or shows
that one was two, in whatever order articles come; incidents keep their ids with most of
their articles. What an admin arranged is joined, and never rearranged.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.fingerprints import Fingerprint
from corpus.model import Annotations, Document
from corpus.parting import parted
from corpus.recalling import Known, Mention, mentions
from corpus.resemblance import resemblances
from corpus.titles import title_of

LOOSE = 0.9
"""Resemblance from which an incident's articles are grouped afresh with a new one."""
BRIDGED = 0.35
"""Resemblance of two incidents from which an article on both may show that they are one."""
NEIGHBOURS = 6
"""Incidents that are grouped afresh with an article, the most alike first."""
ROUND_UP, RECALLED = 2, 3
"""Incidents recalled, and sentences that do, from which an article may be about none of them."""
NEW = 0
"""Stands for the new article, which has no key yet, among those of the store."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident held already, with the fingerprints of articles about it and their keys.

    `fixed` when an admin arranged it, or when it is another workspace's.
    """

    id: str
    title: str
    members: tuple[Fingerprint, ...]
    keys: tuple[int, ...]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that belong together from now on, in an incident held or (None) in a new one."""

    incident: str | None
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where an article belongs: `about` one incident (None: found a new one if `founds`).

    `title` and `happened` describe a newly founded incident and are otherwise unused.
    `groups` are those that change beside, `NEW` standing for the article itself.
    """

    about: str | None = None
    founds: bool = False
    mentions: tuple[Mention, ...] = ()
    title: str = ""
    happened: date | None = None
    groups: tuple[Group, ...] = ()


def belonging(print_: Fingerprint, candidates: Sequence[Candidate]) -> list[float]:
    """Say how alike an article is to each incident: to its articles at large, and the nearest."""
    members = [member for candidate in candidates for member in candidate.members]
    alike = iter(resemblances([print_], members)[0] if members else ())
    rows = [[float(next(alike)) for _ in candidate.members] for candidate in candidates]
    return [(sum(row) / len(row) + max(row)) / 2 if row else 0.0 for row in rows]


def near(print_: Fingerprint, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the incidents that an article may be about, the most alike first."""
    return _near(candidates, belonging(print_, candidates))


def _near(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[Candidate]:
    ranked = sorted(zip(candidates, scores, strict=True), key=lambda pair: (-pair[1], pair[0].id))
    return [candidate for candidate, score in ranked[:NEIGHBOURS] if score >= LOOSE]


def assign(
    document: Document,
    annotations: Annotations,
    print_: Fingerprint,
    candidates: Sequence[Candidate],
) -> Assignment:
    """Say which incident the article is about, which it mentions, and what is grouped afresh.

    A round-up, which recalls others as much as the one it is most like, is about none.
    """
    scores = belonging(print_, candidates)
    own, groups = _placed(print_, _near(candidates, scores))
    recalled = mentions(document, annotations, _known(candidates))
    others = tuple(mention for mention in recalled if mention.incident != own)
    if _round_up(recalled, others):
        return Assignment(mentions=recalled)
    return Assignment(
        about=own,
        founds=own is None,
        mentions=others,
        title=title_of(document, annotations),
        happened=print_.day,
        groups=groups,
    )


def _round_up(recalled: Sequence[Mention], others: Sequence[Mention]) -> bool:
    beside = {span for mention in others for span in mention.passages}
    own = {span for mention in recalled if mention not in others for span in mention.passages}
    return len(others) >= ROUND_UP and len(beside) >= max(RECALLED, len(own))


def _known(candidates: Sequence[Candidate]) -> list[Known]:
    return [Known(candidate.id, candidate.members) for candidate in candidates]


def _placed(
    print_: Fingerprint, neighbours: Sequence[Candidate]
) -> tuple[str | None, tuple[Group, ...]]:
    """Return the incident that an article joins, if any, and the groups that change beside."""
    if neighbours and neighbours[0].fixed:
        return neighbours[0].id, ()
    free = [neighbour for neighbour in neighbours if not neighbour.fixed]
    free = [each for each in free if each is free[0] or _like(free[0], each)]
    keys = [NEW, *(key for incident in free for key in incident.keys)]
    prints = [print_, *(member for incident in free for member in incident.members)]
    parts = [frozenset(keys[place] for place in part) for part in parted(prints)]
    named = _named(parts, free)
    own = next(id for part, id in named.items() if NEW in part)
    held = {frozenset(incident.keys) for incident in free}
    changed = [part for part in named if part - {NEW} not in {frozenset(), *held}]
    return own, tuple(Group(named[part], tuple(sorted(part))) for part in changed)


def _like(one: Candidate, other: Candidate) -> bool:
    """Tell whether incidents may be one: an article about two that are not leaves them two."""
    return float(resemblances(one.members, other.members).mean()) >= BRIDGED


def _named(
    parts: Sequence[frozenset[int]], held: Sequence[Candidate]
) -> dict[frozenset[int], str | None]:
    """Let each incident go on where most of its articles are; what is left over is new."""
    shared = Counter(
        {(part, each.id): len(part & set(each.keys)) for part in parts for each in held}
    )
    named: dict[frozenset[int], str | None] = {}
    for (part, id), count in shared.most_common():
        if count and part not in named and id not in named.values():
            named[part] = id
    return {part: named.get(part) for part in parts}
