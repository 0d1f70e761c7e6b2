"""Make quotations to verify of what the sample corpus holds, each with the right verdicts."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bot.app import App
from bot.verifying.printed import Printed, printed
from corpus.model import OPERATOR, Quotation
from corpus.spelling import name_key

SEED, SURE = 7, 0.7
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Case:
    """What is pasted, and the verdicts that are right, for each quotation in it."""

    text: str
    right: frozenset[str]
    further: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Said:
    """A quotation of the corpus in marks, its words and its article."""

    words: str
    quotation: Quotation
    article: Printed


@dataclass(frozen=True)
class Sample:
    """What cases are made of."""

    said: list[Said]
    terms: list[str]
    told: list[str]
    speakers: list[str]
    vocabulary: dict[str, list[str]]
    chance: random.Random

    def some(self, least: int = 4) -> Said:
        """Draw a quotation of at least so many words."""
        return self.chance.choice([s for s in self.said if len(s.words.split()) >= least])

    def word(self, language: str) -> str:
        """Draw a word of the corpus."""
        return self.chance.choice(self.vocabulary[language])


def verbatim(of: Sample) -> Case:
    """As it stands, with its speaker if that is named."""
    said = of.some(3)
    name = said.quotation.speaker.name
    sure = name and said.quotation.confidence >= SURE
    return Case(f"“{said.words}”" + (f" – {name}" if sure else ""), frozenset({"verbatim"}))


def marks_changed(of: Sample) -> Case:
    """In other marks, case and blanks, between ellipses."""
    words = of.some(3).words
    words = of.chance.choice([words, words.upper(), words.replace(" ", "  "), f"… {words} ..."])
    words = words.replace("’", "'").replace("–", "-")
    opened, closed = of.chance.choice(["“”", "«»", "„“", '""', ("", "")])
    return Case(f"{opened}{words}{closed}", frozenset({"verbatim"}))


def part(of: Sample) -> Case:
    """A run of words from within."""
    words = of.some(8).words.split()
    at = of.chance.randrange(len(words) - 5)
    return Case(f'"{" ".join(words[at : at + of.chance.randint(4, 6)])}"', frozenset({"verbatim"}))


def another_word(of: Sample) -> Case:
    """A word of it replaced."""
    said = of.some(5)
    at = of.chance.choice(list(WORD.finditer(said.words)) or [re.match("", said.words)])
    other = of.word(said.article.article.document.language)
    return Case(
        f"“{said.words[: at.start()]}{other}{said.words[at.end() :]}”", frozenset({"altered"})
    )


def negated(of: Sample) -> Case:
    """A negation put in or taken out."""
    said = of.some(5)
    no = "not" if said.article.article.document.language == "en" else "не"
    words = said.words.split()
    if no in words:
        words.remove(no)
    else:
        words.insert(of.chance.randrange(1, len(words) - 1), no)
    return Case(f"“{' '.join(words)}”", frozenset({"altered"}))


def another_number(of: Sample) -> Case:
    """A number changed, or put where there was none."""
    said = of.some(5)
    numbers = list(re.finditer(r"\d+", said.words))
    if numbers:
        at = of.chance.choice(numbers)
        number = str(int(at.group()) + of.chance.randint(1, 9))
        words = said.words[: at.start()] + number + said.words[at.end() :]
    else:
        several = said.words.split()
        several.insert(len(several) // 2, str(of.chance.randint(2, 900)))
        words = " ".join(several)
    return Case(f"“{words}”", frozenset({"altered"}))


def moved(of: Sample) -> Case:
    """Given to another speaker of the corpus."""
    named = [s for s in of.said if s.quotation.speaker.name and s.quotation.confidence >= SURE]
    said = of.chance.choice([s for s in named if len(s.words.split()) > 3])
    own = {name_key(s.quotation.speaker.name or "") for s in named if said.words in s.article.body}
    other = of.chance.choice([name for name in of.speakers if name_key(name) not in own])
    text = of.chance.choice(["“{}”, said {}.", "“{}” – {}"]).format(said.words, other)
    return Case(text, frozenset({"other_speaker"}))


def truncated(of: Sample) -> Case:
    """Something within left out, with a sign for it."""
    words = of.some(10).words.split()
    size = of.chance.randint(2, len(words) - 7)
    at = of.chance.randint(3, len(words) - size - 3)
    sign = of.chance.choice(["…", "[…]", "...", "[...]", "(…)"])
    return Case(f"“{' '.join([*words[:at], sign, *words[at + size :]])}”", frozenset({"truncated"}))


def cut_silently(of: Sample) -> Case:
    """Some words within left out, without a sign."""
    words = of.some(10).words.split()
    size = of.chance.randint(1, min(4, len(words) - 8))
    at = of.chance.randint(3, len(words) - size - 3)
    return Case(f"“{' '.join([*words[:at], *words[at + size :]])}”", frozenset({"altered"}))


def invented(of: Sample) -> Case:
    """Words of the corpus in an order of nobody's."""
    language = of.chance.choice(["en", "en", "en", "ru", "uk"])
    words = " ".join(of.word(language) for _ in range(of.chance.randint(4, 14)))
    return Case(f"“{words}”", frozenset({"nothing"}))


