"""Words of others made harmless: no mention, no Markdown, no link, nothing invisible."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from urllib.parse import quote, urlsplit

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that show nothing, though Unicode does not call them format characters."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILE = re.compile(f"([{_MARKS}]{{3}})[{_MARKS}]+")
"""More accents on one letter than any language writes: they would run over other lines."""

_PLAIN = re.compile(
    "[\n -~\u00a1-\u00ac\u00ae-\u02af\u0400-\u0482\u048a-\u04ff\u2013\u2014\u2018-\u201f\u2026]*"
)
"""Text of nothing but usual letters and signs, as most is: there is nothing to take from it."""

_SPECIAL = re.compile(
    r"[\\`*_~|<>\[\]#:]"  # emphasis, code, spoilers, quotes, headings, links, mentions, emoji
    r"|^\s*[-+=]|^\s*\d+[.)]"  # lists, small text, rules
    r"|(?<=\w)\.(?=\w)",  # bare addresses
    re.MULTILINE,
)


def tamed(text: str) -> str:
    """Return `text` without characters that are not seen, steer, or turn the writing."""
    if _PLAIN.fullmatch(text):
        return text
    return _PILE.sub(r"\1", text.translate(_TAMED))


def _tame(character: str) -> str:
    if character == "\n" or character.isprintable():
        return "" if character in _UNSEEN or _selector(character) else character
    return "" if unicodedata.category(character) in ("Cf", "Cs", "Co", "Cn") else " "


class _Table(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _tame(chr(code))
        return self[code]


_TAMED = _Table()


def _selector(character: str) -> bool:
    """Tell variation selectors; only the one that asks for a coloured emoji stays."""
    return "\ufe00" <= character <= "\ufe0e" or "\U000e0100" <= character <= "\U000e01ef"


def escaped(text: str) -> str:
    """Return `text` so that Discord shows it as it is, on as many lines as it has.

    A backslash goes before whatever could begin something; `@` is parted from what follows,
    since Discord colours @everyone even where it may not ping.
    """
    return stretches([text])[0]


def stretches(parts: Sequence[str]) -> list[str]:
    """Return the stretches that a text was cut into, escaped as if it had not been cut."""
    held = [tamed(part) for part in parts]
    ends = list(accumulate(len(part) for part in held))
    whole = "".join(held)
    special = [match.end() - 1 for match in _SPECIAL.finditer(whole)]
    return [
        _backslashed(whole, end - len(part), end, special)
        for part, end in zip(held, ends, strict=True)
    ]


def _backslashed(whole: str, start: int, end: int, special: Sequence[int]) -> str:
    inside = [at for at in special if start <= at < end]
    cuts = [start, *inside, end]
    return "\\".join(whole[a:b] for a, b in pairwise(cuts)).replace("@", "@\u200b")


def line(text: str) -> str:
    """Return `text` escaped, on one line."""
    return escaped(plain(text))


def plain(text: str) -> str:
    """Return `text` tamed, on one line, for places without Markdown: labels and options."""
    return " ".join(tamed(text).split())


def code(text: str) -> str:
    """Return `text` for a code block, which nothing in it can end."""
    return plain(text).replace("`", "'")


LONGEST_URL = 500
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_DISCORD = re.compile(r"(?:^|\.)discord(?:app)?\.(?:gg|com|gift|new|media|me|net)$")


def link(label: str, url: str | None) -> str:
    """Return `label` as a link of ours to `url`, or the label alone if the url is not sound."""
    shown, address = line(label), safe_url(url)
    return f"[{shown}](<{address}>)" if shown and address else shown


def safe_url(url: str | None) -> str | None:
    """Return a web address with nothing in it that could end the link; None if it is none.

    Not linked: a host that is a bare number or has letters of other scripts, an address with
    a user's name, and Discord's own, which invite and give.
    """
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").casefold(), parts.port
    except ValueError:
        return None
    web = parts.scheme in ("http", "https") and "@" not in parts.netloc
    if not web or not _HOST.fullmatch(host) or _DISCORD.search(host):
        return None
    where = host if port is None else f"{host}:{port}"
    path, asked = _quoted(parts.path or "/"), _quoted(parts.query)
    address = f"{parts.scheme}://{where}{path}" + (f"?{asked}" if asked else "")
    return address if len(address) <= LONGEST_URL else None


def _quoted(part: str) -> str:
    return quote(part, safe="/%-._~!$&'+,;=:@?", errors="replace")
