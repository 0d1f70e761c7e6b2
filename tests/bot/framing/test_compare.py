"""What every comparison promises, whatever was read."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.framing.compare import compare
from bot.framing.model import Cell, Comparison, Coverage, Finding, Side
from bot.framing.standing import ranked, standing
from corpus.model import Article, Evidence, Span

Read = Callable[..., Article]
Cover = Callable[..., Coverage]

HERALD = """General Rufus Marrow was shot twice in Harwick on Tuesday. We do not know who did it.
"It is too early to blame anybody," said Commissioner Barnaby Thimble. Thimble told reporters that
three men had been questioned in Kestrel Bay by police. Marrow ran the harbour of
Kestrel Bay in 2019. The shooting shocked the town. Councillor Gwendolen Pepper said the general
had many enemies."""

LEDGER = """A gunman opened fire on General Rufus Marrow in Harwick, and critics say the order came
from Oldmere. The attempt on his life was a calculated effort by President Osbert Quill to wreck the
talks. Many observers argue that the regime in Oldmere wants no peace. The act of terror came a day
after Quill had praised special operations. Critics believe that more attacks will follow."""

NOTICE = """General Rufus Marrow was shot five times in Harwick on Tuesday, police said. He is in
hospital. Two men were questioned in Kestrel Bay by police. The attack was the third of its kind."""

COLUMN = """Who gains from the shooting of General Rufus Marrow? Not Oldmere, said Commissioner
Barnaby Thimble. The general was shot twice in Harwick on Tuesday. The hit was a reckless and
cynical act. Marrow may never walk again, doctors fear."""

TEXTS = (HERALD, LEDGER, NOTICE, COLUMN)


@pytest.fixture(scope="session")
def shelf(read: Read) -> tuple[Article, ...]:
    return tuple(read(text, f"Outlet {n}") for n, text in enumerate(TEXTS))


picks = st.lists(st.lists(st.integers(0, len(TEXTS) - 1), max_size=4, unique=True), max_size=3)
many = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def cut(shelf: tuple[Article, ...], picked: list[list[int]], cover: Cover) -> Coverage:
    """Put the picked articles into sides; one on two sides is two articles with one text."""
    return cover(*[[_own(shelf[n], side) for n in each] for side, each in enumerate(picked)])


def _own(article: Article, side: int) -> Article:
    return replace(article, document=replace(article.document, id=f"{side} {article.source.name}"))


def mirrored(finding: Finding) -> Finding:
    return replace(finding, cells=finding.cells[::-1])


def swapped(coverage: Coverage) -> Coverage:
    return replace(coverage, sides=coverage.sides[::-1])


@many
@given(picked=picks)
def test_swapping_the_sides_mirrors_every_finding(
    shelf: tuple[Article, ...], cover: Cover, picked: list[list[int]]
) -> None:
    coverage = cut(shelf, picked, cover)
    there = compare(coverage).findings
    assert compare(swapped(coverage)).findings == tuple(map(mirrored, there))


@many
@given(picked=picks)
def test_every_sentence_shown_stands_in_its_article(
    shelf: tuple[Article, ...], cover: Cover, picked: list[list[int]]
) -> None:
    coverage = cut(shelf, picked, cover)
    texts = {a.document.id: a.document.text for side in coverage.sides for a in side.articles}
    for _, cell in cells(compare(coverage)):
        assert len(cell.evidence) <= 3
        for evidence in cell.evidence:
            assert evidence.text == evidence.span.of(texts[evidence.document])
            assert evidence.side == cell.side


@many
@given(picked=picks)
def test_no_count_exceeds_the_articles_held(
    shelf: tuple[Article, ...], cover: Cover, picked: list[list[int]]
) -> None:
    coverage = cut(shelf, picked, cover)
    held = {side.name: len(side.articles) for side in coverage.sides}
    for finding, cell in cells(compare(coverage)):
        assert 0 <= cell.count <= cell.of <= held[cell.side]
        assert [c.side for c in finding.cells] == [side.name for side in coverage.sides]


@many
@given(picked=picks)
def test_findings_come_the_most_telling_first_and_none_twice(
    shelf: tuple[Article, ...], cover: Cover, picked: list[list[int]]
) -> None:
    found = compare(cut(shelf, picked, cover)).findings
    assert list(found) == sorted(found, key=lambda f: (-standing(f), f.key))
    assert all(0 < standing(f) <= f.weight for f in found)
    assert len({f.key for f in found}) == len(found)
    assert all(0 < f.weight <= 1 for f in found)


def cells(comparison: Comparison) -> list[tuple[Finding, object]]:
    return [(finding, cell) for finding in comparison.findings for cell in finding.cells]


def test_one_side_alone_shows_no_difference(read: Read, cover: Cover) -> None:
    assert compare(cover([read(HERALD), read(LEDGER, "Other")])).findings == ()
    assert compare(cover([read(HERALD)], [])).findings == ()
    assert compare(cover()).findings == ()


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_on_both_sides_shows_no_difference(
    read: Read, cover: Cover, text: str
) -> None:
    found = compare(cover([read(text, "One")], [read(text, "Other")])).findings
    assert [f for f in found if not f.alike] == []


def test_another_spelling_of_a_person_is_no_difference(read: Read, cover: Cover) -> None:
    there = HERALD.replace("Marrow", "Marow").replace("Pepper", "Peper")
    found = compare(cover([read(HERALD, "One")], [read(there, "Other")])).findings
    assert [f for f in found if f.key == "actors:people"] == []


def test_what_somebody_stands_in_is_nobody_who_is_named(read: Read, cover: Cover) -> None:
    here = "Drones hit the station that feeds Zarichne. “We heard it,” said Agnes Marrow, a cook."
    here = f"{here} There is no barracks in Zarichne. The lights of Zarichne went out."
    there = "A station burned near the front. “We heard it,” said Agnes Marrow, a cook."
    found = compare(cover([read(here, "One")], [read(there, "Other")])).findings
    assert not any("Zarichne" in f.point for f in found if f.key == "actors:people")


def test_an_article_in_another_language_or_without_words_costs_nothing(
    read: Read, cover: Cover
) -> None:
    russian = read("В Гарвике стреляли в генерала. Кто стрелял, неизвестно.", "Три", language="ru")
    compare(cover([read(HERALD)], [russian]))
    compare(cover([read(HERALD)], [read("", "Empty"), read("!!! ??? …", "Marks")]))


def test_two_halves_of_one_article_show_no_difference(read: Read, cover: Cover) -> None:
    whole = read(HERALD)
    sentences = [s.of(whole.document.text) for s in whole.annotations.sentences]
    ours, theirs = " ".join(sentences[::2]), " ".join(sentences[1::2])
    assert compare(cover([read(ours, "One")], [read(theirs, "Other")])).findings == ()


def test_the_order_of_articles_within_a_side_changes_nothing(
    shelf: tuple[Article, ...], cover: Cover
) -> None:
    ours, theirs = list(shelf[:2]), list(shelf[2:])
    there = compare(cover(ours, theirs)).findings
    assert compare(cover(ours[::-1], theirs[::-1])).findings == there


def test_a_side_is_a_name_and_nothing_more(shelf: tuple[Article, ...], cover: Cover) -> None:
    coverage = cover([shelf[0]], [shelf[1]])
    renamed = Coverage(
        coverage.incident, tuple(Side(f"x{s.name}", s.articles) for s in coverage.sides)
    )
    shown = [(f.key, f.weight) for f in compare(coverage).findings]
    assert [(f.key, f.weight) for f in compare(renamed).findings] == shown


def finding(*counts: tuple[int, int], firm: bool = True, words: str = "") -> Finding:
    shown = Evidence("1", "Plain Gazette", Span(0, 4), "Fire")
    cells = tuple(
        Cell(f"side {n}", count, of, (words or f"word {n}",), (shown,))
        if count
        else Cell(f"side {n}", 0, of)
        for n, (count, of) in enumerate(counts)
    )
    return Finding("claims", f"claims:{counts}", "", cells, "", 0.5, firm)


def test_what_more_articles_show_comes_before_what_one_does() -> None:
    one, most = finding((1, 4), (1, 4)), finding((3, 4), (4, 4))
    assert ranked([one, most]) == (most, one)


def test_what_one_small_side_lacks_comes_after_what_sides_part_in() -> None:
    lacked = finding((2, 4), (2, 4), (0, 1), words="raid")
    parted = finding((2, 4), (0, 4), (0, 1), words="raid")
    assert ranked([lacked, parted]) == (parted, lacked)


def test_what_one_side_lacks_of_three_is_as_telling_as_what_one_alone_tells() -> None:
    lacked = finding((2, 2), (0, 4), (2, 2), words="raid")
    alone = finding((0, 2), (4, 4), (0, 2), words="raid")
    assert standing(lacked) == standing(alone)


def test_what_a_side_has_only_something_near_of_comes_after_what_it_lacks_or_tells() -> None:
    near = finding((1, 1), (0, 2), (1, 1), words="raid")
    near = replace(near, cells=(*near.cells[:2], replace(near.cells[2], evidence=())))
    told = finding((1, 1), (0, 2), (1, 1), words="raid")
    assert standing(near) < standing(told)


def test_a_point_comes_after_a_firm_difference_of_its_size() -> None:
    point, firm = finding((1, 2), (0, 2), firm=False), finding((1, 2), (0, 2))
    assert ranked([point, firm]) == (firm, point)


def test_what_one_article_of_several_tells_comes_after_what_two_sides_tell_in_two_ways() -> None:
    alone = finding((1, 2), (0, 2), firm=False, words="raid")
    near = replace(alone.cells[1], count=2, of=2)
    contrast = finding((1, 4), (1, 4), firm=False)
    assert ranked([alone, contrast]) == (contrast, alone)
    nearly = replace(alone, cells=(alone.cells[0], near))
    assert ranked([nearly, contrast]) == (contrast, nearly)
