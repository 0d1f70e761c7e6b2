"""Choose whom "he" and "she" stand for, and how likely that is, by weights learned from texts.

Every figure that fits is weighed by where and how it was mentioned last (the features of
mention ranking: Denis and Baldridge 2008); the chance is the share of the best among all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.figures import PRONOUNS, Figure, Mention, Scene, Speech
from corpus.language.weighing import chances
from corpus.model import Span

BACK = 12
"""Sentences back to which a pronoun may refer."""
HEARD = 20
"""Speeches back that count."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that fits, its mentions before the pronoun, and the features to weigh."""

    figure: Figure
    mentions: list[Mention]
    features: dict[str, float]


def candidates(scene: Scene, pronoun: Token, content: Span | None) -> list[Candidate]:
    """Return who may be meant, with features; `content` is what the pronoun is said to say."""
    gender, here = PRONOUNS[pronoun.lower_], scene.context.sentence_index(pronoun.idx)
    known: dict[str, list[Mention]] = {}
    for mention in scene.before(pronoun.idx):
        near = here - mention.sentence <= BACK and not mention.marked
        if near and scene.fits(mention.figure, gender):
            known.setdefault(mention.figure.key, []).append(mention)
    speeches = [s for s in scene.speeches[-HEARD:] if s.mention.place < pronoun.idx]
    found = []
    for key, mentions in known.items():
        rivals = [ms for other, ms in known.items() if other != key]
        view = _View(scene, pronoun, mentions, rivals, speeches)
        features = {
            **_of_place(view),
            **_of_figure(view),
            **_of_rivals(view),
            **_of_speeches(view),
            "spoken of": content is not None and _is_within(scene, content, key),
        }
        found.append(Candidate(mentions[-1].figure, mentions, features))
    return found


@dataclass(frozen=True, slots=True)
class _View:
    """A figure as seen from a pronoun: its mentions, those of others, and who spoke before."""

    scene: Scene
    pronoun: Token
    mentions: list[Mention]
    rivals: list[list[Mention]]
    speeches: list[Speech]

    @property
    def last(self) -> Mention:
        """Return the last mention of the figure."""
        return self.mentions[-1]

    def told(self, mention: Mention, *, by_it: bool) -> bool:
        """Tell whether a mention is within what the figure said, or within what others did.

        Whoever speaks in there is nobody who is only spoken of.
        """
        verb = self.scene.context.doc[mention.token].head
        if by_it and _leads(mention) and verb.lemma_ in cues.speaking():
            return False
        return any(
            s.one.content.start <= mention.place < s.one.content.end
            for s in self.speeches
            if (s.mention.figure.key == self.last.figure.key) == by_it
        )


def _of_place(view: _View) -> dict[str, float]:
    """Describe where the last mention stands, and what it does there."""
    scene, last, place = view.scene, view.last, view.pronoun.idx
    far = scene.context.sentence_index(place) - last.sentence
    paragraph = scene.paragraph(place)
    return {
        "in the sentence": far == 0,
        "in the sentence before": far == 1,
        "two sentences before": far == 2,
        "sentences": log(1 + far),
        "in the paragraph": last.paragraph == paragraph,
        "paragraphs": min(paragraph - last.paragraph, 4),
        "main subject": last.part == "main",
        "subject": last.part == "subject",
        "possessor": last.part == "possessor",
        "in others' words": view.told(last, by_it=False),
        "opens the paragraph": _opens(scene, last.figure.key, paragraph, place),
        "of the last lead": _last_lead(scene, place) == last.figure.key,
        "mentions": log(1 + len(view.mentions)),
    }


def _of_figure(view: _View) -> dict[str, float]:
    """Describe what is known of the figure."""
    figure, gender = view.last.figure, PRONOUNS[view.pronoun.lower_]
    open_ = figure.gender is None
    return {
        "by pronoun": view.last.form == "pronoun",
        UNSURE: 1 - view.last.sure,
        "by noun": view.last.form == "noun",
        "nobody named": figure.entity is None,
        "one word": figure.entity is not None and not figure.whole,
        "gender known": not open_,
        "gender taken": open_ and view.scene.gender(figure) == gender,
        "sounds so": open_ and figure.sounds == gender,
        "sounds otherwise": open_ and figure.sounds not in (gender, None),
    }


UNSURE = "by pronoun, unsure"
"""How unsure it is that the last mention, by a pronoun, is of the figure."""


