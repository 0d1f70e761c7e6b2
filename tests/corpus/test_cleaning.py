"""Cleaning sets the page aside and keeps the article, every word of it."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.lexicon import lexicon
from corpus.model import Document
from corpus.readers import Reading, read

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus" / "sample"
GOLD = tomllib.loads((HERE / "furniture.toml").read_text("utf-8"))

FIRST = "The dam on the river gave way before dawn on Tuesday, flooding some forty villages below."
SECOND = "Nobody has said who was on watch, and the ministry declined to answer questions."
THIRD = "By evening the water had reached the railway, where soldiers were filling bags with sand."
LONG = [FIRST, SECOND, THIRD] * 4
"""Twelve paragraphs, so that a line among them is neither at the head nor at the tail."""


def asides(text: str, title: str | None = None) -> list[tuple[str, str]]:
    document = clean(Document("", "x", text, title=title))
    return [(aside.span.of(text), aside.reason) for aside in document.aside]


def amid(line: str) -> str:
    return "\n".join([*LONG[:6], line, *LONG[6:]])


def above(line: str) -> str:
    return "\n\n".join([line, *LONG])


def below(*lines: str) -> str:
    return "\n".join([*LONG, "", *lines])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Photo: Press service", "caption"),
        ("Villagers wait for a boat on Tuesday. Photograph: Somebody/The Agency", "caption"),
        ("Villagers wait for a boat on Tuesday. (The Daily Ferry)", "caption"),
        ("Фото: пресс-служба", "caption"),
        ("Люди чекають на човен. Світлина: пресслужба", "caption"),
        ("Read more: How dams are watched", "next-read"),
        ("Related: Ten dams and their stories", "next-read"),
        ("Читайте также: Как следят за плотинами", "next-read"),
        ("Читайте також: Як стежать за дамбами", "next-read"),
        ("Advertisement", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Реклама", "advert"),
        ("Subscribe to our newsletter and never miss a story.", "subscribe"),
        ("Please sign in to continue reading.", "subscribe"),
        ("Подписывайтесь на наш канал в Telegram", "subscribe"),
        ("Підписуйтесь на наш канал у Telegram", "subscribe"),
        ("Share this article", "share"),
        ("Facebook | Telegram | Copy link", "share"),
        ("We use cookies to make this site work.", "cookie"),
    ],
)
def test_furniture_between_two_paragraphs_is_set_aside(line: str, reason: str) -> None:
    assert asides(amid(line)) == [(line, reason)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By our correspondent in the delta", "byline"),
        ("By A. N. Other and J. Doe, The Daily Ferry", "byline"),
        ("Published 6 June 2023 at 14:05", "byline"),
        ("7 February 2026, 10:30", "byline"),
        ("4 min read", "byline"),
        ("Автор: отдел новостей", "byline"),
        ("Listen to this article (4 min)", "notice"),
    ],
)
def test_what_a_page_says_above_its_article_is_set_aside(line: str, reason: str) -> None:
    assert asides(above(line)) == [(line, reason)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("(Reporting by A. Other; editing by J. Doe)", "credit"),
        ("J. Doe in the delta contributed to this report.", "credit"),
        ("© 2024 The Daily Ferry. All rights reserved.", "credit"),
        ("Source: The Agency", "credit"),
        ("Источник: Агентство", "credit"),
        ("Follow us on Telegram and YouTube.", "subscribe"),
        ("Have a tip? Write to desk@ferry.example in confidence.", "subscribe"),
        ("What do you think? Tell us in the comments.", "comments"),
        ("The views expressed in this article are the author's own.", "notice"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "share"),
    ],
)
def test_what_a_page_says_below_its_article_is_set_aside(line: str, reason: str) -> None:
    assert asides(below(line)) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "He asked readers to subscribe to the idea that the river belongs to nobody.",
        "“Read more books,” the minister told the students. “Share them with your neighbours.”",
        "«Подписывайтесь на наш канал», — сказал он журналистам и рассмеялся.",
        "Read more closely, the decree says nothing about the villages below the dam.",
        "Related to this is the question of who paid for the repairs.",
        "Photographs of the dam show cracks that are older than the war.",
        "Photo evidence was shown to the court, and the defence disputed it.",
        "Comments from the capital were few, and came late.",
        "Share prices fell by a tenth when the news came in.",
        "Follow the money, the auditor said, and you will find the cement.",
        "By Tuesday night the water had reached the station.",
        "By force of habit",
        "More than forty villages were flooded, the governor said.",
        "Join the army, the posters said; few did.",
        "Watch this river, an old engineer warned in a report last year.",
        "Support for the governor has fallen since the spring.",
        "Tags on the bodies had been removed, according to a witness.",
        "Also flooded: the old market, two schools and the cemetery.",
        "The report was written by the ministry and edited by nobody.",
        "Source code for the control system was never made public.",
        "The company said that its website uses cookies without asking visitors.",
        "Наш корреспондент видел, как вода подошла к вокзалу.",
        "Читайте законы внимательно, советует юрист жителям деревень.",
        "Реклама на телевидении убеждала жителей, что плотина простоит сто лет.",
        "Автор доклада, инженер станции, уехал из города в мае.",
        "Фото з місця події він показав слідчим лише через тиждень.",
        "The author of the report, an engineer, has left the country.",
        "What do the villagers want?",
        "A Question of Watchmen",
        "- the old market",
    ],
)
@pytest.mark.parametrize("place", [amid, above, below])
def test_a_line_of_the_article_stays_wherever_it_stands(
    line: str, place: Callable[[str], str]
) -> None:
    assert asides(place(line)) == []


def test_a_caption_is_set_aside_and_the_sentence_after_it_stays() -> None:
    text = f"A flooded street. Photo: The Agency\n{FIRST}\n{SECOND}"
    assert asides(text) == [("A flooded street. Photo: The Agency", "caption")]
    assert clean(Document("", "x", text)).body.split() == f"{FIRST} {SECOND}".split()


def test_a_credit_in_brackets_goes_and_its_sentence_stays() -> None:
    text = amid(f"{FIRST} {SECOND} {THIRD} (Photo by Somebody/The Agency)")
    assert asides(text) == [("(Photo by Somebody/The Agency)", "caption")]


def test_an_appeal_glued_to_a_paragraph_costs_only_itself() -> None:
    text = amid(f"{FIRST} {SECOND} Sign up for our newsletter here.")
    assert asides(text) == [("Sign up for our newsletter here.", "subscribe")]


def test_a_box_of_several_sentences_after_the_article_goes_with_its_head() -> None:
    box = [
        "Join the discussion",
        "You need an account to write.",
        "Be kind. We read it all.",
        "Log in",
    ]
    assert [reason for _, reason in asides(below(*box))] == ["comments"] * 3 + ["subscribe"]


def test_readers_comments_go_with_the_head_of_their_box() -> None:
    box = ["2 comments", "first_reader", "I have lived there for years and nobody ever warned us."]
    assert len(asides(below(*box))) == 3


def test_a_heading_called_comments_costs_no_sentence_of_the_article() -> None:
    text = "\n".join([*LONG[:9], "Comments", *LONG[9:]])
    assert all(words == "Comments" for words, _ in asides(text))


def test_links_under_a_label_go_and_the_next_paragraph_stays() -> None:
    text = amid("You may also like:\nTen dams\nThe river in winter")
    assert [words for words, _ in asides(text)] == [
        "You may also like:",
        "Ten dams",
        "The river in winter",
    ]


def test_a_title_repeated_above_the_text_is_set_aside() -> None:
    assert asides(above("Dam gives way"), title="Dam gives way") == [
        ("Dam gives way", "repeated-title")
    ]


def test_a_first_sentence_that_was_made_a_title_stays() -> None:
    assert asides("\n".join(LONG), title=FIRST) == []


def test_a_text_that_is_all_furniture_is_left_whole() -> None:
    assert asides("Subscribe") == []
    assert asides("Subscribe\nComments\nShare") == []


def test_an_article_in_one_long_line_is_never_set_aside_for_one_phrase() -> None:
    text = " ".join([*LONG, "J. Doe contributed to this report."])
    assert sum(len(words.split()) for words, _ in asides(text)) <= 6


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*-*.md")), ids=lambda path: path.stem)
def test_the_sample_loses_its_furniture_and_nothing_else(path: Path) -> None:
    (article,) = read(path)
    assert isinstance(article, Reading)
    document = clean(article.document)
    found = {(aside.span.of(document.text), aside.reason) for aside in document.aside}
    assert found == {
        (row["line"], row["reason"]) for row in GOLD["furniture"] if row["file"] == path.name
    }


def test_every_entry_of_the_lexicon_says_why() -> None:
    for entry in lexicon("furniture")["furniture"]:
        assert entry["reason"]
        assert len(entry["because"].split()) > 4
        assert entry["words"]


furniture = st.sampled_from(
    [
        "Comments",
        "Subscribe",
        "Photo: A/B",
        "Read more:",
        "Share | Tweet",
        "By J. Doe",
        "“",
        "(",
        "—",
    ]
)
page = st.lists(st.one_of(furniture, st.sampled_from(LONG), st.text(max_size=40)), max_size=14)


@given(page.map("\n".join), st.none() | st.text(max_size=20))
def test_cleaning_never_alters_the_text(text: str, title: str | None) -> None:
    document = Document("", "x", text, title=title)
    cleaned = clean(document)
    assert cleaned.text == text
    assert len(cleaned.body) == len(text)
    end = 0
    for aside in cleaned.aside:
        assert end <= aside.span.start < aside.span.end <= len(text)
        assert aside.reason
        end = aside.span.end
    inside = {i for aside in cleaned.aside for i in range(aside.span.start, aside.span.end)}
    assert all(
        a == b for i, (a, b) in enumerate(zip(text, cleaned.body, strict=True)) if i not in inside
    )
