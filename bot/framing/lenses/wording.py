"""How each side words it: judging words, words in scare quotes, and words it prefers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.framing import phrases
from bot.framing.alignment import content_words
from bot.framing.cells import Seen, cells, firmness, headline, one_sided, only, weigh
from bot.framing.model import Finding
from bot.framing.statistics import ENOUGH, log_odds
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Telling, Told, blank
from bot.framing.uneven import Share, firmly_uneven, rates, uneven
from corpus.language.cyrillic.cues import attributes
from corpus.model import LANGUAGES, Language, Span
from corpus.spelling import words

TERM = 4
"""Words in marks that can be one term; more are somebody's words with the speaker left out."""

PREFERRED = 2.58
"""The z-score from which on a word counts as preferred; stricter than 1.96, for less text."""


def look(told: Told) -> list[Finding]:
    """Compare single words, in the outlets' own voice; never the headline of an answer.

    Only articles in one language are set beside each other: lists differ, and so do words.
    """
    each = ((language, told.written_in(language)) for language in LANGUAGES)
    found = [
        f for language, one in each for f in (*_judging(one, language), *_terms_of(one, language))
    ]
    return [*found, *_preferred(told.written_in("en"))]


def _key(what: str, language: Language) -> str:
    return f"wording:{what}" if language == "en" else f"wording:{what}:{language}"


def _in(language: Language) -> str:
    return "" if language == "en" else f", in {LANGUAGES[language]}"


# --- words that judge ---------------------------------------------------------------------


def _judging(told: Told, language: Language) -> Iterator[Finding]:
    seen = told.by_side(_judgements)
    shares = [[_share(telling) for telling in side] for side in told.sides]
    if uneven(shares):
        shown = cells(told, seen)
        yield Finding(
            lens="wording",
            key=_key("judging", language),
            point=f"Judging words of the outlets' own{_in(language)}: {headline(shown)}",
            cells=shown,
            reading=rates(told, shares),
            weight=weigh(0.3, seen),
            firm=firmly_uneven(told, shares),
        )


def _judgements(telling: Telling) -> Iterator[Seen]:
    document = telling.article.document
    for found in phrases.find(telling.own, judging_index(document.language), document.text):
        sentence = telling.sentence_of(found.span)
        words = found.span.of(document.text)
        if sentence:
            yield Seen(telling.article, sentence, words, found.key)


def _share(telling: Telling) -> Share:
    return Share(len({seen.sentence for seen in _judgements(telling)}), len(telling.spoken))


# --- words in scare quotes ----------------------------------------------------------------


def _terms_of(told: Told, language: Language) -> Iterator[Finding]:
    seen = told.by_side(_terms)
    kept = only(one_sided(told, seen), seen)
    if any(kept):
        shown = cells(told, kept)
        yield Finding(
            lens="wording",
            key=_key("terms", language),
            point=f"In quotation marks{_in(language)}, and nobody's words: {headline(shown)}",
            cells=shown,
            reading="Marks around a single term may keep a distance from it, or only name it."
            + firmness(told, kept),
            weight=weigh(0.2, kept),
        )


def _terms(telling: Telling) -> Iterator[Seen]:
    for quotation in telling.article.annotations.quotations:
        sentence = telling.sentence_of(quotation.span)
        said = quotation.span.of(telling.article.document.text).strip(" ,.")
        short = quotation.kind == "term" and 0 < len(said.split()) <= TERM
        if short and sentence and _is_nobodys(telling, quotation.span, sentence):
            yield Seen(telling.article, sentence, said, " ".join(words(said)) or said)


def _is_nobodys(telling: Telling, mark: Span, sentence: Span) -> bool:
    """Tell in Russian and Ukrainian a word in marks from a name, and from what somebody calls it.

    A name has a capital; what is called, asked for or told of in the words before is somebody's.
    """
    document = telling.article.document
    if document.language == "en":
        return True
    before = document.text[sentence.start : mark.start]
    return document.text[mark.start].islower() and not attributes(before, document.language)


# --- words that a side prefers ------------------------------------------------------------


def _preferred(told: Told) -> Iterator[Finding]:
    """Compare each side's vocabulary with that of all others, from four articles a side on."""
    counts = [[_stems(telling) for telling in side] for side in told.sides]
    chosen = [_chosen(counts, at) for at in range(len(counts))]
    seen = [
        [s for telling in side for s in _places(telling, words)]
        for side, words in zip(told.sides, chosen, strict=True)
    ]
    if any(seen):
        shown = cells(told, seen)
        yield Finding(
            lens="wording",
            key="wording:preferred",
            point=f"Words that a side prefers: {headline(shown)}",
            cells=shown,
            reading="Log-odds with an informative prior; names and quotations are left out.",
            weight=weigh(0.15, seen),
        )


def _chosen(counts: Sequence[Sequence[Counter[str]]], at: int) -> set[str]:
    """Choose the words that half of a side's articles use, and that stand out against the rest."""
    here, rest = counts[at], [c for i, side in enumerate(counts) if i != at for c in side]
    if min(len(here), len(rest)) < ENOUGH:
        return set()
    one, other = _sum(here), _sum(rest)
    common = {w for w in one if 2 * sum(w in c for c in here) >= len(here)}
    prior = one + other
    scores = log_odds(one, other, prior, strength=prior.total() / 2, only=common)
    return {word for word, z in scores.items() if z >= PREFERRED}


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total


def _stems(telling: Telling) -> Counter[str]:
    bare = _bare(telling)
    return Counter(content_words("\n".join(s.of(bare) for s in telling.sentences)))


def _bare(telling: Telling) -> str:
    """Return an article without what is quoted and without names."""
    return blank(telling.own, (name.span for name in telling.article.annotations.names))


def _places(telling: Telling, chosen: set[str]) -> Iterator[Seen]:
    bare = _bare(telling) if chosen else ""
    stems = {w: chosen.intersection(content_words(w)) for w in set(phrases.WORD.findall(bare))}
    for sentence in telling.sentences if chosen else ():
        for word in phrases.WORD.finditer(bare, sentence.start, sentence.end):
            for stem in sorted(stems[word[0]]):
                yield Seen(telling.article, sentence, word[0].casefold(), stem)
