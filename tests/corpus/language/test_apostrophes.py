"""Apostrophes as quotation marks: nobody is given another's words, whatever is cut short."""

import itertools

import pytest

from corpus.language import annotate
from corpus.language.marks import marked
from corpus.model import Document

FIRST = (
    "We told ’em in ’98 that the wall was goin’ and nobody came,",
    "’Tis the plural of the miners’ that I mind,",
    "The bosses’ sons never worked since ’72,",
    "We ate fish ’n’ chips by five o’clock, ’cause the ’90s were lean,",
    "Get ’em out, I said, and the drivers’ union got ’em out,",
    "They’re singin’ and shoutin’,",
    "He called it a ‘farce’ and left,",
)
SECOND = (
    "That isn’t so, and the wives’ hall was open, whatever they’re sayin’.",
    "’Twas my father’s boots that went for ’em.",
    "I won’t go to the miners’.",
)


def _typewritten(text: str) -> str:
    return text.replace("‘", "'").replace("’", "'")


def _turned(text: str) -> str:
    """Set the apostrophes before a word the wrong way round, as word processors do."""
    for word in ("em", "98", "Tis", "72", "n", "cause", "90s", "Twas"):
        text = text.replace(f"’{word}", f"‘{word}")
    return text


def _said(text: str) -> list[tuple[str, str | None]]:
    found = annotate(Document("d", "s", text)).quotations
    return [(q.span.of(text), q.speaker.name) for q in found if q.within is None]


@pytest.mark.parametrize("style", [str, _typewritten, _turned])
@pytest.mark.parametrize("first", FIRST)
def test_words_cut_short_end_no_quotation(first, style):
    text = style(f"‘{first}’ said Ottoline Brack. ‘{SECOND[0]}’")
    assert [m.inner.of(text) for m in marked(text)] == [style(first), style(SECOND[0])]


@pytest.mark.parametrize("style", [str, _typewritten, _turned])
def test_nobody_is_given_anothers_words(style):
    pairs = itertools.product(FIRST, SECOND)
    told = [
        style(f"‘{one}’ said Ottoline Brack.\n\n‘Well,’ said Fergus O’Dowd. ‘{other}’")
        for one, other in pairs
    ]
    text = "\n\n".join(told)
    wanted = [
        words
        for one, other in itertools.product(FIRST, SECOND)
        for words in (
            (style(one), "Ottoline Brack"),
            ("Well,", style("Fergus O’Dowd")),
            (style(other), style("Fergus O’Dowd")),
        )
    ]
    assert _said(text) == wanted


def test_a_mark_that_is_never_closed_crosses_no_attribution():
    text = (
        "‘We lost the boats’ engines, said Ottoline Brack. ‘The rest’s fine,’ said Fergus O’Dowd."
    )
    assert all("rest" not in words for words, name in _said(text) if name == "Ottoline Brack")
    assert _said(text)[-1] == ("The rest’s fine,", "Fergus O’Dowd")


def test_an_apostrophe_opens_no_quotation_over_paragraphs():
    text = "Ada Tarn had told ‘yonder folk so.\n\n‘I never heard it,’ said Fergus O’Dowd."
    assert [m.inner.of(text) for m in marked(text)] == ["I never heard it,"]


def test_words_that_may_be_cut_short_begin_a_quotation():
    text = "‘Cause of death was drowning,’ said Ada Tarn. ‘98 per cent of us knew,’ she said."
    assert [m.inner.of(text) for m in marked(text)] == [
        "Cause of death was drowning,",
        "98 per cent of us knew,",
    ]


def test_a_possessive_within_a_term_does_not_end_it():
    text = "He called it ‘a farce’ and ‘the miners’ shame’. The ‘bosses’ said nothing."
    assert [m.inner.of(text) for m in marked(text)] == ["a farce", "the miners’ shame", "bosses"]


def test_ten_thousand_single_marks_on_one_line_are_paired_once_each():
    text = " ".join(f"‘The {n} miners’ boats,’ said Brack." for n in range(10_000))
    assert len(marked(text)) == 10_000


@pytest.mark.parametrize("link", [", but Ivo Halb said: ", ", and Ivo Halb replied, "])
def test_who_answers_in_the_same_sentence_is_another(link):
    text = f"“Get them out,” Ottoline Brack said{link}“It is late.”"
    assert [name for _, name in _said(text)] == ["Ottoline Brack", "Ivo Halb"]


def test_a_label_that_names_somebody_new_ends_the_speech_of_the_last():
    text = "Ada Tarn: ‘The bosses’ plan is dead.’ Fergus O’Dowd: ‘It’s the workers’ turn.’"
    assert ("It’s the workers’ turn.", "Ada Tarn") not in _said(text)


@pytest.mark.parametrize("apostrophe", ["’", "'"])
def test_a_name_with_an_apostrophe_is_one_whichever_is_typed(apostrophe):
    text = f"Ada Tarn left. The clerk, Niall O{apostrophe}Dowd, disagreed."
    names = annotate(Document("d", "s", text)).names
    assert f"Niall O{apostrophe}Dowd" in [n.span.of(text) for n in names]
