"""Who did what to whom, and whether the text says who did it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language.agency import actions
from corpus.language.names.finding import names
from corpus.language.pipeline import parse
from corpus.language.quotations import quotations
from corpus.model import Action


def _actions(text: str) -> dict[str, Action]:
    """Return the actions of an English text by the words that tell them."""
    parsed = parse(text)
    named = names(parsed)
    found = actions(parsed, named, quotations(parsed, named))
    return {action.cue.of(text): action for action in found}


def _patient(text: str, cue: str) -> str | None:
    patient = _actions(text)[cue].patient
    return patient.of(text) if patient else None


def test_an_active_verb_names_who_did_it_and_to_whom():
    text = "The army shelled the old harbour on Sunday."
    action = _actions(text)["shelled"]
    assert action.agency == "named"
    assert action.agent is not None
    assert action.agent.of(text) == "The army"
    assert _patient(text, "shelled") == "the old harbour"


def test_a_passive_leaves_the_doer_out():
    action = _actions("The mayor was shot twice near the market.")["shot"]
    assert action.agency == "left_out"
    assert action.agent is None


def test_by_names_the_doer_of_a_passive():
    assert _actions("The mayor was shot by Russia's agents.")["shot"].agency == "named"


@pytest.mark.parametrize(
    "text",
    [
        "They do not yet know who did this.",
        "It is unclear who fired the shots.",
        "It was not known who shot the mayor.",
        "Police have yet to establish who shot the mayor.",
        "Regardless of who shot the mayor, the talks will go on.",
        "No matter who is behind the bombing, the talks will go on.",
        "Nobody has claimed responsibility for the bombing.",
        "No group has claimed responsibility for the killing of the mayor.",
        "An unidentified gunman shot the mayor.",
        "The mayor was killed by unknown assailants.",
        "Someone shot the mayor.",
        "Whoever shot the mayor got away.",
        "The attackers have not been identified.",
        "You don't know who hit the cart.",
        "Who fired the flare has never been established.",
        "It was impossible to tell which side had shelled the mill.",
        "There has been no claim of responsibility for the attack.",
        "The attack has not been claimed.",
        "Thirty lanterns were stolen by persons unknown.",
        "Police are still looking for the driver who hit the cart.",
        "The killers were never caught and remain at large.",
        "No suspects have been named in the murder.",
        "Mystery surrounds the murder of the baker.",
        "The source of the shell that hit the mill could not be established.",
        "There are conflicting accounts of who fired first.",
        "The bombing has not been attributed to anyone.",
        "Police are no closer to naming those behind the bombing.",
        "The authors of the attack on the mill are still being sought.",
        "Some man shot the mayor.",
        "“Who shot him? We do not know,” said the nurse.",
    ],
)
def test_an_unknown_doer_is_declared_and_not_left_out(text: str):
    found = _actions(text).values()
    assert found
    assert {action.agency for action in found} == {"unknown"}


def test_that_whoever_did_it_should_answer_declares_nobody_unknown():
    found = _actions("Whoever shot the mayor should answer for it.").values()
    assert "unknown" not in {action.agency for action in found}


@pytest.mark.parametrize(
    "text",
    [
        "No one was held after police beat the marchers.",
        "The army gave no leads to the press after it bombed the mill.",
        "Little is known about Ada Quill, who shot the mayor.",
    ],
)
def test_a_doer_is_known_where_something_else_is_not(text: str):
    assert "unknown" not in {action.agency for action in _actions(text).values()}


@pytest.mark.parametrize(
    "text",
    [
        "An explosion killed two guards.",
        "Two guards were killed by a bomb in a car.",
        "The killing of two guards shocked the town.",
        "The attack on the hospital was long.",
        "The guard was shot by the river.",
        "The guard was killed by noon.",
        "Monday's strike on the mill was long.",
    ],
)
def test_an_explosion_or_a_noun_leaves_the_doer_out(text: str):
    assert {action.agency for action in _actions(text).values()} == {"left_out"}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A Russian missile killed two guards.", "killed"),
        ("The killing of two guards by rebels shocked the town.", "killing"),
        ("Ukraine's attack on the depot was expected.", "attack"),
        ("Russian strikes on the depot went on.", "strikes"),
        ("An attack by rebels on the mill went on.", "attack"),
        ("The islands, which Vardia occupied, have no harbour.", "occupied"),
        ("The Vardian shelling of the mill went on.", "shelling"),
        ("An attack on the mill by rebels went on.", "attack"),
        ("Rebels set fire to the mill.", "set"),
        ("Never before had the army bombed the mill.", "bombed"),
        ("Moscow torpedoed the deal.", "torpedoed"),
        ("It was an attempt by the rebels to derail the talks.", "attempt"),
    ],
)
def test_an_owner_or_by_names_the_doer_of_a_noun(text: str, cue: str):
    assert _actions(text)[cue].agency == "named"


def test_a_possessive_is_the_victim_of_an_assassination_and_the_doer_of_an_invasion():
    assert _patient("Olof Palme's assassination was never solved.", "assassination") == "Olof Palme"
    assert "invasion" not in _actions("Russia's invasion was condemned.")


def test_the_accused_is_the_patient_of_the_accusation():
    text = "Moscow accused Kyiv of shelling the depot."
    found = _actions(text)
    assert list(found) == ["accused"]
    assert found["accused"].patient_entity == "kyiv"
    assert found["accused"].agent_entity == "moscow"
    assert _patient("Moscow pinned the blame on Kyiv.", "pinned") == "Kyiv"


@pytest.mark.parametrize(
    "text",
    [
        "If Kyiv did shell the depot, it would be a mistake.",
        "Kyiv could shell the depot.",
        "Kyiv wants to shell the depot.",
        "The argument undermined the proposal.",
        "Children were carried out to the street.",
        "The two sides struck a deal.",
        "The tenor stormed off the stage.",
        "The mayor suffered a heart attack on the pier.",
        "Did Kyiv shell the depot?",
        "Kyiv can't shell the depot.",
        "Kyiv won't shell the depot.",
        "Had Kyiv shelled the depot, it would have been a mistake.",
        "Residents fear that Kyiv shelled the depot.",
        "There is no evidence that Kyiv shelled the depot.",
        "In the film, soldiers shell the depot.",
        "Police foiled the attack on the depot.",
        "The threat of a Ukrainian attack on the depot grows.",
        "The committee killed the bill.",
        "The senator's attack on the budget was long.",
        "The goalkeeper punched the ball over the bar.",
        "Harwick destroyed their neighbours 5-0.",
        "Hurricane Ada struck the coast.",
        "The coast was hit by a storm.",
        "The goalkeeper hurt his knee.",
        "Attackers are using a flaw that was unknown until now.",
    ],
)
def test_what_is_only_supposed_or_no_deed_is_no_action(text: str):
    assert not _actions(text)


def test_a_denial_is_negated():
    assert _actions("The army did not shell the village.")["shell"].negated
    assert _actions("Kyiv denied shelling the depot.")["shelling"].negated


def test_a_deed_inside_a_quotation_is_marked():
    text = 'The army shelled the town. "They shelled the church," said the mayor.'
    quoted = {a.quoted for a in actions(parse(text), (), quotations(parse(text), ()))}
    assert quoted == {True, False}


@settings(deadline=None, max_examples=50)
@given(
    st.text(st.sampled_from("Who shot was attack on by the Kyiv 's blame , . \n ”“"), max_size=80)
)
def test_odd_text_costs_nothing(text: str):
    parsed = parse(text)
    for action in actions(parsed, names(parsed), ()):
        assert action.sentence.holds(action.cue)
        assert action.event
