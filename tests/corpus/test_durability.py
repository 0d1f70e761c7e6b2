"""A process that dies loses nothing it acknowledged, and leaves nothing running."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.durability import killed
from tests.benchmarks.taking_in import take_in

ROOT = Path(__file__).resolve().parents[2]


def command(script: str, *given: str) -> list[str]:
    return [sys.executable, "-m", f"tests.benchmarks.{script}", *given]


def test_what_was_acknowledged_is_there_after_any_kill(tmp_path: Path) -> None:
    drawn = random.Random(1)  # noqa: S311 for moments
    assert killed(tmp_path, 3, 20, drawn) == (3, [])


def test_no_analyst_outlives_an_ingest_that_was_killed(tmp_path: Path) -> None:
    slow = command("taking_in", str(tmp_path), "20", "slow")
    with subprocess.Popen(slow, stdout=subprocess.PIPE, text=True, cwd=ROOT) as ingest:  # noqa: S603
        assert ingest.stdout
        said, worker = ingest.stdout.readline().split()
        assert said == "worker"
        ingest.kill()
        assert ended(int(worker))


def ended(process: int, patience: float = 20.0) -> bool:
    """Tell whether a process is gone, or only waits for somebody to hear of its end."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


async def test_a_text_that_kills_its_analyst_costs_itself_alone(tmp_path: Path) -> None:
    summary = await take_in(tmp_path, 9, "deadly", lambda _: None)
    assert (len(summary.added), summary.known, len(summary.refused)) == (8, 0, 1)
    assert "a2: it could not be analysed" in str(summary.refused[0])
