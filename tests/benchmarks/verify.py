"""Verify 1,000 made quotations: `python -m tests.benchmarks.verify [CASES] [--misses]`.

From the sample corpus: real ones as they stand and with other marks, ones altered by a word, a
number or a negation, given to another speaker, cut with and without a sign, made up from its
words, its terms, and words of the outlets themselves; and all that as members paste it. What is a
quotation, and whose, is taken from the analysis; printed is the share of each kind that is
answered as it must be.
"""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from operator import contains
from pathlib import Path

from bot.app import App
from bot.commands import COMMANDS
from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Request
from bot.settings import load
from corpus.model import OPERATOR
from tests.benchmarks.verify_cases import KINDS, sample_of
from tests.benchmarks.verify_pasted import PASTED

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
CASES = 1_000


async def measure(app: App, cases: int, misses: bool) -> float:
    """Ask for all cases and print the share of each kind; return that of all."""
    of, right, asked = await sample_of(app), Counter[str](), Counter[str]()
    makers, weights = zip(*KINDS, *PASTED, strict=True)
    began = time.perf_counter()
    for _ in range(cases):
        make = of.chance.choices(makers, weights)[0]
        case = make(of)
        reply = await app.answer(Request(OPERATOR, "bench", "verify", {"text": case.text}))
        found = [q["verdict"] for q in reply.data["quotations"]] if reply.ok else ["refused"]
        wanted = (case.right, *case.further)
        good = len(found) == len(wanted) and all(map(contains, wanted, found))
        asked[make.__name__] += 1
        right[make.__name__] += good
        if misses and not good:
            print(f"{make.__name__:14} {' '.join(found):14} {case.text}")
    took = time.perf_counter() - began
    for name in asked:
        print(f"{name:16} {right[name]:4} of {asked[name]:4}  {right[name] / asked[name]:.3f}")
    whole = right.total() / asked.total()
    print(f"{'all':16} {right.total():4} of {asked.total():4}  {whole:.3f}")
    print(f"{1000 * took / cases:.0f} ms each")
    return whole


async def main(cases: int, misses: bool) -> int:
    """Take the sample corpus in and ask."""
    with tempfile.TemporaryDirectory() as folder:
        app = await App.open(load(Path(folder), None, environment={}), COMMANDS)
        try:
            await take_in(app, Intake(tuple(sorted(SAMPLE.glob("2*.md")))))
            return int(await measure(app, cases, misses) < 0.99)
        finally:
            await app.aclose()


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdecimal()]
    sys.exit(asyncio.run(main(numbers[0] if numbers else CASES, "--misses" in sys.argv)))
