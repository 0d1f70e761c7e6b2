"""What an answer to `compare` says on a phone."""

from dataclasses import replace
from datetime import date

from bot.describe import describe
from bot.framing.model import Cell, Comparison, Coverage, Finding, LensName, Side
from bot.reply import Reply, Table, Text
from corpus.model import Annotations, Article, Document, Evidence, Incident, Language, Source, Span


def article(id: str, language: Language = "en") -> Article:
    return Article(Document(id, "Plain Gazette", "", language=language), Source("P"), Annotations())


def finding(
    key: str, weight: float, *cells: Cell, lens: LensName = "naming", **more: str
) -> Finding:
    return Finding(lens, key, more.get("point", key), cells, more.get("reading", ""), weight)


def said(reply: Reply, style: str) -> list[str]:
    return [b.text for b in reply.blocks if isinstance(b, Text) and b.style == style]


def answer(*findings: Finding, lens: LensName | None = None) -> Reply:
    sides = (
        Side("north", (article("1"), article("2", "ru"))),
        Side("south", (article("3"), article("4"))),
        Side("east", (article("5", "uk"),)),
    )
    coverage = Coverage(Incident("i", "Fire in Harwick", date(2031, 3, 4)), sides)
    return describe(Comparison(coverage, findings), {}, lens=lens)


FIRE = finding(
    "naming:event", 0.5, Cell("north", 1, 1, ("fire",)), Cell("south", 0, 2), Cell("east", 0, 0)
)


def test_how_many_articles_are_in_english_is_told_where_it_is_not_all() -> None:
    assert said(answer(), "small")[0] == (
        "north 2 articles (1 in English) · south 2 articles · east 1 article (none in English)"
    )


def test_what_is_not_found_is_told_once_and_what_cannot_be_read_is_told_as_that() -> None:
    (table,) = [b for b in answer(FIRE).blocks if isinstance(b, Table)]
    assert table.rows == (
        ("north", "1 of 1", "“fire”"),
        ("south", "0 of 2", "not found"),
        ("east", "–", "no article here in a language read for this"),
    )


def test_a_fact_names_the_sides_that_do_not_have_it() -> None:
    evidence = Evidence("1", "Plain Gazette", Span(0, 4), "Fire", "north")
    cells = Cell("north", 1, 1, ("Fire",), (evidence,)), Cell("south", 0, 2), Cell("east", 0, 0)
    reply = answer(finding("claims:only:1:0", 0.6, *cells, lens="claims"))
    assert "south: not found in 2 articles in English" in said(reply, "small")
    assert "east: no article here in a language read for this" in said(reply, "small")


def test_a_name_that_stands_elsewhere_in_other_sentences_is_not_shown_as_the_fact() -> None:
    evidence = Evidence("1", "Plain Gazette", Span(0, 4), "Fire", "north")
    named = Cell("south", 1, 2, ("Tarn", "2019"), near=True)
    like = Cell("east", 1, 1, near=True)
    cells = Cell("north", 1, 1, ("Tarn",), (evidence,)), named, like
    reply = answer(finding("claims:only:1:0", 0.6, *cells, lens="claims"))
    assert said(reply, "small")[1:3] == [
        "south: speaks of Tarn and 2019 in 1 of 2 articles, in other sentences",
        "east: a sentence like it; whether it says the same is unclear",
    ]


def test_a_finding_that_says_again_what_stands_above_it_is_kept_for_more() -> None:
    cells = Cell("north", 1, 2, ("Thimble", "Pepper")), Cell("south", 0, 2)
    again = Cell("north", 1, 2, ("Pepper",)), Cell("south", 0, 2)
    named = finding("actors:people", 0.6, *cells, lens="actors", point="Named")
    quoted = finding("sourcing:people", 0.4, *again, lens="sourcing", point="Quoted")
    assert said(answer(named, quoted), "heading") == ["Named"]
    assert said(answer(named, quoted, lens="sourcing"), "heading") == ["Named", "Quoted"]


