"""Strings that would ping, link or break a card, and how to tell that they no longer do."""

import re
from collections.abc import Callable

ID = "123456789012345678"

MENTIONS = (
    "@everyone", "@here", f"<@{ID}>", f"<@!{ID}>", f"<@&{ID}>", f"<#{ID}>", f"</compare:{ID}>",
    f"</mydata erase:{ID}>", "<id:guide>", "<id:browse>", "<id:customize>", "<id:home>",
    f"<id:linked-roles:{ID}>", f"https://discord.com/channels/{ID}/{ID}/{ID}",
)  # fmt: skip
LINKS = (
    "https://evil.example/free", "http://evil.example", "<https://evil.example>",
    "[our bank](https://evil.example)", "[our bank](<https://evil.example>)",
    "[a](https://evil.example 'title')", "[javascript](javascript:alert(1))",
    "[x](discord://-/channels/@me)", "discord.gg/free", "https://discord.gg/free",
    "discord.com/invite/free", "https://discord.gift/abcdef", "steam://run/1",
    "<mailto:a@evil.example>", "<tel:+1999>", "<+1999>", "<sms:+1999>", "a@evil.example",
    "ftp://evil.example/x", "www.evil.example", "hxxps://evil[.]example",
    "[https://gazette.example](https://evil.example)", "![picture](https://evil.example/x.png)",
    "attachment://card.png",
)  # fmt: skip
MARKS = (
    "**bold**", "__under__", "*it*", "_it_", "***both***", "~~gone~~", "||spoiler||", "`code`",
    "``code``", "```fence```", "```ansi\n\x1b[31mred\x1b[0m\n```", "```\n", "~~~\nfence\n~~~",
    "# big", "## less", "### least", "-# small", "> quote", ">>> all of it", "- item", "* item",
    "+ item", "1. item", "99) item", "---", "===", "\\", "\\\\", "\\*", "\\`", "|cell|cell|",
    "$$x$$", "<!-- -->", "<b>bold</b>", "&lt;@1&gt;", "&#64;everyone", "{{user}}", "%s %d {0}",
)  # fmt: skip
EMOJI = (
    ":skull:", f"<:smile:{ID}>", f"<a:wave:{ID}>", ":flag_us:", "👩‍👩‍👧‍👦", "🇺🇦🇷🇺", "❤️",
    "<t:0:R>", "<t:1700000000>", "<t:-1:F>", "<t:99999999999999:R>",
)  # fmt: skip
UNSEEN = (
    "\u202eevil\u202c", "\u2066in\u2069", "\u200f\u200e", "zero\u200bwidth", "a\u2060b\ufeffc",
    "\u3164", "\u2800\u2800", "\u115f\u1160", "soft\u00adhyphen", "\U000e0041\U000e007f",
    "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358algo", "a\x00b\x07c\x1b[2J", "a\r\nb\x85c",
    "line\u2028para\u2029graph", "\ud800", "\uffff\ufffe", "\ufff9a\ufffab\ufffb", "﷽﷽﷽",
    "@\u200beveryone", "@\u2060here", "<\u200b@1>", "＠everyone", "﹫here", "h\u200bttps://x.example",
)  # fmt: skip

WRAPPED: tuple[Callable[[str], str], ...] = (
    lambda core: core,
    lambda core: f"\n{core}\n",
    lambda core: f"\\{core}",
    lambda core: f"`**{core}",
    lambda core: f"a {core} b {core}",
)

LONG = (
    "😀" * 4000,
    "👩‍👩‍👧‍👦" * 500,
    "@everyone " * 400,
    "# big\n" * 500,
    "```" * 900,
    "\\" * 4001,
    "[" * 2000 + "](" * 1000,
    "|" * 4000,
    "\u0301" * 4000,
    "a\u0301\u0301\u0301\u0301\u0301" * 700,
    "\n" * 4000,
    "x" * 6001,
    "ﷺ" * 3000,
    "<@1>" * 1000,
    "> " * 2000,
    "\u202e" * 4000 + "end",
    "https://evil.example/" + "a" * 4000,
)

CORES = (*MENTIONS, *LINKS, *MARKS, *EMOJI, *UNSEEN)
HOSTILE = tuple(dict.fromkeys([*(wrap(c) for c in CORES for wrap in WRAPPED), *LONG, "", " "]))

FENCE = re.compile(r"```\n[^`]*?\n```")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
OURS = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(<(https?://[A-Za-z0-9.:/%_~!$&'+,;=@?-]+)>\)")
LINE = re.compile(r"(?m)^(?:### |-# |> )")
LIVE = (
    ("a mention", re.compile(r"@everyone|@here|<@[!&]?\d|<#\d|</[\w ]+:\d|<id:")),
    ("a link", re.compile(r"\]\(|\w://|<https?|<mailto|<tel|<sms|<\+\d|discord\.(?:gg|com|gift)")),
    ("an address", re.compile(r"\bwww\.\w|\w\.example\b")),
    ("an emoji or a time", re.compile(r"<a?:\w+:\d|<t:-?\d|:\w+:")),
    ("a mark", re.compile(r"__|~~|\|\||`|(?<![*\w])\*(?![*])")),
    ("the begin of a line", re.compile(r"(?m:^(?:#{1,3} |>|-# |[-*+] |\d+[.)] ))")),
    ("what is not seen", re.compile(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        r"\u3164\u2800\u115f\u1160\ud800-\udfff\U000e0000-\U000e007f]")),
)  # fmt: skip


def alive(shown: str, links: frozenset[str] = frozenset()) -> list[str]:
    """Return what in a card's Markdown pings, links where we did not, or would break it.

    Our own marks are taken away first: fences, links to the addresses in `links`, lines that
    begin as ours do, and pairs of `**` that touch a word on both sides.
    """
    if shown.count("```") % 2:
        return ["a fence that does not end"]
    text = FENCE.sub("", shown)
    strange = [f"a link to {url}" for _, url in OURS.findall(text) if url not in links]
    text = ESCAPED.sub("·", LINE.sub("", OURS.sub(r"\1", text)))
    text = re.sub(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", r"·\1", text)
    return strange + [f"{what}: {found[0]!r}" for what, p in LIVE if (found := p.search(text))]
