"""What is found in a document: by language analysis, and by the learned models."""

from dataclasses import dataclass
from typing import Literal

from corpus.model.published import Span

NameKind = Literal["person", "place", "organisation", "group", "other"]
QuotationKind = Literal["direct", "mixed", "indirect", "term"]
SpeakerKind = Literal["person", "institution", "document", "official", "collective", "unclear"]
CueClass = Literal["neutral", "asserting", "doubting", "accusing", "warning", "denying", "other"]
Agency = Literal["named", "unknown", "left_out"]
CertaintyKind = Literal["hedge", "denial", "accusation", "assertion"]
Tone = Literal["negative", "positive"]
FrameKind = Literal["conflict", "human interest", "moral", "economic", "resolution"]


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


ANALYSIS = 5
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
