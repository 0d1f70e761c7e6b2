"""Tell whose a given name is that stands alone: "Becky", of "Becky Thistle"."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.language.names.naming import Mention, given_key, is_given, listed
from corpus.language.pipeline import Parsed
from corpus.model import Span


def by_given_name(parsed: Parsed, mentions: Sequence[Mention]) -> dict[Span, Mention]:
    """Return, by place, whom each lone given name means: the one so called who was named in full.

    `mentions` stand in their order. Left alone is a name that two in the text are called by, one
    that is also a surname there, and one under a title, which surnames have: "Mr Scott". A name
    that comes in full only later is of a family named before: "Tarn's brother Joss" is Joss Tarn.
    """
    people = [m for m in mentions if m.kind == "person"]
    surnames = {m.key for m in people if m.given}
    called: dict[str, set[str]] = {}
    later = _called(people)
    named = set[str]()
    found = dict[Span, Mention]()
    for mention in people:
        if mention.given:
            called.setdefault(mention.given, set()).add(mention.key)
        elif mention.key not in surnames and not _is_titled(parsed, mention):
            given = given_key(mention.span.of(parsed.text))
            family = later.get(given, set()) if is_given(mention.span.of(parsed.text)) else set()
            bearers = called.get(given) or (family & named if len(family) == 1 else set())
            if len(bearers) == 1:
                found[mention.span] = replace(mention, key=next(iter(bearers)), given=given)
        named.add(mention.key)
    return found


def _called(people: Sequence[Mention]) -> dict[str, set[str]]:
    """Return the surnames that each given name of a text goes with."""
    called: dict[str, set[str]] = {}
    for mention in people:
        if mention.given:
            called.setdefault(mention.given, set()).add(mention.key)
    return called


def _is_titled(parsed: Parsed, mention: Mention) -> bool:
    """Tell a surname by the title before it."""
    ahead = parsed.text[max(0, mention.span.start - 24) : mention.span.start].lower().split()
    return bool(ahead) and ahead[-1].strip(".,") in listed("before_person", parsed.language)
