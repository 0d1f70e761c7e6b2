"""Who "he", "Becky" and "the spokesman" are: the one a reader would name, or nobody."""

import pytest

from corpus.language import annotate
from corpus.model import Document, Speaker


def _speakers(text: str) -> list[Speaker]:
    """Return the speaker of each quotation."""
    return [q.speaker for q in annotate(Document("d", "s", text)).quotations]


def _last_speaker(text: str) -> Speaker:
    """Return who speaks last."""
    return _speakers(text)[-1]


def _last(text: str) -> str | None:
    """Return whom the last quotation of a text names."""
    return _last_speaker(text).name


# --- he and she -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what is told of in the speaker's own words is no rival
        (
            "Barnaby Thistlewood told the Lantern that ten boats were lost and that the toll was "
            "expected to rise. “We have sent two more,” he said.",
            "Barnaby Thistlewood",
        ),
        (
            "Hedda Quillfeather said the crisis underlined how old the dykes are. “The sea is "
            "at stake,” she told a meeting.",
            "Hedda Quillfeather",
        ),
        # whom the sentence before is about, when it is also who spoke last
        (
            "“We tried,” Barnaby Thistlewood said. Thistlewood would not say whether Ludovic "
            "Fernsby was asleep. “You will hear,” he said.",
            "Barnaby Thistlewood",
        ),
        # somebody named since an unknown “he” spoke
        (
            "“I want my boat,” one man shouted. Then he left. “At once,” he said.\n"
            "The mayor, Ludovic Fernsby, stayed in his seat. “I like him,” he said.",
            "Ludovic Fernsby",
        ),
        # a search that goes on says nothing, nor does a thing that ends like a trade
        (
            "Colonel Ludovic Fernsby told the Lantern the search would go on. He said that the "
            "river was high.",
            "Ludovic Fernsby",
        ),
        (
            "Sheriff Ludovic Fernsby stressed that the roster was built up of calls since the "
            "flood began. He said that it was long.",
            "Ludovic Fernsby",
        ),
        # what is said beside the only name of the sentence before is no other
        (
            "The news surprised Gov. Hedda Quillfeather, a limnologist in Lark. “I slept,” she "
            "said.",
            "Hedda Quillfeather",
        ),
        # one word alone, with what its bearer is
        ("The mayor has a plan. His wife, Joan, disagrees. “No,” she said.", "Joan"),
    ],
)
def test_a_pronoun_is_whom_a_reader_takes_it_for(text, name):
    assert _last(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ludovic Fernsby and his lawyer came out at noon. “It is over,” he said.",
        "Mayor Ludovic Fernsby thanked the porter who had found it. “I only looked,” he said.",
        "Ludovic Fernsby spoke first, and an adviser spoke after him. “It is gone,” he said.",
        "Ludovic Fernsby was praised by the trainer. “I have never seen it,” he said.",
        "Charlie Fernsby paid. The actress was not amused. “I had no purse,” she said.",
    ],
)
def test_one_without_a_name_in_the_sentence_may_be_who_speaks(text):
    assert _last(text) is None


def test_a_thing_that_ends_like_a_trade_is_nobody():
    text = "Ludovic Fernsby made an offer. The weather turned. “It is fair,” he said."
    assert _last(text) == "Ludovic Fernsby"


# --- given names ----------------------------------------------------------------------------------


def test_a_given_name_alone_is_who_was_named_so_in_full():
    text = "Becky Thistlewood won a boat. “I row,” she said. Becky says that it is blue."
    assert _last(text) == "Becky Thistlewood"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # one of a family whom the text names in full only later
        (
            "Danny Thistlewood lost. Thistlewood's brother Scott won. Scott said that it was fun. "
            "Scott Thistlewood is a plumber.",
            "Scott Thistlewood",
        ),
        # a given name that no list has
        ("The envoy, Sok Quillan, left. Sok said that it was late.", "Sok Quillan"),
        # an age is a person's
        ("The fire began in a shop. Oakley, 52, denies that he lit it.", "Oakley"),
    ],
)
def test_a_given_name_is_that_of_the_full_name_it_belongs_to(text, name):
    speaker = next(s for s in _speakers(text) if s.name is not None)
    assert (speaker.name, speaker.kind) == (name, "person")


def test_of_a_couple_mr_is_not_the_wife():
    text = (
        "“It sighed,” said Ada Fernsby. Her husband had gone out. Mrs Fernsby said that it was "
        "old. Mr Fernsby said that it was late."
    )
    assert [s.name for s in _speakers(text)] == ["Ada Fernsby", "Ada Fernsby", "Fernsby"]


@pytest.mark.parametrize(
    "text",
    [
        "Becky Thistlewood met Becky Fernsby. Becky says that it is late.",
        "Scott Fernsby met the mayor. Mr Scott says that it is late.",
    ],
)
def test_a_given_name_that_may_be_another_s_stays_alone(text):
    assert _last(text) in ("Becky", "Scott")


def test_a_feast_says_nothing():
    text = "Archbishop Ludovic Fernsby chose Easter morning. He said that it was late."
    assert _last(text) == "Ludovic Fernsby"


