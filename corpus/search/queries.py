"""Write what is asked as a query of the index, from terms: what people type is no syntax."""

from collections.abc import Iterable, Sequence
from datetime import date

from tantivy import FieldType, Occur, Query, Schema

from corpus.search.asked import LANGUAGES, Asked, Scope, document_number, key_token
from corpus.spelling import words

TITLE = 0.3
NAMES = 0.25
CONTENT = 0.5
"""Weights of a word in the title, among the names, and in what is quoted; in the text: 1."""

LONG = 6
"""Letters from which on a word is looked for with a slip in it."""
MOST_RUNS = 96
"""Runs of words that are looked up of one text."""
SINGLE = 0.2
"""Weight of a word by itself where runs of words are looked for."""

_Clause = tuple[Occur, Query]


def passages(schema: Schema, asked: Asked, scope: Scope) -> Query:
    """Ask for passages with some of the words, or all of the phrases if there is nothing else."""
    fields = {"text": 1.0, "title": TITLE, "names": NAMES}
    return _all_of(
        [_filter(_term(schema, "kind", "passage")), *_within(schema, scope)],
        _worded(schema, asked, fields),
    )


def holding(schema: Schema, each: Sequence[Asked], scope: Scope) -> Query:
    """Ask for passages that have all of some words, in text, title or names."""
    filters = [_filter(_term(schema, "kind", "passage")), *_within(schema, scope)]
    fields = {"text": 1.0, "title": TITLE, "names": NAMES}
    return _all_of(filters, [(Occur.Must, _some_words(schema, one, fields)) for one in each])


def misspelled(schema: Schema, asked: Asked, scope: Scope) -> Query:
    """Ask for passages with a long word that is one letter off, or has two changed about."""
    long = [word for word in asked.words if len(word) >= LONG]
    some = [Query.fuzzy_term_query(schema, "text", word) for word in long]
    filters = [_filter(_term(schema, "kind", "passage")), *_within(schema, scope)]
    return _all_of(filters, [(Occur.Must, _either(some))])


def wording(schema: Schema, tokens: Sequence[str], telling: frozenset[str], scope: Scope) -> Query:
    """Ask for passages that share runs of words with a text, and single words of it."""
    runs = dict.fromkeys(
        run
        for length in (3, 2)
        for run in zip(*(tokens[at:] for at in range(length)), strict=False)
        if telling.intersection(run)
    )
    some = [_phrase(schema, run) for run in [*runs][:MOST_RUNS]]
    some += [_weighted(_term(schema, "text", word), SINGLE) for word in dict.fromkeys(tokens)]
    filters = [_filter(_term(schema, "kind", "passage")), *_within(schema, scope)]
    return _all_of(filters, [(Occur.Must, _either(some))])


def quotations(schema: Schema, asked: Asked, scope: Scope, speaker: str | None) -> Query:
    """Ask for quotations with some of the words, by a speaker in whatever spelling."""
    fields = {"text": 1.0, "content": CONTENT, "names": NAMES}
    filters = [_filter(_term(schema, "kind", "quotation")), *_within(schema, scope)]
    if speaker is not None:
        filters.append(_filter(_spoken_by(schema, speaker)))
    if not asked.words:
        return Query.boolean_query(filters)
    return _all_of(filters, _worded(schema, asked, fields))


def quotations_within(
    schema: Schema, numbers: Sequence[int], scope: Scope, speaker: str | None
) -> Query:
    """Ask for the quotations that begin in the passages with these numbers."""
    filters = [_filter(_term(schema, "kind", "quotation")), *_within(schema, scope)]
    filters.append(_filter(Query.term_set_query(schema, "number", list(numbers))))
    if speaker is not None:
        filters.append(_filter(_spoken_by(schema, speaker)))
    return Query.boolean_query(filters)


def documents(schema: Schema) -> Query:
    """Ask for every document's own record."""
    return _term(schema, "kind", "document")


def some_documents(schema: Schema, documents: Sequence[tuple[str, str]]) -> Query:
    """Ask for these documents' own records, by workspace and id."""
    numbers = [document_number(workspace, name) for workspace, name in documents]
    own = Query.term_set_query(schema, "number", numbers)
    return Query.boolean_query([(Occur.Must, _term(schema, "kind", "document")), (Occur.Must, own)])


def document(schema: Schema, workspace: str, name: str) -> Query:
    """Ask for all records of one document: what a deletion goes by."""
    return Query.boolean_query(
        [
            (Occur.Must, _term(schema, "workspace", workspace)),
            (Occur.Must, _term(schema, "document", name)),
        ]
    )


def _all_of(filters: list[_Clause], scored: list[_Clause]) -> Query:
    return Query.boolean_query([*filters, *scored])


def _worded(schema: Schema, asked: Asked, fields: dict[str, float]) -> list[_Clause]:
    some = (Occur.Must, _some_words(schema, asked, fields))
    if asked.strict:
        return [some, *((Occur.Must, _phrase(schema, phrase)) for phrase in asked.phrases)]
    longer = (phrase for phrase in asked.phrases if len(phrase) > 1)
    return [some, *((Occur.Should, _phrase(schema, phrase)) for phrase in longer)]


def _some_words(schema: Schema, asked: Asked, fields: dict[str, float]) -> Query:
    """Ask for at least one word that tells something; the others only add to the score."""
    telling = [
        _weighted(_term(schema, name, word), weight)
        for name, weight in fields.items()
        for word in asked.telling
    ]
    keys = [key for key in asked.keys if key not in asked.telling]
    telling += [_weighted(_term(schema, "names", key), fields["names"]) for key in keys]
    others = [_term(schema, "text", word) for word in asked.words if word not in asked.telling]
    return Query.boolean_query(
        [(Occur.Must, _either(telling)), *((Occur.Should, query) for query in others)]
    )


def _either(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _phrase(schema: Schema, phrase: tuple[str, ...]) -> Query:
    if len(phrase) == 1:  # tantivy ends the process over a phrase of one word
        return _term(schema, "text", phrase[0])
    return Query.phrase_query(schema, "text", list(phrase))


def _spoken_by(schema: Schema, speaker: str) -> Query:
    """Ask for the key of the name, or for every word of how the speaker is called."""
    either = [_term(schema, "speaker", key_token(speaker))]
    called = [(Occur.Must, _term(schema, "speaker", word)) for word in words(speaker)]
    if called:
        either.append(Query.boolean_query(called))
    return _either(either)


def _within(schema: Schema, scope: Scope) -> list[_Clause]:
    languages = scope.languages
    bounds: dict[str, Iterable[str | int] | None] = {
        "workspace": scope.workspaces,
        "source": scope.sources,
        "document": scope.documents,
        "language": None if languages is None else map(LANGUAGES.index, languages),
    }
    clauses = [
        _filter(Query.term_set_query(schema, name, list(allowed)))
        for name, allowed in bounds.items()
        if allowed is not None
    ]
    return [*clauses, *_between(schema, scope.since, scope.until)]


def _between(schema: Schema, since: date | None, until: date | None) -> list[_Clause]:
    if since is None and until is None:
        return []
    first = since.toordinal() if since else 0
    last = until.toordinal() if until else date.max.toordinal()
    return [_filter(Query.range_query(schema, "published", FieldType.Integer, first, last))]


def _filter(query: Query) -> _Clause:
    """Let a clause decide what is found, and not how high it stands."""
    return Occur.Must, Query.const_score_query(query, 0.0)


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _term(schema: Schema, field: str, value: str) -> Query:
    # A position list is read only where a phrase asks for it.
    return Query.term_query(schema, field, value, index_option="freq")
