"""Read off a text what it states of things that can be one way only.

How many came to harm, how old somebody is, how strong a quake was, when it broke out, whether
somebody lives, whether a deed was done: what two texts may tell so that both cannot be right.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.language.apart import Apart, joined, meeting
from corpus.language.pipeline import Parsed
from corpus.model import Action, Name, Quotation, Stated


def stated(
    parsed: Parsed,
    names: Sequence[Name],
    quotations: Sequence[Quotation],
    actions: Sequence[Action],
) -> tuple[Stated, ...]:
    """Return what a text states, in order; who says it and how is no part of it."""
    from corpus.language.stating import causes, cyrillic, deeds, doers, extents, figures, states

    around = Apart(joined(s for q in quotations for s in (q.speaker.span, q.cue) if s))
    quoted = joined(q.span for q in quotations if q.kind == "direct")
    found = [*deeds.done(actions, parsed.text), *doers.doers(actions, names, parsed.text)]
    if parsed.doc is not None:
        found += deeds.weekdays(parsed, actions)
        for read in (states.states, deeds.did, causes.causes, doers.owners):
            found += read(parsed, names)
        found += [*figures.figures(parsed, names), *extents.extents(parsed, names)]
    else:
        found += cyrillic.harmed(parsed, names)
    kept = (each for each in found if not around.meets(each.span))
    told = (
        replace(e, quoted=any(q.holds(e.span) for q in quoted[meeting(quoted, e.span)]))
        for e in kept
    )
    return tuple(sorted(set(told), key=lambda each: (each.span, each.of, each.whose, each.low)))
