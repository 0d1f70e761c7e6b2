"""Accusations without a verb of blame: “provocations by X”, “the work of X”, “X is behind it”."""

import re
from collections.abc import Iterator

from bot.framing.telling import Telling
from corpus.model import Name, Span

_CRIME = (
    r"(?:war crimes?|crimes?|atrocit(?:y|ies)|provocations?|massacres?|genocide|aggression"
    r"|terrorism|terror(?:ist)? (?:attacks?|acts?)|acts? of (?:terror|aggression|sabotage)"
    r"|sabotage|terror)"
)
_CLOSED = (
    r"(?![ -](?:court|tribunal|investigat|trial|memorial|writer|list|victim|novel|story|scene))"
)
_DEED = (
    r"(?:attack|shooting|killing|murder|explosion|blast|bombing|sabotage|plot|strike|raid|hacking"
    r"|massacre|assassination|provocation|act|poisoning|fire)s?"
)
_BY = re.compile(
    rf"\b{_CRIME}[”\"]?,? (?:committed |carried out |staged )?by (?:the )?$"
    r"|\b(?:crimes|atrocities|provocations|aggression|terrorist acts) of (?:the )?$"
    r"|\b(?:is|was|were|are|been) the (?:handi)?work of (?:the )?$",
    re.IGNORECASE,
)
"""What stands before the accused."""

_OWN = re.compile(
    rf"^(?:['’]s?)? (?:[a-z]+ )?{_CRIME}\b{_CLOSED}"
    rf"|^ (?:stands?|stood|is|was|were|are) behind (?:the|this|these|that) (?:[\w-]+ )?{_DEED}\b",
    re.IGNORECASE,
)
"""What stands after the accused."""

_NOT = re.compile(
    r"\b(?:no|not|nobody|never|den(?:y|ies|ied)|reject\w*|whether|if|unclear|could|may|might|would)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^['’]s?\b")


def accusing(telling: Telling) -> Iterator[tuple[Span, Name]]:
    """Yield the sentences of an article that accuse somebody by name so, and whom."""
    text = telling.article.document.text
    for sentence in telling.sentences:
        for name in telling.names_in(sentence):
            before = text[sentence.start : name.span.start]
            after = text[name.span.end : sentence.end]
            if "?" not in after and not _NOT.search(before) and _is_accused(before, after):
                yield sentence, name


def _is_accused(before: str, after: str) -> bool:
    if _OWN.match(after):
        return True
    found = _BY.search(before)
    return bool(found) and not _OWNER.match(after)
