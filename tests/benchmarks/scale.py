"""Ask a large made-up corpus: python -m tests.benchmarks.scale [--articles N] [--folder DIR].

Prints the 50th and 95th percentile of each command asked one at a time, then answers a second,
event-loop lag and memory with 16 members asking at once. No language model is run but the one
that embeds a question.
"""

import argparse
import asyncio
import random
import resource
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bot.app import App
from bot.commands import COMMANDS
from bot.settings import load
from corpus.model import OPERATOR
from tests.benchmarks.generated import PEOPLE, VOCABULARY, index, make

MEMBERS = 16
SECONDS = 30.0
TICK = 0.01


def percentile(values: list[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def lines(incidents: list[str], drawn: random.Random) -> dict[str, str]:
    """Make one question of each kind up."""
    few = " ".join(drawn.choices(VOCABULARY[50:3000], k=2))
    who = drawn.choice(PEOPLE)
    return {
        "search": f"search {few} {who.split()[-1]}",
        "quote": f"quote {who.split()[-1]} {drawn.choice(VOCABULARY[50:2000])}",
        "compare": f"compare {drawn.choice(incidents)}",
    }


async def one_at_a_time(app: App, incidents: list[str], rounds: int) -> None:
    """Ask each command alone."""
    drawn = random.Random(1)  # noqa: S311 - questions, not secrets
    took: dict[str, list[float]] = {"search": [], "quote": [], "compare": []}
    for _ in range(rounds):
        for name, line in lines(incidents, drawn).items():
            began = perf_counter()
            reply = await app.say(OPERATOR, "m", line)
            took[name].append((perf_counter() - began) * 1000)
            assert reply.ok or name != "compare", reply.blocks
    for name, values in took.items():
        p50, p95 = percentile(values, 0.5), percentile(values, 0.95)
        print(f"{name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms ({len(values)} asked)")


async def at_once(app: App, incidents: list[str]) -> None:
    """Ask with sixteen members at once, and watch the event loop."""
    answers, until, lags = [0], perf_counter() + SECONDS, []

    async def member(number: int) -> None:
        drawn = random.Random(100 + number)  # noqa: S311 - questions, not secrets
        while perf_counter() < until:
            name = drawn.choice(("search", "search", "quote", "quote", "compare"))
            await app.say(OPERATOR, f"m{number}", lines(incidents, drawn)[name])
            answers[0] += 1

    async def watch() -> None:
        while perf_counter() < until:
            began = perf_counter()
            await asyncio.sleep(TICK)
            lags.append((perf_counter() - began - TICK) * 1000)

    began, worked = perf_counter(), process_time()
    await asyncio.gather(watch(), *(member(n) for n in range(MEMBERS)))
    rate = answers[0] / (perf_counter() - began)
    lag, each = percentile(lags, 0.99), (process_time() - worked) / answers[0] * 1000
    print(f"{MEMBERS} at once: {rate:.0f} answers a second, loop lag p99 {lag:.0f} ms")
    print(f"CPU an answer: {each:.1f} ms")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at most")


async def measure(folder: Path, articles: int, rounds: int) -> None:
    """Fill the folder if it is empty, then ask."""
    if not (folder / "parallax.db").exists():
        await make(folder, articles)
        await index(folder)
    app = await App.open(load(folder, None, environment={}), COMMANDS)
    try:
        incidents = [i.id for i in await app.store.incidents(OPERATOR, "", 200)]
        await one_at_a_time(app, incidents, 10)  # warm
        print("— warm —")
        await one_at_a_time(app, incidents, rounds)
        await at_once(app, incidents)
    finally:
        await app.aclose()


def main() -> None:
    """Parse the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty:
        asyncio.run(measure(given.folder or Path(empty), given.articles, given.rounds))


if __name__ == "__main__":
    main()
