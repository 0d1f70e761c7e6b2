"""What becomes of articles that are odd: undated, of the future, about two things, endless."""

from datetime import date
from time import perf_counter

import pytest

from corpus.days import event_span
from corpus.fingerprints import fingerprint
from corpus.model import Annotations, Document
from tests.benchmarks.incidents import Shelf

FERRY = (
    "A ferry ran aground off Cape Hollow {when}. Captain Orla Wickstone said fog hid the rocks. "
    "Forty passengers of the Merrow were brought ashore by fishermen of Hollow before noon. "
    "Harbour master Tam Quillfeather ordered an inquiry into the Merrow and its radar."
)
MINE = (
    "A gallery caved in at the Thornby mine {when}. Foreman Ned Harrowgate got all twelve out. "
    "The owner, Brackwater Coal, closed the Thornby pit; inspectors of Dale County went down. "
    "Union leader Ida Marl says Brackwater Coal knew of cracks in the Thornby gallery."
)
LATER = (
    "The ferry Merrow is afloat again off Cape Hollow, Captain Orla Wickstone said {when}. "
    "Divers found the hull of the Merrow torn by the rocks that fog had hid from its radar. "
    "Harbour master Tam Quillfeather will question Wickstone; forty passengers are to be heard."
)
LIGHTS = (
    "Storm Agnes put the lighthouse of Gull Sound out {when}. Keeper Wilf Sandeel climbed down. "
    "The lamp of Gull Sound had burned since 1871; Sandeel says lightning struck the lantern."
)


def taken(*documents: Document) -> list[list[str]]:
    """Return which articles are about one incident, by id, when they come in this order."""
    shelf = Shelf()
    for document in documents:
        shelf.take(document, Annotations(), fingerprint(document))
    return sorted(sorted(documents[key - 1].id for key in keys) for keys in shelf.held.values())


def told(id: str, text: str, day: date | None = date(2025, 3, 4), when: str = "") -> Document:
    return Document(id, "s", text.format(when=when).replace(" .", "."), published=day)


def test_an_article_without_a_date_joins_by_what_it_tells() -> None:
    pair = [told("a", FERRY), told("b", LATER, None), told("c", MINE, None)]
    assert taken(*pair) == [["a", "b"], ["c"]]


def test_an_article_dated_in_the_future_counts_as_undated_and_joins_all_the_same() -> None:
    future = told("b", LATER, date(2062, 3, 5))
    print_ = fingerprint(future)
    assert (print_.published, print_.happened) == (None, None)
    assert taken(told("a", FERRY), future) == [["a", "b"]]


def test_an_article_about_two_incidents_at_once_leaves_them_two() -> None:
    both = told("both", FERRY + "\n\n" + MINE)
    groups = taken(told("f", FERRY), told("f2", LATER), told("m", MINE), both)
    assert groups in ([["both", "f", "f2"], ["m"]], [["both", "m"], ["f", "f2"]])


def test_a_live_blog_of_20_000_words_is_one_article_read_in_seconds() -> None:
    entries = [f"Entry {n}. {FERRY} {LATER}" for n in range(240)]
    blog = told("blog", " ".join(entries))
    assert len(blog.text.split()) > 20_000
    began = perf_counter()
    assert taken(told("a", FERRY), blog) == [["a", "blog"]]
    assert perf_counter() - began < 20


def test_an_incident_of_one_article_stands_alone() -> None:
    assert taken(told("a", FERRY), told("b", LIGHTS)) == [["a"], ["b"]]


def test_articles_are_grouped_alike_in_whatever_order_they_come() -> None:
    documents = [
        told("f1", FERRY), told("f2", LATER), told("m1", MINE), told("l1", LIGHTS),
        told("f3", LATER, date(2025, 3, 6), "on Thursday"),
    ]  # fmt: skip
    expected = taken(*documents)
    assert ["f1", "f2", "f3"] in expected
    assert taken(*reversed(documents)) == expected


def test_an_article_that_bridges_two_groups_makes_them_one() -> None:
    shelf = Shelf()
    first = told("a", "The Merrow ran aground off Cape Hollow in fog; Captain Wickstone is unhurt.")
    second = told("b", "Harbour master Tam Quillfeather ordered an inquiry into radar and rocks.")
    for document in (first, second):
        shelf.take(document, Annotations(), fingerprint(document))
    assert len(shelf.held) == 2
    ids = set(shelf.held)
    for n, day in enumerate((4, 5)):
        bridge = told(f"c{n}", FERRY + LATER, date(2025, 3, day))
        shelf.take(bridge, Annotations(), fingerprint(bridge))
    assert len(shelf.held) == 1
    assert set(shelf.held) < ids


def test_a_group_that_turns_out_to_be_two_is_parted_and_the_first_keeps_its_id() -> None:
    """Two quakes off one coast, told in much the same words, with other people and numbers."""
    common = "An earthquake shook the island of Marrowsay; houses fell, and boats left for {}. "
    first = "Mayor Odo Finch counted 31 hurt in Eastwick; the quake of magnitude 5 tore its pier. "
    other = "Doctor Una Thrale treated 84 in Northhaven; the magnitude 7 shock split its chapel. "
    shelf = Shelf()
    for n in range(4):
        for id, text, port in (("e", first, "Eastwick"), ("n", other, "Northhaven")):
            words = common.format(port) + text + f"Witness {id}{n} said so."
            document = Document(f"{id}{n}", "s", words)
            shelf.take(document, Annotations(), fingerprint(document))
    assert sorted(map(len, shelf.held.values())) == [4, 4]
    assert "i0" in shelf.held


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The dam broke on 5-7 March.", (date(2025, 3, 5), date(2025, 3, 7))),
        ("It was shelled in late 2024.", (date(2024, 9, 1), date(2024, 12, 31))),
        ("Заявила Марта Коваль.", None),
        ("The mayor, April Brodie, said so.", None),
        ("In January Vorsk was shelled.", (date(2025, 1, 1), date(2025, 1, 31))),
        ("Yesterday it rained.", (date(2025, 3, 9), date(2025, 3, 9))),
        ("It happened last month, or in March 1999.", None),
    ],
)
def test_a_span_is_told_where_no_day_is(text: str, days: tuple[date, date] | None) -> None:
    published = date(2025, 3, 10) if "2024" not in text else date(2025, 1, 15)
    assert event_span(text, published) == days
