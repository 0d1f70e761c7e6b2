"""Turn the pages of an answer that is longer than a card."""

from collections.abc import Mapping
from typing import Any

from bot.reply import Next, Text
from bot.wording import counted


def pages(found: int, size: int) -> int:
    """Return how many pages `found` things fill."""
    return -(-found // size)


def place(page: int, last: int) -> str | None:
    """Say which page this is, where there are several."""
    return f"page {page} of {last}" if last > 1 else None


def beyond(page: int, last: int) -> tuple[Text, ...]:
    """Say of a page after the last how many there are."""
    told = f"There {'is' if last == 1 else 'are'} {counted(last, 'page')}."
    return (Text(told, "warning"),) if page > last else ()


def turns(command: str, asked: Mapping[str, Any], page: int, last: int) -> tuple[Next, ...]:
    """Offer the page before, or the last one there is, and the page after, with all asked."""
    given = {name: value for name, value in asked.items() if value}
    before = min(page - 1, last)
    back = (Next("Back", command, {**given, "page": before}),) if before > 0 else ()
    more = (Next("More", command, {**given, "page": page + 1}),) if page < last else ()
    return (*back, *more)
