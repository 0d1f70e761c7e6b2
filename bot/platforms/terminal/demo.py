"""parallax demo: the main job on the sample corpus."""

from pathlib import Path

from rich.console import Console
from rich.rule import Rule

import corpus.sample
from bot.app import App
from bot.platforms.terminal.chat import step
from bot.platforms.terminal.drawing import draw
from bot.platforms.terminal.files import Intake, take_in
from corpus.model import OPERATOR

INCIDENT, TOPIC = "Kirillov scooter bomb", "negotiations"
"""What the demo asks about: an incident that three sides tell in three ways."""


async def demo(app: App, console: Console) -> bool:
    """Ingest the sample corpus if it is not here, then show what can be asked of it."""
    took_all = await _sample(app, console)
    await _asked(app, console, "incidents")
    await _asked(app, console, f"compare {INCIDENT}")
    await _asked(app, console, f"quote {TOPIC}")
    return took_all


async def _sample(app: App, console: Console) -> bool:
    folder = Path(corpus.sample.__file__).parent
    files = tuple(sorted(folder.glob("[0-9]*.md")))
    held = await app.store.count_articles(OPERATOR)
    if held >= len(files):
        return True
    console.print("The sample corpus is read and understood once; the next start is quick.")
    reply = await take_in(app, Intake(files), console)
    draw(console, reply)
    return reply.ok


async def _asked(app: App, console: Console, line: str) -> None:
    console.print(Rule(f"› {line}", align="left", style="green"))
    draw(console, await step(app, OPERATOR, line))
