"""Train who "he" is and who speaks marked words without a cue, on the gold quotations.

    python -m tests.benchmarks.train_speakers BENCH [--write] [--misses] [--weights]

BENCH is the folder with the texts of the annotated news. Trained on that news and on the gold
files that may be looked at. The figures are by cross-validation over texts; without --write
the models in the package stay.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from corpus.language import quotations, referents, voices, weighing
from corpus.language.context import Attribution
from corpus.language.figures import Scene
from corpus.language.names import names
from corpus.language.phrases import noun_phrase
from corpus.language.pipeline import parse_many
from corpus.model import Span
from tests.benchmarks.gold_quotations import Gold, news, texts
from tests.benchmarks.quotations import MARKED, alike, same, same_name

MODELS = Path(weighing.__file__).parent / "models"
STRENGTH = 0.3
ROUNDS = 3
"""Times that features are made anew, since who is "he" depends on who was "he" before."""


@dataclass(frozen=True)
class Case:
    """One choice in one text: candidates, the place of the right one, len() for none of them."""

    text: str
    features: list[dict[str, float]]
    right: int
    named: list[str | None]
    name: str | None
    words: str


FILES = ("dev", "probe", "probe_more", "marked", "speakers", "doubtful")


def cases(bench: Path) -> dict[str, list[Case]]:
    """Read the texts as the product does, choosing right wherever the gold says who speaks."""
    found: dict[str, list[Case]] = {"referents": [], "voices": []}
    sets = {name: texts(name, "en") for name in FILES} | {"news": news("news", bench)}
    gold = [(f"{f} {n}", d, g) for f, held in sets.items() for n, (d, g) in enumerate(held)]
    parsed = parse_many([(d.body, d.language) for _, d, _ in gold])
    for (text, _, lines), one in zip(gold, parsed, strict=True):
        with _taught(text, lines, found):
            quotations.quotations(one, names(one))
    return found


class _taught:  # noqa: N801 it is used as a function
    """Let the gold lines choose, where they can, and note each choice."""

    def __init__(self, text: str, lines: list[Gold], found: dict[str, list[Case]]) -> None:
        self.text, self.lines, self.found = text, lines, found
        self.kept: tuple[Any, ...] = ()

    def __enter__(self) -> None:
        self.kept = referents.choice, voices.choice
        referents.choice = self.referent  # type: ignore[assignment]
        voices.choice = self.voice  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        referents.choice, voices.choice = self.kept

    def referent(self, scene: Scene, pronoun: Any, content: Span | None, found: Any) -> Any:
        """Choose whom a pronoun stands for."""
        line = self.line(content)
        if line is None or line.line.get("speaker", "").casefold() != pronoun.lower_:
            return self.kept[0](scene, pronoun, content, found)
        full = [_name(scene, c.figure.entity) for c in found]
        right = _named(full, line.line.get("name"))
        if "name" not in line.line:
            right = [n for n, c in enumerate(found) if c.figure.entity is None]
            right.sort(key=lambda n: found[n].mentions[-1].place)
        return self.chosen("referents", line, found, full, right[-1:], scene, content)

    def voice(self, scene: Scene, one: Attribution, found: Any) -> Any:
        """Choose who speaks."""
        line = self.line(one.content)
        full = [_name(scene, v.figure.entity) or (v.speech and v.speech.who.name) for v in found]
        if line is None or line.line["kind"] not in MARKED or "speaker" not in line.line:
            return self.chosen("voices", line, found, full, [], scene, one.content)
        right = _named(full, line.line.get("name"))
        if "name" not in line.line:
            words = [_words(scene, v) for v in found]
            right = [n for n, w in enumerate(words) if same(w, line.line["speaker"])]
        return self.chosen("voices", line, found, full, right[:1], scene, one.content)

    def line(self, content: Span | None) -> Gold | None:
        """Return the gold line of a content."""
        if content is None:
            return None
        best = max(self.lines, key=lambda g: alike(g.span, content), default=None)
        return best if best is not None and alike(best.span, content) >= 0.5 else None

    def chosen(
        self,
        kind: str,
        line: Gold | None,
        found: Any,
        full: list[str | None],
        right: list[int],
        scene: Scene,
        content: Span | None,
    ) -> Any:
        """Note a choice and make it."""
        at = right[0] if right else len(found)
        name = line.line.get("name") if line is not None else None
        words = content.of(scene.context.text)[:60] if content is not None else ""
        case = Case(self.text, [c.features for c in found], at, full, name, words)
        self.found[kind].append(case)
        return (found[at], 1.0) if right else (None, 0.0)


def _name(scene: Scene, entity: str | None) -> str | None:
    return scene.people.fullest.get(entity) if entity is not None else None


def _named(full: Sequence[str | None], name: str | None) -> list[int]:
    """Return the places of a name, of those with its given name where there are such."""
    if name is None:
        return []
    alike = [n for n, f in enumerate(full) if same_name(f, name)]
    whole = [n for n in alike if (full[n] or "").split()[0] == name.split()[0]]
    return whole or alike


def _words(scene: Scene, voice: voices.Voice) -> str | None:
    """Return the words of the phrase that shows a voice."""
    if voice.speech is not None and voice.speech.who.span is not None:
        return voice.speech.who.span.of(scene.context.text)
    first, last = noun_phrase(scene.context.doc[voice.mention.token])
    return str(scene.context.doc[first : last + 1].text)


# --- fitting --------------------------------------------------------------------------------


def fitted(found: Sequence[Case], keys: list[str]) -> dict[str, float]:
    """Fit a conditional logit by the differences between the right candidate and each other."""
    rows, shares = [], []
    for case in found:
        vectors = np.array([_vector(f, keys) for f in (*case.features, {weighing.NOBODY: 1.0})])
        others = np.delete(vectors, case.right, axis=0)
        rows += [vectors[case.right] - other for other in others]
        shares += [1 / max(1, len(others))] * len(others)
    both = np.array([*rows, *(-r for r in rows)])
    labels = [1] * len(rows) + [0] * len(rows)
    plain = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    plain.fit(both, labels, sample_weight=[*shares, *shares])
    return {k: round(float(w), 3) for k, w in zip(keys, plain.coef_[0], strict=True)}


def _vector(features: dict[str, float], keys: list[str]) -> list[float]:
    return [float(features.get(k, 0.0)) for k in keys]


def crossed(found: Sequence[Case], keys: list[str], folds: int = 10) -> list[list[float]]:
    """Return the chances of each case's candidates by weights that saw nothing of its text."""
    done: dict[int, list[float]] = {}
    groups = [c.text for c in found]
    for seen, new in GroupKFold(folds).split(groups, groups=groups):
        weights = fitted([found[n] for n in seen], keys)
        for n in new:
            done[n] = weighing.shares(weights, found[n].features)
    return [done[n] for n in range(len(found))]


