"""Measure claims, agency and certainty on the gold sets: `python -m tests.benchmarks.framing_gold`.

Precision, recall and F1 of each label, for the texts that may be looked at (dev) and for those put
aside (kept). `--misses` lists what went wrong in dev. The rules of the labels and of the scoring
are in `tests/bot/framing/gold/README.md`.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.framing.accusing import accusing
from bot.framing.compare import compare
from bot.framing.lenses import claims
from bot.framing.model import Cell, Coverage, Finding, Side
from bot.framing.named import named
from bot.framing.places import spelled
from bot.framing.telling import telling
from bot.framing.wordlists import What
from corpus.language import annotate_many
from corpus.model import Action, Annotations, Article, Document, Incident, Language, Source, Span
from tests.benchmarks.meanings import meanings_of

GOLD = Path(__file__).resolve().parents[1] / "bot" / "framing" / "gold"
SETS = ("dev", "kept")
MORE = ("more", "third", "third_kept")
"""Further incidents for claims, and those of them that were put aside."""
LANGUAGES: tuple[tuple[str, tuple[Language, ...]], ...] = (
    ("English", ("en",)),
    ("Russian and Ukrainian", ("ru", "uk")),
)

Entry = dict[str, Any]
Judged = tuple[str, int | None, int | None]
"""A label with the numbers of its sentences in the two articles, from 1."""


def entries(name: str, which: str) -> list[Entry]:
    """Return the entries of a gold file: incidents, events or claims."""
    tables = tomllib.loads((GOLD / f"{name}_{which}.toml").read_text(encoding="utf-8"))
    (found,) = tables.values()
    return list(found)


# --- claims -------------------------------------------------------------------------------


def measure_claims(which: str, misses: bool) -> Counter[str]:
    """Compare the two articles of each incident and judge every finding of the lens."""
    counts: Counter[str] = Counter()
    given = entries("claims", which)
    for entry, articles in zip(given, pairs_of_articles(given), strict=True):
        wanted = {_pair(line) for line in entry["pairs"]}
        views = {p[1:] for p in wanted if p[0] == "view"}
        found = {j for j in _judged(entry, articles) if j[1:] not in views}
        counts.update(f"{j[0]} wanted" for j in wanted if j[0] != "view")
        counts.update(f"{j[0]} found" for j in found)
        counts.update(f"{j[0]} right" for j in found & wanted)
        if misses:
            _show_claims(entry, found, wanted)
    return counts


def _pair(line: Entry) -> Judged:
    return line["label"], line.get("a"), line.get("b")


def pairs_of_articles(given: Sequence[Entry]) -> Iterator[tuple[Article, Article]]:
    """Annotate the two articles of each incident."""
    documents = [_document(entry, side) for entry in given for side in "ab"]
    sides = (
        Article(document, Source(document.source, side=document.id), notes)
        for document, notes in zip(documents, annotate_many(documents), strict=True)
    )
    return zip(sides, sides, strict=True)


def _document(entry: Entry, side: str) -> Document:
    return Document(
        id=side,
        source=entry[f"{side}_source"],
        text=" ".join(entry[side]),
        published=entry["date"],
    )


def _judged(entry: Entry, articles: tuple[Article, Article]) -> Iterator[Judged]:
    """Read what the lens says back to sentences."""
    incident = Incident(entry["name"], entry["name"], entry["date"])
    sides = tuple(Side(name, (article,)) for name, article in zip("ab", articles, strict=True))
    coverage = Coverage(incident, sides, meanings_of(articles))
    for finding in compare(coverage, (claims.look,)).findings:
        yield from _labels(entry, finding)


def _labels(entry: Entry, finding: Finding) -> Iterator[Judged]:
    kind = finding.key.split(":")[1]
    a, b = (_numbers(entry, cell) for cell in finding.cells)
    if kind in ("only", "one"):
        here = [bool(cell.words) for cell in finding.cells]
        yield "only", a[0] if here[0] else None, b[0] if here[1] else None
    elif kind == "both":
        yield from (("both", one, other) for one, other in zip(a, b, strict=False))
    elif a and b:
        yield "differently", a[0], b[0]


def _numbers(entry: Entry, cell: Cell) -> list[int]:
    """Return the numbers of the sentences that a cell shows, by where most of each lies."""
    places = bounds(entry[cell.side])
    return [
        1 + max(range(len(places)), key=lambda n: overlap(places[n], shown.span))
        for shown in cell.evidence
    ]


def bounds(sentences: Sequence[str]) -> list[Span]:
    """Return where each sentence of an article stands."""
    found, start = [], 0
    for sentence in sentences:
        found.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return found


def overlap(one: Span, other: Span) -> int:
    """Count the characters that two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _show_claims(entry: Entry, found: set[Judged], wanted: set[Judged]) -> None:
    for label, a, b in sorted(found - wanted, key=str):
        is_right = [w[0] for w in wanted if (a and w[1] == a) or (b and w[2] == b)]
        print(f"  {entry['name']}: {label}, but {' and '.join(is_right)}")
        print(f"    a {entry['a'][a - 1] if a else '-'}\n    b {entry['b'][b - 1] if b else '-'}")
    for label, a, b in sorted(wanted - found, key=str):
        if label in ("both", "differently") and a and b:
            print(f"  {entry['name']}: {label} not found")
            print(f"    a {entry['a'][a - 1]}\n    b {entry['b'][b - 1]}")


