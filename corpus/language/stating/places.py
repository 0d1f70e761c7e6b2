"""Say of which place alone a number is told: “in Kharkiv”, “across Ukraine”, “there”."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from corpus.language.agency.events import child, entity_at
from corpus.lexicon import lexicon
from corpus.model import Name, Span


def where(doc: Doc, span: Span, names: Sequence[Name]) -> str:
    """Return the key of the place that goes with a number; "" if none does.

    What is said of a whole country, or of a place named before, is one place by itself.
    """
    given = lexicon("stating")
    cut = doc.char_span(span.start, span.end, alignment_mode="expand")
    for above in _around(cut.root) if cut is not None else ():
        for beside in above.children:
            if beside.lower_ in given["places"] and beside.dep_ != "expl":
                return beside.lower_
            named = (
                child(beside, "pobj")
                if beside.lower_ in given["within"] + given["everywhere"]
                else None
            )
            entity = entity_at(named, names) if named is not None else None
            if entity and any(n.entity == entity and n.kind == "place" for n in names):
                return f"all over {entity}" if beside.lower_ in given["everywhere"] else entity
    return ""


def _around(token: Token) -> Iterator[Token]:
    """Yield a number, what it counts and the verb that it belongs to."""
    yield token
    for above in token.ancestors:
        yield above
        if above.pos_ == "VERB":
            return
