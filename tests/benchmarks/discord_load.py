"""Put the bot under load on a Discord of our own: python -m tests.benchmarks.discord_load.

50 servers with 20 members each ask once a second each, for 3 minutes, while 200 articles are
ingested through Discord; then they go on for 10 minutes more, to see whether memory grows.
`--seconds`, `--calm`, `--every` and `--articles` make it lighter; the bot is a process of its
own, and this one, which is all of Discord, shares the machine with it.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simcord.results import InteractionResult, ResponseMessage

import corpus.sample
from bot.platforms.terminal.files import Intake, take_in
from bot.testing import asking
from tests.bot.platforms.wire.bounds import Sent, broken
from tests.bot.platforms.wire.contract import MISSING, contract
from tests.bot.platforms.wire.people import Team, team
from tests.bot.platforms.wire.process import Bot
from tests.bot.platforms.wire.server import Recorded, Server
from tests.bot.platforms.wire.shown import parts
from tests.bot.platforms.wire.world import World

SAMPLE = tuple(sorted(Path(corpus.sample.__path__[0]).glob("2*.md")))

ACKNOWLEDGED, COMPARED, OTHERS = 0.5, 1.5, 0.7
"""Seconds that are promised: p99, and p95 of the two kinds of answers."""

ASKED: tuple[tuple[int, str, dict[str, tuple[str, ...]]], ...] = (
    (30, "compare", {"incident": ("alekseyev shooting", "kirillov", "crocus", "okhmatdyt",
                                  "moskalik car", "kakhovka dam", "il-76")}),
    (12, "quote", {"topic": ("negotiations", "peskov", "hospital", "investigation", "dam")}),
    (12, "search", {"words": ("general shot moscow", "children hospital", "flooded villages",
                              "prisoners plane", "concert hall attack")}),
    (8, "incidents", {}),
    (5, "sources", {}),
    (5, "help", {}),
    (3, "stats", {}),
)  # fmt: skip
"""How often what is asked: weight, command, and words to choose from."""

TRACE = 40
"""Lines of the log shown from an error on: its traceback."""

PRESS, TYPE = 20, 5
"""The weight of pressing a button of the last card, and of typing into autocomplete."""


@dataclass
class Times:
    """When each interaction was asked, acknowledged and answered, by its token."""

    asked: dict[str, tuple[str, float]] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    unfit: Counter[str] = field(default_factory=Counter)
    checked: int = 0

    def hear(self, recorded: Recorded) -> None:
        """Note a request of the bot."""
        self.statuses[recorded.status] += 1
        segments = recorded.path.split("/")
        if segments[1] == "interactions":
            self.acknowledged.setdefault(segments[3], recorded.at)
            if recorded.body["type"] not in (5, 6):
                self.answered.setdefault(segments[3], recorded.at)
        elif segments[1] == "webhooks" and recorded.status < 300:
            self.answered.setdefault(segments[3], recorded.at)

    def check(self, recorded: Recorded) -> None:
        """Hold a request against Discord's description and the limits."""
        sent, known = Sent(recorded.body, recorded.sizes), contract()
        self.checked += 1
        found = known.violations(recorded.method, recorded.path, sent) if known else broken(sent)
        self.unfit.update(found)

    def seconds(self, until: dict[str, float], *kinds: str) -> list[float]:
        """Return how long those of some kinds took (of all, if none is named)."""
        return sorted(
            until[token] - began
            for token, (kind, began) in self.asked.items()
            if token in until and (not kinds or kind in kinds)
        )


def part(times: list[float], share: float) -> float:
    """Return the time within which a share of them lies."""
    return times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")


