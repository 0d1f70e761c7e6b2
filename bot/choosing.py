"""Choose the findings of a first card: the most telling, none of them twice."""

from collections.abc import Sequence

from bot.framing.model import Finding, LensName

DULL = 0.2
"""Findings that weigh less are kept for “more”, as long as there are enough of the others."""

FEW = 3
"""Findings below which those come in as well."""

PEOPLE = ":people"


def telling(found: Sequence[Finding], most: int, lens: LensName | None) -> list[Finding]:
    """The most telling: at most two of a lens, none that says again what stands above it."""
    if lens:
        return list(found[: most * 2])
    rank: dict[str, int] = {}
    places: list[tuple[bool, bool, bool, int, Finding]] = []
    for place, finding in enumerate(found):
        rank[finding.lens] = rank.get(finding.lens, 0) + 1
        again = any(_says_again(finding, above) for above in found[:place])
        again = again or _is_shown(finding, [above for *_, above in places])
        places.append((finding.weight < DULL, again, rank[finding.lens] > 2, place, finding))
    best = sorted(places, key=lambda p: p[:4])
    fresh = [p for p in best if not p[1]]
    telling = [p for p in fresh if not p[0]]
    return [finding for *_, finding in (telling if len(telling) >= FEW else fresh[:FEW])[:most]]


def _says_again(finding: Finding, above: Finding) -> bool:
    """Tell whether the words of a finding stand in one above it, side by side.

    Of two that show people most are enough.
    """
    people = finding.key.endswith(PEOPLE) and above.key.endswith(PEOPLE)
    pairs = [(set(c.words), set(o.words)) for c, o in zip(finding.cells, above.cells, strict=False)]
    words = sum(len(ours) for ours, _ in pairs)
    again = sum(len(ours & theirs) for ours, theirs in pairs)
    return words > 0 and (3 * again >= 2 * words if people else again == words)


def _is_shown(finding: Finding, above: Sequence[Finding]) -> bool:
    """Tell whether the sentences of a fact are those that another finding shows."""
    if finding.lens != "claims":
        return False
    shown = {(e.document, e.span) for f in above for c in f.cells for e in c.evidence[:2]}
    own = {(e.document, e.span) for c in finding.cells if c.count for e in c.evidence[:1]}
    return bool(own) and own <= shown
