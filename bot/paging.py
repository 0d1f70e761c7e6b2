"""Turn the pages of an answer that is longer than a card."""

from collections.abc import Mapping
from typing import Any

from bot.reply import Next


def pages(found: int, size: int) -> int:
    """Return how many pages `found` things fill."""
    return -(-found // size)


def place(page: int, last: int) -> str | None:
    """Say which page this is, where there are several."""
    return f"page {page} of {last}" if last > 1 else None


def turns(command: str, asked: Mapping[str, Any], page: int, last: int) -> tuple[Next, ...]:
    """Offer the page before and the page after, with all that was asked."""
    given = {name: value for name, value in asked.items() if value}
    back = (Next("Back", command, {**given, "page": page - 1}),) if 1 < page <= last else ()
    more = (Next("More", command, {**given, "page": page + 1}),) if page < last else ()
    return (*back, *more)