# --- titles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("“It is late,” said Tarnby police Lt. Finn Oake.", "Tarnby police Lt.", "Finn Oake"),
        ("“It is late,” said Dist. Atty. Stephen Oake.", "Dist. Atty.", "Stephen Oake"),
        ("Maj. Gen. Ada Thistlewood said it was late.", "Maj. Gen.", "Ada Thistlewood"),
        ("Insp Fernsby said it was late.", "Insp", "Fernsby"),
    ],
)
def test_the_full_stop_of_a_title_ends_no_sentence(text, role, name):
    speaker = _last_speaker(text)
    assert (speaker.role, speaker.name) == (role, name)


# --- what somebody is -----------------------------------------------------------------------------


def test_a_role_is_shown_wherever_its_bearer_speaks():
    text = (
        "Port director Hedda Quillfeather was late. “The tide was too,” Quillfeather said. "
        "“It waits for nobody,” she said."
    )
    assert {s.role for s in _speakers(text)} == {"Port director"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Heartbroken Finn Oake said that it was late.", None),
        ("“It is late,” said Sen. Finn Oake.", "Sen."),
        ("“It is late,” said CEO Finn Oake.", "CEO"),
        (
            "“It is late,” said Finn Oake, executive director of the Birmingham group Gasp and a "
            "former candidate for the senate of Lark.",
            "executive director of the Birmingham group Gasp",
        ),
    ],
)
def test_a_role_says_what_somebody_is_and_is_one(text, role):
    assert _last_speaker(text).role == role


def test_a_form_of_address_is_no_role():
    assert _last_speaker("Mr Ludovic Fernsby left. Fernsby said that it was late.").role is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the only one who was introduced so, whatever stands between
        (
            "Hedda Quillfeather, a former defence attaché, was at the gate. The gulls were loud. "
            "It rained. The former attaché said that the wall was old.",
            "Hedda Quillfeather",
        ),
        # of two with one office the one named last
        (
            "Judge Ludovic Fernsby was ill. Judge Barnaby Thistlewood heard the case in May. "
            "“It is closed,” the judge said.",
            "Barnaby Thistlewood",
        ),
        # whoever leads a thing is its chief, head or boss
        (
            "The head of the railway, Hedda Quillfeather, sat at the back. “A year,” the railway "
            "chief told reporters.",
            "Hedda Quillfeather",
        ),
        # by age
        (
            "Ludovic Fernsby, 54, and Barnaby Thistlewood, 31, row. The 54-year-old said that "
            "they were slow.",
            "Ludovic Fernsby",
        ),
    ],
)
def test_a_description_stands_for_whom_the_text_introduced_so(text, name):
    assert _last(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman Ludovic Fernsby left. A spokesman for the port came. “No,” the spokesman "
        "said.",
        "Judge Ludovic Fernsby met Judge Barnaby Thistlewood. “It is closed,” the judge said.",
        "Ludovic Fernsby, 54, and Barnaby Thistlewood, 54, row. The 54-year-old said that they "
        "were slow.",
    ],
)
def test_a_description_that_fits_two_stands_for_nobody(text):
    assert _last(text) is None


@pytest.mark.parametrize(
    ("text", "words", "name", "role"),
    [
        (
            "“No,” said sheriff's spokesman Stephen Oake.",
            "sheriff's spokesman Stephen Oake",
            "Stephen Oake",
            "sheriff's spokesman",
        ),
        (
            "“No,” posted one reader, Alasdair Plume, with a picture.",
            "one reader",
            "Alasdair Plume",
            "one reader",
        ),
        (
            "According to his aunt, Jane Oake, “he was bright at an early age.”",
            "his aunt",
            "Jane Oake",
            "his aunt",
        ),
        (
            "The bankers left. One of them, Petra Oake, said it was late.",
            "One of them",
            "Petra Oake",
            None,
        ),
    ],
)
def test_a_name_beside_what_somebody_is_is_theirs(text, words, name, role):
    speaker = _last_speaker(text)
    assert (speaker.span.of(text), speaker.name, speaker.role) == (words, name, role)


# --- who is not taken for a speaker ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Pros: light and small\nCons: no dock\nPros: cheap\nPrice: 20 crowns",
        "Pros: It is light.\nCons: It has no dock.\nPros: It is cheap.",
        "Name: Ada Thistlewood\nAge: 41\nName: Barnaby Fernsby\nAge: 32",
    ],
)
def test_a_list_with_colons_says_nothing(text):
    assert _speakers(text) == []


def test_whom_a_sentence_knows_by_another_need_not_be_who_speaks():
    text = "Hedda Quillfeather slept. Her husband, Ludovic, was at sea. “I rang him all night.”"
    assert _last(text) is None


def test_a_question_below_what_was_no_question_is_another_s():
    text = "“In the drawer,” said Ludovic Fernsby, a cook.\n\n“And after the ninth of May?”"
    assert _last(text) is None


def test_whoever_has_what_is_hers_is_a_person():
    text = "Gwendolen Thistlewaite has not slept in her own bed since May. “It is in the mud.”"
    assert (_last_speaker(text).name, _last_speaker(text).kind) == (
        "Gwendolen Thistlewaite",
        "person",
    )


def test_what_a_clause_is_about_does_not_say_it():
    about = "Investigators have not ruled out sabotage at the Karsk dam, where nine people died"
    text = f"{about} on Friday, a source close to the inquiry said on Sunday."
    spans = [s.span.of(text) for s in _speakers(text) if s.span]
    assert not any("sabotage" in span for span in spans)
