"""How sides tell the same incident: pure functions over annotated articles."""
