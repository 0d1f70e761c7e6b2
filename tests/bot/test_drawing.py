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


@given(st.text(max_size=60), st.integers(20, 200))
def test_any_text_fits_any_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in drawn(reply_of(text), width).splitlines())
