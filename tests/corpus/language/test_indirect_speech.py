"""Indirect speech as newspapers print it: where what is said begins and where it ends."""

import pytest

from corpus.language import annotate
from corpus.model import Document


def _found(text: str) -> list[tuple[str, str | None]]:
    """Return what is said, and by whom in the words of the text."""
    found = annotate(Document("d", "s", text)).quotations
    return [(q.span.of(text), q.speaker.span.of(text) if q.speaker.span else None) for q in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mr. Fernsby said the pump was broken, citing a report by divers.",
            "the pump was broken",
        ),
        (
            "The council said the dam was closed, raising fears of shortages.",
            "the dam was closed",
        ),
        (
            "The court ruled that the mayor had lied, a verdict his allies called a coup.",
            "the mayor had lied",
        ),
        ("The union says the pit is safe; the miners disagree.", "the pit is safe"),
        ("The group said its men were beaten, a charge the police dispute.", "its men were beaten"),
        (
            "The mayor promised to reopen the baths — a promise he broke in a month.",
            "to reopen the baths",
        ),
        (
            "Many firms agree that the town has grown poor and support the council's plan.",
            "the town has grown poor",
        ),
    ],
)
def test_what_only_the_writer_says_is_outside(text, said):
    assert _found(text)[0][0] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ms. Crake said in a statement that, unlike her rival, the mayor knows the town.",
            "unlike her rival, the mayor knows the town",
        ),
        (
            'Prosecutors alleged that the guards "read a novel," slept in a common room and '
            "appeared to lock the door.",
            'the guards "read a novel," slept in a common room and appeared to lock the door',
        ),
        (
            "By closing the pool, the argument goes, the council is saving money.",
            "By closing the pool, the argument goes, the council is saving money",
        ),
        (
            "Fear, Crake told an interviewer in 1988, was something for people with time.",
            "Fear, Crake told an interviewer in 1988, was something for people with time",
        ),
        (
            "The river has been keeping one, anglers point out, for eleven years.",
            "The river has been keeping one, anglers point out, for eleven years",
        ),
        (
            "A nurse, the story went, had been paid by the dose.",
            "A nurse, the story went, had been paid by the dose",
        ),
        ("The union wants the test abolished by spring.", "the test abolished by spring"),
        (
            "The unions said more than 15,000 people registered for the rally.",
            "more than 15,000 people registered for the rally",
        ),
        (
            "Crake told a few hundred teachers who stood outside that the council should pay.",
            "the council should pay",
        ),
        (
            "Wright said there are many reasons waste is sometimes moved out of town.",
            "there are many reasons waste is sometimes moved out of town",
        ),
        (
            "Customers accused the utility of overkill and using outages as an excuse.",
            "the utility of overkill and using outages as an excuse",
        ),
        (
            "Crake told cheering teachers that they weren’t “asking for the moon.”",
            "they weren’t “asking for the moon.”",
        ),
        (
            "Fernsby, who owns the mill, has said having more water is useful.",
            "having more water is useful",
        ),
        (
            "Those questioning the plan argue that closing the mill hurts the town.",
            "closing the mill hurts the town",
        ),
        (
            "The firms pushed the council to leave the mill out of its plans.",
            "the council to leave the mill out of its plans",
        ),
        (
            "The message is that nobody in the town is safe and “we want to help,” Fernsby said.",
            "The message is that nobody in the town is safe and “we want to help,”",
        ),
    ],
)
def test_all_that_is_said_is_inside(text, said):
    assert said in [words for words, _ in _found(text)]


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("There are fears that the dam will break.", "the dam will break", None),
        (
            "The council issued a warning that floods would come.",
            "floods would come",
            "The council",
        ),
        ("Nobody slept, amid reports that the dam was weak.", "the dam was weak", None),
        ("Speculation grows that the mill may close.", "the mill may close", None),
        ("The senator's proposal to cut the tax was rejected.", "to cut the tax", "The senator's"),
        (
            "He heard Belmark’s claims of an attack on the mill.",
            "of an attack on the mill",
            "Belmark’s",
        ),
        ("In this view, the council is wasting money.", "the council is wasting money", None),
    ],
)
def test_a_noun_says_what_is_said_or_thought(text, said, who):
    assert (said, who) in _found(text)


