"""Find the person that "the minister" or "the 54-year-old" stands for, or say it is unclear."""

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Span as Words
from spacy.tokens import Token

from corpus.language.names.naming import listed
from corpus.language.phrases import noun_phrase
from corpus.language.quotations.context import Context
from corpus.language.quotations.genders import of_noun
from corpus.language.quotations.people import Mention, People, Spoke

_AGED = re.compile(r"\b(\d\d?)-year-old$")
_THE = ("the", "that", "this")
_HEADS = frozenset(("chief", "head", "boss", "leader", "director"))
"""Words for who leads what stands beside them: "the railway chief" is the head of the railway."""
_LESSER = frozenset(("vice", "deputy", "assistant", "associate", "under", "shadow", "junior"))
"""Words that make another office of one: "the president" is no vice president."""
NEAR = 2
"""Sentences back to which one of several of an office may have been named."""


def meant_by_role(context: Context, people: People, head: Token) -> tuple[str | None, float]:
    """Return the person that "the minister" stands for, with a confidence; None if unclear.

    It is the only one whom the text introduced so, or of several the one named just before.
    """
    first, last = noun_phrase(head)
    words = context.doc[first : last + 1]
    if words[0].lower_ not in _THE:
        return None, 0.0
    fitting = _of_age(people, words.text) or _introduced(people, head, words)
    if not fitting or _is_another(context, people, head, fitting):
        return None, 0.0
    if len(fitting) > 1:
        fitting = _just_named(context, people, head, fitting)
    return (fitting.pop(), 0.75) if len(fitting) == 1 else (None, 0.0)


def _introduced(people: People, head: Token, words: Words) -> set[str]:
    """Return whom the text introduced by this noun, and by all that is said beside it here."""
    noun = head.lemma_.lower()
    own = {t.lower_ for t in words if t.pos_ in ("ADJ", "PROPN", "NOUN")} - {head.lower_, "former"}
    return {
        entity
        for known, role, entity, place in people.roles
        if own <= role
        and place < head.idx
        and role & _LESSER <= own | {noun}
        and (known == noun or (own and {known, noun} <= _HEADS))
    }


def _of_age(people: People, words: str) -> set[str]:
    """Return who was said to be as old as "the 54-year-old"."""
    age = _AGED.search(words)
    return set(people.ages.get(age[1], ())) if age is not None else set()


def _just_named(context: Context, people: People, head: Token, fitting: set[str]) -> set[str]:
    """Return whom of those who fit the nearest sentence names, ahead of a word or before it."""
    here = context.sentence_index(head.idx)
    named = [m for m in people.mentions if m.name.entity in fitting]
    before = [m for m in named if m.name.span.end <= head.idx]
    nearest = max((m.sentence for m in before), default=-1)
    found = {m.name.entity for m in before if m.sentence == nearest}
    return found if here - nearest <= NEAR else set()


def _is_another(context: Context, people: People, head: Token, fitting: set[str]) -> bool:
    """Tell whether "a spokesman" without a name came in since the one whom the text named."""
    named = [m.name.span.end for m in people.mentions if m.name.entity in fitting]
    last = max((end for end in named if end <= head.idx), default=0)
    others = people.others.get(head.lemma_.lower(), [])
    return bisect_left(others, context.tokens_from(last)) < bisect_left(others, head.i)


# --- whom nothing introduced so ---------------------------------------------------------------


def meant_by_epithet(
    context: Context, people: People, head: Token, last: Spoke | None
) -> tuple[str | None, float]:
    """Return whom "the plumber" stands for though nobody was called so: the one told of just now.

    It is the only one named in the sentence before, and who spoke last, if one did there. "The
    plumber who came" and "the singer of the band" may be others.
    """
    if not _is_epithet(context, people, head):
        return None, 0.0
    here = context.sentence_index(head.idx)
    near = _just_before(people, head, here)
    spoken = last is not None and here - last.sentence <= 1
    entities = {m.name.entity for m in near} | ({last.entity or ""} if last and spoken else set())
    entity = entities.pop() if len(entities) == 1 else ""
    gender = of_noun(head.lemma_.lower())
    if not entity or (gender and people.genders.get(entity, gender) != gender):
        return None, 0.0
    tells = spoken or (any(m.subject for m in near) and not _has_office(people, entity))
    return (entity, 0.6) if tells else (None, 0.0)


def _is_epithet(context: Context, people: People, head: Token) -> bool:
    """Tell "the plumber" and "the 54-year-old", of whom the text has told no other before."""
    first, end = noun_phrase(head)
    words = context.doc[first : end + 1]
    if words[0].lower_ != "the" or any(c.dep_ in _OF_ANOTHER for c in head.rights):
        return False
    new = people.epithets.get(head.lemma_.lower()) == head.idx
    return new or _AGED.search(words.text) is not None


_OF_ANOTHER = ("relcl", "prep", "appos", "acl")


def _has_office(people: People, entity: str) -> bool:
    """Tell who was introduced as something else than somebody's kin: the mayor is no plumber."""
    words = people.offices.get(entity, "").lower().split()
    return bool(words) and words[-1] not in listed("relatives", "en")


def _just_before(people: People, head: Token, here: int) -> list[Mention]:
    """Return who was named or meant ahead of a word and in the sentence before."""
    first = bisect_left(people.mentions, here - 1, key=lambda m: m.sentence)
    end = bisect_right(people.mentions, head.idx, key=lambda m: m.name.span.end)
    return list(people.mentions[first:end])
