"""Words in marks within a sentence: whose they are, how far they go, and which are nobody's."""

import pytest

from corpus.language import annotate
from corpus.language.quotations.weights import weights
from corpus.model import Document, Quotation


def _quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of an English text."""
    return annotate(Document("d", "s", text)).quotations


def _found(text: str) -> list[tuple[str, str, str | None]]:
    """Return kind, content and the speaker's words of each quotation."""
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text))
        for q in _quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The mayor resigned, citing “a wish to fish”.", "“a wish to fish”", "The mayor"),
        ("The ministry voiced “deep concern” at it.", "“deep concern” at it", "The ministry"),
        ("Orlova wants a “clean break”.", "a “clean break”", "Orlova"),
        ("Unions pointed to a “lack of care”.", "to a “lack of care”", "Unions"),
        ("A survey rated the beach “poor”.", "the beach “poor”", "A survey"),
        ("Orlova felt “sick to the bone”.", "“sick to the bone”", "Orlova"),
        ("Orlova thanked her “patient” voters.", "her “patient” voters", "Orlova"),
        ("Officials treat the fire as “odd”.", "the fire as “odd”", "Officials"),
        ("Orlova lamented “a lack of care”.", "“a lack of care”", "Orlova"),
        ("Orlova wrote to say it was “no use”.", "it was “no use”", "Orlova"),
        ("A court jailed him over what aides said was a “swap”.", "was a “swap”", "aides"),
        ("The mayor, who calls himself “a tired man”, left.", "himself “a tired man”", "The mayor"),
    ],
)
def test_a_verb_that_voices_something_makes_words_in_marks_its_subject_s(text, content, speaker):
    assert _found(text) == [("mixed", content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm launched its “rapid reply” desk in May.",
        "In “The Salt Road”, a novel, nobody is at home.",
        "Clicking on the “like” button now costs a penny.",
        "The envelope was marked “Private” and lay on a chair.",
    ],
)
def test_words_in_marks_that_nobody_voices_are_terms(text):
    assert {kind for kind, _, _ in _found(text)} == {"term"}


def test_a_clause_around_its_attribution_is_one_content():
    text = "There was, Orlova told reporters, “no wish, none” for a vote."
    content = "There was, Orlova told reporters, “no wish, none” for a vote"
    assert _found(text) == [("mixed", content, "Orlova")]


def test_words_in_marks_that_carry_a_clause_on_are_one_content_with_it():
    text = "Orlova said this was nonsense, “but useful nonsense”."
    assert _found(text) == [("mixed", "this was nonsense, “but useful nonsense”", "Orlova")]


def test_two_sentences_in_marks_joined_by_and_are_two_quotations():
    text = "Banners reading “No more dams” and “Give us our river” hung from the bridge."
    assert [(kind, content) for kind, content, _ in _found(text)] == [
        ("direct", "No more dams"),
        ("direct", "Give us our river"),
    ]


def test_a_remark_after_a_dash_is_the_writer_s():
    text = "An envoy said the talks had been “frank” – a diplomat’s word for shouting."
    assert _found(text)[0][1] == "the talks had been “frank”"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "A doctor said the cuts were “clean”, contradicting the police report.",
            ["the cuts were “clean”"],
        ),
        (
            "Orlova said she had “some doubts” about the envoy, whom she called “a coat-hanger”.",
            ["she had “some doubts” about the envoy", "“a coat-hanger”"],
        ),
        (
            "Orlova said it “was dear” but that it was “too early” to speak of dates.",
            ["it “was dear”", "it was “too early” to speak of dates"],
        ),
    ],
)
def test_content_ends_where_the_writer_or_another_cue_goes_on(text, contents):
    assert [content for _, content, _ in _found(text)] == contents


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The treasurer shot back: “He cannot count.”", "The treasurer"),
        ("A banner at the ground read: “Thank you for nothing”.", "A banner"),
        ("“Buy land,” Orlova is supposed to have said.", "Orlova"),
        ("“Robbery,” said one.", "one"),
    ],
)
def test_speech_is_of_who_stands_beside_it_whatever_the_verb(text, speaker):
    kind, _, words = _found(text)[0]
    assert kind == "direct"
    assert words is not None
    assert words.startswith(speaker)


