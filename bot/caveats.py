"""Say below a comparison what it rests on, and what it could not compare."""

from collections.abc import Sequence

from bot.framing.ground import compares_meaning
from bot.framing.model import Comparison, Coverage, Finding, LensName
from bot.reply import Block, Text
from bot.wording import counted, listed

ALIKE = "claims:both"

MANY = 10
"""How many times the words of another side one has before that is said."""

LANGUAGES = {"ru": "Russian", "uk": "Ukrainian"}

BY_WORDS = (
    "What each tells was compared by its words, in English, not by meaning: the vectors of some "
    "articles here are still to be made, by a running bot or by `parallax index`."
)


def notes(
    comparison: Comparison,
    shown: Sequence[Finding],
    apart: Sequence[str],
    lens: LensName | None = None,
) -> list[Block]:
    """Say how firm the findings are, what was left apart, and what was not compared."""
    said: list[Block] = []
    if not shown:
        which = f" by the lens “{lens}”" if lens else ""
        said.append(Text(f"No difference found{which} that the articles here would bear out."))
    said += [Text(line, "note") for line in _single_points(shown)]
    if apart:
        names = listed(apart[:5]) + (f" and {len(apart) - 5} more" if len(apart) > 5 else "")
        said.append(Text(f"Left apart here: {names}. Name them after “between”.", "note"))
    left = len(comparison.findings) - len(shown)
    if left > 0:
        said.append(Text(f"{counted(left, 'more finding')} by lens.", "note"))
    said += [Text(line, "note") for line in _lengths(comparison.coverage)]
    said += [Text(line, "note") for line in _not_compared(comparison.coverage)]
    return said


def _lengths(coverage: Coverage) -> list[str]:
    """Say so where one side has many times the words of another: it cannot but tell more."""
    held = {s.name: sum(len(a.document.body.split()) for a in s.articles) for s in coverage.sides}
    told = sorted((count, name) for name, count in held.items() if count)
    if not told or told[-1][0] < MANY * told[0][0]:
        return []
    (least, short), (most, long) = told[0], told[-1]
    return [
        f"{long} has {most:,} words here and {short} {least:,}: "
        "what the shorter does not tell says little."
    ]


def _not_compared(coverage: Coverage) -> list[str]:
    """Say by what facts were matched, and what is not read in other languages than English."""
    spoken = {a.document.language for side in coverage.sides for a in side.articles}
    others = [name for code, name in LANGUAGES.items() if code in spoken]
    by_meaning = compares_meaning(coverage)
    facts = "who is named and quoted" if not by_meaning else "the facts, who is named and quoted"
    lines = [] if by_meaning else [BY_WORDS]
    if others:
        lines.append(
            f"Across languages {facts} can be compared; who did it, who is accused, what things "
            f"are called and wording are read in English alone, not in {listed(others)}."
        )
    return lines


def _single_points(shown: Sequence[Finding]) -> list[str]:
    """Say which of the findings are what articles tell, and no firm difference between sides."""
    numbers = [str(n) for n, f in enumerate(shown, 1) if not f.firm and f.key != ALIKE]
    if not numbers:
        return []
    if not any(f.firm and f.key != ALIKE for f in shown):
        return [
            "No difference between the sides here is firm: these are points that articles tell."
        ]
    which = "Finding" if len(numbers) == 1 else "Findings"
    told = "is a point" if len(numbers) == 1 else "are points"
    return [f"{which} {listed(numbers)} {told} that articles tell, no firm difference of sides."]