def outcomes(
    found: Sequence[Case], chances: list[list[float]]
) -> Iterator[tuple[float, bool, bool]]:
    """Yield for each case where somebody is likeliest: the chance, whether named, whether right."""
    for case, likely in zip(found, chances, strict=True):
        if likely:
            best = int(np.argmax(likely))
            name = case.named[best]
            right = same_name(name, case.name) if name is not None else best == case.right
            sure = likely[best] * (1 - case.features[best].get(referents.UNSURE, 0.0))
            yield sure, name is not None, right


def tell(kind: str, found: Sequence[Case], keys: list[str]) -> dict[str, Any]:
    """Print what is named rightly and wrongly from each chance on."""
    chances = crossed(found, keys)
    results = list(outcomes(found, chances))
    wanted = sum(c.name is not None for c in found)
    print(f"\n{kind}: {len(found)} cases, {wanted} of them of somebody named")
    _per_file(found, chances)
    for least in (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        sure = [(named, right) for chance, named, right in results if chance >= least]
        rightly = sum(n and r for n, r in sure)
        wrongly = sum(n and not r for n, r in sure)
        other = sum(r for n, r in sure if not n), sum(not r for n, r in sure if not n)
        print(f"  from {least:.2f}: named rightly {rightly}, wrongly {wrongly}; unnamed {other}")
    if "--misses" in sys.argv:
        for case, likely in zip(found, chances, strict=True):
            best = int(np.argmax(likely)) if likely else -1
            if best != case.right and not (best < 0 or max(likely) < 0.4):
                print(
                    f"    {max(likely):.2f} {case.text}: {case.named[best]} for {case.name}:",
                    repr(case.words),
                )
    return {"cases": len(found), "named": wanted}


def _per_file(found: Sequence[Case], chances: list[list[float]], least: float = 0.75) -> None:
    """Print the same for each file, from one chance on."""
    for file in dict.fromkeys(c.text.split()[0] for c in found):
        pairs = [(c, p) for c, p in zip(found, chances, strict=True) if c.text.split()[0] == file]
        ours = list(outcomes([c for c, _ in pairs], [p for _, p in pairs]))
        rightly = sum(n and r and chance >= least for chance, n, r in ours)
        wrongly = sum(n and not r and chance >= least for chance, n, r in ours)
        wanted = sum(c.name is not None for c, _ in pairs)
        print(f"  {file}: {wanted} named, rightly {rightly}, wrongly {wrongly}")


def main(arguments: Sequence[str]) -> None:
    """Train, measure and write."""
    bench = next(Path(a) for a in arguments if not a.startswith("--"))
    kept = {kind: (MODELS / f"{kind}.json").read_text("utf-8") for kind in ("referents", "voices")}
    for _ in range(ROUNDS):
        found = cases(bench)
        for kind, ours in found.items():
            keys = [*next(c.features[0] for c in ours if c.features), weighing.NOBODY]
            write(kind, fitted(ours, keys), {})
    for kind, ours in found.items():
        keys = [*next(c.features[0] for c in ours if c.features), weighing.NOBODY]
        about = tell(kind, ours, keys)
        if "--weights" in arguments:
            for key, weight in sorted(fitted(ours, keys).items(), key=lambda kw: -kw[1]):
                print(f"    {weight:+.2f} {key}")
        write(kind, fitted(ours, keys), about)
    if "--write" not in arguments:
        for kind, told in kept.items():
            (MODELS / f"{kind}.json").write_text(told, "utf-8")


def write(kind: str, weights: dict[str, float], about: dict[str, Any]) -> None:
    """Write a model into the package."""
    told = json.dumps({"about": about, "weights": weights}, indent=1)
    (MODELS / f"{kind}.json").write_text(told + "\n", encoding="utf-8")
    weighing.weights.cache_clear()


if __name__ == "__main__":
    main(sys.argv[1:])
