"""Measure who is the hero, villain or victim of an article, with the name and with it hidden.

    python -m tests.benchmarks.roles FOLDER [KEEP]

FOLDER holds narrative_frames_dev.jsonl.gz and narrative_roles_dev.jsonl.gz; KEEP is a folder
where features stay for the next time, since they take a quarter of an hour to make. Nothing is
shipped: with the name hidden too little is known, and with it the name is what is judged.

Cross-validation is by article, three dealings of five folds; ridge regression on kernels. Which
kernels are joined was chosen among some 25 ways on the same folds, which flatters a little.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score

from corpus.language import annotate
from corpus.learned.linear import model
from corpus.learned.portrayal import HIDDEN_AT, features
from corpus.model import Document, Span
from tests.benchmarks.linear_models import Floats
from tests.benchmarks.train_frames import articles, units

ROLES = ("hero", "victim", "villain")
WANTED, HIDDEN = 0.72, 0.60
MENTIONS, DEALT, FOLDS = 3, range(3), 5
SMALL_WORDS = (
    "a an and are at by for from he her his in is it its of on or our she that the their they "
    "to us was were which who with"
)
SMALL = frozenset(re.findall(r"\w+", SMALL_WORDS))

Numbers = NDArray[np.int64]
Mention = tuple[str, Span]


# --- where somebody is named ---------------------------------------------------------------


def named(text: str, entity: str) -> list[Span]:
    """Return where an entity is named: in full, else by the most of its words in a row."""
    words = entity.split()
    cuts = [words[n:] for n in range(len(words))] + [
        words[:n] for n in range(len(words) - 1, 0, -1)
    ]
    for cut in cuts:
        if set(" ".join(cut).casefold().split()) - SMALL or cut == words:
            found = re.finditer(rf"(?<!\w){re.escape(' '.join(cut))}(?!\w)", text, re.IGNORECASE)
            if spans := [Span(*each.span()) for each in found]:
                return spans
    return []


def hidden(text: str, sentences: Sequence[Span], entity: str) -> Iterator[Mention]:
    """Yield some sentences that name an entity, the name put out of them wherever it stands."""
    within: dict[Span, Span] = {}
    for span in named(text, entity):
        sentence = next((s for s in sentences if s.holds(span)), None)
        if sentence is not None:
            within.setdefault(sentence, span)
    found = sorted(within.items())
    places = np.linspace(0, len(found) - 1, min(MENTIONS, len(found))).round().astype(int)
    for sentence, span in (found[place] for place in places):
        names = _spellings(entity) | {span.of(text)}
        left = _without(text[sentence.start : span.start], names)
        yield (
            left + "X" + _without(text[span.end : sentence.end], names),
            Span(len(left), len(left) + 1),
        )


def _spellings(entity: str) -> set[str]:
    proper = {w for w in re.findall(r"\w[\w.-]*", entity) if w[0].isupper() and len(w) > 2}
    return {entity} | {word for word in proper if word.casefold() not in SMALL}


def _without(text: str, names: set[str]) -> str:
    for name in sorted(names, key=lambda n: (-len(n), n)):
        pattern = rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)"
        text = re.sub(pattern, "someone", text, flags=re.IGNORECASE)
    return text


def unnamed(text: str, sentences: Sequence[Span], vectors: Floats, entity: str) -> Floats | None:
    """Return the mean vector of the sentences that have no word of the entity's name."""
    words = set(_words(entity)) - SMALL
    free = [not words & set(_words(s.of(text))) for s in sentences]
    return np.asarray(vectors[free].mean(axis=0)) if any(free) else None


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"\w[\w.-]*", text.casefold()) if len(w) > 2]


# --- what is alike -------------------------------------------------------------------------


def standing(rows: Floats) -> Floats:
    """Bring features to one scale."""
    return np.asarray((rows - rows.mean(axis=0)) / (rows.std(axis=0) + 1e-9))


def alike(rows: Floats) -> Floats:
    """Return the cosine between rows, from their middle."""
    apart = rows - rows.mean(axis=0)
    apart /= np.linalg.norm(apart, axis=1, keepdims=True) + 1e-9
    return np.asarray(apart @ apart.T)


def near(rows: Floats) -> Floats:
    """Return a radial kernel, its width the median distance."""
    square = (rows**2).sum(axis=1)
    distance = square[:, None] + square - 2 * rows @ rows.T
    return np.asarray(np.exp(-distance / np.median(distance)))


def letters(names: list[str]) -> Floats:
    """Return how alike names are in their letters."""
    made = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    rows = made.fit_transform(names)
    return np.asarray((rows @ rows.T).toarray())


# --- how well it does ----------------------------------------------------------------------


def dealt(groups: Sequence[str], dealing: int) -> Numbers:
    """Return the fold of each row, those of one group in one fold."""
    every = np.unique(groups)
    np.random.default_rng(dealing).shuffle(every)
    fold = {group: n % FOLDS for n, group in enumerate(every)}
    return np.array([fold[group] for group in groups])


