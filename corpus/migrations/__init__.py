"""Where the database's shape is carried from one version to the next.

To change the shape: change `corpus/schema.py`, add a file to `versions` whose
`down_revision` is today's HEAD, and set HEAD to its `revision`.
"""

HEAD = "0008"
"""The version that this code works with."""

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that a later version can name the one it changes."""
