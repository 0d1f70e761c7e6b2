"""review: an admin's word on items that members reported wrong."""

from collections.abc import Sequence
from typing import Annotated, Literal

from bot.ask import Ask
from bot.command import Option
from bot.records import Report
from bot.reply import Next, Reply, Text
from bot.wording import counted, cut
from corpus.errors import UserError


async def review(
    ask: Ask,
    decision: Annotated[
        Literal["uphold", "dismiss"] | None, Option("what you decide on the report")
    ] = None,
    report: Annotated[int | None, Option("the report's number")] = None,
) -> Reply:
    """Look through items reported wrong; uphold or dismiss a report."""
    if decision is None:
        return _listed(await ask.usage.pending(ask.workspace))
    if report is None:
        raise UserError(f"Say which report, such as: review {decision} 3.")
    state: Literal["upheld", "dismissed"] = "upheld" if decision == "uphold" else "dismissed"
    if not await ask.usage.decide(ask.workspace, report, state):
        raise UserError(f"There is no report {report} here; see review for those that wait.")
    said = f"Report {report} is {state}." + (
        " The item comes last and is marked." if state == "upheld" else " The mark is gone."
    )
    return Reply(
        "review", (Text(said),), {"report": report, "state": state}, (Next("Others", "review"),)
    )


_WHAT = Text("What is upheld is marked and comes last; what is dismissed loses its mark.", "note")


def _listed(reports: Sequence[Report]) -> Reply:
    blocks = [Text(f"{counted(len(reports), 'report')} waiting", "title")]
    for report in reports:
        blocks.append(Text(f"{report.id}. “{cut(report.text, 200)}”"))
        blocks.append(
            Text(f"why: {cut(report.why, 200)}" if report.why else "no reason given", "small")
        )
    blocks += [_WHAT] if reports else []
    actions = tuple(
        Next(f"{decision.capitalize()} {r.id}", "review", {"decision": decision, "report": r.id})
        for r in reports[:5]
        for decision in ("uphold", "dismiss")
    )
    found = [{"id": r.id, "item": r.item, "text": r.text, "why": r.why} for r in reports]
    return Reply("review", tuple(blocks), found, actions, items=len(reports))
