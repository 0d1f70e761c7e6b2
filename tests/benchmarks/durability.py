"""Kill an ingest at random moments, go on, and see that nothing acknowledged is lost.

python -m tests.benchmarks.durability [--kills 50] [--articles 150]
"""

import argparse
import asyncio
import multiprocessing
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from corpus import ingest
from corpus.database import open_database
from corpus.model import OPERATOR
from corpus.search import Search
from corpus.store import Store
from tests.benchmarks.taking_in import take_in

# Each ingest is a process of its own, forked from one that has loaded everything.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(
    ["corpus.ingest", "corpus.search", "corpus.database", "sklearn.cluster"]
)


@dataclass
class Trial:
    """A data folder, what was acknowledged in it, and what was wrong after a kill."""

    folder: Path
    articles: int
    acknowledged: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def run(self, after: float | None) -> bool:
        """Ingest, and kill that so many seconds after its first article; tell if it was killed."""
        ours, theirs = _processes.Pipe(duplex=False)
        process = _processes.Process(target=_ingest, args=(self.folder, self.articles, theirs))
        process.start()
        theirs.close()
        deadline = None
        while deadline is None or time.monotonic() < deadline:
            try:
                if ours.poll(None if deadline is None else deadline - time.monotonic()):
                    self.acknowledged.add(ours.recv())
            except EOFError:
                process.join()
                return False
            if after is not None and deadline is None:
                deadline = time.monotonic() + after
        process.kill()
        self._hear_out(ours)
        process.join()
        return True

    def _hear_out(self, ours: Connection) -> None:
        """Take what was acknowledged before the kill and not read yet."""
        try:
            while True:
                self.acknowledged.add(ours.recv())
        except (EOFError, OSError):
            ours.close()

    async def look(self, *, whole: bool = False) -> None:
        """Note what is lost, and where store and index differ once the index went on.

        What was stored and not acknowledged, since the kill came between, may be there too.
        """
        async with await open_database(self.folder) as database:
            store = Store(database)
            async with await Search.open(self.folder, store) as search:
                await search.catch_up()
                progress = await search.progress()
                held = await store.articles(OPERATOR, sorted(self.acknowledged))
                lost = self.acknowledged - {article.document.id for article in held}
                if lost:
                    self.wrong.append(f"lost: {sorted(lost)}")
                if not progress.stored == progress.words <= self.articles:
                    self.wrong.append(f"store and index differ: {progress}")
                if whole and progress.stored != self.articles:
                    self.wrong.append(f"{progress.stored} of {self.articles} articles are in")
                if not await database.sound():
                    self.wrong.append("the database is damaged")


def _ingest(folder: Path, articles: int, theirs: Connection) -> None:
    ingest.MANY = sys.maxsize  # in a thread: what is killed here is the one who stores
    asyncio.run(take_in(folder, articles, "sturdy", theirs.send))


def killed(folder: Path, kills: int, articles: int, drawn: random.Random) -> tuple[int, list[str]]:
    """Kill ingests until each is done; return how many kills, and what was wrong."""
    done, wrong = 0, list[str]()
    while done < kills:
        trial = Trial(Path(tempfile.mkdtemp(dir=folder)), articles)
        while done < kills and trial.run(drawn.uniform(0, 1) ** 2 * 2):
            done += 1
            asyncio.run(trial.look())
        trial.run(None)
        asyncio.run(trial.look(whole=True))
        wrong += [f"by kill {done}: {each}" for each in trial.wrong]
    return done, wrong


def main() -> int:
    """Kill, look, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        drawn = random.Random(given.seed)  # noqa: S311 for moments
        kills, wrong = killed(Path(folder), given.kills, given.articles, drawn)
    for each in wrong:
        print(each)
    print(f"{kills} kills, {len(wrong)} failures (at most 0), {time.perf_counter() - began:.0f} s")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
