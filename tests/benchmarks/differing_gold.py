"""Measure what sides of several articles tell differently.

    python -m tests.benchmarks.differing_gold

Of 14 incidents with two articles a side, seven were put aside (`--kept` measures them, and shows
nothing else). The rules of the labels are in `tests/bot/framing/gold/README.md`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.framing.compare import compare
from bot.framing.lenses import claims
from bot.framing.model import Coverage, Finding, Side
from corpus.language import annotate_many
from corpus.model import Article, Document, Incident, Source, Span
from tests.benchmarks.framing_gold import Entry, bounds, entries, overlap
from tests.benchmarks.meanings import meanings_of

Places = frozenset[str]
"""Sentences by article and number, from 1: “a1.3”."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding: its sentences on either side, and its line."""

    ours: Places
    theirs: Places
    point: str

    def means(self, label: Entry) -> bool:
        """Tell whether a label holds the first sentence of each side."""
        return not self.ours.isdisjoint(label["a"]) and not self.theirs.isdisjoint(label["b"])


def measure(which: str, misses: bool) -> Counter[str]:
    """Compare the two sides of each incident, and hold what is told differently to the labels."""
    counts: Counter[str] = Counter()
    for entry in entries("differing", which):
        found = list(_found(entry))
        right = [told for told in found if any(map(told.means, entry["contradictions"]))]
        met = [label for label in entry["contradictions"] if any(t.means(label) for t in found)]
        counts["found"] += len(found)
        counts["right"] += len(right)
        for label in entry["contradictions"]:
            counts[f"{label['what']} wanted"] += 1
            counts[f"{label['what']} right"] += label in met
        if misses:
            _show(entry, [t for t in found if t not in right], met)
    return counts


def _found(entry: Entry) -> Iterator[Told]:
    documents = [_document(given) for given in entry["articles"]]
    read = [
        Article(document, Source(document.source, side=document.id[0]), notes)
        for document, notes in zip(documents, annotate_many(documents), strict=True)
    ]
    sides = (Side(name, tuple(a for a in read if a.source.side == name)) for name in "ab")
    incident = Incident(entry["name"], entry["name"], entry["date"])
    for finding in compare(
        Coverage(incident, tuple(sides), meanings_of(read)), (claims.look,)
    ).findings:
        if finding.key.split(":")[1] not in ("only", "one", "both"):
            yield _told(entry, finding)


def _document(given: Entry) -> Document:
    return Document(
        id=given["id"],
        source=given["source"],
        text=" ".join(given["text"]),
        published=given["date"],
        language=given["language"],
    )


def _told(entry: Entry, finding: Finding) -> Told:
    texts = {given["id"]: given["text"] for given in entry["articles"]}
    shown = ({_number(texts, e.document, e.span) for e in c.evidence} for c in finding.cells)
    ours, theirs = map(frozenset, shown)
    return Told(ours, theirs, finding.point)


def _number(texts: dict[str, Sequence[str]], document: str, span: Span) -> str:
    places = bounds(texts[document])
    best = max(range(len(places)), key=lambda n: overlap(places[n], span))
    return f"{document}.{best + 1}"


def _show(entry: Entry, wrong: Sequence[Told], met: Sequence[Entry]) -> None:
    texts = {given["id"]: given["text"] for given in entry["articles"]}

    def line(place: str) -> str:
        document, number = place.split(".")
        return str(texts[document][int(number) - 1])

    for told in wrong:
        print(f"  {entry['name']}: WRONG {told.point}")
        print("\n".join(f"    {p} {line(p)}" for p in sorted(told.ours | told.theirs)))
    for label in entry["contradictions"]:
        if label not in met:
            print(f"  {entry['name']}: {label['what']} not found")
            print("\n".join(f"    {p} {line(p)}" for p in (*label["a"], *label["b"])))


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--kept", action="store_true")
    wants = parser.parse_args(arguments)
    which = "kept" if wants.kept else "dev"
    counts = measure(which, wants.misses and not wants.kept)
    wanted, right = (
        sum(n for key, n in counts.items() if key.endswith(end)) for end in (" wanted", " right")
    )
    print(f"\ndiffering, {which}: {counts['right']} of {counts['found']} found ones are right,")
    print(f"{right} of {wanted} are found")
    for key in sorted(counts):
        if key.endswith(" wanted"):
            what = key.removesuffix(" wanted")
            print(f"  {what:10}{counts[f'{what} right']:>4} of {counts[key]}")


if __name__ == "__main__":
    main(sys.argv[1:])
