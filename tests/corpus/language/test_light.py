"""The light of a sentence falls on whom a clause says something of, and on nobody beside them."""

import pytest

from corpus.language import annotate, spoken_of
from corpus.model import Document


def lit(text: str) -> list[str]:
    names = annotate(Document("a", "The Plain Gazette", text)).names
    return [name.span.of(text) for name in spoken_of(text, names)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russia cheated the farmers.", ["Russia"]),
        ("The farmers were cheated by Russia and Belarus.", ["Russia", "Belarus"]),
        ("Critics despise Ada Quill.", ["Ada Quill"]),
        ("Ada Quill was honoured by everybody.", ["Ada Quill"]),
        ("A quarrel broke out in Russia.", []),
        ("Russian farmers cheated the millers.", []),
        ("France's farmers cheated the millers.", []),
    ],
)
def test_a_name_is_spoken_of_as_who_acts_or_is_acted_on(text: str, names: list[str]) -> None:
    assert lit(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill denied all of it.",
        "Ada Quill said that thieves had robbed the widows.",
        "Ada Quill was shot in the street.",
        "A gang kidnapped Ada Quill.",
        "They accused Ada Quill of theft.",
        "Ada Quill did not rob the widows.",
    ],
)
def test_who_speaks_or_suffers_or_did_not_do_it_is_in_no_light(text: str) -> None:
    assert lit(text) == []
