"""Find the person that "he", "she" or "the minister" stands for, or say that it is unclear."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.context import Context, chars
from corpus.language.naming import is_given
from corpus.language.phrases import SUBJECTS, beside, kind_of_noun, noun_phrase, stands_for
from corpus.lexicon import lexicon
from corpus.model import Name, Span
from corpus.spelling import known_name

SENTENCES_BACK = 4
"""How far back "he" may refer."""

_HE, _SHE = ("he", "him", "his"), ("she", "her", "hers")
_FEMALE_ENDINGS = ("ova", "eva", "skaya", "skaia")
_MALE_ENDINGS = ("ov", "ev", "yov", "skiy", "sky", "skyi", "skyy")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named outside quotation marks, by sentence, and whether as the main subject."""

    name: Name
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who was last said to speak, None if unnamed, and in which sentence."""

    entity: str | None
    sentence: int
    place: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in an article: mentions in order, full names, genders, roles."""

    mentions: tuple[Mention, ...]
    fullest: dict[str, str]
    genders: dict[str, str]
    roles: tuple[tuple[str, frozenset[str], str, int], ...]


def people_of(context: Context) -> People:
    """Gather the people of an article."""
    named = [n for n in context.names if n.kind == "person"]
    outside = [n for n in named if context.mark_around(n.span.start) is None]
    return People(
        tuple(_mention(context, n) for n in outside),
        fullest(context.text, context.names),
        _genders(context, named),
        tuple(_roles(context, outside)),
    )


def fullest(text: str, names: tuple[Name, ...]) -> dict[str, str]:
    """Return the fullest form of each entity's name in the text.

    Of forms of several words it is one that begins with a given name, and then the
    commonest: the longest is too often a slip, such as a heading's last word and a surname.
    """
    forms: dict[str, Counter[str]] = {}
    for name in names:
        forms.setdefault(name.entity, Counter())[name.span.of(text)] += 1
    return {
        entity: max(counts, key=lambda f: _fulness(f, counts)) for entity, counts in forms.items()
    }


def _fulness(form: str, counts: Counter[str]) -> tuple[bool, bool, int, int]:
    """Rank a form of a name."""
    words = form.split()
    return len(words) > 1, len(words) > 1 and is_given(words[0]), counts[form], len(words)


def _mention(context: Context, name: Name) -> Mention:
    """Place a mention in its sentence."""
    head = head_of(context, name.span)
    noun = stands_for(head)  # "the owner, Abel Muir, said"
    main = noun.dep_ in SUBJECTS and noun.head.dep_ in ("ROOT", "conj")
    return Mention(name, context.sentence_index(name.span.start), main)


def head_of(context: Context, span: Span) -> Token:
    """Return the head word of a stretch."""
    found = context.doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None else context.doc[context.token_at(span.start)]


def _genders(context: Context, named: list[Name]) -> dict[str, str]:
    """Guess the gender of each person from titles, given names and endings; not of all."""
    found: dict[str, str] = {}
    for name in named:
        guess = _gender(context, name)
        if guess and name.entity not in found:
            found[name.entity] = guess
    return found


def _gender(context: Context, name: Name) -> str | None:
    """Guess from one mention."""
    words = name.span.of(context.text).lower().replace("’s", "").replace("'s", "").split()
    if not words:
        return None
    ahead = context.text[max(0, name.span.start - 24) : name.span.start].lower().split()
    given = lexicon("given_names")
    for gender in ("male", "female"):
        if any(w.strip(".") in given[gender]["titles"] for w in [*ahead[-1:], *words[:1]]):
            return gender
        if len(words) > 1 and words[0] in given[gender]["names"]:
            return gender
    if words[-1].endswith(_FEMALE_ENDINGS):
        return "female"
    slavic = len(words[-1]) > 4 and words[-1].endswith(_MALE_ENDINGS)
    return "male" if slavic and not (len(words) > 1 and words[0].endswith("a")) else None