@dataclass
class Crowd:
    """Those who ask, each server once a second."""

    world: World
    teams: list[Team]
    members: dict[int, list[Any]]
    times: Times
    drawn: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311
    last: dict[int, InteractionResult] = field(default_factory=dict)

    async def ask(self, here: Team) -> None:
        """Let somebody of a server do something."""
        who = self.drawn.choice(self.members[here.guild.id])
        weights = [weight for weight, *_ in ASKED]
        choice = self.drawn.choices(range(len(ASKED) + 2), [*weights, PRESS, TYPE])[0]
        card = self._card(here)
        if choice == len(ASKED) and card is not None and (press := self._button(card)):
            await self._timed("press", who.click(card, custom_id=press))
        elif choice == len(ASKED) + 1:
            typed = self.drawn.choice(("al", "kir", "cro", "hospital"))
            await self._timed("type", who.autocomplete(here.channel, "compare", "incident", typed))
        else:
            _, command, words = self.drawn.choices(ASKED, weights)[0]
            who = here.manager if command == "stats" else who
            given = {name: self.drawn.choice(values) for name, values in words.items()}
            self.last[here.guild.id] = await self._timed(
                command, who.slash(here.channel, command, **given)
            )

    def _card(self, here: Team) -> ResponseMessage | None:
        """Return the last card for all in a server, if the answer is there by now."""
        last = self.last.get(here.guild.id)
        return last.response if last and not last.ephemeral else None

    def _button(self, card: ResponseMessage) -> str | None:
        ids = [p["custom_id"] for p in parts(card) if p["type"] == 2 and ":go:" in p["custom_id"]]
        return self.drawn.choice(ids) if ids else None

    async def _timed(self, kind: str, acting: Any) -> Any:
        """Act, and note under which token that went."""
        self.world.kind = kind
        return await acting


class Timed(World):
    """A world that notes when each interaction begins, and waits for none."""

    kind = ""
    times: Times

    def _notify_dispatch_observers(self, interaction: Any) -> None:
        self.times.asked[interaction.token] = (self.kind, time.time())


