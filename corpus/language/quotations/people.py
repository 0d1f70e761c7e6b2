"""Gather the people of an article: where each is named, how in full, he or she, in which role."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from corpus.language.names.naming import is_given, listed
from corpus.language.phrases import SUBJECTS, kind_of_noun, standing_for
from corpus.language.quotations.beside_names import head_of, role_spans, roles_beside
from corpus.language.quotations.context import Context, chars
from corpus.language.quotations.genders import genders
from corpus.model import Name, Span, Speaker
from corpus.spelling import known_name


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named or meant outside quotation marks, by sentence, and whether a main subject."""

    name: Name
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who was last said to speak, None if unnamed, and in which sentence."""

    entity: str | None
    sentence: int
    place: int


Spoken = tuple[Speaker, int]
"""A speaker, and the sentence of the words that say who it is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke last, and which human being did: "critics" and the army are not "she"."""

    last: Spoken | None = None
    human: Spoken | None = None

    def then(self, context: Context, speaker: Speaker) -> "Heard":
        """Return who has been heard once this speaker is."""
        if speaker.span is None:
            return self
        spoken = speaker, context.sentence_index(speaker.span.start)
        return Heard(spoken, spoken if _may_be_one(context, speaker) else self.human)


def _may_be_one(context: Context, speaker: Speaker) -> bool:
    """Tell who may be one human being, a name that nobody knows for a body's among them."""
    if speaker.name is not None and speaker.span is not None and speaker.kind == "institution":
        the = speaker.span.of(context.text).lower().startswith("the ")
        return not the and known_name(speaker.name) is None
    if speaker.kind in ("institution", "document", "collective"):
        return False
    return speaker.kind != "official" or is_single(context, speaker)


def is_single(context: Context, speaker: Speaker) -> bool:
    """Tell whether a speaker without a name is one human being."""
    if speaker.span is None or speaker.kind not in ("person", "official"):
        return False
    words = context.words_in(speaker.span)
    return words is None or words.root.tag_ != "NNS"


def spoke(last: Spoken | None) -> Spoke | None:
    """Say who spoke last by entity, if a person, and place."""
    if last is None:
        return None
    speaker, sentence = last
    place = speaker.span.end if speaker.span is not None else 0
    return Spoke(speaker.entity if speaker.kind == "person" else None, sentence, place)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in an article: mentions in order, full names, genders, roles.

    `offices` has the first role that the article gives for each person; `ages` the years,
    `others` the places of "a spokesman" and "another spokesman" by the noun, `epithets` the
    first place of "plumber" and other words for what somebody is apart from the story.
    `meant` has who is meant by "she" and "the mayor", by the place of the word, as far as the
    article was read; each is a mention too.
    """

    mentions: list[Mention]
    fullest: dict[str, str]
    genders: dict[str, str]
    roles: tuple[tuple[str, frozenset[str], str, int], ...]
    offices: dict[str, str]
    ages: dict[str, set[str]]
    others: dict[str, list[int]]
    epithets: dict[str, int]
    meant: dict[int, str] = field(default_factory=dict)


def people_of(context: Context) -> People:
    """Gather the people of an article."""
    named = [n for n in context.names if n.kind == "person"]
    outside = [n for n in named if context.mark_around(n.span.start) is None]
    return People(
        [_mention(context, n) for n in outside if not _qualifies(context, n)],
        fullest(context.text, context.names),
        genders(context, named),
        tuple(_roles(context, outside)),
        _offices(context, outside),
        _ages(context, outside),
        _others(context),
        _epithets(context),
    )


def _epithets(context: Context) -> dict[str, int]:
    """Return where the text first has each word for what somebody is apart from the story."""
    known = "|".join(map(re.escape, sorted(listed("epithets", "en"), reverse=True)))
    found: dict[str, int] = {}
    for match in re.finditer(rf"\b({known})s?\b", context.text, re.IGNORECASE):
        found.setdefault(match[1].lower(), match.start())
    return found


def fullest(text: str, names: tuple[Name, ...]) -> dict[str, str]:
    """Return the fullest form of each entity's name in the text.

    Of forms of several words it is one that begins with a given name, and then the
    commonest: the longest is too often a slip, such as a heading's last word and a surname.
    """
    forms: dict[str, Counter[str]] = {}
    for name in names:
        forms.setdefault(name.entity, Counter())[name.span.of(text)] += 1
    return {
        entity: max(counts, key=lambda f: _fulness(f, counts)) for entity, counts in forms.items()
    }


def _fulness(form: str, counts: Counter[str]) -> tuple[bool, bool, int, int]:
    """Rank a form of a name."""
    words = form.split()
    return len(words) > 1, len(words) > 1 and is_given(words[0]), counts[form], len(words)


def _mention(context: Context, name: Name) -> Mention:
    """Place a mention in its sentence."""
    head = head_of(context, name.span)
    noun = standing_for(head)  # "the owner, Abel Muir, said"
    return Mention(name, context.sentence_index(name.span.start), is_main(noun))


def _qualifies(context: Context, name: Name) -> bool:
    """Tell "the Rowan prize" and "a Trump official" from a mention of Rowan or of Trump."""
    head = head_of(context, name.span)
    return head.dep_ in ("compound", "nmod") and head.head.pos_ == "NOUN" and head.head.i > head.i


def is_main(noun: Token) -> bool:
    """Tell whom a sentence is about: its subject, and "The owner is Abel Muir"."""
    return (noun.dep_ in SUBJECTS or _is_named(noun)) and noun.head.dep_ in ("ROOT", "conj")


def _is_named(noun: Token) -> bool:
    """Tell Abel Muir in "The owner is Abel Muir", which is about him."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    owner = next((c for c in noun.head.lefts if c.dep_ in SUBJECTS), noun)
    return owner.lower_ == "one" or kind_of_noun(owner) in ("person", "official")


