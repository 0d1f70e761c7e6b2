"""Read off a parse who did what to whom, and whether the text says who did it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from corpus.language.agency import deeds, unknown_doers
from corpus.language.agency.deeds import Deed
from corpus.language.agency.events import (
    entity_at,
    is_declared_unknown,
    is_thing,
    is_vehicle,
    owner_of,
    words_of,
)
from corpus.language.cyrillic import actions as cyrillic_actions
from corpus.language.pipeline import Parsed
from corpus.model import Action, Agency, Name, Quotation, Span


def actions(
    parsed: Parsed, names: Sequence[Name], quotations: Sequence[Quotation]
) -> tuple[Action, ...]:
    """Return the events that a text tells, in order; see `cyrillic_actions` for Russian.

    Agency is `named` for any agent who is somebody, with an entity only if there is a name;
    `unknown` where the text declares it; `left_out` in a passive or an event noun without
    an agent, and where a weapon or an explosion is all that acts. What is only supposed,
    asked, planned or alleged ("if Kyiv struck", "accused of striking") is no action.
    """
    if parsed.doc is None:
        return cyrillic_actions.actions(parsed, names, quotations)
    content = [q.span for q in quotations if q.kind != "term"]
    found: dict[Span, Action] = {}
    for deed in _deeds(parsed):
        action = _action(deed, parsed.sentences, names)
        if action is not None:
            quoted = any(span.holds(action.cue) for span in content)
            found.setdefault(action.cue, replace(action, quoted=quoted))
    return tuple(sorted(found.values(), key=lambda action: action.cue))


def _deeds(parsed: Parsed) -> Iterator[Deed]:
    """Yield the deeds; what a text declares unknown goes first, and stands."""
    assert parsed.doc is not None  # noqa: S101 - the caller asked
    yield from unknown_doers.deeds(parsed.doc)
    for token in parsed.doc:
        yield from deeds.deeds(token)


def _action(deed: Deed, sentences: Sequence[Span], names: Sequence[Name]) -> Action | None:
    """Make the action: say what is known of its agent and its patient."""
    cue = Span(deed.cue.idx, deed.cue.idx + len(deed.cue))
    sentence = next((s for s in sentences if s.holds(cue)), None)
    if sentence is None:
        return None
    agency, agent, agent_entity = _agent(deed, names)
    patient = deed.patient
    return Action(
        sentence=sentence,
        cue=cue,
        event=deed.event,
        agency=agency,
        agent=agent,
        agent_entity=agent_entity,
        patient=words_of(patient) if patient is not None else None,
        patient_entity=entity_at(patient, names) if patient is not None else None,
        negated=deed.negated,
    )


def _agent(deed: Deed, names: Sequence[Name]) -> tuple[Agency, Span | None, str | None]:
    """Say whether the doer is named, declared unknown or left out."""
    if deed.unknown:
        return "unknown", None, None
    agent = deed.agent
    if agent is None:
        return "left_out", None, None
    if is_declared_unknown(agent):
        return "unknown", words_of(agent), None
    if is_thing(agent):
        return _thing(agent, names)
    if is_vehicle(agent):
        owner = owner_of(agent, names)
        return "named", words_of(agent), owner[1] if owner else None
    return "named", words_of(agent), entity_at(agent, names)


def _thing(agent: Token, names: Sequence[Name]) -> tuple[Agency, Span | None, str | None]:
    """Name the owner of a weapon that acts ("a Russian missile"), if the text does."""
    owner = owner_of(agent, names)
    if owner is None:
        return "left_out", None, None
    return "named", words_of(agent), owner[1]
