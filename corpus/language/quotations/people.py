"""Gather the people of an article: where each is named, how in full, he or she, in which role."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from corpus.language.names.naming import is_given
from corpus.language.phrases import SUBJECTS, noun_phrase, stands_for
from corpus.language.quotations.context import Context, chars
from corpus.language.quotations.genders import genders
from corpus.model import Name, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named outside quotation marks, by sentence, and whether as the main subject."""

    name: Name
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who was last said to speak, None if unnamed, and in which sentence."""

    entity: str | None
    sentence: int
    place: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in an article: mentions in order, full names, genders, roles."""

    mentions: tuple[Mention, ...]
    fullest: dict[str, str]
    genders: dict[str, str]
    roles: tuple[tuple[str, frozenset[str], str, int], ...]


def people_of(context: Context) -> People:
    """Gather the people of an article."""
    named = [n for n in context.names if n.kind == "person"]
    outside = [n for n in named if context.mark_around(n.span.start) is None]
    return People(
        tuple(_mention(context, n) for n in outside),
        fullest(context.text, context.names),
        genders(context, named),
        tuple(_roles(context, outside)),
    )


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
    noun = stands_for(head)  # "the owner, Abel Muir, said"
    main = noun.dep_ in SUBJECTS and noun.head.dep_ in ("ROOT", "conj")
    return Mention(name, context.sentence_index(name.span.start), main)


def head_of(context: Context, span: Span) -> Token:
    """Return the head word of a stretch."""
    found = context.doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None else context.doc[context.token_at(span.start)]


def _roles(context: Context, named: list[Name]) -> Iterator[tuple[str, frozenset[str], str, int]]:
    """Yield each role by its head noun and the other words in it, whose it is, and where."""
    for name in named:
        for role in role_spans(context, name.span):
            tokens = [t for t in context.doc[slice(*role)] if t.is_alpha]
            if tokens:
                head = tokens[-1] if role[1] <= context.token_at(name.span.start) else tokens[0]
                head = next((t for t in tokens if t.dep_ == "appos"), head)
                words = frozenset(t.lower_ for t in tokens)
                yield head.lemma_.lower(), words, name.entity, name.span.start


def role_spans(context: Context, name: Span) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of what is said of a person beside the name.

    Before it: "Kremlin spokesman Dmitri Peskov"; after a comma: "Orlova, a judge, …".
    """
    head = head_of(context, name)
    first = context.token_at(name.start)
    start = noun_phrase(head)[0]
    if start < first and context.doc[start].pos_ not in ("VERB", "AUX"):
        yield start, first
    for child in head.rights:
        clauses = (t for t in context.doc[head.i + 1 : child.i] if t.dep_ == "relcl")
        if child.dep_ == "appos" and child.pos_ == "NOUN" and not any(clauses):
            span = noun_phrase(child)
            yield span[0], _over_hyphen(context, span[1]) + 1


def _over_hyphen(context: Context, last: int) -> int:
    """Return where "the co-director of the fund" ends, which the parser may cut at "co"."""
    if last + 2 >= len(context.doc) or context.doc[last + 1].text != "-":
        return last
    return max(last + 2, noun_phrase(context.doc[last + 2])[1])


def spelled(context: Context, first: int, last: int) -> Span:
    """Return the characters of a token range, last included."""
    return chars(context.doc[first], context.doc[last])