def _of_rivals(view: _View) -> dict[str, float]:
    """Describe who else was mentioned since: in the figure's own words, or not."""
    since = [[m for m in ms if m.place > view.last.place] for ms in view.rivals]
    free = [[m for m in ms if not view.told(m, by_it=True)] for ms in since]
    later = [ms[-1].figure for ms in free if ms]
    leads = [ms[-1].figure for ms in free if any(_leads(m) for m in ms)]
    told = sum(bool(ms) for ms in since) - len(later)
    return {
        "named ones later": log(1 + sum(f.entity is not None for f in later)),
        "others later": log(1 + sum(f.entity is None for f in later)),
        "latest": not later,
        "named ones lead later": log(1 + sum(f.entity is not None for f in leads)),
        "others lead later": log(1 + sum(f.entity is None for f in leads)),
        "latest to lead": not leads,
        "told of others": log(1 + told),
        "alone": not view.rivals,
    }


def _of_speeches(view: _View) -> dict[str, float]:
    """Describe whether the figure spoke last."""
    key, place = view.last.figure.key, view.pronoun.idx
    last = view.speeches[-1] if view.speeches else None
    mine = last is not None and last.mention.figure.key == key
    here = view.scene.context.sentence_index(place)
    spoken = last.mention.place if last is not None else -1
    near = last is not None and last.mention.paragraph == view.scene.paragraph(place)
    rivals = [m for ms in view.rivals for m in ms if m.place > spoken]
    free = [m for m in rivals if not view.told(m, by_it=True)]
    return {
        "spoke last": mine,
        "spoke last, nobody since": mine and not free,
        "spoke last, nobody leads since": mine and not any(_leads(m) for m in free),
        "spoke last, in the paragraph": mine and near,
        "spoke last, in the sentence before": mine
        and last is not None
        and here - last.mention.sentence <= 1,
        "spoke last and replies": mine and view.pronoun.head.lemma_ in REPLIES,
        "another spoke since": last is not None and not mine and spoken > view.last.place,
        "speeches": log(1 + sum(s.mention.figure.key == key for s in view.speeches)),
    }


REPLIES = ("reply", "answer", "respond", "retort", "counter")


def _leads(mention: Mention) -> bool:
    return mention.part in ("main", "subject")


def _opens(scene: Scene, key: str, paragraph: int, place: int) -> bool:
    """Tell whom the first words of a paragraph are about."""
    first = next((m for m in scene.before(place) if m.paragraph == paragraph and _leads(m)), None)
    return first is not None and first.figure.key == key


def _last_lead(scene: Scene, place: int) -> str | None:
    """Return who the last main clause before a place is about."""
    mains = (m for m in reversed(scene.before(place)) if m.part == "main" and not m.marked)
    lead = next(mains, None)
    return lead.figure.key if lead is not None else None


def _is_within(scene: Scene, content: Span, key: str) -> bool:
    """Tell whether somebody is named in what is said."""
    return any(n.entity == key for n in scene.context.names_in(content))


# --- the choice -----------------------------------------------------------------------------


def read_to(scene: Scene, place: int) -> None:
    """Resolve the pronouns outside marks before a place, and take them in as mentions."""
    while scene.pronouns and scene.pronouns[0].idx < place:
        pronoun = scene.pronouns.popleft()
        best, sure = choice(scene, pronoun, None, candidates(scene, pronoun, None))
        if best is not None and sure >= LIKELY:
            take(scene, pronoun, best.figure, sure)


def referent(scene: Scene, pronoun: Token, content: Span) -> tuple[Figure | None, float]:
    """Return whom "he" or "she" who is said to say something stands for, and how likely.

    Where that goes by another pronoun, it is as unsure as that is too.
    """
    if scene.pronouns and scene.pronouns[0].i == pronoun.i:
        scene.pronouns.popleft()
    best, sure = choice(scene, pronoun, content, candidates(scene, pronoun, content))
    if best is None:
        return None, 0.0
    if sure >= LIKELY:
        take(scene, pronoun, best.figure, sure)
    return best.figure, sure * (1 - best.features[UNSURE])


def take(scene: Scene, pronoun: Token, figure: Figure, sure: float) -> None:
    """Take in that a pronoun stands for somebody, so that nobody takes them for the other."""
    mention = scene.mention(pronoun, pronoun.idx, figure, "pronoun")
    scene.add(replace(mention, sure=sure))
    if sure >= CERTAIN:
        scene.genders.setdefault(figure.key, PRONOUNS[pronoun.lower_])


CERTAIN = 0.8
"""Chance from which a pronoun tells whether somebody is a man or a woman."""


def choice(
    _scene: Scene, _pronoun: Token, _content: Span | None, found: Sequence[Candidate]
) -> tuple[Candidate | None, float]:
    """Return the likeliest candidate with its chance; the trainer puts its own in this place."""
    likely = chances("referents", [c.features for c in found])
    return max(zip(found, likely, strict=True), key=lambda c: c[1], default=(None, 0.0))


LIKELY = 0.5
"""Chance from which a pronoun goes on about somebody, though it may be too low to name them."""
