"""Turn a stored article into the records that the index of words holds of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.model import Article, Quotation, Span, Speaker
from corpus.search.asked import LANGUAGES, document_number, key_token, name_keys, number
from corpus.spelling import words

Record = dict[str, Any]


def records(article: Article) -> Iterator[Record]:
    """Yield one record for the document itself, one a passage, and one a quotation."""
    told = _Told(article, article.document.body)
    whose = _whose(article)
    title = " ".join(words(article.document.title or ""))
    yield {**whose, "kind": "document", "number": _own_number(article)}
    for span in article.annotations.passages:
        yield {**whose, **_passage(told, span), "title": title}
    for index, quotation in enumerate(article.annotations.quotations):
        yield {**whose, **_quotation(told, quotation), "index": index}


@dataclass(frozen=True, slots=True)
class _Told:
    """An article and its body, which takes a while to make."""

    article: Article
    body: str

    def words(self, span: Span) -> list[str]:
        return words(span.of(self.body))

    def names(self, span: Span) -> list[str]:
        """Return the words and keys of the names in a span, and the keys of capitals in it."""
        tokens = list(name_keys(span.of(self.body), worth=_capital))
        for name in self.article.annotations.names:
            if span.holds(name.span):
                spelled = name.span.of(self.body)
                tokens += [*words(spelled), key_token(spelled), name.entity.replace(" ", "_")]
        return _once(tokens)

    def number(self, start: int) -> int:
        return number(self.article.document.workspace, self.article.document.id, start)


def _whose(article: Article) -> Record:
    document = article.document
    record: Record = {
        "document": document.id,
        "workspace": document.workspace,
        "source": document.source,
        "language": LANGUAGES.index(document.language),
    }
    if document.published:
        record["published"] = document.published.toordinal()
    return record


def _own_number(article: Article) -> int:
    return document_number(article.document.workspace, article.document.id)


def _passage(told: _Told, span: Span) -> Record:
    return {
        "kind": "passage",
        "number": told.number(span.start),
        "start": span.start,
        "end": span.end,
        "text": " ".join(told.words(span)),
        "names": " ".join(told.names(span)),
    }


def _quotation(told: _Told, quotation: Quotation) -> Record:
    return {
        "kind": "quotation",
        "number": _home(told, quotation.span),
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": " ".join(told.words(quotation.sentence)),
        "content": " ".join(told.words(quotation.span)),
        "names": " ".join(told.names(quotation.sentence)),
        "speaker": " ".join(_speaker(told, quotation.speaker)),
    }


def _home(told: _Told, span: Span) -> int:
    """Return the number of the passage where a quotation begins."""
    passages = told.article.annotations.passages
    return told.number(max((p.start for p in passages if p.start <= span.start), default=0))


def _speaker(told: _Told, speaker: Speaker) -> list[str]:
    """Return the keys of who speaks, by name, and the words of how the article calls them."""
    called = speaker.span.of(told.body) if speaker.span else ""
    keys = [key_token(name) for name in (speaker.name, called) if name]
    said = " ".join(filter(None, (called, speaker.name, speaker.role)))
    return _once([*keys, (speaker.entity or "").replace(" ", "_"), *words(said)])


def _once(tokens: list[str]) -> list[str]:
    return [token for token in dict.fromkeys(tokens) if token]


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
