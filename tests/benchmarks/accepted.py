"""Hold generated replies against what Discord accepts: python -m tests.benchmarks.accepted.

100,000 replies that hypothesis makes of articles of every shape are drawn, written by discord.py
as it would send them, and held against Discord's description, the limits that it leaves out, and
what may ping or link. `--replies` makes it shorter; it runs on all cores.
"""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from hypothesis import HealthCheck, Phase, given, seed, settings

from bot.reply import Reply
from tests.bot.platforms.sending import unfit
from tests.bot.platforms.shapes import replies
from tests.bot.platforms.wire.contract import MISSING, contract

PART = 1000
"""Replies that hypothesis makes in one go."""


def part(number: int, count: int) -> tuple[int, Counter[str]]:
    """Generate some replies; return how many were made, and what was wrong with them."""
    found: Counter[str] = Counter()
    made = [0]

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(replies)
    def hold(reply: Reply) -> None:
        made[0] += 1
        found.update(unfit(reply))

    hold()
    return made[0], found


def main() -> int:
    """Generate them, and print how many are not fit to be sent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=100_000)
    args = parser.parse_args()
    began, made, found = time.monotonic(), 0, Counter[str]()
    with ProcessPoolExecutor(cpu_count()) as pool:
        number = 0
        while made < args.replies:
            parts = range(number, number + 2 * (cpu_count() or 1))
            number = parts.stop
            for count, wrong in pool.map(part, parts, [PART] * len(parts)):
                made, found = made + count, found + wrong
            print(f"  {made:,} replies, {found.total()} violations", flush=True)
    held = "" if contract() else f"; {MISSING}"
    print(f"violations {found.total()} in {made:,} replies, {time.monotonic() - began:.0f} s{held}")
    print(*found.most_common(10), sep="\n")
    return int(found.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
