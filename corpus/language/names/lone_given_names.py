"""Tell whose a given name is that stands alone: "Becky", after "Becky Thistle"."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.language.names.naming import Mention, given_key, is_given, listed
from corpus.language.pipeline import Parsed
from corpus.model import Span


def by_given_name(parsed: Parsed, mentions: Sequence[Mention]) -> dict[Span, Mention]:
    """Return, by place, whom each lone given name means: the one so called who was named in full.

    `mentions` stand in their order. Left alone is a name that two in the text are called by, one
    that is also a surname there, and one under a title, which surnames have: "Mr Scott".
    """
    surnames = {m.key for m in mentions if m.kind == "person" and m.given}
    called: dict[str, set[str]] = {}
    found = dict[Span, Mention]()
    for mention in mentions:
        if mention.kind != "person":
            continue
        if mention.given:
            called.setdefault(mention.given, set()).add(mention.key)
        elif mention.key not in surnames and _is_alone(parsed, mention):
            given = given_key(mention.span.of(parsed.text))
            bearers = called.get(given, set())
            if len(bearers) == 1:
                found[mention.span] = replace(mention, key=next(iter(bearers)), given=given)
    return found


def _is_alone(parsed: Parsed, mention: Mention) -> bool:
    """Tell one given name by itself."""
    ahead = parsed.text[max(0, mention.span.start - 24) : mention.span.start].lower().split()
    titled = ahead[-1:] and ahead[-1].strip(".,") in listed("before_person", parsed.language)
    return not titled and is_given(mention.span.of(parsed.text))
