"""Run every benchmark in turn: python -m tests.benchmarks [BENCH] (`make bench BENCH=…`).

BENCH is the folder of public benchmark data, ../shared/bench unless told; what needs a part of
it that is missing says so and measures nothing. KEEP is a folder where features stay that take
long to make (`make bench KEEP=…`); without it frames and roles, half an hour of them, are left out.
"""

import os
import subprocess
import sys
import time
from pathlib import Path


def plan(bench: Path, keep: str | None = None) -> list[list[str]]:
    """Return the modules with their arguments, quick ones first."""
    kept = [keep] if keep else []
    return [
        ["start"],
        ["quotations", "--news", str(bench)],
        ["names"],
        ["framing_gold"],
        ["narratives_gold"],
        ["verify"],
        ["verbatim", "2000"],
        ["compare_speed"],
        ["incidents", str(bench)],
        ["adding"],
        ["html_extraction", str(bench / "html")],
        ["ingest_speed"],
        ["durability", "--kills", "50"],
        ["train_portrayal", str(bench / "portrayal"), *kept],
        *(
            [[name, str(bench / "frames"), *kept] for name in ("train_frames", "roles")]
            if kept
            else []
        ),
        ["swapped_names", str(bench / "portrayal")],
        ["retrieval", str(bench / "retrieval")],
        ["held"],
        ["search_scale"],
        ["mirrored"],
        ["scale"],
        ["accepted"],
        ["discord_load"],
    ]


def main() -> int:
    """Run them; the status is that of the worst."""
    bench = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench")
    worst, told = 0, os.environ | {"BENCH": str(bench)}
    for name, *arguments in plan(bench, os.environ.get("KEEP")):
        began = time.perf_counter()
        print(f"\n=== {name} {' '.join(arguments)}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
        worst = max(worst, subprocess.run(command, check=False, env=told).returncode)  # noqa: S603 - our own
        print(f"    ({time.perf_counter() - began:.0f} s)", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
