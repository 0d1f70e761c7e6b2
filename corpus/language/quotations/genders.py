"""Tell "he" from "she" for the people of a text, by titles, names, endings and what they are."""

from functools import cache

from spacy.tokens import Token

from corpus.language.phrases import noun_phrase, standing_for, stands_for
from corpus.language.quotations.context import Context
from corpus.lexicon import lexicon
from corpus.model import Name

_FEMALE_ENDINGS = ("ova", "eva", "skaya", "skaia")
_MALE_ENDINGS = ("ov", "ev", "yov", "skiy", "sky", "skyi", "skyy")
_GENDERS = ("male", "female")


def genders(context: Context, named: list[Name]) -> dict[str, str]:
    """Guess the gender of each person from what is said at any mention; not of all."""
    full = {n.entity for n in named if " " in n.span.of(context.text)}
    found: dict[str, str] = {}
    for name in named:
        guess = _of_mention(context, name, alone=name.entity not in full)
        if guess and name.entity not in found:
            found[name.entity] = guess
    return found


@cache
def of_noun(word: str) -> str | None:
    """Return whose noun a lemma is, "actress" and "husband"; None for "minister"."""
    return next((g for g in _GENDERS if word in lexicon("given_names")[g]["nouns"]), None)


def _of_mention(context: Context, name: Name, *, alone: bool) -> str | None:
    """Guess from one mention; a single word is a given name only if it always stands `alone`."""
    words = name.span.of(context.text).lower().replace("’s", "").replace("'s", "").split()
    if not words:
        return None
    ahead = context.text[max(0, name.span.start - 24) : name.span.start].lower().split()
    titles = [w.strip(".") for w in [*ahead[-1:], *words[:1]]]
    given = lexicon("given_names")
    for gender in _GENDERS:
        if any(w in given[gender]["titles"] for w in titles):
            return gender
        if (len(words) > 1 or alone) and words[0] in given[gender]["names"]:
            return gender
    return _by_ending(words) or _by_kin(context, name)


def _by_ending(words: list[str]) -> str | None:
    """Read a Slavic surname."""
    if words[-1].endswith(_FEMALE_ENDINGS):
        return "female"
    slavic = len(words[-1]) > 4 and words[-1].endswith(_MALE_ENDINGS)
    return "male" if slavic and not (len(words) > 1 and words[0].endswith("a")) else None


def _by_kin(context: Context, name: Name) -> str | None:
    """Read what somebody is: "his wife, Joan", "Tarn's brother Joss", "the actress Ada Tarn"."""
    last = context.doc[context.token_at(name.span.end - 1)]
    return next(filter(None, (of_noun(t.lemma_.lower()) for t in _said_of(last))), None)


def _said_of(last: Token) -> list[Token]:
    """Return the nouns beside a name that say what its bearer is."""
    before = [t for t in last.doc[noun_phrase(last)[0] : last.i] if t.dep_ in ("compound", "nmod")]
    after = [c for c in last.rights if c.dep_ == "appos" and c.pos_ == "NOUN"]
    return [
        *(n for n in {stands_for(last), standing_for(last)} if n != last),
        *reversed(before),
        *after,
    ]
