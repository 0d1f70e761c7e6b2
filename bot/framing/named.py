"""Find what an article calls the event, the people in it and the war."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.framing.cells import Seen
from bot.framing.phrases import Found
from bot.framing.telling import Telling, beginning
from bot.framing.wordlists import What, choices, find
from corpus.language.cyrillic.deed_words import listed
from corpus.language.cyrillic.inflection import inflected
from corpus.language.cyrillic.stops import COUNT, is_stop
from corpus.lexicon import lexicon
from corpus.model import Language, Span
from corpus.spelling import words

POINTING = {"the", "this", "that", "his", "her", "its", "their"}
"""A word that points at one event, known by now, within three words before its name."""

A = {"a", "an"}
LOOSE = {
    *("of", "in", "on", "at", "and", "or", "to", "for", "from", "by", "with", "as", "into"),
    *("is", "was", "are", *A),
}
"""Between the two, these show that the word points at something else: “the path of escalation”."""

FIRST = 3
"""Sentences that may introduce the event with “a” or “an”."""

_NEXT = re.compile(r"[ -]([^\W\d_]+)")


def named(telling: Telling, text: str, what: What) -> Iterator[Seen]:
    """Yield the words of a list in one of the forms of an article's text, by their English key."""
    opening = telling.sentences[:FIRST]
    for found in find(telling, text, what):
        sentence = telling.sentence_of(found.span)
        if sentence and what == "label" and _is_in_a_name(telling, found, sentence):
            continue
        if sentence and (what != "event" or _is_one(telling, found, sentence in opening)):
            said = found.span.of(telling.article.document.text)
            yield Seen(telling.article, sentence, said, found.key)


def _is_in_a_name(telling: Telling, found: Found, sentence: Span) -> bool:
    """Tell a word of a name from one that the outlet chose: “the Detainees' Club”."""
    text, begins = telling.article.document.text, sentence.start == found.span.start
    capital = found.span.of(text)[:1].isupper() and not begins
    return capital and bool(_NAMED_SO.match(text, found.span.end))


_NAMED_SO = re.compile(r"(?:['’]s?|s['’])? [A-ZА-ЯІЇЄҐ]")


def _is_one(telling: Telling, found: Found, opening: bool) -> bool:
    """Tell whether a word names one event that happened, in the outlet's own words."""
    document = telling.article.document
    if not opening and _is_elsewhere(document.text, found):
        return False
    if document.language == "en":
        return _happened(found, document.text, introducing=opening)
    return _is_told(found, found.span.of(document.text).lower(), document.language)


def _is_elsewhere(text: str, found: Found) -> bool:
    """Tell another event by whom or where it met, told of nowhere else: «удар по Калиновому»."""
    follows = _COMPLEMENT.match(text, found.span.end)
    names = _CAPITAL.findall(follows[0]) if follows else []
    known = _beginnings(text)
    return bool(names) and all(known[beginning(t)] < TWICE for name in names for t in words(name))


TWICE = 2


@lru_cache(maxsize=512)
def _beginnings(text: str) -> Counter[str]:
    return Counter(beginning(token) for token in words(text))


_COMPLEMENT = re.compile(r"(?: (?:of|on|at|in|against)\b|(?= [Ѐ-ӿ]))(?:[ -][^\W_]+){1,3}")
"""What may follow a noun and belong to it; in Russian and Ukrainian the genitive at once."""
_CAPITAL = re.compile(r"[^\W\d_a-zа-яіїєґё][^\W_]+")


# --- English -------------------------------------------------------------------------------


def _happened(found: Found, text: str, introducing: bool) -> bool:
    """Tell whether an event is named, not a kind of people or arms: “the liberation movement”."""
    after = _NEXT.match(text, found.span.end)
    kind = after is not None and after[1].casefold() in lexicon("event_nouns")["kinds"]
    return not kind and _points(found.before, introducing=introducing)


def _points(before: Sequence[str], introducing: bool) -> bool:
    """Tell whether the words before an event's name point at the one event."""
    for word in reversed(before[-3:]):
        plain = word.casefold()
        if plain in POINTING or word.endswith(("'s", "’s")) or (plain in A and introducing):
            return True
        if plain in LOOSE:
            return False
    return bool(before) and before[-1][:1].isupper()


# --- Russian and Ukrainian: no article points; what says that it is no one event is looked for ----

_AS = {"как", "як"}
_RIGHT_BEFORE = {"не", "по"}
"""No attack: «не теракт», «операция по захвату»."""
_INSTRUMENTAL = re.compile(r"(?:[оеёє]м|[оеє][йю]|ням)$")
_OF_SEVERAL = re.compile(r"(?:[ыи][ех]|ыми|ими|[нкв]і)$|^(?:эти|все|ці|в?сі|усі)$")


def _is_told(found: Found, said: str, language: Language) -> bool:
    """Tell whether a word names one event, and not what is feared, another's or somebody's word."""
    before = [word.lower() for word in found.before]
    stems = lexicon("event_nouns")[language]
    unsure = _any(before, (*stems["another"], *listed(language, "unsure")))
    if unsure or _RIGHT_BEFORE.intersection(before[-1:]):
        return False
    somebodys = _INSTRUMENTAL.search(said) or _AS.intersection(before[-1:])
    return not (somebodys and _any(before, stems["called"])) and _is_single(before, said, language)


def _any(before: Sequence[str], stems: Sequence[str]) -> bool:
    return any(word.startswith(tuple(stems)) for word in before)


def _is_single(before: Sequence[str], said: str, language: Language) -> bool:
    """Tell the genitive «после диверсии» from the plural «совершали диверсии», «две диверсии»."""
    if before and COUNT.match(before[-1]) and before[-1] not in ("один", "одна"):
        return False
    if said.split()[-1] not in _doubles(language):
        return True
    last = before[-1] if before else ""
    return bool(last) and not is_stop(last, language) and not _OF_SEVERAL.search(last)


@cache
def _doubles(language: Language) -> frozenset[str]:
    """Return the forms of words for events that may be a singular and a plural."""
    forms = [form for choice in choices("event") for form in choice.forms[language]]
    one, many = ({w[-1] for f in forms for w in inflected(f, language, n)} for n in ("one", "many"))
    return frozenset(one & many) - {form.split()[-1] for form in forms}
