"""What each side calls the event, the people in it, the war and the places."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bot.framing import phrases
from bot.framing.cells import Seen, cells, one_sided, only, weigh
from bot.framing.model import Coverage, Finding
from bot.framing.telling import Telling, by_side
from corpus.lexicon import lexicon

POINTING = {"the", "this", "that", "his", "her", "its", "their"}
"""A word that points at one event, known by now, within three words before its name."""

FIRST = 3
"""Sentences that may introduce the event with “a” or “an”."""

Told = Sequence[Sequence[Telling]]
Look = Callable[[Telling], Iterator[Seen]]


def look(coverage: Coverage) -> list[Finding]:
    """Compare names on each side, in the outlets' own English."""
    told = by_side(coverage, "en")
    return [
        *_words(coverage, told, "event", "What the event is called", _events, 0.56),
        *_words(coverage, told, "label", "Words for people and groups", _labels, 0.5),
        *_words(coverage, told, "war", "What the war and its lands are called", _wars, 0.5),
        *_places(coverage, told),
    ]


def _words(
    coverage: Coverage, told: Told, what: str, point: str, look_at: Look, base: float
) -> Iterator[Finding]:
    seen = [[s for telling in side for s in look_at(telling)] for side in told]
    of = [len(side) for side in told]
    kept = only(one_sided(seen, of), seen)
    if any(kept):
        yield Finding(
            lens="naming",
            key=f"naming:{what}",
            point=point,
            cells=cells(coverage, kept, of),
            reading=_reading(seen, of),
            weight=weigh(base, kept),
        )


def _reading(seen: Sequence[Sequence[Seen]], of: Sequence[int]) -> str:
    used = [{s.key for s in side} for side, n in zip(seen, of, strict=True) if n]
    shared = sorted(set.intersection(*used))
    also = f" All sides say: {', '.join(shared)}." if shared else ""
    return "In the outlets' own voice; words that another side does not use." + also


def _events(telling: Telling) -> Iterator[Seen]:
    for order, sentence in enumerate(telling.sentences):
        for found in phrases.find(telling.own(sentence), _index("event"), sentence.start):
            if _points(found.before, introducing=order < FIRST):
                words = found.span.of(telling.article.document.text)
                yield Seen(telling.article, sentence, words, found.key)


def _points(before: Sequence[str], introducing: bool) -> bool:
    """Tell whether the words before an event's name point at the one event."""
    near = [word.casefold() for word in before[-3:]]
    named = bool(before) and (before[-1][:1].isupper() or before[-1].endswith(("'s", "’s")))
    return named or bool(POINTING & set(near)) or (introducing and bool({"a", "an"} & set(near)))


def _labels(telling: Telling) -> Iterator[Seen]:
    return _listed(telling, "label")


def _wars(telling: Telling) -> Iterator[Seen]:
    return _listed(telling, "war")


def _listed(telling: Telling, what: str) -> Iterator[Seen]:
    for sentence in telling.sentences:
        for found in phrases.find(telling.own(sentence), _index(what), sentence.start):
            words = found.span.of(telling.article.document.text)
            yield Seen(telling.article, sentence, words, words.casefold())


def _places(coverage: Coverage, told: Told) -> Iterator[Finding]:
    """Find places of which no side uses another's form."""
    seen = [[s for telling in side for s in _spelled(telling)] for side in told]
    for place in sorted({s.key for side in seen for s in side}):
        mine = [[s for s in side if s.key == place] for side in seen]
        forms = [{s.words for s in side} for side in mine if side]
        if len(forms) > 1 and not set.intersection(*forms) and _apart(forms):
            yield Finding(
                lens="naming",
                key=f"naming:place:{place}",
                point="One place, two forms of its name",
                cells=cells(coverage, mine, [len(side) for side in told]),
                reading="In the outlets' own voice; the form follows one language or another.",
                weight=weigh(0.4, mine),
            )


def _apart(forms: Sequence[set[str]]) -> bool:
    return any(not one & other for one in forms for other in forms)


def _spelled(telling: Telling) -> Iterator[Seen]:
    text = telling.article.document.text
    for sentence in telling.sentences:
        for found in phrases.find(telling.own(sentence), _index("place"), sentence.start):
            words = found.span.of(text)
            if words[:1].isupper():
                yield Seen(telling.article, sentence, words, found.key)


@cache
def _index(what: str) -> phrases.Index:
    listed = lexicon("event_nouns" if what == "event" else "labels")[what]
    return phrases.index(
        (form, entry["forms"][0])
        for entry in listed
        for form in entry["forms"]
        if what != "place" or " " not in form
    )