def recombined(of: Sample) -> Case:
    """A few words from each of four quotations."""
    parts = [of.some(6).words.split() for _ in range(4)]
    runs = [p[(at := of.chance.randrange(len(p) - 2)) : at + 2] for p in parts]
    return Case(f"“{' '.join(w for run in runs for w in run)}”", frozenset({"nothing"}))


def term(of: Sample) -> Case:
    """A term in marks."""
    return Case(f"“{of.chance.choice(of.terms)}”", frozenset({"term"}))


def outlets_own(of: Sample) -> Case:
    """A sentence of the outlet's, claimed as a quotation."""
    return Case(f"“{of.chance.choice(of.told)}”", frozenset({"not_quoted"}))


KINDS: tuple[tuple[Callable[[Sample], Case], int], ...] = (
    (verbatim, 14),
    (marks_changed, 12),
    (part, 8),
    (another_word, 10),
    (negated, 7),
    (another_number, 6),
    (moved, 12),
    (truncated, 10),
    (cut_silently, 4),
    (invented, 6),
    (recombined, 4),
    (term, 3),
    (outlets_own, 4),
)
"""The makers, and how many of a hundred cases each makes."""


async def sample_of(app: App) -> Sample:
    """Read what the cases are made of."""
    found = await app.store.incidents(OPERATOR, "", 100)
    ids = sorted({id for i in found for id in (*i.about, *i.mentions)})
    articles = [printed(a) for a in await app.store.articles(OPERATOR, ids)]
    quotations = [
        Said(re.sub(r"\s*\n\s*[“«„\"]?", " ", q.span.of(p.body)), q, p)
        for p in articles
        for q in p.article.annotations.quotations
    ]
    said = [
        s
        for s in quotations
        if s.quotation.kind == "direct" and s.article.spoken_at(s.quotation.span)
    ]
    spoken = {s.words.casefold() for s in quotations if s.quotation.kind in ("direct", "mixed")}
    terms = {s.words for s in quotations if s.quotation.kind == "term"}
    told = [
        sentence.of(p.body)
        for p in articles
        for sentence in p.article.annotations.sentences
        if not any(sentence.meets(s) for s in p.speech)
        and len(sentence.of(p.body).split()) >= 5
        and not re.search(r"[“”„«»‘\"…\n]|\[", sentence.of(p.body))
    ]
    vocabulary: dict[str, list[str]] = {"en": [], "ru": [], "uk": []}
    for p in articles:
        vocabulary[p.article.document.language] += WORD.findall(p.body)
    named = Counter(s.quotation.speaker.name for s in said if s.quotation.speaker.kind == "person")
    return Sample(
        said,
        sorted(t for t in terms if not any(t.casefold() in s for s in spoken)),
        told,
        sorted(n for n in named if n),
        vocabulary,
        random.Random(SEED),  # noqa: S311 - a bench, not a secret
    )
