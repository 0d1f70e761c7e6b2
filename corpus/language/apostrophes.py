"""Tell apostrophes from the single marks that open and close quotations."""

import re

REACH = 1_000
"""Characters after a mark in which a better closing mark is looked for."""

_SURE = re.compile(
    r"(?<=\w )['’](?=(?:s|S|re|ve|ll|d|m)\b)|(?<=s )['’](?= [a-z])|(?<=\bn)['’](?=t\b)"
    r"|(?<!\w)['’‘](?=(?:\d0s|[Ee]m|[Tt]is|[Tt]was|[Tt]il|[Tt]ween|[Nn]other)\b)"
    r"|(?<!\w)['’‘](?=(?:bout|cause|cos|course|fore|neath|nuff|n|round)\b)"
    r"|(?<= )['‘](?=\d\d\b)(?<=(?:\bin|\bof|\bby) .)"
    r"|(?<=since )['‘](?=\d\d\b)|(?<=until )['‘](?=\d\d\b)|(?<=from )['‘](?=\d\d\b)"
    r"|(?:(?<=\so)|(?<=\sth)|(?<=\san)|(?<=\sol)|(?<=\swi))['’](?= [a-z])"
    r"|(?<=['’‘][nN])['’](?= )|(?<=\w)['’](?=[,.!?…]['’](?:\s|$))",
    re.MULTILINE,
)
"""Apart from its word ("he 's"), before one cut short ("’em", "in ’98"), after one ("o’ the"),
and before the stop that ends what is said ("goin’,’")."""
_SAYS = (
    r"(?:said|says|added|adds|asked|asks|wrote|told|replied|answered|insisted|explained|warned"
    r"|claimed|recalled|continued|argued)\b"
)
ATTRIBUTION = re.compile(
    rf"{_SAYS} (?:the |a |an |her |his )?\w|(?:he|she|they|the \w+|(?:[A-Z][\w.’'ʼ-]* ){{0,2}}"
    rf"[A-Z][\w.’'ʼ-]*) {_SAYS}"
)
"""Words that may follow a closing mark and say whose it was."""
_CLOSED = re.compile(rf"[,.!?…—]['’] (?={ATTRIBUTION.pattern})")
_BETTER = re.compile(r"[.,!?…][’']|[’'](?=[.,;:!?)]|\s*$)", re.MULTILINE)
_OPENING = re.compile(r"[\s(][‘'](?=\w)")
_CUT = re.compile(r"(?:s|\w\win)[’'](?= \w)")
"""A word that an apostrophe may end: the miners’, goin’."""


def without_apostrophes(text: str) -> str:
    """Give what is surely an apostrophe a letter's form; the text stays as long as it is."""
    return _SURE.sub("ʼ", text)


def ends_a_word(text: str, at: int, end: int) -> bool:
    """Take "soldiers’ families" and "goin’ home" for one word if a better closing mark follows.

    It must stand before the next opening mark and before any words that say who spoke.
    """
    if _CUT.match(text, max(0, at - (1 if text[at - 1 : at] == "s" else 4))) is None:
        return False
    if ATTRIBUTION.match(text, at + 2) is not None:
        return False
    opening = _OPENING.search(text, at + 1, min(end, at + REACH))
    last = opening.start() if opening is not None else min(end, at + REACH)
    better = _BETTER.search(text, at + 1, last)
    return better is not None and ATTRIBUTION.search(text, at + 1, better.start()) is None


def crosses(text: str, start: int, end: int) -> bool:
    """Tell whether words between two single marks were closed and given to somebody already."""
    return _CLOSED.search(text, start, end) is not None


def begins_speech(text: str, at: int) -> bool:
    """Tell a mark where speech may begin from one within a phrase: it begins, or follows a stop."""
    ahead = text[max(0, at - 2) : at].rstrip(" ")
    return not ahead or ahead[-1] in "\n.,:;!?…—–’'”\""