# --- agency -------------------------------------------------------------------------------


def measure_agency(
    which: str, languages: Sequence[Language], misses: bool, name: str = "agency"
) -> Counter[str]:
    """Look at the marked event of each sentence."""
    counts: Counter[str] = Counter()
    for entry, notes in _annotated(entries(name, which), languages):
        action = _marked(entry, notes.actions)
        wanted, found = entry["agency"], action.agency if action else "none"
        counts.update([f"{wanted} wanted", f"{found} found"])
        if found == wanted:
            counts.update([f"{wanted} right", *_details(entry, action, notes)])
        elif misses:
            print(f"  {wanted}, found {found}: [{entry['cue']}] {entry['text']}")
    return counts


def _annotated(
    given: Sequence[Entry], languages: Sequence[Language]
) -> Iterator[tuple[Entry, Annotations]]:
    chosen = [entry for entry in given if entry["language"] in languages]
    documents = [Document("gold", "gold", e["text"], language=e["language"]) for e in chosen]
    return zip(chosen, annotate_many(documents), strict=True)


def _marked(entry: Entry, actions: Sequence[Action]) -> Action | None:
    """Return the action at the marked words; where the doer is unknown, one that says so."""
    if entry["agency"] == "unknown":
        declared = next((a for a in actions if a.agency == "unknown"), None)
        if declared:
            return declared
    places = [place(entry["text"], words) for words in (entry["cue"], *entry.get("or", ()))]
    return next((a for at in places for a in actions if a.cue.meets(at)), None)


def place(text: str, words: str) -> Span:
    """Return where words first stand in a text as whole words; they have to."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    if found is None:
        raise ValueError(f"{words!r} does not stand in {text!r}")
    return Span(*found.span())


def _details(entry: Entry, action: Action | None, notes: Annotations) -> Iterator[str]:
    """Count what else is right of an action whose agency is."""
    if action is None:
        return
    yield from _told("negated", action.negated == entry.get("negated", False))
    if "agent" in entry and entry["agency"] == "named":
        yield from _told("agent", _same(entry, action.agent, "agent"))
        yield from _told("who", _has_name(action, notes) == (entry["who"] == "name"))
    for key in ("accused", "patient"):
        if key in entry and entry["agency"] != "unknown":
            yield from _told(key, _same(entry, action.patient, key))


def _has_name(action: Action, notes: Annotations) -> bool:
    """Tell whether a doer has a name, or one within: “Vardian snipers”."""
    agent = action.agent
    within = agent is not None and any(agent.holds(name.span) for name in notes.names)
    return within or action.agent_entity is not None


def _told(name: str, right: bool) -> Iterator[str]:
    yield f"{name} asked"
    if right:
        yield f"{name} told"


def _same(entry: Entry, found: Span | None, key: str) -> bool:
    """Tell whether the words found lie in the gold's, or hold them."""
    wanted = place(entry["text"], entry[key])
    return found is not None and (wanted.holds(found) or found.holds(wanted))


# --- certainty ----------------------------------------------------------------------------


def measure_certainty(which: str, languages: Sequence[Language], misses: bool) -> Counter[str]:
    """Look at the class of each claim."""
    counts: Counter[str] = Counter()
    for entry, notes in _annotated(entries("certainty", which), languages):
        wanted, found = entry["class"], _class(entry, notes)
        counts.update([f"{wanted} wanted", f"{found} found"])
        counts.update([f"{wanted} right"] * (found == wanted))
        if "cue" in entry:
            at = place(entry["text"], entry["cue"])
            counts.update(_told("cue", any(c.span.meets(at) for c in notes.cues)))
        if misses and found != wanted:
            print(f"  {wanted}, found {found}: [{entry.get('cue', '')}] {entry['text']}")
    return counts