def articles(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Make articles of paragraphs of the sample: source, name and text."""
    drawn = random.Random(3)  # noqa: S311
    texts = [file.read_text(encoding="utf-8").split("\n---\n", 1) for file in SAMPLE]
    paragraphs = [[p for p in body.split("\n\n") if p.strip()] for _, body in texts]
    for number in range(count):
        first, other = drawn.sample(paragraphs, 2)
        chosen = [*drawn.sample(first, min(5, len(first))), drawn.choice(other)]
        chosen.append(f"Reader number {drawn.randrange(10**9)} wrote to the paper on that day.")
        yield f"Paper {number % 9}", f"article-{number}.txt", "\n\n".join(chosen).encode()


async def ingesting(crowd: Crowd, count: int, seconds: float) -> None:
    """Ingest articles through Discord, evenly over the time."""
    for number, (source, name, text) in enumerate(articles(count)):
        here = crowd.teams[number % len(crowd.teams)]
        crowd.world.kind = "ingest"
        await here.manager.slash(here.channel, "ingest", file=(name, text), source=source)
        await asyncio.sleep(seconds / count)


async def asking_on(crowd: Crowd, seconds: float, every: float) -> None:
    """Let every server ask once in `every` seconds, their beginnings spread over it."""

    async def one(here: Team, delay: float) -> None:
        await asyncio.sleep(delay)
        end = time.monotonic() + seconds
        due = time.monotonic()
        while (due := due + every) < end:
            await crowd.ask(here)
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    apart = every / len(crowd.teams)
    await asyncio.gather(*(one(here, apart * n) for n, here in enumerate(crowd.teams)))


def memory(pid: int) -> tuple[float, float]:
    """Return the megabytes in use by a process, and by the processes it started (Linux)."""
    children = [p for p in Path("/proc").glob("[0-9]*") if _parent(p) == pid]
    return _resident(Path("/proc") / str(pid)), sum(_resident(child) for child in children)


def worked(pid: int) -> float:
    """Return the seconds of CPU that a process has used (Linux)."""
    told = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return None


def _resident(process: Path) -> float:
    try:
        told = (process / "status").read_text()
    except OSError:
        return 0.0
    line = next((x for x in told.splitlines() if x.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


async def watching(bot: Bot, crowd: Crowd, held: list[tuple[float, float, float]]) -> None:
    """Note the memory every ten seconds, and let go of what this process need not keep."""
    began, backend = time.monotonic(), crowd.world.backend
    while bot.process:
        held.append((time.monotonic() - began, *memory(bot.process.pid)))
        backend.transcript.clear()
        backend.http_requests.clear()
        for session in crowd.world.server.gateway.sessions.values():
            session.forget()
        done = [r for r in crowd.world.server.recorded if r.body is not None]
        crowd.world.server.recorded.clear()
        for recorded in done[:: max(1, len(done) // 25)]:
            crowd.times.check(recorded)
            await asyncio.sleep(0)
        await asyncio.sleep(10)


async def run(args: argparse.Namespace, data: Path) -> int:
    """Run it all and print the figures; the status tells whether they are met."""
    async with asking(data) as ask:
        await take_in(ask.app, Intake(SAMPLE))
    server = Server(shards=2)
    await server.start()
    world = Timed(server, wait=False)
    world.times = times = Times()
    server.heard.append(times.hear)
    teams = [team(world, f"server-{n}") for n in range(args.servers)]
    members = {
        t.guild.id: [t.guild.add_member(world.create_user(f"m{n}")) for n in range(args.members)]
        for t in teams
    }
    bot, crowd = Bot(server, data), Crowd(world, teams, members, times)
    held: list[tuple[float, float, float]] = []
    await bot.start()
    print(f"started in {bot.started_in:.1f} s (at most 5)", flush=True)
    watcher = asyncio.create_task(watching(bot, crowd, held))
    try:
        good = await loaded(args, bot, crowd)
        if args.calm:
            before = len(held)
            await asking_on(crowd, args.calm, args.every)
            good &= grown(held[before:])
    finally:
        watcher.cancel()
        left = await bot.end()
        await server.stop()
    shown = held[:: max(1, len(held) // 20)]
    print("memory, MB of the bot + its processes:")
    print(*(f"{at:.0f} s {ours:.0f}+{theirs:.0f}" for at, ours, theirs in shown), sep=", ")
    lines = bot.told().splitlines()
    errors = [at for at, line in enumerate(lines) if "ERROR" in line]
    print(f"errors in the log: {len(errors)}")
    for at in errors[:3]:
        print(*lines[at : at + TRACE], sep="\n  ")
    return 0 if good and left == 0 and not errors else 1


async def loaded(args: argparse.Namespace, bot: Bot, crowd: Crowd) -> bool:
    """Ask and ingest at once, and print what came of it."""
    assert bot.process
    ours, theirs = worked(bot.process.pid), time.process_time()
    await asyncio.gather(
        asking_on(crowd, args.seconds, args.every), ingesting(crowd, args.articles, args.seconds)
    )
    await asyncio.sleep(5)
    each = 1000 / max(1, len(crowd.times.asked))
    ours, theirs = (worked(bot.process.pid) - ours) * each, (time.process_time() - theirs) * each
    print(f"CPU a request: bot {ours:.1f} ms, Discord {theirs:.1f} ms")
    return told(crowd.times)


def told(times: Times) -> bool:
    """Print how long it took, by kind."""
    by_kind = defaultdict[str, int](int)
    for kind, _ in times.asked.values():
        by_kind[kind] += 1
    others = [kind for kind in by_kind if kind not in ("compare", "ingest")]
    for kind in sorted(by_kind):
        took = times.seconds(times.answered, kind)
        line = f"{len(took)} of {by_kind[kind]} answered, p50 {part(took, 0.5) * 1000:.0f} ms"
        print(f"  {kind}: {line}, p95 {part(took, 0.95) * 1000:.0f} ms")
    acknowledged = part(times.seconds(times.acknowledged), 0.99)
    compared = part(times.seconds(times.answered, "compare"), 0.95)
    rest = part(times.seconds(times.answered, *others), 0.95)
    missing = sum(by_kind.values()) - len(times.acknowledged)
    print(f"acknowledged p99 {acknowledged * 1000:.0f} ms (at most 500), never {missing}")
    print(f"compare answered p95 {compared * 1000:.0f} ms (at most 1500)")
    print(f"others answered p95 {rest * 1000:.0f} ms (at most 700)")
    known = "" if contract() else f"; {MISSING}"
    print(f"violations {sum(times.unfit.values())} in {times.checked} requests checked{known}")
    print(f"statuses {dict(times.statuses)}", *times.unfit.most_common(5), sep="\n  ", flush=True)
    met = acknowledged <= ACKNOWLEDGED and compared <= COMPARED and rest <= OTHERS
    return met and not missing and not times.unfit


def grown(held: list[tuple[float, float, float]]) -> bool:
    """Tell whether memory grew: the last third of the calm time against the first."""
    third = max(1, len(held) // 3)
    first = sum(ours for _, ours, _ in held[:third]) / third
    last = sum(ours for _, ours, _ in held[-third:]) / third
    print(f"memory in the calm: first third {first:.0f} MB, last third {last:.0f} MB")
    return last <= first * 1.02


def main() -> int:
    """Read how long it is to take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--servers", type=int, default=50)
    parser.add_argument("--members", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--every", type=float, default=1, help="seconds between two requests")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--calm", type=float, default=600)
    parser.add_argument("--data", type=Path, help="a data folder, kept; else a new one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        return asyncio.run(run(args, args.data or Path(passing)))


if __name__ == "__main__":
    sys.exit(main())
