"""Analyse anew, in the background, what an earlier analysis annotated."""

from collections.abc import Awaitable, Callable

from corpus.analysts import Analysed
from corpus.model import Document
from corpus.store import Store

AT_ONCE = 8
"""Articles analysed anew before all else gets its turn."""

Analyse = Callable[[Document], Awaitable[Analysed]]


async def renew_some(store: Store, analyse: Analyse) -> int:
    """Analyse some articles anew, the oldest first; return how many, 0 when all are of today.

    One that breaks the analysis keeps what was found before.
    """
    outdated = await store.outdated(AT_ONCE)
    for key, document in outdated.items():
        analysed = await analyse(document)
        found = None if analysed.failed else analysed.annotations
        await store.put_annotations(key, document, found)
    return len(outdated)
