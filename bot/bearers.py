"""Tell who bears a name that was asked for: one person, several, a place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.fullnames import full_name
from corpus.model import NameKind
from corpus.persons import stand_alone, together
from corpus.samename import given_alike, is_cyrillic, same_name
from corpus.spelling import bare
from corpus.store import Named


@dataclass(frozen=True, slots=True)
class Bearer:
    """One person, place or body: the name in full as most articles have it, and where it stands."""

    name: str
    kind: NameKind
    rows: tuple[Named, ...]

    @property
    def entities(self) -> frozenset[str]:
        """The keys under which the articles know it."""
        return frozenset(row.entity for row in self.rows)

    @property
    def documents(self) -> list[str]:
        """The articles that name it, in the order of the rows."""
        return list(dict.fromkeys(row.document for row in self.rows))

    @property
    def mentions(self) -> int:
        """How often it is named in all."""
        return sum(row.count for row in self.rows)


def bearers(rows: Sequence[Named], asked: str) -> list[Bearer]:
    """Return all whom `asked` may mean, those of most articles first.

    A surname without a given name is its only bearer's, see `corpus.persons`; where there
    are several, what articles do not tell stays apart under the bare surname.
    """
    people: dict[str, list[str]] = defaultdict(list)
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == "person":
            people[row.document].append(row.entity)
            forms[row.entity] |= {row.longest} if full_name(row.longest).given else set()
    whose = together(chain.from_iterable(people.values()), stand_alone(people.values()), forms)
    grouped: dict[str, list[Named]] = defaultdict(list)
    for row in rows:
        grouped[whose[row.entity] if row.kind == "person" else row.entity].append(row)
    found = [_bearer(each, asked) for each in grouped.values()]
    return sorted(
        (each for each in found if _is_meant(each, asked)),
        key=lambda each: (-len(each.documents), each.name),
    )


def _bearer(rows: Iterable[Named], asked: str) -> Bearer:
    """Put rows together under the fullest name, in the script of what was asked."""
    rows = tuple(rows)
    kinds = Counter(row.kind for row in rows)
    forms = Counter(row.longest for row in rows)

    def worth(form: str) -> tuple[bool, bool, int, str]:
        return len(form.split()) > 1, is_cyrillic(form) == is_cyrillic(asked), forms[form], form

    name = max(forms, key=worth)
    return Bearer(name, max(kinds, key=lambda kind: (kinds[kind], kind)), rows)


def _is_meant(bearer: Bearer, asked: str) -> bool:
    """Tell whether the given name that was asked for, if any, is the bearer's."""
    if bearer.kind != "person":
        return any(same_name(form, asked) for form in {row.longest for row in bearer.rows})
    wanted = full_name(bare(asked)).given
    held = {row.entity.partition(" ")[2] for row in bearer.rows} - {""}
    return not wanted or not held or any(given_alike(wanted[0], given) for given in held)
