"""Cards: within every limit of Discord, and harmless whatever the articles hold."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord import draw, limits
from bot.platforms.discord.escape import escaped, link, plain, safe_url, tamed
from bot.reply import Attachment, Bars, Block, Excerpt, Next, Reply, Table, Text
from corpus.model import Evidence, Span

unhurried = settings(deadline=None)
"""A busy machine makes no card wrong."""

HOSTILE = [
    "@everyone and @here",
    "<@123456789012345678> <@!1> <@&2> <#3> </compare:4> <id:guide>",
    "<t:0:R> <:smile:123> <a:wave:123> :skull:",
    "**bold** __under__ _it_ ~~gone~~ ||spoiler|| `code`",
    "```\nfence\n``` ````",
    "[our bank](https://evil.example) [x](<javascript:alert(1)>)",
    "https://evil.example/free discord.gg/free http://discord.com/invite/x <https://evil.example>",
    "# big\n## less\n-# small\n> quote\n>>> all\n- item\n* item\n1. item",
    "\u202egnihsihp\u202c \u2066in\u2069 zero\u200bwidth\u200d\u2060\ufeff",
    "\u3164\u2800\u115f\U000e0041\U000e007f",
    "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357algo",
    "😀" * 400,
    "a\x00b\x1b[31m\x07\r\t\x85\u2028\u2029",
    "\\*not\\* \\<@1> \\",
    "\ud800 lone",
    "",
    " ",
]
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map(" ".join),
    st.text(max_size=300),
    st.text(alphabet="ab @<>*_`|[]()#:/\\.-\n1", max_size=400),
    st.integers(1, 9000).map(lambda n: "word " * (n // 5)),
)
urls = st.one_of(
    st.none(),
    words,
    st.sampled_from(
        [
            "https://gazette.example/a?b=c#d",
            "https://gazette.example/(a)>[b]",
            "https://user@evil.example/",
            "https://discord.gg/abc",
            "javascript:alert(1)",
            "https://xn--e1afmkfd.example/",
        ]
    ),
)


@st.composite
def excerpts(draw_: st.DrawFn) -> Excerpt:
    text = draw_(words)
    ends = sorted(draw_(st.lists(st.integers(0, len(text)), max_size=8)))
    evidence = Evidence(
        "d1",
        draw_(words),
        Span(0, len(text)),
        text,
        side=draw_(st.none() | words),
        url=draw_(urls),
        published=draw_(st.none() | st.just(date(2026, 2, 6))),
    )
    return Excerpt(
        evidence,
        label=draw_(st.none() | words),
        mark=tuple(zip(ends[::2], ends[1::2], strict=False)),
        item=draw_(st.none() | st.just("d1:0-9")),
        reported=draw_(st.booleans()),
    )


rows = st.lists(words, min_size=3, max_size=3).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Text, words, st.sampled_from(["title", "heading", "plain", "small", "note", "warning"])
    ),
    excerpts(),
    st.builds(Table, rows, st.lists(rows, max_size=30).map(tuple), st.none() | words),
    st.builds(
        Bars,
        st.lists(st.tuples(words, st.integers(0, 9), st.integers(0, 9)), max_size=30).map(tuple),
        st.none() | words,
    ),
    st.builds(Attachment, words, st.binary(max_size=20), words),
)
actions = st.builds(
    Next,
    st.one_of(
        words,
        st.integers(1, 12).map("Evidence {}".format),
        st.sampled_from(["More: claims", "More: voices", "More: names", "Quotations"]),
    ),
    st.sampled_from(["compare", "quote", "search"]),
    st.dictionaries(st.sampled_from(["incident", "words"]), words, max_size=2),
)
replies = st.builds(
    Reply,
    command=st.sampled_from(["compare", "search"]),
    blocks=st.lists(blocks, max_size=30).map(tuple),
    data=st.none(),
    actions=st.lists(actions, max_size=40).map(tuple),
    ok=st.booleans(),
    feedback=st.booleans(),
    id=st.none() | st.just("0123456789ab"),
)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if "accessory" in component:
            yield from walk([component["accessory"]])


def texts(reply: Reply) -> list[str]:
    parts = walk(draw(reply).view.to_components())
    return [part["content"] for part in parts if part["type"] == 10]


@unhurried
@given(replies)
def test_any_reply_is_drawn_within_every_limit(reply: Reply) -> None:
    card = draw(reply)
    parts = list(walk(card.view.to_components()))
    shown = [part["content"] for part in parts if part["type"] == 10]
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert 0 < len(parts) <= limits.COMPONENTS
    assert sum(limits.length(text) for text in shown) <= limits.TEXT
    assert all(text.strip() for text in shown)
    assert len(ids) == len(set(ids))
    assert all(0 < len(id) <= limits.CUSTOM_ID for id in ids)
    for part in parts:
        _check(part)
    referred = {p["file"]["url"] for p in parts if p["type"] == 13}
    referred |= {item["media"]["url"] for p in parts if p["type"] == 12 for item in p["items"]}
    assert referred == {f"attachment://{file.filename}" for file in card.files}
    assert len({file.filename for file in card.files}) == len(card.files) <= limits.FILES


def _check(part: dict[str, Any]) -> None:
    match part["type"]:
        case 1:
            kinds = {inner["type"] for inner in part["components"]}
            assert kinds in ({2}, {3})
            assert 0 < len(part["components"]) <= (5 if kinds == {2} else 1)
        case 2:
            assert 0 < limits.length(part["label"]) <= limits.BUTTON_LABEL
        case 3:
            values = [option["value"] for option in part["options"]]
            assert 0 < len(values) == len(set(values)) <= limits.OPTIONS
            assert all(0 < len(value) <= limits.OPTION_VALUE for value in values)
            assert all(0 < limits.length(o["label"]) <= 100 for o in part["options"])
            assert limits.length(part["placeholder"]) <= limits.PLACEHOLDER
        case 9:
            assert 0 < len(part["components"]) <= limits.TEXTS_IN_A_SECTION


ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
OURS = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(<https?://[A-Za-z0-9.:/%_~!$&'+,;=@?-]+>\)")
LIVE = re.compile(
    r"<[@#/:ait]|@everyone|@here|\]\(|://|__|~~|\|\||discord\.\w|<https?"
    r"|^(?:>>>|#|[-*+] |\d+\. )",
    re.MULTILINE,
)


@unhurried
@given(replies)
def test_no_markup_of_the_texts_lives_on_a_card(reply: Reply) -> None:
    for text in texts(reply):
        fences = re.sub(r"```\n.*?\n```", "", text, flags=re.DOTALL)
        ours = OURS.sub(r"\1", fences)
        left = ESCAPE.sub("x", re.sub(r"(?m)^(?:### |-# |> )", "", ours))
        assert not LIVE.search(left), left
        assert "`" not in left
        assert not re.search(
            r"[\u202a-\u202e\u2066-\u2069\u200d\u2060\ufeff\u3164\u2800\x00]", text
        )


def test_what_is_left_of_each_character_does_not_depend_on_what_stands_beside_it() -> None:
    seen = (chr(code) for code in range(0x30000) if not unicodedata.combining(chr(code)))
    odd = "\u200b"
    assert [c for c in seen if tamed(c) != tamed(c + odd)] == []


@unhurried
@given(words)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(text)).replace("@\u200b", "@")
    assert " ".join(shown.split()) == plain(text)


@unhurried
@given(urls)
def test_only_sound_web_addresses_are_linked(url: str | None) -> None:
    address = safe_url(url)
    if address is not None:
        assert re.fullmatch(r"https?://[a-z0-9.-]+(?::\d+)?/[A-Za-z0-9./%_~!$&'+,;=:@?-]*", address)
        assert "discord" not in address.split("/")[2]


def test_a_link_keeps_its_way_and_its_question() -> None:
    url = "https://gazette.example/2026/bridge?id=7&page=2"
    assert link("Blue Gazette", url) == f"[Blue Gazette](<{url}>)"
    assert link("Blue [Gazette]", "https://discord.gg/x") == "Blue \\[Gazette\\]"


def test_the_words_that_matter_are_bold_and_the_origin_is_linked() -> None:
    evidence = Evidence(
        "d1",
        "Red Post",
        Span(0, 21),
        "The Bridge was burned",
        "Red",
        "https://red-post.example/a",
        published=date(2026, 3, 4),
    )
    shown = texts(Reply("search", (Excerpt(evidence, mark=((4, 10),)),), None))
    origin = "-# [Red Post](<https://red-post.example/a>) · Red · 4\u00a0Mar\u00a02026"
    assert shown == [f"{origin}\n> The **Bridge** was burned"]
    labelled = (Excerpt(evidence, label="the mayor", mark=((4, 10),)),)
    shown = texts(Reply("search", labelled, None))
    assert shown == [f"**the mayor**\n{origin}\n> The **Bridge** was burned"]


def test_a_long_reply_is_cut_and_all_of_it_goes_into_a_file() -> None:
    lines = tuple(Text(f"line {n} " + "and so on " * 20, "heading") for n in range(60))
    card = draw(Reply("incidents", lines, None))
    assert (
        "There is more: all of it is in the file below."
        in card.view.to_components()[0]["components"][-2]["content"]
    )
    assert card.files[0].filename == "incidents.txt"
    assert "line 59" in card.files[0].fp.read().decode()


def test_what_is_cut_keeps_its_gaps_and_its_notes_and_ends_with_no_heading() -> None:
    evidence = Evidence("d1", "Red Post", Span(0, 21), "The Bridge was burned", "Red")
    findings = [
        block
        for number in range(30)
        for block in (Text(f"point {number}", "heading"), Excerpt(evidence, "Red"))
    ]
    reply = Reply("compare", (*findings, Text("None of this is firm.", "note")), None)
    parts = list(walk(draw(reply).view.to_components()))
    shown = [part["content"] for part in parts if part["type"] == 10]
    gaps = sum(part["type"] == 14 for part in parts)
    assert shown[-1].startswith("-# None of this is firm.\n-# There is more")
    assert shown[-2].startswith("**Red**")
    assert gaps >= len(shown) - 3


def test_what_is_to_be_kept_in_mind_is_not_cut() -> None:
    caveats = " · ".join(f"caveat {n} on what was not compared" for n in range(15))
    shown = str(draw(Reply("compare", (Text(caveats, "note"),), None)).view.to_components())
    assert shown.count("on what was not compared") == 15


def test_nothing_stands_so_close_to_a_quotation_that_it_reads_as_part_of_it() -> None:
    evidence = Evidence("d1", "Red Post", Span(0, 5), "words")
    shown = texts(Reply("compare", (Excerpt(evidence), Text("not found", "small")), None))
    assert shown == ["-# Red Post\n> words", "-# not found"]


def test_files_stand_above_the_buttons_each_under_a_name_of_its_own() -> None:
    files = tuple(Attachment(name, b"x", "what it is") for name in ("a.md", "a.csv", "a.md"))
    card = draw(Reply("export", files, None, (Next("Back", "help"),)))
    assert [file.filename for file in card.files] == ["a.md", "a.csv", "2-a.md"]
    assert [part["type"] for part in card.view.to_components()[0]["components"]] == [13, 13, 13, 1]


def test_columns_of_numbers_stand_to_the_right() -> None:
    table = Table(("command", "asked"), (("help", "1,204"), ("who", "7")))
    [shown] = texts(Reply("stats", (table,), None))
    assert shown == "```\ncommand  asked\nhelp     1,204\nwho          7\n```"


def test_a_finding_further_down_is_folded_to_each_sides_count_and_the_first_of_its_words() -> None:
    table = Table(("", "", ""), (("north", "1 of 2", "“fire”, “blaze”"), ("south", "0 of 2", "no")))
    blocks: list[Block] = []
    for number in range(1, 4):
        blocks += [Text(f"Finding {number}", "heading"), table]
    evidence = [Next(f"Evidence {n}", "compare", {"finding": str(n)}) for n in range(1, 4)]
    shown = "\n".join(texts(Reply("compare", tuple(blocks), None, tuple(evidence))))
    folded = shown[shown.index("Finding 3") :].replace("\xa0", " ")
    assert folded.endswith("-# north 1 of 2 “fire” · south 0 of 2")