def test_the_report_that_somebody_read_is_no_words():
    assert _found("The report that he had read was on the table.") == []


def test_what_stands_before_and_according_to_somebody_is_the_writer_s():
    text = "The guard was taken to hospital and, according to the council, remains there in a coma."
    assert _found(text) == [("remains there in a coma", "the council")]


def test_each_of_two_cues_has_its_own_words():
    text = "Webb admitted to the theft, adding that after the storm he had driven home."
    assert ("after the storm he had driven home", "Webb") in _found(text)


def test_who_vouches_for_what_is_feared_is_no_part_of_it():
    text = "They fear that the mayor may give more than they hoped, according to two aides."
    assert not any("according" in words for words, _ in _found(text))


def test_two_halves_of_a_sentence_have_each_their_own_words():
    text = "Crake is confident that it will rain; Fernsby, according to two aides, is less so."
    assert ("Fernsby, according to two aides, is less so", "two aides") in _found(text)


def test_who_is_busy_with_something_still_speaks():
    text = "The player himself, posting a picture of an empty boot, wrote: “Still here.”"
    assert _found(text) == [("Still here.", "The player")]


def test_of_a_president_and_what_she_presides_over_it_is_she_who_speaks():
    text = "In a letter calling for a meeting, CPUC President Marybel Crake said that it was late."
    assert _found(text)[-1] == ("it was late", "President Marybel Crake")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "As the Lantern reported at the time, the well had run dry.",
            "the well had run dry",
        ),
        (
            "The treaty calls for rich towns to pay for the new pumps.",
            "for rich towns to pay for the new pumps",
        ),
        (
            "The treaty was signed in May. It pledges to rebuild the mill.",
            "to rebuild the mill",
        ),
        (
            "However, the town is poor, Ms. Crake said.",
            "the town is poor",
        ),
        (
            "Orlova, who, according to the Lantern, sold the mill in May, was away.",
            "sold the mill in May",
        ),
    ],
)
def test_what_a_text_or_a_paper_says_is_attributed(text, said):
    assert [content for content, _ in _found(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "If all goes according to plan, the bridge will open in May.",
        "On Monday they found her buried in a heap of nets.",
        "The firm grew, challenging itself to run on less coal.",
        "It wasn't based on the doctor's judgment.",
        "The town keeps a boat for anyone who wants one.",
        "Ms. Crake, who denied both allegations, left in May.",
        "The bridge's collapse was a turn, signaling that no part of the town is safe.",
        "For the mayor the fire is a provocation that demands a firm answer.",
        "The flood underlined the need for a dam.",
        "The flood stressed the need for a dam.",
        "They found her sleeping on a bench.",
        "Few believe the mine will open.",
    ],
)
def test_plans_finds_and_wants_of_one_are_no_words(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The tide is late, said study co-author Ada Tarn, a diver.",
        'Acme editor-in-chief Ada Tarn said: "The tide is late."',
    ],
)
def test_a_name_after_a_role_with_hyphens_is_who_speaks(text):
    (quotation,) = annotate(Document("d", "s", text)).quotations
    assert quotation.speaker.name == "Ada Tarn"


def test_an_agency_in_brackets_before_a_report_is_no_content():
    text = '(CNN) The mayor, according to the council, took a "short walk" on Monday.'
    assert _found(text)[0][0].startswith("The mayor")


def test_content_that_begins_ahead_of_its_marks_has_the_speaker_behind_them():
    text = 'Divers "began to say we want a better boat," Tarn told Muir, which meant a loan.'
    assert _found(text) == [('Divers "began to say we want a better boat,"', "Tarn")]
