"""Where each next step of a reply goes on a card, and what its button carries."""

from hypothesis import given

from bot.platforms.discord import draw
from bot.platforms.discord.steps import read, spelled
from bot.reply import Excerpt, Next, Reply, Text
from corpus.model import Evidence, Span
from tests.bot.platforms.test_cards import actions, texts, unhurried, walk


def test_choices_of_one_kind_stand_in_one_list_though_some_are_short() -> None:
    titles = (
        "Pier lost",
        "A bridge that took longer to build than it stood",
        "Fire in the old mill",
    )
    steps = [*(Next(title, "compare", {"incident": title}) for title in titles)]
    reply = Reply("compare", (Text("Which one?"),), None, (*steps, Next("Incidents", "incidents")))
    parts = list(walk(draw(reply).view.to_components()))
    assert [[o["label"] for o in p["options"]] for p in parts if p["type"] == 3] == [list(titles)]
    assert [part["label"] for part in parts if part["type"] == 2] == ["Incidents"]


def test_numbered_steps_stand_in_a_row_and_steps_alike_in_a_list() -> None:
    blocks = [Text("one", "heading"), Text("two", "heading")]
    steps = (
        *(Next(f"Evidence {n}", "compare", {"finding": str(n)}) for n in (1, 2)),
        *(Next(f"More: {lens}", "compare", {"lens": lens}) for lens in ("a", "b", "c")),
        Next("Quotations", "quote"),
    )
    parts = list(walk(draw(Reply("compare", tuple(blocks), None, steps)).view.to_components()))
    assert [part["label"] for part in parts if part["type"] == 2] == [
        "Evidence 1",
        "Evidence 2",
        "Quotations",
    ]
    assert [o["label"] for part in parts if part["type"] == 3 for o in part["options"]] == list(
        "abc"
    )
    assert [part["content"] for part in parts if part["type"] == 10] == [
        "**1. one**",
        "**2. two**",
    ]


def test_a_number_leads_the_item_that_its_step_is_about_and_no_other() -> None:
    evidence = Evidence("d1", "Red Post", Span(0, 5), "words")
    items = [Excerpt(evidence, label=name, item=f"d1:{n}-5") for n, name in enumerate("ab")]
    blocks = (Text("one", "heading"), *items, Text("two", "heading"))
    steps = tuple(Next(f"Context {n}", "show", {"item": i.item}) for n, i in enumerate(items, 1))
    shown = "\n".join(texts(Reply("verify", blocks, None, steps)))
    assert all(part in shown for part in ("**one**", "**1 · a**", "**2 · b**", "**two**"))
    judged = tuple(Next(f"Confirm {n}", "x", {"sentence": i.item}) for n, i in enumerate(items, 1))
    shown = "\n".join(texts(Reply("narratives", tuple(items), None, judged)))
    assert all(part in shown for part in ("**1 · a**", "**2 · b**"))
    twice = tuple(Next(f"Context {n}", "show", {"item": "d1:0-5"}) for n in (1, 2))
    shown = "\n".join(texts(Reply("verify", (items[0], items[0]), None, twice)))
    assert all(part in shown for part in ("**1 · a**", "**2 · a**"))
    others = tuple(Next(f"Compare {n}", "compare", {"incident": str(n)}) for n in (1, 2, 3))
    assert "1" not in "\n".join(texts(Reply("who", (Text("one", "heading"),), None, others)))


def test_many_numbered_steps_are_a_list_of_what_they_are_about() -> None:
    blocks = tuple(Text(f"{n}. incident of day {n}", "heading") for n in range(1, 8))
    steps = tuple(Next(f"Compare {n}", "compare", {"incident": f"i{n}"}) for n in range(1, 8))
    parts = list(walk(draw(Reply("incidents", blocks, None, steps)).view.to_components()))
    [listed] = [part for part in parts if part["type"] == 3]
    assert listed["placeholder"].startswith("Compare: 1. incident of day 1, 2. incident")
    assert listed["options"][6] == {
        "label": "7. incident of day 7",
        "value": "6:compare?incident=i7",
        "default": False,
    }


@unhurried
@given(actions)
def test_an_action_written_on_a_button_reads_back(action: Next) -> None:
    written = spelled(action, 79)
    if written:
        given_ = {name: value for name, value in action.arguments.items()}
        assert (read(written).command, read(written).arguments) == (action.command, given_)
