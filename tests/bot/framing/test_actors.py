"""Who did it: what is stated, by whom, and what is left open."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.framing.accusing import accusing as accusing_by_nouns
from bot.framing.lenses import accused, actors
from bot.framing.model import Coverage, Finding
from bot.framing.telling import tell, telling
from corpus.model import Article

Make = Callable[..., Article]
Cover = Callable[..., Coverage]

OPEN = "General Marrow was shot in Harwick. We do not know who did it."
BLAMING = (
    "A gunman fired on General Marrow. It was an attempt by Quill and his sponsors to kill talks."
)
SILENT = "General Marrow was shot in Harwick on Tuesday. He is in hospital."

SHOT: dict[str, Any] = {
    "cue": "shot", "event": "shoot", "agency": "left_out", "patient": "General Marrow",
    "patient_entity": "marrow",
}  # fmt: skip
NOBODY_KNOWS: dict[str, Any] = {"cue": "did", "event": "do", "agency": "unknown", "agent": "who"}
FIRED: dict[str, Any] = {
    "cue": "fired", "event": "fire", "agency": "named", "agent": "A gunman",
    "patient": "General Marrow", "patient_entity": "marrow",
}  # fmt: skip
ATTEMPT: dict[str, Any] = {
    "cue": "attempt", "event": "attempt", "agency": "named", "agent": "Quill and his sponsors",
    "agent_entity": "quill",
}  # fmt: skip


def doers(coverage: Coverage) -> Finding | None:
    found = actors.look(tell(coverage))
    return next((f for f in found if f.key == "actors:who-did-it"), None)


@pytest.fixture
def open_(read: Make, note: Make) -> Article:
    return note(read(OPEN, "Open"), SHOT, NOBODY_KNOWS)


@pytest.fixture
def blaming(read: Make, note: Make) -> Article:
    return note(read(BLAMING, "Blaming"), FIRED, ATTEMPT)


@pytest.fixture
def silent(read: Make, note: Make) -> Article:
    return note(read(SILENT, "Silent"), SHOT)


def test_one_side_declares_the_doer_unknown_and_the_other_names_him(
    cover: Cover, open_: Article, blaming: Article
) -> None:
    found = doers(cover([open_], [blaming]))
    assert found is not None
    assert found.weight > 0.9
    north, south = found.cells
    assert (north.words, south.words) == (("who did it",), ("Quill and his sponsors",))
    assert north.evidence[0].text == "We do not know who did it."
    assert "north: unknown in 1 of 1; south: named in 1 of 1" in found.reading


def test_where_no_side_knows_who_did_it_that_is_told_and_called_no_difference(
    cover: Cover, read: Make, note: Make, open_: Article
) -> None:
    also = note(read(OPEN.replace("Tuesday", "Monday"), "Also"), SHOT, NOBODY_KNOWS)
    found = doers(cover([open_], [also]))
    assert found is not None
    assert found.alike
    assert not found.firm
    assert found.point == "Who did it: declared unknown by north and south"


def test_where_one_side_of_three_says_nothing_of_it_the_others_are_not_said_to_agree(
    cover: Cover, read: Make, note: Make, open_: Article
) -> None:
    also = note(read(OPEN, "Also"), SHOT, NOBODY_KNOWS)
    other = read("General Marrow is in hospital in Harwick.", "Other")
    found = doers(cover([open_], [also], [other, other]))
    assert found is None or not found.alike


def test_a_passive_beside_we_do_not_know_who_is_not_counted_as_leaving_out(
    cover: Cover, open_: Article, silent: Article
) -> None:
    found = doers(cover([open_], [silent]))
    assert found is not None
    assert "north: unknown in 1 of 1; south: left out in 1 of 1" in found.reading


def test_who_is_named_only_in_somebodys_words_is_not_named_by_the_outlet(
    cover: Cover, read: Make, note: Make, silent: Article
) -> None:
    said = note(read(BLAMING, "Saying"), FIRED | {"quoted": True}, ATTEMPT | {"quoted": True})
    assert doers(cover([said], [silent])) is None


def test_who_reports_what_others_say_of_the_doer_does_not_leave_the_doer_out(
    cover: Cover, read: Make, open_: Article
) -> None:
    text = (
        "General Marrow was shot in Harwick on Monday. Marrow was murdered by gunmen hired by the "
        "Quill company, the prosecutor said. The company denies it."
    )
    found = doers(cover([open_], [read(text, "Reporting")]))
    assert found is not None
    assert found.point == (
        "Who did it: declared unknown by north; told only in others' words by south"
    )
    assert found.cells[1].evidence[0].text.endswith("the prosecutor said.")


def test_a_doer_in_a_question_or_an_if_is_not_stated(
    cover: Cover, read: Make, note: Make, silent: Article
) -> None:
    text = "If it was an attempt by Quill and his sponsors, it failed."
    asking = note(read(text, "Asking"), ATTEMPT)
    assert doers(cover([asking], [silent])) is None


def test_a_gunman_is_described_and_not_named(
    cover: Cover, read: Make, note: Make, silent: Article
) -> None:
    described = note(read(BLAMING, "Describing"), FIRED)
    assert doers(cover([described], [silent])) is None


def test_two_sides_that_name_different_doers_are_opposed(
    cover: Cover, read: Make, note: Make, blaming: Article
) -> None:
    text = "A gunman fired on General Marrow. It was an attempt by Pepper to wreck the vote."
    other = note(
        read(text, "Other"), FIRED, ATTEMPT | {"agent": "Pepper", "agent_entity": "pepper"}
    )
    found = doers(cover([other], [blaming]))
    assert found is not None
    assert found.weight > 0.9


PROVOKED = "The minister spoke of “constant provocations” by the {} government. It rained."


def test_who_is_accused_under_the_name_of_its_capital_or_its_leader_is_one_government(
    cover: Cover, read: Make
) -> None:
    ours = [read(f"{PROVOKED.format('Norwegian')} Day {n}.", f"A{n}") for n in range(2)]
    leader = "Norwegian Prime Minister Ingrid Solheim spoke. Envoys accused Solheim of sabotage."
    theirs = [read("Denmark accused Oslo of sabotage on Monday.", "B"), read(leader, "C")]
    assert accused.look(tell(cover(ours, theirs))) == []


def test_who_accuses_is_named_where_it_is_always_the_same(cover: Cover, read: Make) -> None:
    ours = [read("Denmark accused Norway of sabotage on Monday.", "A")]
    theirs = [read("Denmark accused Sweden and Finland of sabotage.", "B")]
    (found,) = accused.look(tell(cover(ours, theirs)))
    assert (
        found.point == "Accused, but not on every side: “Finland”, “Norway”, “Sweden”, by “Denmark”"
    )


def test_one_of_two_articles_that_names_a_doer_does_not_speak_for_its_side(
    cover: Cover, blaming: Article, silent: Article, read: Make, note: Make
) -> None:
    again = note(read(SILENT, "Again"), SHOT)
    found = doers(cover([blaming, silent], [again]))
    assert found is not None
    assert not found.firm


def accusing(read: Make, note: Make, whom: str) -> Article:
    text = f"General Marrow was shot. Commissioner Thimble accused {whom} of the crime."
    blame = {
        "cue": "accused", "event": "accuse", "agency": "named", "agent": "Commissioner Thimble",
        "patient": whom, "patient_entity": whom.casefold(),
    }  # fmt: skip
    return note(read(text, f"Accusing {whom}"), SHOT, blame)


def test_who_is_accused_here_and_another_there_is_shown_with_the_sentences(
    cover: Cover, read: Make, note: Make
) -> None:
    ours, theirs = accusing(read, note, "Oldmere"), accusing(read, note, "Pepper")
    (found,) = accused.look(tell(cover([ours], [theirs])))
    assert [cell.words for cell in found.cells] == [("Oldmere",), ("Pepper",)]
    assert found.cells[0].evidence[0].text.startswith("Commissioner Thimble accused")
    assert found.point == "Accused, but not on every side: “Oldmere”, “Pepper”"


def test_an_accusation_says_nothing_beside_a_side_that_accuses_nobody(
    cover: Cover, read: Make, note: Make, silent: Article
) -> None:
    assert accused.look(tell(cover([accusing(read, note, "Oldmere")], [silent]))) == []


def test_the_heading_says_which_side_names_whom(
    cover: Cover, open_: Article, blaming: Article
) -> None:
    found = doers(cover([open_], [blaming]))
    assert found is not None
    assert found.point == (
        "Who did it: named by south (“Quill and his sponsors”); declared unknown by north"
    )


def test_a_claim_that_nobody_made_and_a_name_not_known_declare_the_doer_unknown(
    cover: Cover, read: Make, silent: Article
) -> None:
    for text in (
        "The shooter left the building, and nobody has claimed the job.",
        "No evidence of who gave the order was made public.",
        "The man who fired has vanished. Officially, his name is not known.",
        "None of this tells us who pulled the trigger.",
    ):
        found = doers(cover([read(text, "Open")], [silent]))
        assert found is not None, text
        assert "north: unknown in 1 of 1" in found.reading


def test_who_is_behind_an_earlier_killing_is_not_who_did_this(
    cover: Cover, read: Make, silent: Article
) -> None:
    text = "In 2012 another general was shot, and nobody knows who did it."
    assert doers(cover([read(text, "Past")], [silent])) is None


def test_an_effort_at_something_else_names_no_doer(
    cover: Cover, read: Make, note: Make, silent: Article
) -> None:
    text = "General Marrow was shot. A new effort by Quill to end the war has begun."
    effort = ATTEMPT | {"cue": "effort", "event": "effort", "agent": "Quill"}
    assert doers(cover([note(read(text, "Hopeful"), SHOT, effort)], [silent])) is None


def test_the_heading_names_whose_plan_it_is_said_to_be(read: Make, cover: Cover) -> None:
    ours = read(
        "The attack on the mayor looks like a calculated effort to derail the talks. "
        "It represents an attempt by Zoltan Quill and his friends to sabotage them.",
        "A",
    )
    theirs = read("The mayor was attacked on Monday. We still do not know who did it.", "B")
    (found,) = [f for f in actors.look(tell(cover([ours], [theirs])))]
    assert "named by north (“Zoltan Quill and his friends”)" in found.point


def test_a_man_or_the_man_is_no_name_of_who_is_accused(read: Make, cover: Cover) -> None:
    ours = [read(f"Police accused a man of arson. Day {n} was calm.", f"A{n}") for n in range(2)]
    theirs = [read(f"The judge blamed the man. Night {n} was calm.", f"B{n}") for n in range(2)]
    assert accused.look(tell(cover(ours, theirs))) == []


def test_why_men_came_back_is_not_who_they_were(read: Make, cover: Cover) -> None:
    ours = read(
        "The mayor was shot on Monday. Nor has anybody explained why men who had just committed a "
        "crime came back. No arrests were announced.",
        "A",
    )
    theirs = read("Sailors shot the mayor on Monday. Danish sailors shot the mayor.", "B")
    found = actors.look(tell(cover([ours], [theirs])))
    assert not any("declared unknown" in f.point for f in found)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("The minister spoke of “constant provocations” by Norway.", "Norway"),
        ("The blast was the work of Norway.", "Norway"),
        ("Norway stands behind the explosion.", "Norway"),
        ("Norway's war crimes are being counted.", "Norway"),
        ("He saw “constant provocations” by the government of Norway.", "Norway"),
        ("It shows Norway's bent for “constant provocations”, he said.", "Norway"),
        ("The Norwegian leadership's course of “provocations” goes on.", "Norwegian"),
        ("The Norway regime is bent on terror, she said.", "Norway"),
        ("Norway continues to engage in terrorist activity.", "Norway"),
        ("She said that Norwegian services were involved.", "Norwegian"),
        ("The blame for the fire lies with Norway.", "Norway"),
        ("Norway's response to the terror attack was slow.", None),
        ("Norwegian engineers were involved in the talks.", None),
        ("Norway committed no war crimes.", None),
        ("Sweden spoke with Norway about terrorism.", None),
        ("Norway condemned terrorism.", None),
        ("It was Norwegian state terror.", "Norwegian"),
        ("The minister warned of provocations against Norway.", None),
        ("Norway stands behind its soldiers.", None),
        ("Nobody says that the blast was the work of Norway.", None),
        ("Norway's war crimes court opened.", None),
    ],
)
def test_what_a_deed_is_called_may_accuse(said: str, whom: str | None, read: Make) -> None:
    article = read(f"{said} It rained all day.", "A")
    found = [name.span.of(article.document.text) for _, name in accusing_by_nouns(telling(article))]
    assert found == ([whom] if whom else [])


def test_a_side_of_which_no_account_was_found_is_said_to_have_none_found(
    cover: Cover, blaming: Article, read: Make, open_: Article
) -> None:
    nothing = read("General Marrow was in hospital. It rained in Harwick.", "C")
    found = doers(cover([blaming], [open_], [nothing]))
    assert found is not None
    assert found.point.endswith("; no account found in east")


def test_who_did_it_in_the_first_sentence_counts_whoever_it_met_and_the_police_need_no_name(
    cover: Cover, read: Make
) -> None:
    named = "Police shot dead a welder at a march in Harwick. He had a flag, a nurse said."
    unknown = "A welder died during riots in Harwick. It is not known who fired."
    found = doers(cover([read(named, "A")], [read(unknown, "B")]))
    assert found is not None
    assert found.point == "Who did it: named by north (“Police”); declared unknown by south"
    assert found.firm


def test_a_minister_who_has_not_named_the_man_may_know_him(cover: Cover, read: Make) -> None:
    withheld = "A welder died in Harwick. The minister has not named the man who fired."
    unknown = "A welder died during riots in Harwick. It is not known who fired."
    found = doers(cover([read(withheld, "A")], [read(unknown, "B")]))
    assert found is None or not found.alike


def test_an_army_without_a_name_is_no_other_doer_than_one_with_it(cover: Cover, read: Make) -> None:
    ours = "A drone of the Tarsian army struck a market in Harwick."
    theirs = "The army struck a house in Harwick."
    found = doers(cover([read(ours, "A")], [read(theirs, "B")]))
    assert found is None
