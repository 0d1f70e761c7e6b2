"""Tell which people of several articles are one: by surname, and by given names where there are."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from corpus.fullnames import full_name
from corpus.model import Action, Annotations, Article, Name, Quotation, Stated
from corpus.readings import skeletons
from corpus.samename import given_alike, is_cyrillic, same_name

Forms = Mapping[str, Collection[str]]
"""Entity -> the full names, as printed, of whom it stands for."""


def together(
    people: Iterable[str], alone: Container[str] = (), forms: Forms = MappingProxyType({})
) -> dict[str, str]:
    """Map each person's entity to the one that stands for all of theirs in these articles.

    `people` holds an entity as often as articles have it. Given names that may be one are
    one, the commonest stands for all. A surname alone is its only bearer's; where there are
    two bearers, or it is `alone`, nobody can tell whose it is, and it stays another's. By their
    `forms` people are one whose full names were written by ear from one script to the other.
    """
    same = _of_one_surname(people, alone)
    said: dict[str, set[str]] = defaultdict(set)
    for entity, names in forms.items():
        said[same.get(entity, entity)].update(names)
    heard = _by_ear(said)
    return {entity: heard.get(whose, whose) for entity, whose in same.items()}


def _by_ear(forms: Forms) -> dict[str, str]:
    """Map who is named in Cyrillic to the only one named in Latin letters that it can be."""
    latin = {e: [f for f in fs if not is_cyrillic(f)] for e, fs in forms.items()}
    near: dict[str, set[str]] = defaultdict(set)
    for entity, names in latin.items():
        for skeleton in {s for name in names for s in skeletons(full_name(name).surname)}:
            near[skeleton].add(entity)
    found: dict[str, str] = {}
    for entity in sorted(e for e, names in latin.items() if not names):
        theirs = {s for name in forms[entity] for s in skeletons(full_name(name).surname)}
        able = {e for s in theirs for e in near.get(s, ())}
        able = {e for e in able if _may_be_one(latin[e], forms[entity])}
        if len(able) == 1:
            found[entity] = able.pop()
    return found


def _may_be_one(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(same_name(one, other) for one in ours for other in theirs)


def _of_one_surname(people: Iterable[str], alone: Container[str]) -> dict[str, str]:
    """Map each person to whoever of that surname it can be."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in people:
        surname, _, name = entity.partition(" ")
        given[surname][name] += 1
    return {
        _entity(surname, name): _entity(surname, bearer)
        for surname, names in given.items()
        for name, bearer in _bearers(names, surname in alone).items()
    }


def stand_alone(articles: Iterable[Collection[str]]) -> set[str]:
    """Return the surnames that an article has alone beside a full name, so that they are two's.

    Each article is the entities of the people whom it names.
    """
    return {
        surname
        for people in articles
        for surname, _, given in (entity.partition(" ") for entity in people)
        if given and surname in people
    }


def _entity(surname: str, given: str) -> str:
    return f"{surname} {given}".rstrip()


def _bearers(names: Counter[str], alone: bool) -> dict[str, str]:
    """Map each given name to the bearer's; initials and none at all to the only one they fit.

    If the surname is another's when `alone`, none at all fits nobody.
    """
    bearers: list[str] = []
    found: dict[str, str] = {}
    for name in sorted(filter(_is_full, names), key=lambda name: (-names[name], name)):
        found[name] = next((b for b in bearers if given_alike(name, b)), name)
        if found[name] == name:
            bearers.append(name)
    for name in names:
        fitting = [b for b in bearers if (given_alike(name, b) if name else not alone)]
        found.setdefault(name, fitting[0] if len(fitting) == 1 else name)
    return found


def _is_full(given: str) -> bool:
    return len(given) > 1


def resolved(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with one entity for each person that they have in common."""
    same = together(
        (entity for article in articles for entity in sorted(people(article.annotations))),
        stand_alone([_named(article.annotations) for article in articles]),
        _forms(articles),
    )
    changed = {entity: whose for entity, whose in same.items() if whose != entity}
    return [_with(article, changed) for article in articles]


def _forms(articles: Iterable[Article]) -> Forms:
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for name in article.annotations.names:
            form = name.span.of(article.document.text)
            if name.kind == "person" and full_name(form).given:
                found[name.entity].add(form)
    return found


def people(annotations: Annotations) -> set[str]:
    """Return the entities that are people's: of names, and of speakers that no name was seen of."""
    named = _named(annotations)
    others = {name.entity for name in annotations.names if name.kind != "person"}
    said = {q.speaker.entity for q in annotations.quotations if q.speaker.kind == "person"}
    return named | {entity for entity in said if entity and entity not in others}


def _named(annotations: Annotations) -> set[str]:
    return {name.entity for name in annotations.names if name.kind == "person"}


def _with(article: Article, changed: Mapping[str, str]) -> Article:
    own = {entity: changed[entity] for entity in people(article.annotations) if entity in changed}
    if not own:
        return article
    notes = article.annotations
    others = {n.entity for n in notes.names if n.kind != "person"}
    acting = {entity: whose for entity, whose in own.items() if entity not in others}
    return replace(
        article,
        annotations=replace(
            notes,
            names=tuple(_name(name, own) for name in notes.names),
            quotations=tuple(_quotation(quotation, acting) for quotation in notes.quotations),
            actions=tuple(_action(action, acting) for action in notes.actions),
            stated=tuple(_stated(stated, acting) for stated in notes.stated),
        ),
    )


def _stated(stated: Stated, acting: Mapping[str, str]) -> Stated:
    whose, value = (acting.get(e, e) for e in (stated.whose, stated.value))
    if (whose, value) == (stated.whose, stated.value):
        return stated
    return replace(stated, whose=whose, value=value)


def _name(name: Name, own: Mapping[str, str]) -> Name:
    if name.kind != "person" or name.entity not in own:
        return name
    return replace(name, entity=own[name.entity])


def _quotation(quotation: Quotation, own: Mapping[str, str]) -> Quotation:
    entity = quotation.speaker.entity
    if entity is None or entity not in own:
        return quotation
    return replace(quotation, speaker=replace(quotation.speaker, entity=own[entity]))


def _action(action: Action, own: Mapping[str, str]) -> Action:
    agent, patient = action.agent_entity, action.patient_entity
    if agent not in own and patient not in own:
        return action
    return replace(
        action,
        agent_entity=own.get(agent, agent) if agent else None,
        patient_entity=own.get(patient, patient) if patient else None,
    )
