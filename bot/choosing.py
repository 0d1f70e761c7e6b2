"""Choose the findings of a first card: the most telling, none of them twice."""

from collections.abc import Iterator, Sequence

from bot.framing.model import Finding, LensName
from bot.framing.standing import is_of_one
from bot.variety import varied

DULL = 0.2
"""Findings that weigh less are kept for “more”, as long as there are enough of the others; and so
are points that one article of several tells alone: three that say something beat five."""

FEW = 3
"""Findings below which those come in as well."""

DEEP = 8
"""Findings that are looked at for each one shown."""

PEOPLE = ":people"

KIND, LENS = 0.4, 0.8
"""How much of its worth is left of a finding after one of its kind, and of its lens."""


def telling(found: Sequence[Finding], most: int, lens: LensName | None) -> list[Finding]:
    """The most telling of each kind first, none that says again what is shown, in their order."""
    if lens:
        return list(found[: most * 2])
    chosen: list[Finding] = []
    fresh = _fresh(varied(found, _alike)[: most * DEEP])
    ordered = varied([finding for finding in found if finding in fresh], _alike)
    for dull in (False, True):
        room = FEW if dull else most
        for finding in (f for f in ordered if _is_dull(f) == dull):
            if len(chosen) < room and not _is_said(finding, chosen):
                chosen.append(finding)
    return sorted(chosen, key=found.index)


def _fresh(ordered: Sequence[Finding]) -> list[Finding]:
    """Drop what says again what stands above, so that it takes no turn of its kind."""
    kept: list[Finding] = []
    for finding in ordered:
        if not _is_said(finding, kept):
            kept.append(finding)
    return kept


def _is_dull(finding: Finding) -> bool:
    return finding.weight < DULL or (not finding.firm and is_of_one(finding))


def _alike(finding: Finding) -> Iterator[tuple[str, float]]:
    """Name what a finding has in common with others: its kind and its lens."""
    yield ":".join(finding.key.split(":")[:2]), KIND
    yield finding.lens, LENS


def _is_said(finding: Finding, above: Sequence[Finding]) -> bool:
    return any(_says_again(finding, other) for other in above) or _is_shown(finding, above)


def _says_again(finding: Finding, above: Finding) -> bool:
    """Tell whether the words of a finding stand in one above it, side by side.

    Of two that show people, most of those that either shows are enough.
    """
    people = finding.key.endswith(PEOPLE) and above.key.endswith(PEOPLE)
    pairs = [(set(c.words), set(o.words)) for c, o in zip(finding.cells, above.cells, strict=False)]
    words, others = (sum(len(pair[at]) for pair in pairs) for at in (0, 1))
    again = sum(len(ours & theirs) for ours, theirs in pairs)
    if people:
        return min(words, others) > 0 and 3 * again >= 2 * min(words, others)
    return words > 0 and again == words


def _is_shown(finding: Finding, above: Sequence[Finding]) -> bool:
    """Tell whether the sentences of a fact are those that another finding shows."""
    if finding.lens != "claims":
        return False
    shown = {(e.document, e.span) for f in above for c in f.cells for e in c.evidence[:2]}
    own = {(e.document, e.span) for c in finding.cells if c.count for e in c.evidence[:1]}
    return bool(own) and own <= shown
