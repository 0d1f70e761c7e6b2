"""Discord: slash commands, mentions and direct messages in, cards out."""

from bot.platforms.discord.client import Parallax, serve
from bot.platforms.discord.draw import Card, draw

__all__ = ["Card", "Parallax", "draw", "serve"]
