"""Drawing in a terminal: every block, at any width, whatever the article holds."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.platforms.terminal.drawing import draw
from bot.reply import Bars, Excerpt, Next, Reply, Table, Text
from corpus.model import Evidence, Span

HOSTILE = (
    "calm \x1b[31mred\x1b]8;;http://x\x07 [bold]markup[/bold] "
    "\u202eback\u2066wards\u2069 \x9b2J end"
)


def drawn(reply: Reply, width: int = 40) -> str:
    console = Console(file=StringIO(), width=width, force_terminal=False)
    draw(console, reply)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def reply_of(text: str) -> Reply:
    evidence = Evidence("d1", text, Span(0, len(text)), text, side=text, url=text, title=text)
    blocks = (
        Text(text, "title"),
        Excerpt(evidence, label=text, mark=((0, 3),), item="d1:0-3", reported=True),
        Table(("", text), ((text, text),), text),
        Bars(((text, 1, 2),), text),
    )
    return Reply("quote", blocks, None, (Next(text, "quote"),), feedback=True)


def test_what_steers_a_terminal_is_drawn_as_nothing() -> None:
    shown = drawn(reply_of(HOSTILE))
    assert not any(c in shown for c in "\x1b\x07\x9b\u202e\u2066\u2069")


def test_markup_in_an_article_stays_words() -> None:
    assert "[bold]markup[/bold]" in drawn(reply_of(HOSTILE), 400)


def test_items_are_numbered_so_that_feedback_can_name_them() -> None:
    shown = drawn(reply_of("words"), 80)
    assert "1 · words" in shown
    assert "reported wrong" in shown


def steps(*labels: str) -> str:
    return drawn(Reply("quote", (), None, tuple(Next(label, "quote") for label in labels)), 80)


def test_steps_that_differ_in_their_number_alone_are_one() -> None:
    assert "1–3 Context   4 More" in steps("Context 1", "Context 2", "Context 3", "More")


def test_a_step_alone_keeps_its_own_number() -> None:
    assert "1 Uphold 1   2 Dismiss 1" in steps("Uphold 1", "Dismiss 1")


def test_a_step_is_never_broken_within() -> None:
    shown = drawn(Reply("quote", (), None, tuple(Next("Two words", "quote") for _ in range(5))), 40)
    assert [line.count("Two words") for line in shown.splitlines() if line] == [3, 2]


def test_in_a_shell_a_line_too_long_for_its_place_stands_below_what_it_does() -> None:
    console = Console(file=StringIO(), width=40, force_terminal=False)
    steps = (Next("Short", "quote"), Next("Long", "compare"), Next("of any length " * 2, "who"))
    typed = {"quote": "parallax quote", "compare": "parallax " + "x" * 28, "who": "parallax who"}
    draw(console, Reply("quote", (), None, steps), lambda step: typed[step.command])
    assert console.file.getvalue().split("\n")[1:-1] == [  # type: ignore[attr-defined]
        "Short  parallax quote",
        "Long",
        f"  parallax {'x' * 28}",
        "of any length of any length ",
        "  parallax who",
    ]


def test_an_excerpt_without_a_label_is_led_by_its_source() -> None:
    evidence = Evidence("d1", "Red Post", Span(0, 5), "words", side="Red")
    shown = drawn(Reply("search", (Excerpt(evidence, item="d1:0-5"),), None), 80)
    assert "1 · Red Post · Red\n  words" in shown
    assert shown.count("Red Post") == 1


def test_a_table_wraps_in_its_last_column_or_is_drawn_row_by_row() -> None:
    wide = Table(("",) * 3, (("a" * 19, "1 of 4", "word " * 20),))
    assert drawn(Reply("compare", (wide,), None), 80).startswith(f"{'a' * 19}  1 of 4  word")
    full = Table(("",) * 3, (("a" * 19, "b" * 30, "word " * 20),))
    assert drawn(Reply("who", (full,), None), 80).startswith(f"{'a' * 19}\n  {'b' * 30} · word")


def test_nothing_is_printed_after_the_end_of_a_line() -> None:
    reply = Reply("help", (Text("What you can ask", "title"), Text("a", "heading")), None)
    assert all(line == line.rstrip() for line in drawn(reply, 80).splitlines())


@given(st.text(max_size=60), st.integers(20, 200))
def test_any_text_fits_any_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in drawn(reply_of(text), width).splitlines())
