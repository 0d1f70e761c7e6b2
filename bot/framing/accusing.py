"""Accusations without a verb of blame: “provocations by X”, “the work of X”, “X is behind it”."""

import re
from collections.abc import Iterator

from bot.framing.events import any_blaming
from bot.framing.saying_no import denying
from bot.framing.telling import Telling
from corpus.model import Name, Span

_CRIME, _DEED = any_blaming("crimes"), rf"{any_blaming('deeds')}s?"
_CLOSED = rf"(?![ -]{any_blaming('after_a_crime')})"
_BODY, _BENT = any_blaming("bodies"), any_blaming("inclinations")

_QUALITY = r"(?:(?!(?:of|about|on|in|for|against|with|and|or|to|from|[a-z]+ed|[a-z]+s) )[a-z]+ )"
"""A word between a people and the crime, “Ukrainian state terror”, and no verb or preposition."""

_DOES = (
    r"(?:continu(?:es?|ed) to )?(?:engaged? in|engages in|resorts? to|resorted to|commits?"
    r"|committed)"
)
_MARKED = rf"[“„«\"‘']?(?:(?!no )[a-z-]+ )?{_CRIME}"
_BY = re.compile(
    rf"\b{_CRIME}[”“»\"’']?,? (?:committed |carried out |staged )?by (?:the )?"
    rf"(?:{_BODY} of (?:the )?)?$"
    rf"|\b{any_blaming('crimes_of')} of (?:the )?$"
    r"|\b(?:is|was|were|are|been) the (?:handi)?work of (?:the )?$"
    r"|\b(?:blame|responsibility|guilt)\b[^.,;:]{0,30} (?:lies|lay|rests|rested) with (?:the )?$",
    re.IGNORECASE,
)
"""What stands before the accused."""

_OWN = re.compile(
    rf"^(?:['’]s? (?:[a-z]+ )?| {_QUALITY}?){_CRIME}\b{_CLOSED}"
    rf"|^(?: {_BODY})?(?:['’]s?)? (?:[a-z-]+ )?{_BENT} (?:for|of|to|on|towards?) "
    rf"{_MARKED}\b{_CLOSED}"
    rf"|^(?: {_BODY})? (?:(?:is|was|are|were) (?:bent|set|intent) on|{_DOES}) {_MARKED}\b{_CLOSED}"
    rf"|^(?: {_BODY})? (?:is|was|are|were) (?:involved|complicit)"
    rf"(?:[.,;”\"’]|$| in (?:the|this|that|these) (?:[\w-]+ )?(?:{_CRIME}|{_DEED})\b)"
    rf"|^(?: {_BODY})? (?:stands?|stood|is|was|were|are) behind (?:the|this|these|that) "
    rf"(?:[\w-]+ )?{_DEED}\b"
    rf"|^(?: {_BODY})? (?:(?:is|was|are|were) (?:responsible|to blame) for|answers? for) "
    rf"(?:the|this|these|that) (?:[\w-]+ )?(?:{_CRIME}|{_DEED})\b",
    re.IGNORECASE,
)
"""What stands after the accused."""

_NOT = denying("open")
_OWNER = re.compile(r"^['’]s?\b")
_BUT = re.compile(r";| but ")


def accusing(telling: Telling) -> Iterator[tuple[Span, Name]]:
    """Yield the sentences of an article that accuse somebody by name so, and whom."""
    text = telling.article.document.text
    for sentence in telling.sentences:
        for name in telling.names_in(sentence):
            before = _BUT.split(text[sentence.start : name.span.start])[-1]
            after = text[name.span.end : sentence.end]
            if "?" not in after and not _NOT.search(before) and _is_accused(before, after):
                yield sentence, name


def _is_accused(before: str, after: str) -> bool:
    if _OWN.match(after):
        return True
    found = _BY.search(before)
    return bool(found) and not _OWNER.match(after)
