"""How each side puts that somebody died: “was killed” here and “died” there."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from bot.framing.cells import Seen, articles, cells, headline, weigh
from bot.framing.earlier import present
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told
from corpus.model import Stated

WEIGHT = 0.62
"""What it weighs: more than a word for the event, less than who did it."""

_BY_ITSELF = ("die", "dead", "death", "perish", "succumb", "drown", "pass")
"""How words begin that say that somebody died, and not that anybody killed."""

KILLED, DIED = "killed", "died"


def deaths(told: Told) -> Iterator[Finding]:
    """Show whom most articles of a side say to be killed, and of another only to have died."""
    seen = present(told, told.by_side(_deaths))
    for whose in sorted({s.key.partition(" ")[2] for side in seen for s in side}):
        of_one = [[s for s in side if s.key.partition(" ")[2] == whose] for side in seen]
        pairs = permutations(range(len(of_one)), 2)
        apart = [(i, j) for i, j in pairs if _differ(told, of_one, i, j)]
        if apart:
            shown = cells(told, [_first(side) for side in of_one])
            yield Finding(
                lens="naming",
                key=f"naming:death:{whose}",
                point=f"How the death of “{_called(told, whose)}” is put: {headline(shown)}",
                cells=shown,
                reading="In the words of the outlets and of those they report; who only “died” may "
                "have been killed or not.",
                weight=weigh(WEIGHT, of_one),
                firm=any(told.freely(i, j) for i, j in apart),
            )


def _differ(told: Told, seen: Sequence[Sequence[Seen]], i: int, j: int) -> bool:
    """Tell whether half of a side's articles say killed, and half of another's only died."""
    killed, died = (_articles(seen[side], kind) for side, kind in ((i, KILLED), (j, DIED)))
    enough = 2 * killed >= told.of[i] and 2 * died >= told.of[j]
    return bool(killed and died) and enough and not _articles(seen[j], KILLED)


def _articles(seen: Sequence[Seen], kind: str) -> int:
    return articles(s for s in seen if s.key.startswith(kind))


def _first(seen: Sequence[Seen]) -> list[Seen]:
    """Keep the words that say most: who is said to be killed need not be said to have died."""
    killed = [s for s in seen if s.key.startswith(KILLED)]
    return killed or list(seen)


def _deaths(telling: Telling) -> Iterator[Seen]:
    text = telling.article.document.text
    for stated in telling.article.annotations.stated:
        sentence = telling.sentence_of(stated.span)
        if _is_death(stated) and sentence:
            said = stated.span.of(text)
            kind = DIED if said.casefold().startswith(_BY_ITSELF) else KILLED
            surname = stated.whose.partition(" ")[0]
            yield Seen(telling.article, sentence, said, f"{kind} {surname}")


def _is_death(stated: Stated) -> bool:
    named = bool(stated.whose) and not stated.whose.startswith("the ")
    return stated.of == "alive" and not stated.high and named and not stated.quoted


def _called(told: Told, surname: str) -> str:
    """Return the longest name that an article prints of somebody, the first of several."""
    printed = (
        name.span.of(telling.article.document.text)
        for side in told.sides
        for telling in side
        for name in telling.names
        if name.entity.partition(" ")[0] == surname and name.kind == "person"
    )
    return min(printed, key=lambda name: (-len(name), name), default=surname)