def guessed(kernel: Floats, told: Numbers, folds: Numbers) -> Numbers:
    """Return the role of each entity by a model that saw nothing of its article."""
    scores = np.zeros((len(told), len(ROLES)))
    for fold in range(FOLDS):
        rest, own = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        aims = np.where(told[rest, None] == np.arange(len(ROLES)), 2.0, -1.0)
        weights = len(rest) / len(ROLES) / np.bincount(told[rest])[told[rest]]
        learned = np.linalg.solve(kernel[np.ix_(rest, rest)] + 1 + np.diag(1 / weights), aims)
        scores[own] = (kernel[np.ix_(own, rest)] + 1) @ learned
    return np.asarray(scores.argmax(axis=1))


@dataclass(frozen=True)
class Entities:
    """Who is named in which article, in which role, and what a model may look at.

    `hidden` has the features of the sentences with the name hidden, `unnamed` the mean vectors
    of the article's other sentences, `whole` those of the article.
    """

    names: list[str]
    articles: list[str]
    roles: Numbers
    hidden: Floats
    unnamed: Floats
    whole: Floats


def around(entities: Entities) -> Floats:
    """Return how alike the sentences are in which names are hidden."""
    rows = standing(entities.hidden)
    wide = len(HIDDEN_AT) * entities.whole.shape[1]
    return (near(rows[:, :wide]) + near(rows[:, wide:])) / 2


def known(entities: Entities) -> Floats:
    """Return how alike names are, the more so in articles that are alike."""
    called = (letters(entities.names) + alike(units(entities.names))) / 2
    article = alike(entities.whole)
    return called * (1 + article) + 0.3 * article


def tell(what: str, kernel: Floats, entities: Entities) -> float:
    """Print macro-F1 of one kernel, and return it."""
    told = entities.roles
    folds = [dealt(entities.articles, n) for n in DEALT]
    found = [f1_score(told, guessed(kernel, told, each), average="macro") for each in folds]
    print(f"{what:44} macro-F1 {np.mean(found):.3f}, by dealing", *(f"{f:.3f}" for f in found))
    return float(np.mean(found))


def main() -> int:
    """Print the figures, and the status."""
    places = [Path(a) for a in sys.argv[1:]]
    if not places or not (places[0] / "narrative_roles_dev.jsonl.gz").is_file():
        print("roles: the data is missing; give the folder with narrative_roles_dev.jsonl.gz.")
        return 0
    entities = read(places[0], places[1] if len(places) > 1 else None)
    beside, name = around(entities), known(entities)
    lights = near(standing(model("portrayal").chances(entities.hidden)[:, [0, 2]]))
    tell("the name's letters alone", letters(entities.names), entities)
    tell("name hidden: what stands around it", beside, entities)
    unnamed = beside * (1 + alike(entities.unnamed))
    masked = tell("name hidden: and the rest of the article", unnamed, entities)
    tell("the name, by the article", name, entities)
    whole = tell("and what stands around it", name + 0.5 * beside + 0.2 * lights, entities)
    print(f"wanted {WANTED} and, with names hidden, {HIDDEN}")
    return int(whole < WANTED or masked < HIDDEN)


def read(folder: Path, keep: Path | None) -> Entities:
    """Read the data, and make the features or take them from where they were kept."""
    rows = _rows(folder / "narrative_frames_dev.jsonl.gz")
    texts = {row["id"]: row["text"] for row in rows}
    vectors = dict(zip(texts, articles(rows, keep), strict=True))
    cut = {i: annotate(Document(i, "", text)).sentences for i, text in texts.items()}
    entities = _rows(folder / "narrative_roles_dev.jsonl.gz")
    names, own = [" ".join(e["entity"].split()) for e in entities], [e["id"] for e in entities]
    named_in = list(zip(own, names, strict=True))
    free = [unnamed(texts[i], cut[i], vectors[i], name) for i, name in named_in]
    middle = np.concatenate(list(vectors.values())).mean(axis=0)
    return Entities(
        names,
        own,
        np.array([ROLES.index(e["role"]) for e in entities]),
        _kept(
            [list(hidden(texts[i], cut[i], name)) for i, name in named_in],
            keep and keep / "roles_hidden.npy",
        ),
        np.array([middle if row is None else row for row in free]),
        np.array([vectors[i].mean(axis=0) for i in own]),
    )


def _rows(file: Path) -> list[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _kept(mentions: list[list[Mention]], file: Path | None) -> Floats:
    """Return the mean of each entity's mentions, made or taken from where it was kept."""
    every = [mention for own in mentions for mention in own]
    if file is not None and file.is_file():
        made = np.load(file).astype(np.float32)
    else:
        made = features(every)
        if file is not None:
            np.save(file, made.astype(np.float16))
    ends = np.cumsum([len(own) for own in mentions])
    middle = made.mean(axis=0)
    parts = np.split(made, ends[:-1])
    return np.array([part.mean(axis=0) if len(part) else middle for part in parts])


if __name__ == "__main__":
    sys.exit(main())
