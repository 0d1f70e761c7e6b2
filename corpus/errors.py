"""The one error that is meant to be read by a person."""


class UserError(Exception):
    """Something the user can mend: one clear sentence that says what to do."""
