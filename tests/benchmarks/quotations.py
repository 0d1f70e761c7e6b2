"""Measure quotations on gold texts, and the speed: `python -m tests.benchmarks.quotations`.

`--misses` lists what was missed, found too much or named wrongly in the texts that may be
looked at. `--news BENCH` measures real news too, whose texts are in that folder of public
benchmark data. Speed is that of analysing the sample corpus, in words a CPU second.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from corpus.cleaning import clean
from corpus.language import annotate, annotate_many
from corpus.model import Quotation, Span
from corpus.readers import Reading, read
from tests.benchmarks.gold_quotations import Gold, MissingNewsError, Text, news, texts

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
NEWS = ("news", "news_kept")
MARKED = ("direct", "mixed")


@dataclass
class Figures:
    """Counts over texts; the ratios are read off them."""

    counts: Counter[str]

    def ratio(self, part: str, whole: str) -> float:
        """Return one count over another."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    def overlap(self, name: str) -> float:
        """Return F1 of `name` by how much is covered: each span of each side counts alike."""
        precision = self.ratio(f"{name} covered found", f"{name} found")
        recall = self.ratio(f"{name} covered wanted", f"{name} wanted")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def f1(self, name: str) -> float:
        """Return F1 of `name`: right against found and wanted."""
        right, found, wanted = (self.counts[f"{name} {k}"] for k in ("right", "found", "wanted"))
        return 2 * right / (found + wanted) if found + wanted else 1.0


def measure(gold: Sequence[Text], misses: bool = False) -> Figures:
    """Compare what is found in the texts with what is in them."""
    figures = Figures(Counter())
    for document, wanted in gold:
        found = annotate(document).quotations
        figures.counts.update(_counts(document.text, wanted, found))
        if misses:
            for line in _misses(document.text, wanted, found):
                print(line)
    return figures


def _counts(text: str, wanted: list[Gold], found: Sequence[Quotation]) -> Counter[str]:
    """Count one text."""
    counts: Counter[str] = Counter()
    for kinds, name in ((MARKED, "marked"), (("indirect",), "indirect"), (("term",), "term")):
        ours = [q.span for q in found if q.kind in kinds]
        theirs = [g.span for g in wanted if g.line["kind"] in kinds]
        counts.update(_exact(name, ours, theirs))
        counts.update(_overlap(name, ours, theirs, [g.span for g in wanted], found))
    told = [q.span for q in found if q.within is not None]
    counts.update(_exact("second-hand", told, _within_others(wanted)))
    counts.update(_characters(wanted, found))
    exact = {q.span: q for q in found}
    for one in wanted:
        near = (q for q in found if alike(q.span, one.span) >= 0.5)
        hit = exact.get(one.span) or max(near, key=lambda q: alike(q.span, one.span), default=None)
        if hit is not None and one.line["kind"] != "term":
            got = _attribution(text, one, hit)
            counts.update(got)
            if one.line["kind"] in MARKED:
                counts.update({f"marked {k}": v for k, v in got.items()})
    return counts


def _exact(name: str, ours: list[Span], theirs: list[Span]) -> Counter[str]:
    """Count spans that are the same to the character."""
    right = len(set(ours) & set(theirs))
    return Counter(
        {f"{name} found": len(ours), f"{name} wanted": len(theirs), f"{name} right": right}
    )


def _within_others(wanted: list[Gold]) -> list[Span]:
    """Return the contents that lie in the content of another line."""
    spans = {g.span for g in wanted if g.line["kind"] != "term"}
    return [one for one in spans if any(o.holds(one) and o != one for o in spans)]


def _overlap(
    name: str,
    ours: list[Span],
    theirs: list[Span],
    all_theirs: list[Span],
    all_ours: Sequence[Quotation],
) -> Counter[str]:
    """Count by how much each span is covered, by any kind of attribution on the other side."""
    spans = [q.span for q in all_ours if (q.kind == "term") == (name == "term")]
    precision = sum(_covered(one, all_theirs) for one in ours)
    recall = sum(_covered(one, spans) for one in theirs)
    return Counter({f"{name} covered found": precision, f"{name} covered wanted": recall})