def test_how_a_thing_is_said_to_be_after_speech_is_the_same_voice_s():
    text = "Orlova called the bridge “a heap of rust”. The road was “no better”."
    assert _found(text)[1] == ("mixed", "“no better”", "Orlova")


@pytest.mark.parametrize(
    "text",
    [
        "Orlova called it “a heap of rust”. The “Old Lady” was closed in May.",
        "Orlova called it “a heap of rust”. Her rival was “no better”.",
        "Orlova called it “a heap of rust”.\nThe road was “no better”.",
    ],
)
def test_names_and_what_others_are_after_speech_are_given_to_nobody(text):
    assert _found(text)[1][2] is None


def test_words_that_are_all_small_are_no_title():
    text = "Orlova said she was handed “a mop and a map”."
    assert _found(text)[0][0] == "mixed"


# --- marks that are missing, doubled or no marks ------------------------------------------------


def test_speech_of_many_paragraphs_is_one_though_its_closing_mark_is_missing():
    text = "\n\n".join(f"“I went on day {n}. I saw nothing." for n in range(30))
    ((kind, content, _),) = _found(text)
    assert kind == "direct"
    assert content == text[1:]


def test_a_mark_that_is_never_closed_costs_only_its_own_words():
    text = "“We go on,” Orlova added. “It is late.\nShe left.\n“Good,” said Thimble."
    assert [content for _, content, _ in _found(text)] == ["We go on,", "It is late.", "Good,"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "'The dogs' kennels were open, and the '90s are over,' said Orlova.",
            "The dogs' kennels were open, and the '90s are over,",
        ),
        ("He called it 'rock 'n' roll' at noon.", "it 'rock 'n' roll'"),
        ('The board is 6" wide, said Orlova.', 'The board is 6" wide'),
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text, content):
    assert _found(text)[0][1] == content


@pytest.mark.parametrize(
    "text",
    [
        "Q. Did you see it?\n\nA. I saw it.\n\nQ. Who steered?\n\nA. Nobody.",
        "**Lantern:** Did you see it?\n\n**Orlova:** I saw it.\n\n**Lantern:** Who steered?",
        "[00:01] LANTERN: We are live.\n[00:05] ORLOVA: Are we?\n[00:09] LANTERN: We are.",
    ],
)
def test_turns_are_read_whatever_their_labels_look_like(text):
    assert {kind for kind, _, _ in _found(text)} == {"direct"}
    assert len(_found(text)) == text.count("\n") - text.count("\n\n") + 1


def test_a_sentence_in_marks_by_itself_is_speech_though_its_words_look_like_a_title():
    assert [kind for kind, _, _ in _found("“Ask me in February.”")] == ["direct"]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Orlova’s warning of “rivers of mud” went unheeded.", "of “rivers of mud”", "Orlova’s"),
        ("There were accusations of “vote tourism”.", "of “vote tourism”", None),
    ],
)
def test_what_a_noun_of_saying_names_in_marks_is_somebody_s(text, content, speaker):
    assert _found(text)[0] == ("mixed", content, speaker)


def test_what_is_shown_under_a_title_is_not_spoken():
    assert _found("The cinema is showing “Return of the Mole” again.")[0][0] == "term"


def test_a_name_in_marks_belongs_to_the_clause_that_ends_in_marks():
    text = "The firm’s “People First” charter was written, Orlova said, “by a machine”."
    assert _found(text)[0][1] == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The engineer put the collapse down to “a failure of maths”.",
            "the collapse down to “a failure of maths”",
        ),
        ("Mayor Ada Tarn likened the tax to “a wet sock”.", "the tax to “a wet sock”"),
    ],
)
def test_what_grammar_leaves_open_is_weighed_and_nobody_is_named_for_it(text, content):
    assert [(q.kind, q.span.of(text)) for q in _quotations(text)] == [("mixed", content)]
    assert _quotations(text)[0].speaker.name is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The new “clever” bins have stopped working.", "clever"),
        ("He was fined under the “three bins” rule.", "three bins"),
    ],
)
def test_words_at_arm_s_length_are_terms(text, term):
    assert _found(text) == [("term", term, None)]


def test_weights_are_whole_numbers_so_that_every_machine_decides_alike():
    for decision in ("term", "begins", "ends"):
        assert weights(decision)
        assert all(isinstance(weight, int) for weight in weights(decision).values())
