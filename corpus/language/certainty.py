"""Find the words that hedge, accuse, deny or insist."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from corpus.language.pipeline import Parsed
from corpus.language.subjects import is_passive
from corpus.lexicon import lexicon
from corpus.model import CertaintyKind, Cue, Language, Quotation, Span

Sighting = tuple[Span, CertaintyKind]


def cues(parsed: Parsed, quotations: Sequence[Quotation]) -> tuple[Cue, ...]:
    """Return the cues of a text in order, none inside another; the longer stands.

    A cue is `quoted` inside the content of a quotation. Words in the lexicon that mean
    something else here are passed over: the month of May, "might" as strength, "is
    unlikely to" once and not also "likely", "not confirmed" as a hedge and no assertion.
    """
    content = [q.span for q in quotations if q.kind != "term"]
    found = []
    for span, kind in _apart([*_by_grammar(parsed.doc), *_by_phrase(parsed)]):
        sentence = next((s for s in parsed.sentences if s.holds(span)), None)
        if sentence is not None:
            quoted = any(stretch.holds(span) for stretch in content)
            found.append(Cue(span, kind, sentence, quoted))
    return tuple(found)


def _apart(found: list[Sighting]) -> list[Sighting]:
    """Keep the longest of those that share a word."""
    kept: list[Sighting] = []
    for one in sorted(found, key=lambda f: (f[0].start - f[0].end, f[0].start)):
        if not any(one[0].meets(other[0]) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f[0])


# --- words and phrases --------------------------------------------------------------------


@cache
def _patterns(language: Language) -> tuple[tuple[CertaintyKind, re.Pattern[str]], ...]:
    return tuple(
        (group["kind"], _pattern(group))
        for group in _groups(language)
        if {"words", "phrases", "patterns"} & group.keys()
    )


def _groups(language: Language) -> list[dict[str, Any]]:
    return [g for g in lexicon("certainty")["group"] if g["language"] == language]


def _pattern(group: dict[str, Any]) -> re.Pattern[str]:
    """Join a group's forms to one pattern: whole words, any blank between, * for any ending."""
    forms = sorted([*group.get("words", ()), *group.get("phrases", ())], key=len, reverse=True)
    plain = (
        r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in form.split())
        for form in forms
    )
    joined = "|".join([*group.get("patterns", ()), *plain])
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _by_phrase(parsed: Parsed) -> Iterator[Sighting]:
    for kind, pattern in _patterns(parsed.language):
        for match in pattern.finditer(parsed.text):
            before = parsed.text[max(0, match.start() - 14) : match.start()]
            turned = None if _is_name(match[0], before) else _turned(kind, before)
            if turned is not None:
                yield Span(match.start(), match.end()), turned


def _is_name(found: str, before: str) -> bool:
    """Tell a dog called Maybe: a capital where no sentence begins."""
    return found[0].isupper() and found[1:2].islower() and bool(re.search(r"[\w,;] $", before))


_NOT = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\byet to be|(?:^|\W)не|(?:^|\W)ни|(?:^|\W)ні)\s+(?:been\s+)?$", re.I
)


_DENIED: dict[CertaintyKind, CertaintyKind | None] = {
    "assertion": "hedge",
    "hedge": "hedge",
    "denial": None,
    "accusation": None,
}


def _turned(kind: CertaintyKind, before: str) -> CertaintyKind | None:
    """Say what "not" makes of a cue: "not confirmed" is a hedge, "not clearly" nothing."""
    if not _NOT.search(before):
        return kind
    return _DENIED[kind]


# --- verbs and modals ---------------------------------------------------------------------


@cache
def _lemmas(key: str) -> dict[str, CertaintyKind]:
    return {word: group["kind"] for group in _groups("en") for word in group.get(key, ())}


def _by_grammar(doc: Doc | None) -> Iterator[Sighting]:
    """Yield the English verbs and auxiliaries of the lexicon."""
    for token in doc if doc is not None else ():
        kind = _kind(token)
        if kind is not None:
            yield Span(token.idx, token.idx + len(token)), kind


def _kind(token: Token) -> CertaintyKind | None:
    if token.lower_ in _lemmas("modals"):
        return _lemmas("modals")[token.lower_] if _is_open(token) else None
    kind = _lemmas("verbs").get(token.lemma_.lower())
    if kind is None or token.pos_ != "VERB":
        return None
    meant = _MEANT.get(kind)
    if meant is not None and not meant(token):
        return None
    return kind if kind == "hedge" else _negated(token, kind)


def _is_open(modal: Token) -> bool:
    """Tell "may be so" from "may not enter", from the month and from strength."""
    return modal.pos_ == "AUX" and modal.dep_ in ("aux", "ROOT", "auxpass") and modal.head != modal


def _is_of_seeming(verb: Token) -> bool:
    """Tell "appears to be" and "suggests that" from "appeared on stage", "suggested a walk"."""
    if verb.lemma_ in ("speculate", "surmise"):
        return True
    return any(c.dep_ in ("xcomp", "ccomp", "oprd", "acomp") for c in verb.children)


def _is_of_guilt(verb: Token) -> bool:
    """Tell "suspects the firm of theft" and "charged with" from charging a fee or a battery."""
    if verb.dep_ == "amod":
        return False
    after = {"charge": {"with", "over", "as"}, "suspect": {"of"}}.get(verb.lemma_)
    prepositions = {c.lower_ for c in verb.subtree if c.dep_ == "prep"}
    passive = is_passive(verb) and not any(c.dep_ == "dobj" for c in verb.children)
    return after is None or passive or bool(after & prepositions)


def _is_of_denial(verb: Token) -> bool:
    """Tell "rejected the charge" from rejecting an offer, "denied it" from "denied entry"."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    if verb.lemma_ == "deny":
        given = any(c.dep_ in ("dative", "iobj") for c in verb.children) or len(things) > 1
        return not given and not any(c.lower_ in _senses("given") for c in things)
    if verb.lemma_ in ("reject", "dismiss", "dispute", "contest"):
        return any(c.lemma_.lower() in _senses("claims") for c in things)
    return True


def _senses(of: str) -> frozenset[str]:
    """Return the objects that tell one sense of a verb from another."""
    return frozenset(lexicon("certainty")["senses"][of])


_MEANT: dict[CertaintyKind, Callable[[Token], bool]] = {
    "hedge": _is_of_seeming,
    "accusation": _is_of_guilt,
    "denial": _is_of_denial,
}
"""What tells a verb of many senses apart."""


def _negated(verb: Token, kind: CertaintyKind) -> CertaintyKind | None:
    """Say what "not" makes of a verb: "could not confirm" is a hedge, "did not deny" nothing."""
    unsure = any(c.dep_ == "neg" or c.lower_ == "nobody" for c in verb.children)
    asked = any(c.lower_ in ("if", "whether") and c.dep_ == "mark" for c in verb.children)
    if kind == "assertion" and any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux"):
        return None
    if kind == "assertion":
        return "hedge" if unsure or asked else kind
    return None if unsure else kind