def test_dull_findings_are_kept_for_more_once_there_are_enough_others() -> None:
    cells = [Cell("north", 1, 1, (word,)) for word in ("a", "b", "c", "d")]
    dull = finding("naming:place:Tarn", 0.18, cells[3], point="dull")
    lenses: tuple[LensName, ...] = ("actors", "claims", "sourcing")
    others = [
        finding(f"{lens}:x", 0.5, cell, lens=lens, point=lens)
        for lens, cell in zip(lenses, cells[:3], strict=True)
    ]
    assert said(answer(*others, dull), "heading") == list(lenses)
    assert said(answer(others[0], dull), "heading") == ["actors", "dull"]


def test_on_whose_article_a_finding_rests_is_told_at_once() -> None:
    rests = finding(
        "naming:event",
        0.5,
        Cell("north", 1, 1, ("fire",)),
        reading="In the outlets' own voice. Changes if Plain Gazette is left out.",
    )
    assert "Changes if Plain Gazette is left out." in said(answer(rests), "small")


def test_a_finding_of_another_kind_comes_before_a_third_of_the_same() -> None:
    words = iter("abcdefgh")
    facts = [
        finding(f"claims:only:{n}:0", 0.6, Cell("north", 1, 1, (next(words),)), lens="claims")
        for n in range(6)
    ]
    accused = finding("actors:accused", 0.5, Cell("north", 1, 1, ("x",)), lens="actors")
    voice = finding("sourcing:people", 0.4, Cell("north", 1, 1, ("y",)), lens="sourcing")
    shown = said(answer(*facts, accused, voice), "heading")
    assert len(shown) == 5
    assert shown[0] == "claims:only:0:0"
    assert {"actors:accused", "sourcing:people"} < set(shown)


def test_all_that_is_to_be_kept_in_mind_stands_in_one_line() -> None:
    firm = finding("naming:event", 0.5, Cell("north", 1, 1, ("a",)))
    point = replace(finding("actors:accused", 0.4, Cell("north", 1, 1, ("b",))), firm=False)
    (line,) = said(answer(firm, point), "note")
    assert line.startswith("2: told by some articles, no firm difference · ")
    assert "Portrayal and frames: not in Russian or Ukrainian · " in line
    (line,) = said(answer(point), "note")
    assert line.startswith("No firm difference of sides")


def test_points_that_follow_each_other_are_named_as_a_run() -> None:
    points = [
        replace(finding(f"lens{n}:kind", 0.5, Cell("north", 1, 1, (f"w{n}",))), firm=n == 0)
        for n in range(4)
    ]
    (line,) = said(answer(*points), "note")
    assert line.startswith("2–4: told by some articles, no firm difference · ")


def test_what_one_article_of_several_tells_alone_waits_behind_three_that_say_more() -> None:
    firm = [finding(f"lens{n}:kind", 0.5, Cell("north", 1, 1, (f"w{n}",))) for n in range(3)]
    evidence = Evidence("1", "Plain Gazette", Span(0, 4), "Fire", "north")
    seen = Cell("north", 1, 4, ("alone",), (evidence,))
    alone = replace(finding("actors:accused", 0.6, seen), firm=False)
    assert "actors:accused" not in said(answer(alone, *firm), "heading")
    assert "actors:accused" in said(answer(alone, *firm[:2]), "heading")


def test_a_fact_whose_sentence_is_shown_already_takes_no_turn_of_the_next_fact() -> None:
    shown = Evidence("1", "Plain Gazette", Span(0, 4), "Fire", "north")
    other = Evidence("1", "Plain Gazette", Span(9, 14), "Smoke", "north")
    voice = finding("sourcing:people", 0.7, Cell("north", 1, 1, ("v",), (shown,)))
    again = finding("claims:only:0", 0.6, Cell("north", 1, 1, ("f",), (shown,)), lens="claims")
    fact = finding("claims:only:9", 0.5, Cell("north", 1, 1, ("s",), (other,)), lens="claims")
    words = [finding(f"naming:{n}", 0.4, Cell("north", 1, 1, (f"n{n}",))) for n in range(6)]
    told = said(answer(voice, again, fact, *words), "heading")
    assert "claims:only:9" in told
    assert "claims:only:0" not in told
