"""Who said what, in which words: quotations of every style, and who is never named."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import annotate
from corpus.language.marks import marked
from corpus.language.pipeline import parse
from corpus.model import Document, Language, Quotation
from tests.benchmarks.gold_quotations import texts
from tests.benchmarks.quotations import measure

Found = tuple[str, str, str | None, str | None]


def _quotations(text: str, language: Language = "en") -> tuple[Quotation, ...]:
    """Annotate a text and return its quotations."""
    return annotate(Document("d", "s", text, language=language)).quotations


def _found(text: str, language: Language = "en") -> list[Found]:
    """Return kind, content, speaker's words and speaker's name of each quotation."""
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text), q.speaker.name)
        for q in _quotations(text, language)
    ]


# --- marks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“Yes,” he said. “No.”", ["Yes,", "No."]),
        ('"Yes," he said. "No."', ["Yes,", "No."]),
        ("'Yes, it's late,' he said.", ["Yes, it's late,"]),
        ("‘The dogs’ owners left,’ he said.", ["The dogs’ owners left,"]),
        ("«Да», — сказал он. „Нет“, — ответил я.", ["Да", "Нет"]),
        ("”Yes”, he said.", ["Yes"]),
        ("“A ‘b’ c,” he said.", ["A ‘b’ c,"]),
        ("‘A “b” c,’ he said.", ["A “b” c,"]),
        ("“One.\n“Two,” he said.", ["One.\n“Two,"]),
        ("“Never closed. Then “closed” here.", ["closed"]),
        ("Closed” but never opened, “well”.", ["well"]),
        ('A 5" pipe and a "valve".', ["valve"]),
        ("It's the '90s, rock 'n' roll, m’ятка.", []),
        ("the Smiths' house and the Joneses' car", []),
        ('"" “” «» \' \' ""', []),
    ],
)
def test_marks_pair_in_every_style_and_an_odd_one_costs_one_quotation(text, contents):
    assert [m.inner.of(text) for m in marked(text)] == contents


# --- direct -------------------------------------------------------------------------------------


def test_speech_has_the_speaker_that_stands_after_it():
    text = "“The bridge is shut,” Hedda Merriweather, the mayor, told reporters on Monday."
    (one,) = _quotations(text)
    assert (one.kind, one.speaker.name, one.speaker.role) == (
        "direct",
        "Hedda Merriweather",
        "the mayor",
    )
    assert one.cue is not None
    assert (one.cue.of(text), one.cue_class) == ("told", "neutral")


def test_speech_has_the_speaker_that_stands_before_it():
    text = "On Monday the harbour minister, who had just landed, said: “The bridge is shut.”"
    assert _found(text) == [("direct", "The bridge is shut.", "the harbour minister", None)]


def test_interrupted_speech_has_one_speaker():
    text = "“The bridge,” said Hedda Merriweather, “is shut.” Nobody clapped."
    assert [f[3] for f in _found(text)] == ["Hedda Merriweather"] * 2


def test_a_paragraph_of_speech_goes_on_with_who_spoke_before():
    text = "“The bridge is shut,” said Hedda Merriweather.\n“It will stay shut until spring.”"
    assert [f[3] for f in _found(text)] == ["Hedda Merriweather"] * 2


def test_speech_that_nobody_is_said_to_have_spoken_has_no_speaker():
    (one,) = _quotations("The wind was cold. “The bridge will stay shut until spring.”")
    assert (one.kind, one.speaker.kind, one.speaker.name) == ("direct", "unclear", None)


def test_he_is_whoever_spoke_before():
    text = (
        "“The bridge is shut,” said Barnaby Thistlewood. The hall was cold.\n"
        "“It will stay shut,” he said."
    )
    assert [f[3] for f in _found(text)] == ["Barnaby Thistlewood"] * 2


def test_he_is_not_a_minister_when_a_stranger_acted_in_between():
    text = (
        "“The bridge is shut,” said Barnaby Thistlewood.\n"
        "A driver got out of his lorry. “Nobody told me,” he said."
    )
    assert _found(text)[1][2:] == ("he", None)


def test_he_is_not_a_woman():
    text = "Mrs Hedda Merriweather left early. “The bridge is shut,” he said."
    assert _found(text)[0][3] is None


def test_an_unnamed_official_stays_unnamed():
    text = "Sergei Lavrov arrived. “Talks go on,” said a Nato official, who asked not to be named."
    (one,) = _quotations(text)
    assert (one.speaker.kind, one.speaker.name) == ("official", None)


# --- mixed, indirect, terms ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Officials said that the raid was planned.", "the raid was planned", "Officials"),
        ("The raid was planned, officials said.", "The raid was planned", "officials"),
        ("According to the army, it was planned.", "it was planned", "the army"),
        ("Moscow accuses Kyiv of planning it.", "Kyiv of planning it", "Moscow"),
        ("The court warned against a new raid.", "against a new raid", "The court"),
        ("Critics see the law as a threat.", "the law as a threat", "Critics"),
        ("The mayor urged residents to stay.", "residents to stay", "The mayor"),
        ("The army denied any part in the raid.", "any part in the raid", "The army"),
    ],
)
def test_most_attribution_has_no_marks(text, content, speaker):
    assert [f[:3] for f in _found(text)] == [("indirect", content, speaker)]


def test_words_partly_in_marks_are_one_mixed_quotation():
    text = "Hedda Merriweather said the plan was “a gift to smugglers” and should be dropped."
    content = "the plan was “a gift to smugglers” and should be dropped"
    assert [f[:2] for f in _found(text)] == [("mixed", content)]


def test_a_term_in_marks_is_nobodys_words():
    for text in ("Its “humanitarian” convoy left.", "It was named “Operation Teapot”."):
        (one,) = _quotations(text)
        assert (one.kind, one.speaker.span) == ("term", None)


def test_a_second_verb_of_saying_is_a_second_quotation():
    text = "The ministry said it had shot down ten drones, adding that two people were hurt."
    assert [f[1:3] for f in _found(text)] == [
        ("it had shot down ten drones", "The ministry"),
        ("two people were hurt", "The ministry"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police have not said who fired the shots.",
        "We still do not know who did it.",
        "If the court says that he lied, he will go.",
        "The attack shows that the wall is weak.",
        "Nothing suggests that the wall was weak.",
    ],
)
def test_what_was_not_said_by_anybody_is_no_quotation(text):
    assert _found(text) == []


def test_the_class_of_the_cue_tells_claims_from_statements():
    classes = {
        "said": "neutral",
        "confirmed": "asserting",
        "claimed": "doubting",
        "complained": "accusing",
        "warned": "warning",
        "denied": "denying",
        "argued": "other",
    }
    for cue, expected in classes.items():
        (one,) = _quotations(f"The ministry {cue} that the gate had been open.")
        assert one.cue_class == expected, cue


# --- Russian and Ukrainian ----------------------------------------------------------------------


def test_russian_speech_has_its_speaker():
    text = (
        "«Мост закроют», — заявил министр транспорта Архип Сковородкин. "
        "По его словам, паром пойдёт в марте."
    )
    assert _found(text, "ru") == [
        (
            "direct",
            "Мост закроют",
            "министр транспорта Архип Сковородкин",
            "Архип Сковородкин",
        ),
        ("indirect", "паром пойдёт в марте", "его", "Архип Сковородкин"),
    ]


def test_ukrainian_speech_has_its_speaker():
    text = "— Міст зачинено, — сказала Марта Бублик. — Порома немає.\nМер повідомив, що пором буде."
    assert [f[1:3] for f in _found(text, "uk")][:2] == [
        ("Міст зачинено,", "Марта Бублик"),
        ("Порома немає.", "Марта Бублик"),
    ]


def test_an_unnamed_engineer_is_not_the_minister_before_him():
    text = (
        "Министр транспорта Архип Сковородкин заявил, что мост закроют. "
        "«Давно пора», — сказал инженер."
    )
    assert _found(text, "ru")[1] == ("direct", "Давно пора", "инженер", None)


# --- promises -----------------------------------------------------------------------------------


def test_headings_do_not_run_into_the_sentence_below():
    parsed = parse("A blow to security\nThe minister left. Nobody knew why.")
    words = [s.of(parsed.text) for s in parsed.sentences]
    assert words == ["A blow to security", "The minister left.", "Nobody knew why."]


def test_a_very_long_text_is_parsed_in_pieces_with_its_offsets_kept():
    text = "The minister said the bridge was shut. " * 1200
    parsed = parse(text)
    assert parsed.doc is not None
    assert parsed.doc.text == text
    assert len(parsed.sentences) >= 1200


@given(st.text(alphabet=st.sampled_from("a B.,!?:—\n \t“”\"'‘’«»„said he ліЯ\0é"), max_size=120))
@settings(max_examples=40, deadline=None)
def test_no_text_breaks_the_analysis_and_every_span_is_verbatim(text):
    for language in ("en", "ru", "uk"):
        notes = annotate(Document("d", "s", text, language=language))
        spans = [s for q in notes.quotations for s in (q.span, q.speaker.span, q.cue, q.sentence)]
        assert all(0 <= s.start < s.end <= len(text) for s in [*spans, *notes.sentences] if s)
        contents = [q.span for q in notes.quotations]
        assert all(a.end <= b.start for a, b in pairwise(contents))
        assert notes.unread == 0


@pytest.mark.parametrize(
    "text",
    [
        '"' * 4000,
        "“" * 2000 + "a" + "”" * 2000,
        "\n".join(["“Odd on every line, he said."] * 200),
        "“Yes,” he said. " * 400,
        "Q: Why?\nA: Because.\nQ: When?",
        "word" * 9000,
    ],
)
def test_odd_texts_are_read_to_the_end(text):
    notes = annotate(Document("d", "s", text))
    assert notes.unread == 0


# --- figures ------------------------------------------------------------------------------------


def test_the_english_gold_texts_are_read_as_well_as_they_were():
    measured = measure(texts("dev", "en"))
    assert measured.f1("marked") >= 0.965
    assert measured.overlap("marked") >= 0.985
    assert measured.overlap("indirect") >= 0.915
    assert measured.f1("characters") >= 0.95
    assert measured.ratio("marked speaker right", "marked contents") >= 0.98
    assert measured.ratio("marked name wrong", "marked contents") == 0
    assert measured.ratio("name wrong", "contents") <= 0.01
    assert measured.ratio("class right", "contents") >= 0.96
    assert measured.ratio("term right", "term found") >= 0.94


def test_english_texts_that_no_rule_was_made_on_are_read_as_well_as_they_were():
    measured = measure(texts("kept", "en"))
    assert measured.f1("marked") >= 0.935
    assert measured.overlap("marked") >= 0.965
    assert measured.overlap("indirect") >= 0.90
    assert measured.f1("characters") >= 0.92
    assert measured.ratio("marked speaker right", "marked contents") >= 0.835
    assert measured.ratio("marked name wrong", "marked contents") <= 0.014
    assert measured.ratio("name wrong", "contents") <= 0.01
    assert measured.ratio("class right", "contents") >= 0.96
    assert measured.ratio("term right", "term found") >= 0.69


def test_the_russian_and_ukrainian_gold_texts_are_read_as_well_as_they_were():
    measured = measure(texts("dev", "ru") + texts("dev", "uk"))
    assert measured.overlap("marked") >= 0.995
    assert measured.overlap("indirect") >= 0.98
    assert measured.f1("characters") >= 0.99
    assert measured.ratio("speaker right", "contents") >= 0.995
    assert measured.ratio("name wrong", "contents") <= 0.007
    assert measured.ratio("class right", "contents") >= 0.965


def test_russian_and_ukrainian_texts_no_rule_was_made_on_are_read_as_well_as_they_were():
    measured = measure(texts("kept", "ru") + texts("kept", "uk"))
    assert measured.overlap("marked") >= 0.995
    assert measured.overlap("indirect") >= 0.93
    assert measured.f1("characters") >= 0.96
    assert measured.ratio("speaker right", "contents") >= 0.96
    assert measured.ratio("name wrong", "contents") == 0
    assert measured.ratio("class right", "contents") >= 0.93
