"""Whose words they are: nobody is named wrongly, nothing is cut in the middle."""

from itertools import pairwise
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.language import annotate, annotate_many
from corpus.model import Document
from corpus.readers import Reading, read

SAMPLE = Path(__file__).resolve().parents[3] / "corpus" / "sample"


def _found(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return kind, content, speaker's words and speaker's name of each quotation."""
    return [
        (q.kind, q.span.of(text), q.speaker.span and q.speaker.span.of(text), q.speaker.name)
        for q in annotate(Document("d", "s", text)).quotations
    ]


def _names(text: str) -> list[str | None]:
    """Return whom each quotation names."""
    return [name for *_, name in _found(text)]


# --- who is not named ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        # whoever acts or speaks in between may be "he"
        "Barnaby Thistlewood said it was late after an ally argued it was not. “No,” he said.",
        "Barnaby Thistlewood said it was late.\nQuillfeather liked the ferry. “No,” he told us.",
        # whoever is only cited while another acts
        "The harbour chief was asked whether tides are real, as Barnaby Thistlewood claimed, but "
        "refused to answer. “There is enough to do,” he said.",
        # whoever is only spoken of
        "Ludovic Fernsby and Barnaby Thistlewood left. “No,” he said.",
    ],
)
def test_a_pronoun_that_may_be_another_names_nobody(text):
    assert _names(text)[-1] is None


def test_a_website_is_not_she():
    text = "Hedda Quillfeather wrote on Facebook that it was late. “I am tired,” she said."
    assert _names(text) == ["Hedda Quillfeather", "Hedda Quillfeather"]


def test_what_stands_on_a_website_is_not_the_website_s():
    text = "Hedda Quillfeather posted on Facebook accusing the board of theft."
    assert _names(text) == ["Hedda Quillfeather"]


def test_of_two_speakers_neither_is_named_for_both():
    text = "Hedda Quillfeather and Barnaby Thistlewood said that the call was late."
    assert _found(text)[0][2:] == ("Hedda Quillfeather and Barnaby Thistlewood", None)


def test_the_next_sentence_does_not_speak_what_was_said_before_it():
    text = (
        "But the divers say: “The wall is ‘not a wall’”. Hedda Quillfeather, a judge, said: "
        "“This paper shows that it stands.”"
    )
    assert _names(text) == [None, "Hedda Quillfeather"]


def test_who_is_let_know_has_not_spoken():
    text = "Barnaby Thistlewood, the mayor, left. They let the mayor know that “we stay on.”"
    assert "Barnaby Thistlewood" not in _names(text)


def test_a_place_wrote_no_headline():
    assert _names("“Bridge falls,” ran the headline from Lisbon.") == [None]


def test_a_namesake_with_a_given_name_of_her_own_is_another_person():
    text = "Donald Trump left. In reply, Zelpha Trump said, “I do not think so.”"
    assert _names(text) == ["Zelpha Trump"]


def test_a_member_of_a_group_has_no_name():
    assert _names("The Republican said that the bridge was shut.") == [None]


# --- the speaker's words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I ran,” said a 70-year-old woman.", "a 70-year-old woman"),
        ("A letter like that, lawyers pointed out, is worth little.", "lawyers"),
        ("Divers, a Baltic negotiator told me, ‘are fools who love water’.", "a Baltic negotiator"),
        ("The tide, says Hedda Quillfeather, a judge, helps the port.", "Hedda Quillfeather"),
        ("Fernsby is accused by critics of wasting money.", "critics"),
        (
            "TURVA, England — On Tuesday Ludovic Fernsby voiced hope, saying it is late.",
            "Ludovic Fernsby",
        ),
    ],
)
def test_the_speaker_is_who_the_sentence_says(text, speaker):
    assert _found(text)[-1][2] == speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mr Ludovic Fernsby said that it was late.", None),
        ("Chief engineer Dr Ludovic Fernsby said that it was late.", "Chief engineer"),
        ("Ludovic Fernsby, the mayor, said that it was late.", "the mayor"),
        (
            "Ludovic Fernsby, the co-director of the fund, said that it was late.",
            "the co-director of the fund",
        ),
    ],
)
def test_a_role_is_more_than_a_form_of_address(text, role):
    (one,) = annotate(Document("d", "s", text)).quotations
    assert one.speaker.role == role


# --- what was said ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Fernsby called the tide a “swindle” again.", "the tide a “swindle”"),
        ("The mayor called plans of that kind “theft”.", "plans of that kind “theft”"),
        ("Fernsby described the idea that it floats as “quite mad”.", None),
        ("Fernsby spoke of a “strong suspicion” of arson.", "of a “strong suspicion” of arson"),
        ("He told them to “trust the plan” at noon.", "them to “trust the plan” at noon"),
        ("Fernsby hastened to add that it is “well known”.", "it is “well known”"),
        ("Before this, “it was quite dry,” said Fernsby.", "Before this, “it was quite dry,”"),
        ("The mayor urged an “end to the smoke” at once.", None),
    ],
)
def test_words_in_marks_inside_a_sentence_belong_to_whoever_says_it(text, content):
    kind, found, speaker, _ = _found(text)[0]
    assert (kind, bool(speaker)) == ("mixed", True)
    assert content is None or found == content


def test_marked_words_after_what_was_said_go_on_with_it():
    text = "The mayor says it comes down to price, and “it is a lot cheaper to do it now.”"
    ((_, content, speaker, _),) = _found(text)
    assert content == "it comes down to price, and “it is a lot cheaper to do it now.”"
    assert speaker == "The mayor"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Divers say “natural drift” is moving their boats.",
            "“natural drift” is moving their boats",
        ),
        ("“It was dark,” said Fernsby, head of the port.", "It was dark,"),
        (
            "There were 30 boats in the port, said Ludovic Fernsby, head of the divers’ union.",
            "There were 30 boats in the port",
        ),
        (
            "The board said the boats were late in an interview with a paper.",
            "the boats were late",
        ),
        (
            "Divers explain that ‘strong’ tides will come in spring.",
            "‘strong’ tides will come in spring",
        ),
        ("Viewers called him out for “rambling” answers.", "him out for “rambling” answers"),
        (
            "Some stones hit the boat and some did not, police said.",
            "Some stones hit the boat and some did not",
        ),
        ("TURVA, Dec 17 - The bridge is shut, police said.", "The bridge is shut"),
        (
            "The mayor told the paper in a letter that the bridge was shut.",
            "the bridge was shut",
        ),
        (
            "The staff noted that planes bring arms to the port and said that it would hit them.",
            "planes bring arms to the port",
        ),
        ("The plan – praised by Fernsby, who says it is late – failed.", "it is late"),
    ],
)
def test_what_was_said_is_neither_too_long_nor_cut(text, content):
    found = _found(text)[0][1]
    assert found == content


@pytest.mark.parametrize(
    "text",
    [
        "Nor has anybody explained why they fled.",
        "The team showed that it can win.",
        "The firm has revealed its second boat.",
        "The port is denying ferries to visitors.",
        "Hurricane Hedda slammed into the port as a storm.",
        "The divers, called a nuisance, left.",
        "Fernsby said before he left.",
        "Ludovic Fernsby added 101 boats to the fleet, which had 40 in a bad year.",
        "The mayor had called the house to let his family know.",
        "The fear is that the divers can win, explaining why nobody left.",
        "The plan, called the Tide Act, is late.",
        "They will assume that nobody is watching.",
        "Divers can predict how warm it will be.",
        "All told, the divers spent ten years there.",
    ],
)
def test_what_nobody_said_is_no_quotation(text):
    assert _found(text) == []


def test_what_stands_before_a_colon_is_not_what_is_announced_after_it():
    text = "It is nothing of the sort: the mayor has announced such deals before."
    assert "nothing" not in " ".join(f[1] for f in _found(text))


def test_a_title_inside_what_was_said_does_not_make_it_a_quotation():
    assert _found("The mayor said the “Green Harbour Plan” was late.")[0][0] == "indirect"


def test_an_answer_is_not_from_who_asked():
    text = "“Will the bridge open?” Ludovic Fernsby asked. “No.”"
    assert _names(text) == ["Ludovic Fernsby", None]


def test_a_title_of_a_book_is_not_said_by_who_wrote_it():
    text = "Fernsby wrote in his 1974 book, “A Harbour Life: One Man’s Way Home.”"
    assert [f[0] for f in _found(text)] == ["term"]


def test_a_title_after_a_name_and_a_colon_is_not_said_by_it():
    assert _found("Hedda Quillfeather: “Million Harbour Maid”")[0][0] == "term"


def test_marks_and_apostrophes_set_apart_are_read():
    text = "`` The team 's boat did n't leave , '' said Ludovic Fernsby . `` It 's late . ''"
    assert [f[1] for f in _found(text)] == ["The team 's boat did n't leave ,", "It 's late ."]
    assert _names("“ It was late , ” Ludovic Fernsby said .") == ["Ludovic Fernsby"]


def test_straight_marks_whose_blank_slipped_still_pair():
    text = 'It ended in a draw." We were tired," said Ludovic Fernsby.'
    assert _found(text) == [
        ("direct", "We were tired,", "Ludovic Fernsby", "Ludovic Fernsby"),
    ]


# --- Russian and Ukrainian ----------------------------------------------------------------------


def test_what_another_says_after_and_is_not_the_first_one_s():
    text = (
        "Министр Архип Сковородкин заявил, что мост закроют, а мэр Марта Бублик ответила, "
        "что паром уже ходит."
    )
    quotations = annotate(Document("d", "s", text, language="ru")).quotations
    assert [(q.span.of(text), q.speaker.name) for q in quotations] == [
        ("мост закроют", "Архип Сковородкин"),
        ("паром уже ходит", "Марта Бублик"),
    ]


def test_a_second_demand_of_one_speaker_is_not_what_he_said_first():
    text = "Мер повідомив, що міст зачинено, і закликав чекати порома."
    found = annotate(Document("d", "s", text, language="uk")).quotations
    assert [q.span.of(text) for q in found] == ["міст зачинено", "чекати порома"]
    assert [q.speaker.span and q.speaker.span.of(text) for q in found] == ["Мер", "Мер"]


# --- the sample corpus --------------------------------------------------------------------------


def test_every_sample_article_is_read_and_says_something():
    readings = [r for path in sorted(SAMPLE.glob("*.md")) for r in read(path)]
    documents = [clean(r.document) for r in readings if isinstance(r, Reading)]
    notes = annotate_many(documents)
    assert len(documents) >= 30
    for document, note in zip(documents, notes, strict=True):
        assert note.unread == 0, document.title
        assert all((note.passages, note.sentences, note.names, note.quotations)), document.title
        assert note.cues or note.actions, document.title
        assert note.actions or document.language != "en", document.title
        contents = [q.span for q in note.quotations if q.within is None]
        assert all(a.end <= b.start for a, b in pairwise(contents)), document.title
        all_contents = {q.span for q in note.quotations}
        assert {q.within for q in note.quotations} <= {None, *all_contents}, document.title
    named = [q for n in notes for q in n.quotations if q.speaker.name]
    assert len(named) > 90


def test_words_after_a_colon_are_of_whose_statement_or_answer_they_are():
    text = (
        "The premier's office issued a short statement: “We condemn it.” "
        "Mr. Muir gave one answer: “We tried.” The reply came within the hour: “No.”"
    )
    found = [q for q in annotate(Document("d", "s", text)).quotations if q.kind == "direct"]
    assert [q.speaker.span and q.speaker.span.of(text) for q in found] == [
        "The premier's office",
        "Mr. Muir",
        None,
    ]
