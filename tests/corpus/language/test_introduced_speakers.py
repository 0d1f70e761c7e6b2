"""Who speaks where the sentences around say it: whom the prose is about, by name or without."""

import pytest

from corpus.language import annotate
from corpus.model import Document, Speaker


def _last(text: str) -> Speaker:
    """Return who speaks last."""
    return annotate(Document("d", "s", text)).quotations[-1].speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # "the senator" and "she" go on about whom they stand for
        (
            "Senator Ludovic Fernsby spoke first. “It is dry,” said Governor Barnaby Thistlewood. "
            "The senator was asked about that. “It is a good line,” he said.",
            "Ludovic Fernsby",
        ),
        (
            "The owner of the barn is Barnaby Thistlewood. He came at noon and counted the geese. "
            "The fire was out by then. “They were not some geese,” he said.",
            "Barnaby Thistlewood",
        ),
        # what a body or several say in between is nobody's who is "he"
        (
            "Barnaby Thistlewood promised a new road. Critics say he has built none. “I keep them "
            "in a drawer,” he said.",
            "Barnaby Thistlewood",
        ),
        # a prize called after somebody, somebody's brother, one of many, a husband with a trade
        (
            "Barnaby Thistlewood has not forgiven her for the Fernsby prize. “She rhymed moon with "
            "moon,” he said.",
            "Barnaby Thistlewood",
        ),
        (
            "“I was there,” said Hedda Quillfeather. Fernsby's brother George covered his face. "
            "“She is the only one,” he said.",
            "George",
        ),
        (
            "One of them, a corporal named Barnaby Thistlewood, spoke to journalists. “They gave "
            "us soup,” he said.",
            "Barnaby Thistlewood",
        ),
        (
            "Her husband, Lionel, was blunter. “It is our lawn,” he said.",
            "Lionel",
        ),
    ],
)
def test_he_and_she_are_whom_the_prose_is_about(text, name):
    assert _last(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Hedda Quillfeather bakes. One of her neighbours, a retired driver, pays her in eggs. “She "
        "has golden hands,” he says.",
        "“She can skip,” says Hedda Quillfeather. Another, who would not give her name, agrees "
        "with the head. “I heard it,” she says.",
        "“It is late,” said Hedda Quillfeather. One of the others came in. “I know,” she said.",
    ],
)
def test_whoever_is_one_of_several_without_a_name_stays_without(text):
    assert _last(text).name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We had a cat. It had a name.”\n\nSo says Hedda Quillfeather.", "Hedda Quillfeather"),
        (
            "“I saw the light. Then it went.”\n\nThat is how Hedda Quillfeather remembers it.",
            "Hedda Quillfeather",
        ),
        (
            "“I saw the light. Then it went.”\n\nThose were the words of Hedda Quillfeather.",
            "Hedda Quillfeather",
        ),
    ],
)
def test_a_sentence_after_the_words_may_say_whose_they_are(text, name):
    assert _last(text).name == name


def test_she_may_introduce_what_she_says():
    text = "“We have four roofs,” said Hedda Quillfeather. She regrets it now. “It was a joke.”"
    assert _last(text).name == "Hedda Quillfeather"


def test_who_is_asked_between_two_answers_gives_both():
    text = "“Please do not watch it,” says Hedda Quillfeather.\n\nWhy not? “Because I am in it.”"
    assert _last(text).name == "Hedda Quillfeather"


@pytest.mark.parametrize(
    "lead",
    [
        "Hedda Quillfeather, 71, retired",
        "Hedda Quillfeather, 35, courier",
        "The contractor, Hedda Quillfeather",
        "Hedda Quillfeather, who moved in last month",
    ],
)
def test_a_line_may_begin_with_who_is_asked(lead):
    assert _last(f"{lead}: “I have been round four times. I live there.”").name == (
        "Hedda Quillfeather"
    )


@pytest.mark.parametrize(
    "text",
    [
        "“It is the message,” said one of the protesters, Hedda Quillfeather, 23.",
        "The chair of the judges, Hedda Quillfeather, called it great. “We remain,” she said.",
    ],
)
def test_one_of_several_may_have_a_name(text):
    assert _last(text).name == "Hedda Quillfeather"


@pytest.mark.parametrize(
    "text",
    [
        "“It was wet,” wrote Hedda Amble. Chef Ottwin Thrale has banned her. “It was soup,” he "
        "said.",
        "“He waited,” said Hedda Amble. Defence counsel Ottwin Thrale spoke for an hour. “Cheese "
        "burns,” he told the court.",
    ],
)
def test_whoever_has_a_trade_and_a_full_name_is_a_person(text):
    assert _last(text).name == "Ottwin Thrale"


def test_who_speaks_by_office_is_no_stranger_to_herself():
    text = (
        "“I have aged,” Mayor Hedda Quillfeather told reporters. “He asked for a light,” said "
        "Barnaby Fernsby. The mayor asked for the airport to be closed. “It is short,” she said."
    )
    assert _last(text).name == "Hedda Quillfeather"


def test_whoever_answered_goes_on():
    text = "“Why?” asked Hedda Amble. “It is late,” replied Ada Thrale. “I know,” Thrale said."
    assert _last(text).name == "Ada Thrale"
