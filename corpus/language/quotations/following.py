"""Follow whom the prose is about where it does not name them: by "she", by "the senator"."""

from bisect import insort
from collections.abc import Iterable

from spacy.tokens import Token

from corpus.language.phrases import SUBJECTS
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.meant import meant_by_pronoun
from corpus.language.quotations.meant_roles import meant_by_role
from corpus.language.quotations.people import Mention, People, Spoke, is_main
from corpus.model import Name

SURE = 0.75
"""From here on a word is a mention of whom it stands for."""


def pointing(context: Context, people: People, found: Iterable[Attribution]) -> list[Token]:
    """Return the words outside marks that may stand for a person: "she", "the senator".

    Who speaks is left out: that is told for each of `found` by itself.
    """
    sources = {one.source.i for one in found if one.source is not None}
    roles = {noun for noun, _, _, _ in people.roles}
    words = (t for t in context.doc if t.dep_ in SUBJECTS and t.i not in sources)
    pronouns = {"he", "she"}
    mains = (t for t in words if t.lemma_.lower() in roles or (t.lower_ in pronouns and is_main(t)))
    return [t for t in mains if context.mark_around(t.idx) is None]


def follow(context: Context, people: People, word: Token, last: Spoke | None) -> None:
    """Add a mention of whom a word stands for, where that is sure; `last` spoke before it."""
    if word.lower_ in ("he", "she"):
        entity, sure = meant_by_pronoun(context, people, word, last)
    elif context.name_at(word.idx) is None and word.tag_ == "NN":
        entity, sure = meant_by_role(context, people, word)
    else:
        return
    if entity is None or sure < SURE:
        return
    people.meant[word.idx] = entity
    name = Name(chars(word, word), "person", entity)
    mention = Mention(name, context.sentence_index(word.idx), is_main(word))
    insort(people.mentions, mention, key=lambda m: m.name.span)
