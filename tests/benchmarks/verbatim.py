"""Send generated requests and check each span shown: `python -m tests.benchmarks.verbatim [N]`.

Requests are made of the sample corpus's own words, names, sources, days and incidents, some of
them broken on purpose, and of the steps that answers offer. Every excerpt of an answer, and
every piece of evidence in its data, must be exactly `article[start:end]` of the article named,
with that article's source. One that is not is printed, and the status is 1.
"""

import asyncio
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands import COMMANDS
from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Excerpt, Reply, Request
from bot.settings import load
from corpus.model import OPERATOR, Article

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
REQUESTS, SEED = 10_000, 3
TICKET = re.compile(r"\bticket [0-9a-f]{8}\b")
"""What the answer to a request that broke tells; a topic may have the word too."""
STEPS = 0.3
"""The share of answers of which a step is taken too."""

Arguments = dict[str, Any]


@dataclass(frozen=True)
class Held:
    """What requests are made of."""

    articles: dict[str, Article]
    incidents: list[str]
    sources: list[str]
    sides: list[str]
    speakers: list[str]
    names: list[str]
    chance: random.Random

    def article(self) -> Article:
        """Draw an article."""
        return self.chance.choice(list(self.articles.values()))

    def words(self, least: int = 1, most: int = 5) -> str:
        """Draw a run of words of an article, sometimes broken."""
        text = self.article().document.text.split()
        at = self.chance.randrange(max(1, len(text) - most))
        words = text[at : at + self.chance.randint(least, most)]
        if self.chance.random() < 0.2:
            self.chance.shuffle(words)
        if self.chance.random() < 0.1:
            words.insert(
                0, self.chance.choice(['"', "«", "-", "🙂", "'; --", "*", "\\\\", "a" * 60])
            )
        return " ".join(words)[:280]

    def maybe(self, value: Any, share: float = 0.25) -> Any:
        """Give a value at times."""
        return value if self.chance.random() < share else None

    def about(self) -> str:
        """Draw what an incident is asked for by."""
        return self.chance.choice(
            [*self.incidents, self.words(2, 3), self.chance.choice(self.names)]
        )

    def day(self) -> str:
        """Draw a day of the corpus."""
        days = [a.document.published for a in self.articles.values() if a.document.published]
        return self.chance.choice(days).isoformat()

    def columns(self) -> str:
        """Draw two columns."""
        return " and ".join(self.chance.sample([*self.sides, *self.sources], 2))


def compare(held: Held) -> Arguments:
    """Compare an incident, between columns at times, or one lens of it."""
    return {"incident": held.about(), "between": held.maybe(held.columns())}


def quote(held: Held) -> Arguments:
    """Ask for quotations by any of what bounds them."""
    return {
        "topic": held.maybe(held.words(1, 3), 0.5),
        "speaker": held.maybe(held.chance.choice(held.speakers), 0.5),
        "source": held.maybe(held.chance.choice(held.sources)),
        "side": held.maybe(held.chance.choice(held.sides)),
        "incident": held.maybe(held.chance.choice(held.incidents)),
        "since": held.maybe(held.day()),
        "page": held.chance.randint(1, 3),
    }


def search(held: Held) -> Arguments:
    """Search for words."""
    asked = held.words()
    return {
        "words": held.chance.choice([asked, f'"{asked}"']),
        "source": held.maybe(held.chance.choice(held.sources), 0.1),
        "until": held.maybe(held.day(), 0.1),
        "page": held.chance.randint(1, 2),
    }


def verify(held: Held) -> Arguments:
    """Verify a run of words, or a quotation, with a word of it changed at times."""
    words = held.words(3, 20).split()
    quotations = held.article().annotations.quotations
    if quotations and held.chance.random() < 0.6:
        article = held.article()
        spans = [q.span for q in article.annotations.quotations] or [
            article.annotations.sentences[0]
        ]
        words = held.chance.choice(spans).of(article.document.text).split()
    if words and held.chance.random() < 0.4:
        words[held.chance.randrange(len(words))] = held.chance.choice(["…", "not", "[…]", "12"])
    speaker = held.maybe(f", said {held.chance.choice(held.speakers)}") or ""
    return {"text": f"“{' '.join(words)}”{speaker}"}


def show(held: Held) -> Arguments:
    """Show a stretch, at times outside of its article."""
    article = held.article()
    start = held.chance.randrange(len(article.document.text))
    end = start + held.chance.randint(1, 300)
    return {"item": f"{article.document.id}:{start}-{end}"}


def export(held: Held) -> Arguments:
    """Export a comparison."""
    return {"incident": held.chance.choice(held.incidents)}


def incidents(held: Held) -> Arguments:
    """List incidents."""
    return {"words": held.maybe(held.words(1, 2), 0.7)}


def of_names(held: Held) -> Arguments:
    """Ask for somebody or something by a name or a few words."""
    return {"": held.chance.choice([held.chance.choice(held.names), held.words(1, 3)])}


MAKERS: dict[str, tuple[Callable[[Held], Arguments], int]] = {
    "quote": (quote, 30),
    "search": (search, 25),
    "verify": (verify, 15),
    "show": (show, 12),
    "compare": (compare, 12),
    "export": (export, 1),
    "incidents": (incidents, 3),
    "who": (of_names, 4),
    "timeline": (of_names, 4),
}
"""The makers by command, and how often each is asked; commands that are not there are not asked."""


