"""Find the person that "the minister" stands for, or say that it is unclear."""

from spacy.tokens import Token

from corpus.language.context import Context
from corpus.language.people import People
from corpus.language.phrases import noun_phrase


def meant_by_role(context: Context, people: People, head: Token) -> tuple[str | None, float]:
    """Return the person that "the minister" stands for, if just one fits."""
    first, last = noun_phrase(head)
    words = context.doc[first : last + 1]
    if words[0].lower_ not in ("the", "that", "this"):
        return None, 0.0
    own = {t.lower_ for t in words if t.pos_ in ("ADJ", "PROPN", "NOUN")} - {head.lower_, "former"}
    fitting = {
        entity
        for noun, role, entity, place in people.roles
        if noun == head.lemma_.lower() and own <= role and place < head.idx
    }
    return (fitting.pop(), 0.75) if len(fitting) == 1 else (None, 0.0)
