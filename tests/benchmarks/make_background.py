"""Count in how many news texts each token stands: python -m tests.benchmarks.make_background BENCH.

Writes corpus/background.json from those folders of BENCH whose licence allows it (MIT): the
articles of `frames` and `html`, and the sentences of `portrayal`, twenty to a text.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.spelling import words

TARGET = Path(__file__).resolve().parents[2] / "corpus" / "background.json"


def texts(bench: Path) -> Iterator[str]:
    """Yield the news texts."""
    for row in _rows(bench / "frames" / "narrative_frames_dev.jsonl.gz"):
        yield row["text"]
    pages = json.loads((bench / "html" / "ground-truth.json").read_text(encoding="utf-8"))
    yield from (page["articleBody"] for page in pages.values())
    portrayal = _rows(bench / "portrayal" / "newsmtsc_train.jsonl.gz")
    sentences = list(dict.fromkeys(row["sentence"] for row in portrayal))
    for start in range(0, len(sentences), 20):
        yield " ".join(sentences[start : start + 20])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Count and write; tokens seen in one text only are left out, as if never seen."""
    df, documents = Counter[str](), 0
    for text in texts(Path(sys.argv[1])):
        df.update(set(words(text)))
        documents += 1
    kept = {token: n for token, n in sorted(df.items()) if n > 1}
    TARGET.write_text(json.dumps({"documents": documents, "df": kept}, ensure_ascii=False) + "\n")
    print(f"{documents} texts, {len(kept)} tokens -> {TARGET.name}")


if __name__ == "__main__":
    main()
