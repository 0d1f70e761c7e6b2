"""Find the person that "he" or "she" stands for, or say that it is unclear."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import HEARERS, SUBJECTS, beside, kind_of_noun
from corpus.language.quotations.context import Context
from corpus.language.quotations.genders import of_noun
from corpus.language.quotations.people import Mention, People, Spoke, is_main
from corpus.spelling import known_name

SENTENCES_BACK = 4
"""How far back "he" may refer."""

_HE = ("he", "him", "his")


def meant_by_pronoun(
    context: Context, people: People, pronoun: Token, last: Spoke | None
) -> tuple[str | None, float]:
    """Return the person a pronoun stands for, with a confidence; None where it is not certain.

    Someone who speaks goes on to be "he", unless another who may be "he" came in since.
    Without such a one, "he" is the only person about, and the subject of what goes before.
    """
    gender = _gender(pronoun)
    near = [m for m in _near(context, people, pronoun) if _fits(people, m.name.entity, gender)]
    here = context.sentence_index(pronoun.idx)
    if last is not None and here - last.sentence <= SENTENCES_BACK:
        since = [m for m in near if m.sentence > last.sentence]
        if not since:
            return _goes_on(context, people, pronoun, last)
        if last.entity is None or _fits(people, last.entity, gender):
            near = since
        if last.entity is not None and _leads(context, people, pronoun, last.entity):
            return _taken(people, last.entity, gender), 0.75
    return _only_one(context, people, pronoun, near)


def _gender(pronoun: Token) -> str:
    """Return whom a pronoun may stand for."""
    return "male" if pronoun.lower_ in _HE else "female"


def _near(context: Context, people: People, pronoun: Token) -> list[Mention]:
    """Return the mentions shortly before a pronoun."""
    here = context.sentence_index(pronoun.idx)
    first = bisect_left(people.mentions, here - SENTENCES_BACK, key=lambda m: m.sentence)
    end = bisect_right(people.mentions, pronoun.idx, key=lambda m: m.name.span.end)
    return list(people.mentions[first:end])


def _goes_on(
    context: Context, people: People, pronoun: Token, last: Spoke
) -> tuple[str | None, float]:
    """Take a pronoun for who spoke last, since nobody else was named after it."""
    gender = _gender(pronoun)
    if last.entity is None or not _fits(people, last.entity, gender):
        return None, 0.3
    if _stranger(context, people, context.token_at(last.place), pronoun, last.entity):
        return None, 0.3
    if _is_aside(context, people, last):
        return None, 0.3
    return _taken(people, last.entity, gender), 0.85


def _leads(context: Context, people: People, pronoun: Token, entity: str) -> bool:
    """Tell whether who spoke last is whom the sentence before is about, whoever else is in it."""
    return _lead(context, people, pronoun) == entity


def _lead(context: Context, people: People, pronoun: Token) -> str | None:
    """Return whom alone the sentence before is about, if that may be "he"."""
    here = context.sentence_index(pronoun.idx)
    just = [m for m in _near(context, people, pronoun) if here - m.sentence <= 1]
    mains = [m for m in just if m.subject]
    entity = mains[-1].name.entity if len({m.name.entity for m in mains}) == 1 else None
    if entity is None or not _fits(people, entity, _gender(pronoun)):
        return None
    after = context.token_at(mains[-1].name.span.end)
    return None if _stranger(context, people, after, pronoun, entity) else entity


def _is_aside(context: Context, people: People, last: Spoke) -> bool:
    """Tell who is only cited while another acts: "She was asked if, as Orlova claims, …"."""
    sentence = context.doc[context.token_at(last.place)].sent
    subjects = (c for c in sentence if c.dep_ in SUBJECTS and is_main(c))
    mains = [c for c in subjects if context.mark_around(c.idx) is None and _is_someone(c)]
    return bool(mains) and not any(_is_called(context, people, c, last.entity or "") for c in mains)


def _only_one(
    context: Context, people: People, pronoun: Token, near: list[Mention]
) -> tuple[str | None, float]:
    """Take a pronoun for the only person named before it, if as a subject and just before."""
    gender = _gender(pronoun)
    here = context.sentence_index(pronoun.idx)
    just = [m for m in near if here - m.sentence <= 1 and not _owns(context, m)]
    if len({m.name.entity for m in just}) == 1 and any(m.subject for m in just):
        near = just  # whoever the sentence before is about, and nobody else
    entities = {m.name.entity for m in near}
    latest = max((m for m in near if m.subject), key=lambda m: m.name.span, default=None)
    if latest is None:
        latest = _alone(context, people, pronoun, near)
    if len(entities) != 1 or latest is None:
        return None, 0.3
    entity = entities.pop()
    close = context.sentence_index(pronoun.idx) - latest.sentence <= 2
    known = people.genders.get(entity) == gender or len(people.fullest[entity].split()) > 1
    after = context.token_at(latest.name.span.end)
    if not (close and known) or _stranger(context, people, after, pronoun, entity):
        return None, 0.3
    if _rival(
        context, people, context.doc[context.token_at(latest.name.span.end - 1)], pronoun, entity
    ):
        return None, 0.3
    return _taken(people, entity, gender), 0.75


def _owns(context: Context, mention: Mention) -> bool:
    """Tell Colley in "Colley's brother Joss covered his face", which is about Joss."""
    name = context.doc[context.token_at(mention.name.span.end - 1)]
    return name.dep_ == "poss" and name.head.dep_ in (*SUBJECTS, "compound", "nmod")


def _alone(context: Context, people: People, pronoun: Token, near: list[Mention]) -> Mention | None:
    """Return the only human being of the sentence before, who need not be its subject then."""
    here = context.sentence_index(pronoun.idx)
    last = near[-1] if near and here - near[-1].sentence == 1 else None
    if last is None or people.genders.get(last.name.entity) != _gender(pronoun):
        return None
    sentence = context.doc[context.token_at(last.name.span.start)].sent
    nouns = (t for t in sentence if t.pos_ in ("NOUN", "PROPN", "PRON"))
    same = _CASES[_gender(pronoun)]
    human = (t for t in nouns if _is_someone(t) or t.lower_ in same)
    outside = (t for t in human if context.mark_around(t.idx) is None)
    return (
        None if any(not _is_called(context, people, t, last.name.entity) for t in outside) else last
    )


_CASES = {"male": ("he", "him", "his"), "female": ("she", "her", "hers")}


def _rival(context: Context, people: People, name: Token, pronoun: Token, entity: str) -> bool:
    """Tell whether one without a name shares a sentence: "Orlov and his lawyer", "met a pilot"."""
    fits = (None, _gender(pronoun))
    shares = (t for t in name.sent if _shares(t) and t.tag_ == "NN" and _is_human(t))
    ours = (t for t in shares if of_noun(t.lemma_.lower()) in fits)
    outside = (t for t in ours if context.mark_around(t.idx) is None)
    return any(not _is_called(context, people, t, entity) for t in outside)


def _shares(word: Token) -> bool:
    """Tell who acts beside a main subject or is acted on, but for who is only told something."""
    above = word.head
    if word.dep_ == "dobj":
        return above.dep_ in ("ROOT", "conj") and above.lemma_ not in HEARERS
    return (word.dep_, above.dep_) in (("conj", "nsubj"), ("pobj", "agent"))


def _taken(people: People, entity: str, gender: str) -> str:
    """Remember that somebody was "he", so that nobody takes them for "she"."""
    people.genders.setdefault(entity, gender)
    return entity


def _stranger(context: Context, people: People, first: int, pronoun: Token, entity: str) -> bool:
    """Tell whether somebody else acts in between: "A conductor passed. She …", "an ally said"."""
    between = (t for t in context.doc[first : pronoun.i] if _acts(t) and t.head != pronoun.head)
    outside = (t for t in between if context.mark_around(t.idx) is None and _is_free(first, t))
    ours = (t for t in outside if of_noun(t.lemma_.lower()) in (None, _gender(pronoun)))
    return any(_is_someone(t) and not _is_called(context, people, t, entity) for t in ours)


def _acts(token: Token) -> bool:
    """Tell a subject, and a name on which the parser hangs a sentence that it misread."""
    return token.dep_ in SUBJECTS or (token.dep_ == "ROOT" and token.tag_ == "NNP")


def _is_free(first: int, noun: Token) -> bool:
    """Tell who acts, or speaks, from who is only spoken of: "Orlova said the mayor was ill"."""
    same = noun.sent.start <= first < noun.sent.end
    beside = noun.head.dep_ == "conj" and noun.head.head.dep_ == "ROOT"  # "…, and an ally came"
    speaks = noun.dep_ == "nsubj" and noun.head.lemma_ in cues.speaking()
    return not same or beside or (speaks and (_is_human(noun) or _plainly(noun)))


def _is_someone(noun: Token) -> bool:
    """Tell one human being, or a name that nobody knows, from a thing or a known body."""
    if noun.lower_ in _ANOTHER:
        return True
    if noun.tag_ == "NNP":
        return known_name(noun.text) is None
    if noun.tag_ != "NN":
        return False
    return _is_human(noun) or (_plainly(noun) and kind_of_noun(noun) is None)


_ANOTHER = ("another", "one", "someone", "somebody")
"""Words for one human being where they act: "Another, who would not give her name, agrees"."""


def _is_human(noun: Token) -> bool:
    """Tell a human being by the noun."""
    known = of_noun(noun.lemma_.lower()) is not None
    return known or kind_of_noun(noun) in ("person", "official")


def _plainly(noun: Token) -> bool:
    """Tell who says or tells something from a crisis that shows it and a search that goes on."""
    forms = cues.verbs().get(noun.head.lemma_, {})
    return noun.dep_ == "nsubj" and forms.get("quote") == "neutral" and "clause" in forms


def _is_called(context: Context, people: People, noun: Token, entity: str) -> bool:
    """Tell whether a word is part of somebody's name, or of a place's or a body's in full.

    "Its chief executive, Henrike Vantongeren," is called Vantongeren, and so is "the owner" who
    "is Henrike Vantongeren".
    """
    if people.meant.get(noun.idx) == entity:
        return True
    same = [c for c in noun.head.rights if c.dep_ == "attr" and noun.head.lemma_ == "be"]
    same += [noun.head] if noun.dep_ in _NAMED_BY else []  # "Gov. Abel Muir, a farmer"
    if any(_bears(context, c, entity) for c in (*beside(noun), *same)):
        return True
    name = context.name_at(noun.idx)
    if name is None:
        return False
    if name.kind == "place" and noun.head.lower_ in _AT:
        return True
    return name.entity == entity or (name.kind != "person" and " " in name.span.of(context.text))


_NAMED_BY = ("appos", "compound")
_AT = ("in", "at", "near")


def _bears(context: Context, word: Token, entity: str) -> bool:
    """Tell whether a word stands in a mention of somebody's name."""
    name = context.name_at(word.idx)
    return name is not None and name.entity == entity


def _fits(people: People, entity: str, gender: str) -> bool:
    """Tell whether a person may be "he" or "she"."""
    return people.genders.get(entity, gender) == gender
