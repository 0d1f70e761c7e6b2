"""What the index needs of the store."""

from collections.abc import Sequence
from typing import Literal, Protocol

from corpus.model import Article


class Outgoing(Protocol):
    """A change that the index has to take up: a document that came, changed or went."""

    @property
    def seq(self) -> int:
        """Its place among all changes."""

    @property
    def workspace(self) -> str:
        """Whose document it is."""

    @property
    def document(self) -> str:
        """The document's id."""

    @property
    def kind(self) -> Literal["add", "remove"]:
        """What happened."""


class Supply(Protocol):
    """The store, as far as the index asks it."""

    async def outbox(self, after: int, limit: int) -> Sequence[Outgoing]:
        """Return the changes after `after`, in their order."""

    async def indexable(self, documents: Sequence[tuple[str, str]]) -> Sequence[Article]:
        """Return the articles, by workspace and id, that are still there."""

    async def article_count(self) -> int:
        """Count all articles of all workspaces."""

    async def last_change(self) -> int:
        """Return the place of the last change; 0 when there was none."""

    async def applied(self, upto: int) -> None:
        """Hear that nothing before `upto` will be asked for again, but what is still there."""