def _class(entry: Entry, notes: Annotations) -> str:
    at = place(entry["text"], entry["cue"]) if "cue" in entry else Span(0, 0)
    here = [cue.kind for cue in notes.cues if cue.span.meets(at)]
    return next(iter([*here, *(cue.kind for cue in notes.cues)]), "fact")


# --- accusations by nouns -----------------------------------------------------------------


def measure_accusing(which: str, misses: bool) -> Counter[str]:
    """Look whom each sentence accuses by what a deed is called."""
    counts: Counter[str] = Counter()
    given = entries("accusing", which)
    documents = [Document("gold", "gold", entry["text"]) for entry in given]
    for entry, document, notes in zip(given, documents, annotate_many(documents), strict=True):
        read = telling(Article(document, Source("gold"), notes))
        found = {name.span.of(document.text) for _, name in accusing(read)}
        wanted = {entry["accused"]} if "accused" in entry else set()
        counts.update({"accused wanted": len(wanted), "accused found": len(found)})
        counts["accused right"] += len(found & wanted)
        if misses and found != wanted:
            print(f"  {found or None}, wanted {wanted or None}: {entry['text']}")
    return counts


# --- naming in Russian and Ukrainian ----------------------------------------------------


def measure_naming(which: str, misses: bool) -> Counter[str]:
    """Look what each sentence calls the event, people, the war or a place, and under which key."""
    counts: Counter[str] = Counter()
    for entry, notes in _annotated(entries("naming_cyrillic", which), ("ru", "uk")):
        document = Document("gold", "gold", entry["text"], language=entry["language"])
        read = telling(Article(document, Source("gold"), notes))
        found = {
            (what, seen.words, seen.key) for what in LISTS for seen in named(read, read.own, what)
        }
        found |= {("place", one.seen.words, one.place) for one in spelled(read)}
        wanted = {(what, words, key) for what, words, key in entry["named"]}
        counts.update(f"{what} wanted" for what, *_ in wanted)
        counts.update(f"{what} found" for what, *_ in found)
        counts.update(f"{what} right" for what, *_ in found & wanted)
        if misses and found != wanted:
            print(f"  {found - wanted or ''}, not {wanted - found or ''}: {entry['text']}")
    return counts


LISTS: tuple[What, ...] = ("event", "label", "war")


# --- report -------------------------------------------------------------------------------


def report(title: str, counts: Counter[str]) -> None:
    """Print the figures of one set: each label, all together, and what else was asked."""
    labels = [key.removesuffix(" wanted") for key in counts if key.endswith(" wanted")]
    print(f"\n{title}\n  {'':12}{'precision':>16}{'recall':>16}{'F1':>8}")
    for label in sorted(labels):
        right, found, wanted = (counts[f"{label} {k}"] for k in ("right", "found", "wanted"))
        f1 = 2 * right / (found + wanted) if found + wanted else 0.0
        print(f"  {label:12}{_share(right, found):>16}{_share(right, wanted):>16}{f1:8.3f}")
    right, wanted = (sum(counts[f"{label} {k}"] for label in labels) for k in ("right", "wanted"))
    print(f"  {'all':12}{'':16}{_share(right, wanted):>16}")
    for key in sorted(counts):
        if key.endswith(" asked"):
            name = key.removesuffix(" asked")
            print(f"  {name:12}{'':16}{_share(counts[f'{name} told'], counts[key]):>16}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} {part:>3}/{whole:<3}" if whole else f"-   0/{0:<3}"


def main(arguments: Sequence[str]) -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    wants = parser.parse_args(arguments)
    for which in MORE:
        report(f"claims, {which}", measure_claims(which, wants.misses and "kept" not in which))
    report("agency, more, English", measure_agency("more", ("en",), wants.misses))
    report("naming, more, Russian and Ukrainian", measure_naming("more", wants.misses))
    for which in SETS:
        show = wants.misses and which == "dev"
        report(f"claims, {which}", measure_claims(which, show))
        report(f"accusations by nouns, {which}", measure_accusing(which, show))
        for spoken, languages in LANGUAGES:
            title = f"{which}, {spoken}"
            report(f"agency, {title}", measure_agency(which, languages, show))
            report(f"certainty, {title}", measure_certainty(which, languages, show))
        cyrillic = measure_agency(which, ("ru", "uk"), show, "agency_cyrillic")
        report(f"agency, {which}, Russian and Ukrainian, more", cyrillic)
        title = f"naming, {which}, Russian and Ukrainian"
        report(title, measure_naming(which, show))


if __name__ == "__main__":
    main(sys.argv[1:])