def requests(held: Held, count: int) -> Iterator[Request]:
    """Make requests."""
    known = {c.name: c.parameters[0].name for c in COMMANDS if c.name in MAKERS}
    weights = [MAKERS[name][1] for name in known]
    for name in held.chance.choices(list(known), weights, k=count):
        given = {key or known[name]: value for key, value in MAKERS[name][0](held).items()}
        arguments = {key: value for key, value in given.items() if value is not None}
        yield Request(OPERATOR, "bench", name, arguments)


def evidence_in(data: object) -> Iterator[dict[str, Any]]:
    """Find every piece of evidence in a reply's data."""
    if isinstance(data, list | tuple):
        for each in data:
            yield from evidence_in(each)
    elif isinstance(data, dict):
        if {"document", "start", "end", "text"} <= data.keys():
            yield data
        for each in data.values():
            yield from evidence_in(each)


def wrong_in(reply: Reply, articles: dict[str, Article]) -> Iterator[str]:
    """Say which spans of a reply are not what stands in the article they name."""
    for block in reply.blocks:
        if isinstance(block, Excerpt):
            e = block.evidence
            if not _stands(articles, e.document, e.source, e.span.start, e.span.end, e.text):
                yield f"excerpt {e}"
            if not all(0 <= a < b <= len(e.text) for a, b in block.mark):
                yield f"marks {block.mark} of {e}"
    for piece in evidence_in(reply.data):
        place = (piece["document"], piece["source"], piece["start"], piece["end"], piece["text"])
        if not _stands(articles, *place):
            yield f"data {piece}"


def _stands(
    articles: dict[str, Article], document: str, source: str, start: int, end: int, text: str
) -> bool:
    article = articles.get(document)
    if article is None or article.source.name != source:
        return False
    return 0 <= start < end and article.document.text[start:end] == text


@dataclass
class Tally:
    """What was asked and shown."""

    asked: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    spans: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, request: Request, reply: Reply, articles: dict[str, Article]) -> None:
        """Check one answer."""
        self.asked[request.command] += 1
        broken = (
            any(TICKET.search(str(getattr(b, "text", ""))) for b in reply.blocks) and not reply.ok
        )
        self.outcomes["broken" if broken else "answered" if reply.ok else "refused"] += 1
        self.spans += sum(isinstance(b, Excerpt) for b in reply.blocks)
        self.spans += sum(1 for _ in evidence_in(reply.data))
        self.wrong += [
            f"{request.command} {request.arguments}: {w}" for w in wrong_in(reply, articles)
        ]
        if broken:
            self.wrong.append(f"{request.command} {request.arguments}: broke")


async def held_in(app: App) -> Held:
    """Read what requests are made of."""
    found = await app.store.incidents(OPERATOR, "", 200)
    ids = sorted({id for i in found for id in (*i.about, *i.mentions)})
    articles = {a.document.id: a for a in await app.store.articles(OPERATOR, ids)}
    every = list(articles.values())
    speakers = {q.speaker.name for a in every for q in a.annotations.quotations if q.speaker.name}
    names = {n.span.of(a.document.text) for a in every for n in a.annotations.names}
    return Held(
        articles,
        [i.id for i in found],
        sorted({a.source.name for a in every}),
        sorted({a.source.side for a in every if a.source.side}),
        sorted(speakers),
        sorted(names),
        random.Random(SEED),  # noqa: S311 - a bench, not a secret
    )


async def measure(app: App, count: int) -> Tally:
    """Send requests, and steps from their answers, and check all that is shown."""
    held, tally = await held_in(app), Tally()
    for request in requests(held, count):
        reply = await app.answer(request)
        tally.add(request, reply, held.articles)
        if reply.actions and held.chance.random() < STEPS:
            step = held.chance.choice(reply.actions)
            if not step.asks and step.command not in ("feedback", "mydata"):
                further = Request(OPERATOR, "bench", step.command, dict(step.arguments))
                tally.add(further, await app.answer(further), held.articles)
    return tally


def report(tally: Tally, seconds: float) -> None:
    """Print what came of it."""
    for line in tally.wrong[:20]:
        print(f"WRONG {line}"[:600])
    print(", ".join(f"{name} {count}" for name, count in tally.asked.most_common()))
    print(", ".join(f"{name} {count}" for name, count in tally.outcomes.most_common()))
    total = tally.asked.total()
    print(f"{total:,} requests, {tally.spans:,} spans shown, {len(tally.wrong)} wrong")
    print(f"{seconds:.0f} s, {60 * total / seconds:,.0f} a minute")


async def main(count: int) -> int:
    """Take the sample corpus in and send requests."""
    with tempfile.TemporaryDirectory() as folder:
        app = await App.open(load(Path(folder), None, environment={}), COMMANDS)
        try:
            await take_in(app, Intake(tuple(sorted(SAMPLE.glob("2*.md")))))
            began = time.perf_counter()
            tally = await measure(app, count)
            report(tally, time.perf_counter() - began)
            return int(bool(tally.wrong))
        finally:
            await app.aclose()


if __name__ == "__main__":
    numbers = [int(re.sub(r"[_,]", "", a)) for a in sys.argv[1:]]
    sys.exit(asyncio.run(main(numbers[0] if numbers else REQUESTS)))
