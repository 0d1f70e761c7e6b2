"""How each side words it: judging words, words in scare quotes, and words it prefers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.framing import phrases
from bot.framing.alignment import content_words
from bot.framing.cells import Seen, cells, firmness, headline, one_sided, only, weigh
from bot.framing.model import Finding
from bot.framing.statistics import ENOUGH, log_odds, rate
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Telling, Told, blank
from bot.framing.uneven import Share, firmly_uneven, uneven

TERM = 4
"""Words in marks that can be one term; more are somebody's words with the speaker left out."""

PREFERRED = 2.58
"""The z-score from which on a word counts as preferred; stricter than 1.96, for less text."""


def look(told: Told) -> list[Finding]:
    """Compare single words, in the outlets' own English; never the headline of an answer."""
    told = told.written_in("en")
    return [*_judging(told), *_scare_quotes(told), *_preferred(told)]


# --- words that judge ---------------------------------------------------------------------


def _judging(told: Told) -> Iterator[Finding]:
    seen = [[s for telling in side for s in _judgements(telling)] for side in told.sides]
    shares = [[_share(telling) for telling in side] for side in told.sides]
    if uneven(shares):
        shown = cells(told, seen)
        yield Finding(
            lens="wording",
            key="wording:judging",
            point=f"Judging words of the outlets' own: {headline(shown)}",
            cells=shown,
            reading=_rates(told, shares),
            weight=weigh(0.3, seen),
            firm=firmly_uneven(told, shares),
        )


def _judgements(telling: Telling) -> Iterator[Seen]:
    for found in phrases.find(telling.own, judging_index(), telling.article.document.text):
        sentence = telling.sentence_of(found.span)
        words = found.span.of(telling.article.document.text)
        if sentence:
            yield Seen(telling.article, sentence, words, found.key)


def _share(telling: Telling) -> Share:
    return Share(len({seen.sentence for seen in _judgements(telling)}), len(telling.spoken))


def _rates(told: Told, shares: Sequence[Sequence[Share]]) -> str:
    said = []
    for side, own in zip(told.coverage.sides, shares, strict=True):
        marked, total = sum(s.marked for s in own), sum(s.total for s in own)
        if total:
            said.append(f"{side.name} {rate(marked, total, 100):.0f} ({marked} of {total})")
    return f"Of 100 sentences in the outlets' own voice: {'; '.join(sorted(said))}."


# --- words in scare quotes ----------------------------------------------------------------


def _scare_quotes(told: Told) -> Iterator[Finding]:
    seen = [[s for telling in side for s in _terms(telling)] for side in told.sides]
    kept = only(one_sided(told, seen), seen)
    if any(kept):
        shown = cells(told, kept)
        yield Finding(
            lens="wording",
            key="wording:terms",
            point=f"In quotation marks, and nobody's words: {headline(shown)}",
            cells=shown,
            reading="Marks around a single term may keep a distance from it, or only name it."
            + firmness(told, kept),
            weight=weigh(0.2, kept),
        )


def _terms(telling: Telling) -> Iterator[Seen]:
    for quotation in telling.article.annotations.quotations:
        sentence = telling.sentence_of(quotation.span)
        words = quotation.span.of(telling.article.document.text).strip(" ,.")
        if quotation.kind == "term" and sentence and 0 < len(words.split()) <= TERM:
            yield Seen(telling.article, sentence, words, words.casefold())


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
