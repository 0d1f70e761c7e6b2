"""What was published and what is said in it: sources, documents, annotations, incidents."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

OPERATOR = "operator"
"""The workspace of whoever runs Parallax; every other workspace sees it beside its own."""

Day = date

Language = Literal["en", "ru", "uk"]
LANGUAGES: dict[Language, str] = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
"""Each language by its code, as we call it."""

NameKind = Literal["person", "place", "organisation", "group", "other"]
QuotationKind = Literal["direct", "mixed", "indirect", "term"]
SpeakerKind = Literal["person", "institution", "document", "official", "collective", "unclear"]
CueClass = Literal["neutral", "asserting", "doubting", "accusing", "warning", "denying", "other"]
Agency = Literal["named", "unknown", "left_out"]
CertaintyKind = Literal["hedge", "denial", "accusation", "assertion"]
Tone = Literal["negative", "positive"]
FrameKind = Literal["conflict", "human interest", "moral", "economic", "resolution"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, in characters: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: an outlet, on a side that the team chose, or on none."""

    name: str
    side: str | None = None
    country: str | None = None
    workspace: str = OPERATOR


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the text that is not the article, and why: a caption, a share line."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, its text exactly as it was read.

    Offsets everywhere count characters of `text`. What cleaning set aside stays in
    `text` and is blanked in `body`, so both have one length and one set of offsets.
    """

    id: str
    source: str
    text: str
    workspace: str = OPERATOR
    url: str | None = None
    title: str | None = None
    published: date | None = None
    language: Language = "en"
    aside: tuple[Aside, ...] = ()

    @property
    def body(self) -> str:
        """The article alone: `text` with each set-aside stretch blanked, newlines kept."""
        parts, done = [], 0
        for span in sorted(aside.span for aside in self.aside):
            parts.append(self.text[done : span.start])
            parts.append("".join(c if c == "\n" else " " for c in span.of(self.text)))
            done = max(done, span.end)
        return "".join([*parts, self.text[done:]])


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, place, organisation or group.

    `entity` is one key for all spellings and short forms in the article;
    mentions with equal `entity` in two articles are one person or place. That of a person is
    the surname's key and, where the article gives a name with it, the given name's after a
    blank. `role` is where the text says beside the name what a person is.
    """

    span: Span
    kind: NameKind
    entity: str
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quotation is attributed to.

    `span` is where the text says so (a name, "he", "officials"); `name` is the person
    or institution it stands for, as spelled in the article, and `entity` its key;
    both are None when the article does not name one. `role` is as the article gives it.
    """

    span: Span | None
    kind: SpeakerKind
    name: str | None = None
    entity: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words attributed to somebody: content, speaker and cue, each an exact span.

    `span` is the content (inside the marks when direct). `sentence` is the sentence or
    sentences around content, cue and speaker. `confidence` lies in 0..1. What another is said
    to have said is second-hand: `within` is the content of the attribution that it is told in.
    """

    span: Span
    kind: QuotationKind
    speaker: Speaker
    cue: Span | None
    cue_class: CueClass
    sentence: Span
    confidence: float
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Who did what to whom, in one sentence in the outlet's own voice or a quotation.

    `event` is the lemma of the verb or event noun at `cue`, in Russian and Ukrainian the English
    word for it, so that one deed is one event in all languages. `agency` tells a named agent
    from one declared unknown ("we do not know who") and from one left out (a passive).
    """

    sentence: Span
    cue: Span
    event: str
    agency: Agency
    agent: Span | None = None
    agent_entity: str | None = None
    patient: Span | None = None
    patient_entity: str | None = None
    quoted: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that makes its sentence less, or otherwise, than stated as fact."""

    span: Span
    kind: CertaintyKind
    sentence: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence states of a thing that can be one way only: how many, how old, if alive.

    `of` is one key for one thing in all articles on an incident ("killed people", "age petrev
    ivan"); the value at `span` lies from `low` to `high`: “at least 12” reaches from 12 on, and
    yes and no are 1 and 0. `quoted` tells that it stands in somebody else's words in marks;
    `where` is the key of the place of which alone it is said: so many in one town of a country.
    `whose` is the key of whom or what it is said; `value` is who or what, where it is no number:
    the doer of a deed, what it was done with, keys with blanks between where it may be any of them.
    """

    sentence: Span
    span: Span
    of: str
    low: float
    high: float
    quoted: bool = False
    where: str = ""
    whose: str = ""
    value: str = ""

    @property
    def thing(self) -> tuple[str, str]:
        """What it is stated of."""
        return self.of, self.whose

    def agrees(self, other: "Stated") -> bool:
        """Tell whether both can be right: their ranges meet."""
        return self.low <= other.high and other.low <= self.high


UNKNOWN_DOER = "?"
"""The `value` of a deed of which a text says itself that it does not know who did it."""


ANALYSIS = 4
"""The analysis of today. Raise it when analysis finds more, or otherwise: what an earlier one found
is then found anew in the background."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What language analysis found in one document; `unread` counts skipped sentences.

    `analysis` is the number of the analysis that found it, 0 of what it was not noted.
    """

    passages: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    actions: tuple[Action, ...] = ()
    cues: tuple[Cue, ...] = ()
    unread: int = 0
    stated: tuple[Stated, ...] = ()
    analysis: int = 0


@dataclass(frozen=True, slots=True)
class Portrayal:
    """How somebody comes off in one sentence about them, as far as that is clear.

    `span` is the mention, `entity` the key of its Name. `tone` is None where the model would
    only have guessed, and where it took the sentence for neutral.
    """

    span: Span
    sentence: Span
    entity: str
    tone: Tone | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A general frame that an article is told in, and the sentence that speaks most for it."""

    kind: FrameKind
    sentence: Span


@dataclass(frozen=True, slots=True)
class Impressions:
    """What the learned models make of one document, made in the background.

    `portrayals` has every sentence about a main actor that was looked at, clear or not.
    """

    portrayals: tuple[Portrayal, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A stored document with its source and its annotations: all a comparison needs.

    `impressions` are None until they were made, which takes some seconds after ingesting.
    """

    document: Document
    source: Source
    annotations: Annotations
    impressions: Impressions | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened, and the documents about it or that only mention it.

    `until` is the last day where it is more than one; `passages` are the sentences of the
    documents that only mention it, by document. `sources` are all that published one of those
    about it, also where one text came from many.
    """

    id: str
    title: str
    date: date | None
    about: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    articles_by_side: dict[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    passages: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    sources_by_side: dict[str, int] = field(default_factory=dict)
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact span of a stored document, with all a reader needs to check it."""

    document: str
    source: str
    span: Span
    text: str
    side: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None


def cite(article: Article, span: Span) -> Evidence:
    """Quote `span` of `article`, word for word."""
    document = article.document
    return Evidence(
        document=document.id,
        source=article.source.name,
        span=span,
        text=span.of(document.text),
        side=article.source.side,
        url=document.url,
        title=document.title,
        published=document.published,
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """A workspace's word on one sentence: whether it tells a narrative that the team defined.

    `vector` holds the sentence's meaning, 384 signed bytes, so that it is learned from without
    looking the document up.
    """

    narrative: str
    document: str
    span: Span
    text: str
    confirmed: bool
    vector: bytes = field(repr=False, default=b"")
