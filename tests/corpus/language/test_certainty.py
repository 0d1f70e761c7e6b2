"""Words that hedge, accuse, deny or insist are found, and their look-alikes are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language.certainty import cues
from corpus.language.pipeline import parse
from corpus.language.quotations import quotations
from corpus.model import Language


def _cues(text: str, language: Language = "en") -> dict[str, str]:
    """Return the kind of each cue by its words."""
    return {cue.span.of(text): cue.kind for cue in cues(parse(text, language), ())}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor may have left the town.", "may"),
        ("The mayor reportedly left the town.", "reportedly"),
        ("The mayor appears to have left.", "appears"),
        ("The alleged thief was not seen again.", "alleged"),
        ("It is believed that the bridge was mined.", "It is believed"),
        ("Who opened the gate is unclear.", "unclear"),
        ("We do not know who opened the gate.", "do not know"),
        ("The report could not be verified.", "could not be verified"),
        ("The number was not confirmed.", "confirmed"),
        ("Sabotage cannot be ruled out.", "cannot be ruled out"),
    ],
)
def test_a_hedge_is_found(text: str, cue: str):
    assert _cues(text).get(cue) == "hedge"


@pytest.mark.parametrize(
    "text",
    [
        "The parade was held in May.",
        "The army showed its might.",
        "She appeared on the stage.",
        "He suggested a walk.",
        "They can swim.",
        "The crowd was denied entry.",
        "The board rejected the offer.",
        "She charged the battery.",
        "A red light could be seen.",
        "Come as soon as possible.",
        "The dog answers to Maybe.",
    ],
)
def test_what_only_looks_like_a_hedge_is_passed_over(text: str):
    assert not _cues(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The treasurer was charged with theft.", "accusation"),
        ("The baker called the miller a thief.", "accusation"),
        ("The court held the firm responsible for the fire.", "accusation"),
        ("The guild rejected the charge.", "denial"),
        ("The pilot pleaded not guilty.", "denial"),
        ("There is no question that the gate was open.", "assertion"),
        ("The ferry is expected to sail.", "hedge"),
        ("The warden could not say whether the gate was open.", "hedge"),
    ],
)
def test_what_is_said_in_more_than_one_word_is_told_too(text: str, kind: str):
    assert set(_cues(text).values()) == {kind}


def test_accusation_denial_and_assertion_are_told_apart():
    text = "Oslo blamed the pilots. The union denied it. The inquiry confirmed the fault."
    assert _cues(text) == {"blamed": "accusation", "denied": "denial", "confirmed": "assertion"}


def test_not_denying_is_no_denial():
    assert not _cues("The union did not deny it.")


def test_a_longer_cue_stands_for_the_words_in_it():
    assert _cues("The story is unlikely.") == {"unlikely": "hedge"}
    assert _cues("There is no evidence of a fire.") == {"no evidence": "denial"}


def test_a_cue_inside_a_quotation_is_marked():
    text = 'The mayor may resign. "The bridge may fall," said the mayor.'
    parsed = parse(text)
    found = cues(parsed, quotations(parsed, ()))
    assert [cue.quoted for cue in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Мост, вероятно, заминировали. Мэр это отрицает.", "ru", {"hedge", "denial"}),
        ("Союз обвинил пилотов. Вина доказана не была.", "ru", {"accusation"}),
        ("Міст, імовірно, замінували. Мер це заперечує.", "uk", {"hedge", "denial"}),
        ("Хто відчинив браму, досі невідомо.", "uk", {"hedge"}),
    ],
)
def test_cues_are_found_in_russian_and_ukrainian(text: str, language: Language, kinds: set[str]):
    assert set(_cues(text, language).values()) == kinds


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.sampled_from(["may", "not", "confirmed", "The", "\n", "denied", ".", "якобы", "нібито"])
        | st.text(max_size=4),
        max_size=12,
    ).map(" ".join),
    st.sampled_from(["en", "ru", "uk"]),
)
def test_cues_lie_in_their_sentences_and_apart(text: str, language: Language):
    found = cues(parse(text, language), ())
    assert all(cue.sentence.holds(cue.span) for cue in found)
    assert all(not a.span.meets(b.span) for a in found for b in found if a is not b)
