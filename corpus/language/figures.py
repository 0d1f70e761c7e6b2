"""List everybody an article speaks of, mention by mention: by name, by a noun, by "he" or "she"."""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from corpus.language.context import Attribution, Context
from corpus.language.meant import meant_by_role
from corpus.language.naming import listed
from corpus.language.people import People, head_of
from corpus.language.phrases import SUBJECTS, beside, gender_of_noun, kind_of_noun, stands_for
from corpus.lexicon import lexicon
from corpus.model import Span, Speaker
from corpus.spelling import known_name

PRONOUNS = {"he": "male", "him": "male", "his": "male", "himself": "male"} | {
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody: `entity` where a name is known; `gender` where it is, else how a name sounds.

    Of whom a noun mentions, `office` tells whether it is an office; a `whole` name has two
    words or more.
    """

    key: str
    entity: str | None
    gender: str | None
    sounds: str | None = None
    office: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a figure, at a token; `part` is what it does in its sentence.

    Of a pronoun, `sure` is how likely it is that the figure is meant.
    """

    figure: Figure
    place: int
    token: int
    sentence: int
    paragraph: int
    form: str
    part: str
    marked: bool
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody was found to say: by which mention, and who that was taken for."""

    mention: Mention
    one: Attribution
    who: Speaker
    sure: float


REMEMBERED = 80
"""Mentions back to which anything is looked up, so that the longest text takes no longer."""


@dataclass(slots=True)
class Scene:
    """All mentions in order, as far as the text has been read; pronouns come in when resolved."""

    context: Context
    people: People
    paragraphs: list[int]
    pronouns: deque[Token]
    mentions: list[Mention] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def gender(self, figure: Figure) -> str | None:
        """Return whether a figure is a man or a woman, as far as is known by now."""
        return figure.gender or self.genders.get(figure.key)

    def fits(self, figure: Figure, gender: str) -> bool:
        """Tell whether a figure may be "he", or "she"."""
        return self.gender(figure) in (gender, None)

    def paragraph(self, place: int) -> int:
        """Return the index of the paragraph that a character lies in."""
        return bisect_left(self.paragraphs, place + 1)

    def add(self, mention: Mention) -> None:
        """Take in a mention at its place."""
        at = bisect_left(self.mentions, mention.place, key=lambda m: m.place)
        self.mentions.insert(at, mention)

    def before(self, place: int) -> list[Mention]:
        """Return the last mentions that begin before a character."""
        end = bisect_left(self.mentions, place, key=lambda m: m.place)
        return self.mentions[max(0, end - REMEMBERED) : end]

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that begin in a stretch."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.place)
        return self.mentions[first : bisect_left(self.mentions, span.end, key=lambda m: m.place)]

    def at(self, word: Token) -> Figure | None:
        """Return whom a word mentions."""
        name = self.context.name_at(word.idx)
        place = word.idx if name is None else name.span.start
        at = bisect_left(self.mentions, place, key=lambda m: m.place)
        found = self.mentions[at] if at < len(self.mentions) else None
        return found.figure if found is not None and found.place == place else None

    def mention(self, token: Token, place: int, figure: Figure, form: str) -> Mention:
        """Make the mention of a figure by a word."""
        return Mention(
            figure,
            place,
            token.i,
            self.context.sentence_index(place),
            self.paragraph(place),
            form,
            part_of(token),
            self.context.mark_around(place) is not None,
        )


def scene_of(context: Context, people: People) -> Scene:
    """List the people of an article whom names and nouns mention."""
    lines = [i + 1 for i, c in enumerate(context.text) if c == "\n"]
    free = (t for t in context.doc if t.lower_ in PRONOUNS)
    pronouns = deque(t for t in free if context.mark_around(t.idx) is None)
    scene = Scene(context, people, lines, pronouns)
    found = [*_named(scene), *_described(scene)]
    scene.mentions = sorted(found, key=lambda m: m.place)
    return scene


def part_of(word: Token) -> str:
    """Tell a subject of a main clause, any other subject, a possessor, and the rest."""
    noun = stands_for(word)
    if is_said_to_be(noun):
        return "main"
    if noun.dep_ in SUBJECTS:
        return "main" if noun.head.dep_ in ("ROOT", "conj") else "subject"
    return "possessor" if word.dep_ == "poss" else "other"


def is_said_to_be(noun: Token) -> bool:
    """Tell Abel Muir in "The owner is Abel Muir": the sentence is about him."""
    return noun.dep_ == "attr" and noun.tag_ == "NNP" and noun.head.lemma_ == "be"


def _named(scene: Scene) -> Iterator[Mention]:
    """Yield the names of people."""
    for name in scene.context.names:
        if name.kind == "person":
            head = head_of(scene.context, name.span)
            yield scene.mention(head, name.span.start, figure_of(scene.people, name.entity), "name")


def figure_of(people: People, entity: str) -> Figure:
    """Make the figure of a name."""
    words = people.fullest.get(entity, "").split()
    gender = people.genders.get(entity)
    return Figure(entity, entity, gender, _sound(words), whole=len(words) > 1)


def _sound(words: list[str]) -> str | None:
    """Guess from the ending of a given name that is not listed, as those listed end: "Ilva"."""
    given = words[0].casefold() if len(words) > 1 else ""
    for size in (3, 2, 1):
        men, women = _endings().get(given[-size:], (0, 0))
        if men + women >= _FEW:
            share = women / (men + women)
            return "female" if share > _MOSTLY else "male" if share < 1 - _MOSTLY else None
    return None


@cache
def _endings() -> dict[str, tuple[int, int]]:
    """Count the given names of men and of women that end in each of one to three letters."""
    known = lexicon("given_names")
    men, women = (
        Counter(n[-k:] for n in known[gender]["names"] for k in (1, 2, 3))
        for gender in ("male", "female")
    )
    return {end: (men[end], women[end]) for end in men | women}


_FEW = 5
"""Names with an ending from which it tells something, and the share that tells it."""
_MOSTLY = 0.85


def _described(scene: Scene) -> Iterator[Mention]:
    """Yield single human beings whom a noun mentions and no name stands beside.

    "The minister" is whom the text has named as one.
    """
    for noun in scene.context.doc:
        if noun.tag_ == "NNP" and _is_unknown(scene, noun):
            yield scene.mention(noun, noun.idx, Figure(noun.text, None, None), "noun")
        if noun.tag_ == "NN" and kind_of_noun(noun) in ("person", "official"):
            thing = noun.lower_ in listed("things", "en") or noun.dep_ in _NOBODY
            if thing or _is_named(scene, noun):
                continue
            entity, _ = meant_by_role(scene.context, scene.people, noun)
            figure = _unnamed(noun) if entity is None else figure_of(scene.people, entity)
            yield scene.mention(noun, noun.idx, figure, "noun")


def _is_unknown(scene: Scene, noun: Token) -> bool:
    """Tell who acts under a name of one word that was not seen as a name."""
    acts = noun.dep_ in SUBJECTS and next(noun.lefts, None) is None
    return acts and scene.context.name_at(noun.idx) is None and known_name(noun.text) is None


_NOBODY = ("compound", "attr", "nmod", "appos")
"""What a noun does where it mentions nobody, but says what somebody is."""


def _is_named(scene: Scene, noun: Token) -> bool:
    """Tell the noun of a name's own phrase, or that a name stands beside or is said to be it."""
    around = [t for t in (noun, *beside(noun), *noun.children) if t.dep_ != "poss"]
    if noun.dep_ in SUBJECTS:
        around += [t for t in noun.head.rights if is_said_to_be(t)]
    names = (scene.context.name_at(t.idx) for t in around)
    return any(n is not None and n.kind == "person" for n in names)


def _unnamed(noun: Token) -> Figure:
    """Make a figure of a noun; two of one noun are one, unless "a" begins a new one."""
    new = any(c.lower_ in ("a", "an", "another", "one") for c in noun.lefts)
    key = f"{noun.lemma_.lower()} {noun.i if new else ''}"
    office = kind_of_noun(noun) == "official"
    return Figure(key, None, gender_of_noun(noun.lower_), office=office)
