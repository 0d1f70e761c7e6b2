"""The terminal: replies in colour, and a prompt that answers typed lines."""

from bot.platforms.terminal.chat import MEMBER, chat, step
from bot.platforms.terminal.drawing import draw

__all__ = ["MEMBER", "chat", "draw", "step"]
