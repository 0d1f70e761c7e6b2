"""How well the article is found in a page: F1 over shared runs of four words.

    python tests/benchmarks/html_extraction.py FOLDER

FOLDER holds `ground-truth.json` ({page: {"articleBody": text}}) and `pages/*.html.gz`.
A page that is refused counts as nothing found.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.cleaning import clean
from corpus.model import Document
from corpus.readers import Given, Reading, read

FLOORS = "floor: trafilatura 0.960, with favor_precision 0.964; best known 0.970"


def runs(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    """Count the runs of `length` words in a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + length]) for i in range(max(1, len(words) - length + 1)))


def score(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Return F1 of the mean precision and the mean recall over (true, found) texts."""
    precision, recall = [], []
    for true, found in pairs:
        wanted, got = runs(true), runs(found)
        shared = (wanted & got).total()
        precision.append(shared / got.total())
        recall.append(shared / wanted.total())
    p, r = sum(precision) / len(pairs), sum(recall) / len(pairs)
    return 2 * p * r / (p + r), p, r


def lost(true: Sequence[str]) -> float:
    """Return the share of words that cleaning sets aside in texts that are clean already."""
    asides = ((text, clean(Document("", "", text)).aside) for text in true)
    words = sum(len(a.span.of(text).split()) for text, aside in asides for a in aside)
    return words / sum(len(text.split()) for text in true)


def main(folder: Path) -> None:
    """Print the figures for a folder of pages."""
    if not (folder / "ground-truth.json").is_file():
        print(f"html extraction: skipped, no ground-truth.json in {folder}")
        return
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    true, raw, body, refused = [], [], [], 0
    begun = time.perf_counter()
    for name, page in truth.items():
        path = folder / "pages" / f"{name}.html.gz"
        found = [r for r in read(path, Given(source="x")) if isinstance(r, Reading)]
        refused += not found
        true.append(page["articleBody"])
        raw.append(found[0].document.text if found else "")
        body.append(clean(found[0].document).body if found else "")
    seconds = time.perf_counter() - begun
    speed = len(truth) / seconds
    print(f"html extraction: {len(truth)} pages, {refused} refused, {speed:.0f} a second")
    for what, texts in (("as read", raw), ("as cleaned", body)):
        f1, p, r = score(list(zip(true, texts, strict=True)))
        print(f"  {what:11} F1 {f1:.4f} (precision {p:.4f}, recall {r:.4f})")
    print(f"  {FLOORS}")
    print(f"  clean text wrongly set aside: {lost(true):.3%} of words (aim 0.3 %)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "html"))
