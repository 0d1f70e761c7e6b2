"""What an incident is called while no article on it came with a title."""

import pytest

from corpus.model import Annotations, Document
from corpus.titles import title_of

STORY = "A ferry ran aground off Tarnholm on Monday. Nobody was hurt, the harbour master said."


def named(text: str, title: str | None = None) -> str:
    return title_of(Document("1", "Plain Gazette", text, title=title), Annotations())


@pytest.mark.parametrize(
    "line",
    [
        "Ferry runs aground off Tarnholm",
        "Who ran the ferry aground?",
        "Паром сел на мель у острова Тарнхольм",
        "“We saw the lights go out”",
    ],
)
def test_a_first_line_that_stands_apart_is_the_title(line: str) -> None:
    assert named(f"\n{line}\n\n{STORY}") == line


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\n\nThe ferry will sail again in a week.",
        f"By Agnes Thimble\n\n{STORY}",
        f"Ferry runs aground off Tarnholm\n{STORY}",
        "Ferry runs aground off Tarnholm",
    ],
    ids=["a sentence", "few words", "no blank line", "nothing else"],
)
def test_any_other_first_line_is_only_how_the_text_begins(text: str) -> None:
    said = named(text)
    assert said.endswith("…") or said == text


def test_a_title_that_was_given_stays() -> None:
    assert named(f"Ferry runs aground off Tarnholm\n\n{STORY}", "Lights out") == "Lights out"
