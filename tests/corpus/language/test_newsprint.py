"""Attribution as newspapers write it: names beside offices, marks in running text, torn clauses."""

import pytest

from corpus.language import annotate
from corpus.model import Document


def _found(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return kind, content, speaker's words and speaker's name of each first-hand quotation."""
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text), q.speaker.name)
        for q in annotate(Document("d", "s", text)).quotations
        if q.within is None
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister of salt, Wendell Crake, said it was late.", "Wendell Crake"),
        ("An attorney for Acme Ferries, Jolanta Prusk, said it was late.", "Jolanta Prusk"),
        ("The chief of police in Dorn, Wiktor Halb, said it was late.", "Wiktor Halb"),
        ("The bishop, the Rt Rev Anthony Mould, said that it was late.", "Anthony Mould"),
        ("The mother of the victim, Abel Muir, said that it was late.", None),
        ("The commission's review of Fort Sorrel found that it was late.", None),
    ],
)
def test_the_name_beside_an_office_is_the_speaker_s_unless_it_may_be_another_s(text, name):
    assert [found[3] for found in _found(text)] == [name]


def test_a_surname_that_no_tagger_knows_is_that_of_who_was_introduced():
    text = "The minister, Wendell Crake, said it was late. Crake was quoted as saying it was dark."
    assert [found[3] for found in _found(text)] == ["Wendell Crake"] * 2


def test_he_is_the_one_named_beside_the_office_that_acts():
    text = "The plant’s owner, Lorcan Thripp, denied the findings. “Nobody lied,” he said."
    assert _found(text)[-1][2:] == ("he", "Lorcan Thripp")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The regulator found “serious failings” at the plant.", "“serious failings” at the plant"),
        ("She walks with a stick she calls “the lodger”.", "“the lodger”"),
        ("His pupils called him “the Otter”; he did not mind.", "him “the Otter”"),
        ("He signed rules that he says pose “no threat to growth”.", "pose “no threat to growth”"),
        ("The boats, which she said were “a bargain”, sank in May.", "were “a bargain”"),
        ("The road would open “in good time”, he said.", "The road would open “in good time”"),
        ("Fever is “always fatal”, says WHO.", "Fever is “always fatal”"),
        ("A spokeswoman rejected that charge as “unfair”.", "that charge as “unfair”"),
        ("Orlova claimed that he had said “stalk”.", "he had said “stalk”"),
        ("The minister was branded “a national disgrace” in May.", "“a national disgrace”"),
        ("The paper quotes the mayor as saying the pier is “sound”.", "the pier is “sound”"),
    ],
)
def test_words_in_marks_in_running_text_are_somebody_s(text, content):
    assert [found[:2] for found in _found(text)] == [("mixed", content)]


@pytest.mark.parametrize(
    "text",
    [
        "The divers found the “Old Kettle” near the pier.",
        "Scholars have long debated who wrote “The Ferryman’s Complaint”.",
        "Where there was a saddler there is now a “concept bakery”.",
    ],
)
def test_names_in_marks_are_nobody_s_words(text):
    assert [found[0] for found in _found(text)] == ["term"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Analysts had been expecting a small profit.", "a small profit"),
        ("The firm blamed weak orders from shipyards.", "weak orders from shipyards"),
        ("The central bank signaled that it might cut in May.", "it might cut in May"),
        ("The view among bankers is that it will fail.", "it will fail"),
        ("One of them, Petra Vondra, suggested that he buy an atlas.", "he buy an atlas"),
        ("Councillors argue that nobody reads.", "nobody reads"),
        ("The coach fears a suspension.", "a suspension"),
        ("Union officials vowed a strike.", "a strike"),
    ],
)
def test_what_is_expected_blamed_or_thought_is_attributed(text, content):
    assert [found[:2] for found in _found(text)] == [("indirect", content)]


@pytest.mark.parametrize(
    "text",
    [
        "It took the panel two hours to convict Lopez, who confessed after the shooting.",
        "When the players want something enough, they make sure they get it.",
        "A clerk spoke on the phone and asked not to be identified because he was shy.",
        "A manager who insisted on anonymity left early.",
        "Morrison was the third man testifying Tuesday who listened in on the call.",
        "There is talk of leaks, a prospect Ludovic Fernsby denied earlier in the day.",
        "They built a model, a thing they call TNG50.",
        "The rebels have a leader who calls himself the Voice of the Pass.",
        "It is the ninth novel that Perpetua Lisle has written about her mother.",
    ],
)
def test_who_only_confesses_makes_sure_or_stays_unnamed_says_nothing(text):
    assert _found(text) == []


def test_speech_after_a_sentence_that_tells_of_speech_is_the_same_voice_s():
    text = "Ludovic Fernsby told Hedda Quillfeather that it was late. “We must go at once.”"
    assert _found(text)[-1][1:] == (
        "We must go at once.",
        "Ludovic Fernsby",
        "Ludovic Fernsby",
    )


def test_speech_after_a_sentence_in_which_two_speak_is_nobody_s():
    text = "Ludovic Fernsby said it was late and Hedda Quillfeather said it was dark. “We must go.”"
    assert _found(text)[-1][3] is None


def test_speech_after_plain_prose_on_words_in_marks_is_the_same_voice_s():
    text = (
        "The gate is “a shame”, Ludovic Fernsby said on Monday. It was put up after the war. "
        "“Nobody has painted it.” Rain has got in. “We must pull it down.”"
    )
    assert [one[3] for one in _found(text)] == ["Ludovic Fernsby"] * 3


@pytest.mark.parametrize(
    "between",
    [
        "It pleased Hedda Quillfeather.",
        "His wife nodded.",
        "A text on the wall says otherwise:",
    ],
)
def test_speech_after_others_came_in_is_nobody_s(between):
    text = f"The gate is “a shame”, Ludovic Fernsby said on Monday. {between} “We must go at once.”"
    assert _found(text)[-1][3] is None


def test_a_namesake_s_full_name_is_not_given_to_who_speaks():
    text = (
        "President Tarn spoke on Monday. “We must go,” Tarn said.\n\n"
        "Ivana Tarn, a painter, was there. “It is late,” Tarn said."
    )
    assert [one[3] for one in _found(text)] == ["Tarn", "Tarn"]


def test_who_asks_not_to_be_named_is_cited_by_the_verb_of_saying():
    text = "“It is a farce,” the spokesman, who asked not to be named, said."
    one = annotate(Document("d", "s", text)).quotations[0]
    assert (one.cue and one.cue.of(text)) == "said"


def test_as_somebody_puts_it_are_their_words():
    text = "As Hedda Quillfeather puts it, “Nobody wants a pump.”"
    assert [found[1:] for found in _found(text)] == [
        ("Nobody wants a pump.", "Hedda Quillfeather", "Hedda Quillfeather")
    ]


def test_a_verb_beside_a_clause_is_of_who_speaks_and_not_of_who_is_spoken_of():
    text = "The council wouldn't say whether he would sign it but called it “a step forward”."
    assert _found(text)[-1][1:3] == ("it “a step forward”", "The council")


def test_he_before_a_cue_speaks_and_not_the_title_before_him():
    text = "Barnaby Thistlewood died. In his memoir, “Cold Lanes”, he confessed that he was afraid."
    assert _found(text)[-1][1:3] == ("he was afraid", "he")


def test_speech_that_is_a_paragraph_is_whose_the_paragraph_above_ends_with():
    text = "Ludovic Fernsby said he feared it.\n\n“The question is whether it holds.”\n\nIt is old."
    assert _found(text)[-1][1:] == (
        "The question is whether it holds.",
        "Ludovic Fernsby",
        "Ludovic Fernsby",
    )


def test_a_heading_in_marks_is_nobody_s():
    text = "Ludovic Fernsby said he feared for the dam.\n\n“A question of trust”\n\nIt is old."
    assert _found(text)[-1][3] is None


def test_who_hears_something_in_court_has_not_said_it():
    assert _found("Pellmoor Crown Court heard that he left a coin.") == [
        ("indirect", "he left a coin", None, None)
    ]


def test_two_who_are_named_with_what_they_are_have_no_one_s_name():
    text = "Senators Abel Muir of Dorn and Ivo Halb of Lark said the dam can hold."
    assert _found(text)[0][3] is None


def test_it_is_the_body_or_the_text_that_the_sentence_before_is_about():
    assert _found("A study came out in May. It found that the dam is weak.")[0][1:3] == (
        "the dam is weak",
        "It",
    )
    two = "Acme Ferries sued Dorn Motors. It said that the dam was weak."
    assert _found(two)[0][3] is None
