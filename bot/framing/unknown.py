"""Where an outlet says that the doer is not known: “nobody has claimed the job”."""

import re
from collections.abc import Iterator

from bot.framing.cells import Seen
from bot.framing.earlier import is_earlier
from bot.framing.telling import Telling
from corpus.model import Span

_DONE = (
    r"(?:did it|ordered it|gave the order|pulled the trigger|fired|shot (?:him|her)|"
    r"(?:is|was|were) (?:behind|responsible))"
)
_WITHHELD = r"(?! (?:\w+ )?(?:named?|naming|charged?|suspended|arrested) (?:the|an?) )"
"""Who has “not named the man who fired” may well know him."""
_OPEN = re.compile(
    r"\b(?:nobody|no one|no group) (?:has|had|have) (?:yet )?(?:claimed|taken responsibility)"
    r"|\bno evidence of who\b"
    rf"|\b(?:not|never|n[o’']t|none|nobody|no one|unclear|unknown)\b{_WITHHELD}[^.;:?!]{{0,30}}"
    rf"\bwho {_DONE}\b"
    r"|\b(?:his|her|their|whose) (?:name|identity) (?:is|was|remains) (?:not known|unknown)\b"
    r"|\b(?:not|n[’']t) (?:yet )?(?:named|identified) (?:an?|any) "
    r"(?:suspects?|culprits?|customers?|organi[sz]ers?|clients?|perpetrators?)\b",
    re.IGNORECASE,
)
"""Ways to say that the doer is not known, in the outlet's own voice."""


def declared_unknown(telling: Telling) -> Iterator[Seen]:
    """Find what is declared unknown without an action to it: “nobody has claimed the job”."""
    for found in _OPEN.finditer(telling.own):
        sentence = telling.sentence_of(Span(*found.span()))
        if sentence and not is_earlier(telling.article, sentence, None):
            said = found.group().strip()
            yield Seen(telling.article, sentence, said, said.casefold())
