"""What is known of a text before and after it is read: Given, Reading, Refusal."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import UserError
from corpus.model import OPERATOR, Document, Language, Source
from corpus.readers.dates import parse_date
from corpus.spelling import language_of

_WEB = ("http://", "https://")
LANGUAGES: tuple[Language, ...] = ("en", "ru", "uk")


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of a text: the user, its front matter, its row, its page.

    `source_needed` is False only for who merely looks at a text and stores nothing.
    """

    source: str | None = None
    side: str | None = None
    published: date | None = None
    language: Language | None = None
    url: str | None = None
    title: str | None = None
    workspace: str = OPERATOR
    country: str | None = None
    id: str | None = None
    source_needed: bool = True

    def over(self, other: "Given") -> "Given":
        """Fill what is unsaid here from `other`; what is said here wins."""
        unsaid = (f.name for f in fields(self) if getattr(self, f.name) is None)
        return replace(self, **{name: getattr(other, name) for name in unsaid})


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as it was read, and who publishes it."""

    document: Document
    source: Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that was not taken: where it stands, and one sentence that says what to do."""

    where: str
    why: str

    def __str__(self) -> str:
        """Return both as one line for a summary."""
        return f"{self.where}: {self.why}"


def reading(text: str, given: Given) -> Reading:
    """Make a Reading of `text`, with the language told by its letters unless given."""
    text = _encodable(plain(text))
    if not any(c.isalpha() for c in text):
        raise UserError("there are no words in it; give a file that holds an article.")
    source = Source(_source(given), given.side, given.country, given.workspace)
    document = Document(
        id=given.id or "",
        source=source.name,
        text=text,
        workspace=given.workspace,
        url=_link(given.url),
        title=given.title,
        published=given.published,
        language=given.language or language_of(text),
    )
    return Reading(document, source)


def plain(text: str) -> str:
    """Return `text` with NUL characters dropped and each line end written as a line feed."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def told(said: dict[str, Any], given: Given) -> Given:
    """Read the fields of a front matter or a row, each checked; `given` wins over them."""
    when = _word(said, "published") or _word(said, "date")
    return given.over(
        Given(
            source=_word(said, "source"),
            side=_word(said, "side"),
            country=_word(said, "country"),
            url=_word(said, "url"),
            title=_word(said, "title"),
            id=_word(said, "id"),
            published=parse_date(when) if when and given.published is None else None,
            language=_language(_word(said, "language")),
        )
    )


def webpage(url: str | None) -> str | None:
    """Return a link that a page tells of itself if it is one to a web page."""
    return url if url and url.startswith(_WEB) and host(url) else None


def host(url: str | None) -> str | None:
    """Name the site of a link, without its www."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _source(given: Given) -> str:
    name = given.source or host(given.url)
    if name:
        return name
    if given.source_needed:
        raise UserError("nothing says who published it; name the outlet with the option source.")
    return ""


def _word(said: dict[str, Any], name: str) -> str | None:
    value = said.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UserError(f"its “{name}” is not plain text; write one word or line there.")
    word = plain(str(value)).strip()
    _encodable(word)
    return word or None


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        why = "it holds half a character (a lone surrogate); save it again as UTF-8."
        raise UserError(why) from None
    return text


def _language(name: str | None) -> Language | None:
    if name is None:
        return None
    short = name.casefold().replace("_", "-").split("-")[0]
    for language in LANGUAGES:
        if short == language:
            return language
    raise UserError(f"the language “{name}” is not read here; use en, ru or uk, or leave it out.")


def _link(url: str | None) -> str | None:
    if url is None:
        return None
    if webpage(url) is None:
        raise UserError(f"“{url[:80]}” is no link; write one that begins with https://.")
    return url
