"""What a member sees of a message: its components, its words, its buttons."""

import re
from typing import Any


def parts(message: Any) -> list[dict[str, Any]]:
    """Return all components of a message, nested ones too."""
    found: list[dict[str, Any]] = []
    left = list(message.components)
    while left:
        part = left.pop(0)
        found.append(part)
        left = [*part.get("components", []), *left]
    return found


def text(message: Any) -> str:
    """Return what a member reads, the marks of Markdown left in."""
    told = "\n".join(part["content"] for part in parts(message) if part["type"] == 10)
    return re.sub(r"\\([^\w\s])", r"\1", told)


def buttons(message: Any) -> dict[str, str]:
    """Return the buttons by their label."""
    return {part["label"]: part["custom_id"] for part in parts(message) if part["type"] == 2}


def lists(message: Any) -> list[dict[str, Any]]:
    """Return the select menus."""
    return [part for part in parts(message) if part["type"] == 3]
