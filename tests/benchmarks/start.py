"""Time what a newcomer waits for: python -m tests.benchmarks.start.

The first `parallax demo` in an empty data folder, the second one, and one question asked of
the command line. Setting up the virtual environment is not in it.
"""

import subprocess
import sys
import tempfile
import time

RUNS = (
    ("demo, first", ["demo"]),
    ("demo, second", ["demo"]),
    ("one question", ["compare", "alekseyev shooting"]),
)


def main() -> None:
    """Print the seconds of each."""
    with tempfile.TemporaryDirectory() as data:
        for label, command in RUNS:
            folder = data if command == ["demo"] else f"{data}/demo"
            began = time.perf_counter()
            subprocess.run(  # noqa: S603 - our own command line
                [sys.executable, "-m", "bot", *command, "--data", folder],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
            )
            print(f"{label}: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