def _roles(context: Context, named: list[Name]) -> Iterator[tuple[str, frozenset[str], str, int]]:
    """Yield each role by its head noun and the other words in it, whose it is, and where."""
    for name in named:
        for role in role_spans(context, name.span):
            tokens = [t for t in context.doc[slice(*role)] if t.is_alpha]
            if tokens:
                head = tokens[-1] if role[1] <= context.token_at(name.span.start) else tokens[0]
                head = next((t for t in tokens if _is_beside(t, role)), head)
                words = frozenset(t.lower_ for t in tokens)
                yield head.lemma_.lower(), words, name.entity, name.span.start


def _is_beside(noun: Token, role: tuple[int, int]) -> bool:
    """Tell which word of a role stands for its bearer: "the head of the railway, Ada Tarn"."""
    return not role[0] <= noun.head.i < role[1] and noun.dep_ not in _INSIDE


_INSIDE = ("compound", "nmod", "amod", "poss")


def _offices(context: Context, named: list[Name]) -> dict[str, str]:
    """Return the first role beside any mention of each person, in the article's words."""
    found: dict[str, str] = {}
    for name in named:
        for role in roles_beside(context, name.span):
            words = role.of(context.text).split()
            address = {w.strip(".").lower() for w in words} <= listed("address", "en")
            if not address and words[0].lower() not in _POINTING:
                found.setdefault(name.entity, role.of(context.text))
    return found


def _ages(context: Context, named: list[Name]) -> dict[str, set[str]]:
    """Return who is how old: "Ada Tarn, 54," and "54-year-old Ada Tarn"."""
    found: dict[str, set[str]] = {}
    for name in named:
        ahead = context.text[max(0, name.span.start - 40) : name.span.start]
        for age in (_AGE.match(context.text, name.span.end), _YEARS.search(ahead)):
            if age is not None:
                found.setdefault(age[1], set()).add(name.entity)
    return found


def _others(context: Context) -> dict[str, list[int]]:
    """Return where somebody without a name comes in, by what they are."""
    found: dict[str, set[int]] = {}
    for word in context.doc:
        noun = word.head
        if word.lower_ in _NEW and word.i < noun.i and noun.dep_ not in _SAID_OF:
            found.setdefault(noun.lemma_.lower(), set()).add(noun.i)
    return {noun: sorted(places) for noun, places in found.items()}


_NEW = ("a", "an", "another", "one")
_SAID_OF = ("appos", "attr")
_POINTING = ("his", "her", "their", "its", "my", "our", "that", "this", "another", "one", "neither")
"""First words of what says something beside the name only: "his aunt"."""
_AGE = re.compile(r",? \(?(\d\d?)\)?[,.]")
_YEARS = re.compile(r"(\d\d?)-year-old (?:\w+ ){0,3}$")


def spelled(context: Context, first: int, last: int) -> Span:
    """Return the characters of a token range, last included."""
    return chars(context.doc[first], context.doc[last])