def alike(one: Span, other: Span) -> float:
    """Return how much two spans share of what they cover together."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _covered(one: Span, others: list[Span]) -> float:
    """Return how much of a span the others cover, from 0 to 1."""
    held = {i for o in others if o.meets(one) for i in range(o.start, o.end)}
    return len(held & set(range(one.start, one.end))) / (one.end - one.start)


def _characters(wanted: list[Gold], found: Sequence[Quotation]) -> Counter[str]:
    """Count the characters of all attributed content, what is an aside in it left out."""
    ours = {i for q in found if q.kind != "term" for i in range(q.span.start, q.span.end)}
    lines = [g for g in wanted if g.line["kind"] != "term"]
    theirs = {i for g in lines for i in range(g.span.start, g.span.end)}
    asides = {i for g in lines for a in g.asides for i in range(a.start, a.end)}
    ours, theirs = ours - asides, theirs - asides
    return Counter(
        {
            "characters right": len(ours & theirs),
            "characters found": len(ours),
            "characters wanted": len(theirs),
        }
    )


def _attribution(text: str, one: Gold, hit: Quotation) -> Counter[str]:
    """Count speaker, name, cue and class of a content that was found."""
    words = hit.speaker.span.of(text) if hit.speaker.span else None
    wanted = one.line.get("speaker")
    return Counter(
        {
            "contents": 1,
            "speaker right": same(words, wanted),
            "name right": same_name(hit.speaker.name, one.line.get("name")),
            "name wrong": hit.speaker.name is not None
            and not same_name(hit.speaker.name, one.line.get("name")),
            "kind right": hit.speaker.kind == one.line["who"],
            "cue right": same(hit.cue.of(text) if hit.cue else None, one.line.get("cue")),
            "class right": "class" not in one.line or hit.cue_class == one.line["class"],
        }
    )


def same(found: str | None, wanted: str | None) -> bool:
    """Tell whether two stretches are the same words, or one is in the other."""
    if found is None or wanted is None:
        return found is wanted
    first, second = found.casefold(), wanted.casefold()
    return first in second or second in first


def same_name(found: str | None, wanted: str | None) -> bool:
    """Tell whether two names end in the same word."""
    if found is None or wanted is None:
        return found is wanted
    return found.split()[-1].casefold() == wanted.split()[-1].casefold()


def _misses(text: str, wanted: list[Gold], found: Sequence[Quotation]) -> Iterator[str]:
    """Say in words what differs."""
    spans = {q.span: q for q in found}
    for one in wanted:
        hit = spans.get(one.span)
        if hit is None:
            yield f"missed   {one.line}"
            continue
        who = (hit.speaker.span.of(text) if hit.speaker.span else None, hit.speaker.name)
        got = _attribution(text, one, hit)
        if hit.kind != one.line["kind"] or any(not v for k, v in got.items() if "wrong" not in k):
            yield f"differs  {one.line}"
            yield f"         {hit.kind} {who} {hit.speaker.kind} {hit.cue_class}"
    for q in found:
        if q.span not in {g.span for g in wanted}:
            yield f"too much {q.kind} {q.span.of(text)!r}"


def report(title: str, figures: Figures) -> None:
    """Print the figures of a set of texts, each beside what it is to reach."""
    counts = figures.counts
    print(f"\n{title}: {counts['contents']} attributions found again")
    for name in ("marked", "indirect", "term", "second-hand"):
        right, found, wanted = (counts[f"{name} {k}"] for k in ("right", "found", "wanted"))
        print(f"  {name}: {right} right of {found} found and {wanted} wanted")
    print(f"  direct and mixed: exact F1 {figures.f1('marked'):.3f} (0.95)")
    print(f"  direct and mixed: overlap F1 {figures.overlap('marked'):.3f} (0.98)")
    for name, aim in (("speaker right", "0.90"), ("name right", ""), ("name wrong", "0.01")):
        ratio = figures.ratio(f"marked {name}", "marked contents")
        print(f"  direct and mixed, given the content: {name} {ratio:.3f} ({aim})")
    print(f"  indirect: exact F1 {figures.f1('indirect'):.3f}")
    print(f"  indirect: overlap F1 {figures.overlap('indirect'):.3f} (0.80)")
    print(f"  characters of all attributed content: F1 {figures.f1('characters'):.3f} (0.80)")
    print(f"  terms: precision {figures.ratio('term right', 'term found'):.3f} (0.95)")
    print(f"  terms: recall {figures.ratio('term right', 'term wanted'):.3f}")
    for name in ("speaker", "name", "kind", "cue"):
        print(f"  all: {name} right {figures.ratio(f'{name} right', 'contents'):.3f}")
    print(f"  all: named wrongly {figures.ratio('name wrong', 'contents'):.3f} (0.01)")
    print(f"  all: class right {figures.ratio('class right', 'contents'):.3f} (0.95)")


def speed() -> float:
    """Return how many words of the sample corpus a CPU second analyses."""
    given = [r for path in sorted(SAMPLE.glob("2*.md")) for r in read(path)]
    documents = [clean(r.document) for r in given if isinstance(r, Reading)]
    english = [d for d in documents if d.language == "en"]
    annotate(english[0])
    start = process_time()
    annotate_many(english)
    return sum(len(d.text.split()) for d in english) / (process_time() - start)


def main(arguments: Sequence[str]) -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--files", nargs="*", default=["dev", "probe", "kept"])
    parser.add_argument("--news", type=Path, metavar="BENCH")
    wants = parser.parse_args(arguments)
    for name in wants.files:
        show = wants.misses and "kept" not in name
        report(f"{name}, English", measure(texts(name, "en"), show))
        cyrillic = texts(name, "ru") + texts(name, "uk")
        report(f"{name}, Russian and Ukrainian", measure(cyrillic, show))
    if wants.news:
        measure_news(wants.news, wants.misses)
    print(f"\n{speed():,.0f} words a CPU second, the whole analysis of English articles")


def measure_news(bench: Path, misses: bool) -> None:
    """Print the figures of real news, or what the folder lacks for them."""
    for name in NEWS:
        try:
            gold = news(name, bench)
        except MissingNewsError as error:
            print(f"\n{name}: not measured, {error}")
        else:
            report(name, measure(gold, misses and "kept" not in name))


if __name__ == "__main__":
    main(sys.argv[1:])