def _roles(context: Context, named: list[Name]) -> Iterator[tuple[str, frozenset[str], str, int]]:
    """Yield each role by its head noun and the other words in it, whose it is, and where."""
    for name in named:
        for role in role_spans(context, name.span):
            tokens = [t for t in context.doc[slice(*role)] if t.is_alpha]
            if tokens:
                head = tokens[-1] if role[1] <= context.token_at(name.span.start) else tokens[0]
                head = next((t for t in tokens if t.dep_ == "appos"), head)
                words = frozenset(t.lower_ for t in tokens)
                yield head.lemma_.lower(), words, name.entity, name.span.start


def role_spans(context: Context, name: Span) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of what is said of a person beside the name.

    Before it: "Kremlin spokesman Dmitri Peskov"; after a comma: "Orlova, a judge, …".
    """
    head = head_of(context, name)
    first = context.token_at(name.start)
    start = noun_phrase(head)[0]
    if start < first and context.doc[start].pos_ not in ("VERB", "AUX"):
        yield start, first
    for child in head.rights:
        clauses = (t for t in context.doc[head.i + 1 : child.i] if t.dep_ == "relcl")
        if child.dep_ == "appos" and child.pos_ == "NOUN" and not any(clauses):
            span = noun_phrase(child)
            yield span[0], _over_hyphen(context, span[1]) + 1


def _over_hyphen(context: Context, last: int) -> int:
    """Return where "the co-director of the fund" ends, which the parser may cut at "co"."""
    if last + 2 >= len(context.doc) or context.doc[last + 1].text != "-":
        return last
    return max(last + 2, noun_phrase(context.doc[last + 2])[1])


# --- who is meant ---------------------------------------------------------------------------


def meant_by_pronoun(
    context: Context, people: People, pronoun: Token, last: Spoke | None
) -> tuple[str | None, float]:
    """Return the person a pronoun stands for, with a confidence; None where it is not certain.

    Someone who speaks goes on to be "he", unless another who may be "he" came in since.
    Without such a one, "he" is the only person about, and the subject of what goes before.
    """
    gender = "male" if pronoun.lower_ in _HE else "female"
    near = [m for m in _near(context, people, pronoun) if _fits(people, m.name.entity, gender)]
    here = context.sentence_index(pronoun.idx)
    if last is not None and here - last.sentence <= SENTENCES_BACK:
        since = [m for m in near if m.sentence > last.sentence]
        if not since:
            return _goes_on(context, people, pronoun, last)
        if last.entity is None or _fits(people, last.entity, gender):
            near = since
    return _only_one(context, people, pronoun, near)


def _near(context: Context, people: People, pronoun: Token) -> list[Mention]:
    """Return the mentions shortly before a pronoun."""
    here = context.sentence_index(pronoun.idx)
    first = bisect_left(people.mentions, here - SENTENCES_BACK, key=lambda m: m.sentence)
    end = bisect_right(people.mentions, pronoun.idx, key=lambda m: m.name.span.end)
    return list(people.mentions[first:end])


def _goes_on(
    context: Context, people: People, pronoun: Token, last: Spoke
) -> tuple[str | None, float]:
    """Take a pronoun for who spoke last, since nobody else was named after it."""
    gender = "male" if pronoun.lower_ in _HE else "female"
    if last.entity is None or not _fits(people, last.entity, gender):
        return None, 0.3
    if _stranger(context, context.token_at(last.place) + 1, pronoun, last.entity):
        return None, 0.3
    if _is_aside(context, last):
        return None, 0.3
    return _taken(people, last.entity, gender), 0.85


def _is_aside(context: Context, last: Spoke) -> bool:
    """Tell who is only cited while another acts: "She was asked if, as Orlova claims, …"."""
    sentence = context.doc[context.token_at(last.place)].sent
    subjects = (c for c in sentence.root.children if c.dep_ in SUBJECTS)
    mains = [c for c in subjects if context.mark_around(c.idx) is None and _is_someone(c)]
    return bool(mains) and not any(_is_called(context, c, last.entity or "") for c in mains)


def _only_one(
    context: Context, people: People, pronoun: Token, near: list[Mention]
) -> tuple[str | None, float]:
    """Take a pronoun for the only person named before it, if as a subject and just before."""
    gender = "male" if pronoun.lower_ in _HE else "female"
    here = context.sentence_index(pronoun.idx)
    just = [m for m in near if here - m.sentence <= 1]
    if len({m.name.entity for m in just}) == 1 and any(m.subject for m in just):
        near = just  # whoever the sentence before is about, and nobody else
    entities = {m.name.entity for m in near}
    latest = max((m for m in near if m.subject), key=lambda m: m.name.span, default=None)
    if len(entities) != 1 or latest is None:
        return None, 0.3
    entity = entities.pop()
    close = context.sentence_index(pronoun.idx) - latest.sentence <= 2
    known = people.genders.get(entity) == gender or len(people.fullest[entity].split()) > 1
    after = context.token_at(latest.name.span.end)
    if not (close and known) or _stranger(context, after, pronoun, entity):
        return None, 0.3
    return _taken(people, entity, gender), 0.75


def _taken(people: People, entity: str, gender: str) -> str:
    """Remember that somebody was "he", so that nobody takes them for "she"."""
    people.genders.setdefault(entity, gender)
    return entity


def _stranger(context: Context, first: int, pronoun: Token, entity: str) -> bool:
    """Tell whether somebody else acts in between: "A conductor passed. She …", "an ally said"."""
    between = (t for t in context.doc[first : pronoun.i] if _acts(t) and t.head != pronoun.head)
    outside = (t for t in between if context.mark_around(t.idx) is None and _is_free(first, t))
    return any(_is_someone(t) and not _is_called(context, t, entity) for t in outside)


def _acts(token: Token) -> bool:
    """Tell a subject, and a name on which the parser hangs a sentence that it misread."""
    return token.dep_ in SUBJECTS or (token.dep_ == "ROOT" and token.tag_ == "NNP")


def _is_free(first: int, noun: Token) -> bool:
    """Tell who acts, or speaks, from who is only spoken of: "Orlova said the mayor was ill"."""
    same = noun.sent.start <= first < noun.sent.end
    return not same or noun.head.lemma_ in cues.speaking()


def _is_someone(noun: Token) -> bool:
    """Tell one human being, or a name that nobody knows, from a thing or a known body."""
    if noun.tag_ == "NNP":
        return known_name(noun.text) is None
    if noun.tag_ != "NN":
        return False
    speaks = noun.head.lemma_ in cues.speaking() and kind_of_noun(noun) is None
    return kind_of_noun(noun) in ("person", "official") or speaks


def _is_called(context: Context, noun: Token, entity: str) -> bool:
    """Tell whether a word is part of somebody's name, or of a place's or a body's in full.

    "Its chief executive, Henrike Vantongeren," is called Vantongeren.
    """
    if any(_bears(context, c, entity) for c in beside(noun)):
        return True
    name = context.name_at(noun.idx)
    if name is None:
        return False
    return name.entity == entity or (name.kind != "person" and " " in name.span.of(context.text))


def _bears(context: Context, word: Token, entity: str) -> bool:
    """Tell whether a word stands in a mention of somebody's name."""
    name = context.name_at(word.idx)
    return name is not None and name.entity == entity


def _fits(people: People, entity: str, gender: str) -> bool:
    """Tell whether a person may be "he" or "she"."""
    return people.genders.get(entity, gender) == gender


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


def spelled(context: Context, first: int, last: int) -> Span:
    """Return the characters of a token range, last included."""
    return chars(context.doc[first], context.doc[last])
