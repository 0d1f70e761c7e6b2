"""Ask what the sample corpus tells of, and what it does not: python -m tests.benchmarks.held.

Of the questions of held_questions.toml that have an answer, how many get one, and of those that
have none, how many get something all the same, in two halves. The floor was drawn looking at all
but the second half of the further ones.
"""

import asyncio
import tempfile
import tomllib
from pathlib import Path

import corpus.sample
from bot.app import App
from bot.commands import COMMANDS
from bot.platforms.terminal.files import Intake, take_in
from bot.settings import load
from corpus.model import OPERATOR
from corpus.search import Search

SAMPLE = tuple(sorted(Path(corpus.sample.__path__[0]).glob("2*.md")))
QUESTIONS = Path(__file__).with_name("held_questions.toml")


async def answered(search: Search, questions: list[str]) -> tuple[int, int]:
    """Count the questions that get passages, and those that get quotations."""
    passages = [await search.passages(OPERATOR, question) for question in questions]
    quotations = [await search.quotations(OPERATOR, question) for question in questions]
    return sum(map(bool, passages)), sum(map(bool, quotations))


async def measure(folder: Path) -> None:
    """Take the sample corpus in, ask everything, print the counts."""
    asked = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    kinds = {name: [q if isinstance(q, str) else q[0] for q in asked[name]] for name in asked}
    app = await App.open(load(folder, None, environment={}), COMMANDS)
    await take_in(app, Intake(SAMPLE))
    await app.search.catch_up()
    await app.search.embed_pending()
    for half, name in enumerate(("first half", "second half")):
        for kind, questions in kinds.items():
            passages, quotations = await answered(app.search, questions[half::2])
            of = len(questions[half::2])
            print(f"{name}, {kind}: passages for {passages} of {of}, quotations for {quotations}")
    await app.aclose()


def main() -> None:
    """Run from the command line."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder)))


if __name__ == "__main__":
    main()
