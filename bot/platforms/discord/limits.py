"""What Discord takes in one message: the limits of its documentation, by section."""

# Components Reference, "Legacy Message Component Behavior" and "Anatomy of a Component"
COMPONENTS = 40
"""Components in one message, nested ones counted."""
TEXT = 4000
"""Characters over all text displays of one message."""
CUSTOM_ID = 100

# Components Reference: Button, Action Row, String Select, Section
BUTTON_LABEL = 80
BUTTONS_IN_A_ROW = 5
OPTIONS = 25
OPTION_LABEL = 100
OPTION_VALUE = 100
PLACEHOLDER = 150
TEXTS_IN_A_SECTION = 3

# Components Reference: Modal, Label, Text Input
MODAL_TITLE = 45
LABEL = 45
FIELDS = 5
"""Labels in one form."""
FIELD = 4000
"""Characters of a field."""
LINE = 300
"""Ours: a field of one line."""
WHY = 200
"""Ours: a word why, not an essay."""

# Application Commands: Structure, Option Structure
DESCRIPTION = 100
CHOICE = 100

# Uploading Files
FILES = 10
FILE_BYTES = 10_000_000
FILE_DESCRIPTION = 1024


def length(text: str) -> int:
    """Return the length of `text` as the stricter of Discord's sides counts: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """Return `text` within `most` UTF-16 units, its cut shown."""
    if length(text) <= most:
        return text
    kept, room = [], most - 1
    for character in text:
        room -= length(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
