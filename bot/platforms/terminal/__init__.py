"""The terminal: replies in colour, and a prompt that answers typed lines."""

MEMBER = "terminal"
"""Whoever sits at the terminal is the operator, and one person."""
