"""A process that dies loses nothing it acknowledged, and leaves nothing running."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def command(script: str, *given: str) -> list[str]:
    return [sys.executable, "-m", f"tests.benchmarks.{script}", *given]


def run(script: str, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        command(script, *given), capture_output=True, text=True, timeout=300, cwd=ROOT
    )


def test_what_was_acknowledged_is_there_after_any_kill() -> None:
    ran = run("durability", "--kills", "3", "--articles", "20")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "3 kills, 0 failures" in ran.stdout


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


def test_a_text_that_kills_its_analyst_costs_itself_alone(tmp_path: Path) -> None:
    ran = run("taking_in", str(tmp_path), "9", "deadly")
    assert "done 8 0 1" in ran.stdout, ran.stdout + ran.stderr
    assert "refused a2: it could not be analysed" in ran.stdout
