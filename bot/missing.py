"""Say which words asked for stand nowhere in what was searched."""

from bot.command import shown
from bot.wording import listed

MOST_NAMED = 4


def said(words: tuple[str, ...]) -> str:
    """Say it in a sentence; "" when every word stands somewhere."""
    if not words:
        return ""
    named = listed((f"“{shown(word, 40)}”" for word in words[:MOST_NAMED]), "or")
    return f"Nothing searched here has {named}."
