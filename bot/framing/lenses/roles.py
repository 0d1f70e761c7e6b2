"""What each side says beside their names that the chief people are: “spy chief”, “general”."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.framing.alignment import content_words
from bot.framing.cells import Seen, articles, cells, headline, weigh
from bot.framing.model import Finding
from bot.framing.persons import people
from bot.framing.telling import Telling, Told
from bot.framing.voices import may_tell

CHIEF = 2
"""People looked at: those whom most articles name."""

_MERE = ("dr", "doctor", "mr", "mrs", "ms", "sir", "prof", "professor")
"""Titles that anybody may have: they tell of no other role."""

SHORT = 4
"""Letters up to which a word may be short for a longer one: Lt, Gen, Adm."""


def look(told: Told) -> list[Finding]:
    """Compare the roles and titles beside the names of the chief people, in English."""
    english = told.written_in("en")
    return [f for entity in _chief(english) for f in _called(english, entity)]


def _chief(told: Told) -> list[str]:
    """Return the people whom most articles name, on two sides at the least."""
    sure, counts, sides = people(told), Counter[str](), Counter[str]()
    for side in told.sides:
        held = [{n.entity for n in t.names if n.kind == "person"} for t in side]
        counts.update(entity for named in held for entity in named)
        sides.update(set().union(*held))
    named = (entity for entity in counts if entity in sure and sides[entity] > 1)
    return sorted(named, key=lambda entity: (-counts[entity], entity))[:CHIEF]


def _called(told: Told, entity: str) -> Iterator[Finding]:
    seen = told.by_side(lambda telling: _roles(telling, entity))
    said = [{w for s in side for w in content_words(s.words)} for side in seen if side]
    if any(_apart(one, other) for one, other in combinations(said, 2)):
        names = Counter(n for side in told.sides for t in side for n in _names(t, entity))
        who = min(names, key=lambda name: (-len(name.split()), -names[name], name))
        shown = cells(told, seen)
        yield Finding(
            lens="naming",
            key=f"naming:role:{entity}",
            point=f"What “{who}” is called: {headline(shown)}",
            cells=shown,
            reading="As it stands beside the name; a role may stand elsewhere in other words. "
            + _counted(told, seen),
            weight=weigh(0.28, seen),
            firm=may_tell(told),
        )


def _apart(one: set[str], other: set[str]) -> bool:
    """Tell whether two sides have no word in common, short forms and long ones being one."""
    return bool(one and other) and not any(_is_one(a, b) for a in one for b in other)


def _is_one(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) > SHORT or short[0] != long[0]:
        return short == long
    letters = iter(long)
    return all(letter in letters for letter in short)


def _roles(telling: Telling, entity: str) -> Iterator[Seen]:
    text = telling.article.document.text
    for name in telling.names:
        sentence = telling.sentence_of(name.role) if name.role else None
        if name.entity == entity and name.role and sentence and not telling.is_quoted(name.role):
            words = name.role.of(text)
            if words.casefold().strip(".") in _MERE:
                continue
            yield Seen(telling.article, sentence, words, " ".join(words.casefold().split()))


def _names(telling: Telling, entity: str) -> Iterator[str]:
    text = telling.article.document.text
    return (n.span.of(text) for n in telling.names if n.entity == entity)


def _counted(told: Told, seen: Sequence[Sequence[Seen]]) -> str:
    lines = (
        f"{side.name} in {articles(own)} of {of}"
        for side, own, of in zip(told.coverage.sides, seen, told.of, strict=True)
        if of
    )
    return f"Told by {', '.join(sorted(lines))}."
