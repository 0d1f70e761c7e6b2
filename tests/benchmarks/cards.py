"""Draw the cards of every command as pictures, at phone width.

Run `python -m tests.benchmarks.cards DIR`. The bot runs in process on the sample corpus, and
simcord renders what it sends. A browser is wanted: the one named in CHROMIUM, else `chromium`
on the path, else Playwright's own.
"""

import argparse
import asyncio
import json
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import simcord

import corpus.sample
from bot.platforms.discord import Parallax
from bot.platforms.terminal.files import Intake, take_in
from bot.testing import asking

WIDTH, HEIGHT = 390, 2400
"""A phone in the hand; tall, so that the whole card is on the picture."""

CARDS: dict[str, tuple[str, dict[str, Any]]] = {
    "help": ("help", {}),
    "incidents": ("incidents", {}),
    "compare": ("compare", {"incident": "alekseyev shooting"}),
    "lens": ("compare", {"incident": "alekseyev shooting", "lens": "sourcing"}),
    "quote": ("quote", {"topic": "negotiations"}),
    "search": ("search", {"words": "general shot moscow"}),
    "sources": ("sources", {}),
    "stats": ("stats", {}),
    "mydata": ("mydata", {}),
    "nothing": ("compare", {"incident": "eclipse over the sea"}),
}

SAMPLE = tuple(sorted(Path(corpus.sample.__path__[0]).glob("*.md")))

LIGHT = {
    "background": "#ffffff",
    "color": "#2f3035",
    "--discord-bg": "#ffffff",
    "--discord-surface": "#f2f3f5",
    "--discord-elevated": "#ebedef",
    "--discord-control": "#e3e5e8",
    "--discord-text": "#2f3035",
    "--discord-muted": "#5c5e66",
    "--discord-subtle": "#4e5058",
    "--discord-border": "#d4d7dc",
    "--component-surface": "#f7f7f8",
    "--component-border": "#d9dadd",
    "--control-border": "#c8cacf",
    "--subtle-surface": "#e3e5e8",
    "--subtle-surface-text": "#2f3035",
    "--entity-text": "#4e5058",
    "--button-alt": "#6d6f78",
    "--code-surface": "#f2f3f5",
    "--code-border": "#e3e5e8",
    "--code-text": "#2f3035",
    "--input-surface": "#f2f3f5",
    "--input-placeholder": "#5c5e66",
    "--link-text": "#0068e0",
}
"""Discord's light colours; simcord knows the dark ones."""

PAINT = """
document.addEventListener("DOMContentLoaded", () => {
  for (const [name, value] of Object.entries(%s))
    document.documentElement.style.setProperty(name, value);
});
"""


@asynccontextmanager
async def browser_named(light: bool) -> AsyncIterator[None]:
    """Give simcord's Playwright the browser there is, and a light theme if wanted."""
    from playwright.async_api import Browser, BrowserType

    launch, context = BrowserType.launch, Browser.new_context
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")

    async def launched(self: BrowserType, **options: Any) -> Browser:
        return await launch(self, executable_path=path, args=["--no-sandbox"], **options)

    async def themed(self: Browser, **options: Any) -> Any:
        made = await context(self, **options | {"device_scale_factor": 2})
        if light:
            await made.add_init_script(PAINT % json.dumps(LIGHT))
        return made

    BrowserType.launch, Browser.new_context = launched, themed  # type: ignore[method-assign]
    try:
        yield
    finally:
        BrowserType.launch, Browser.new_context = launch, context  # type: ignore[method-assign]


async def pictures(folder: Path, data: Path, wanted: list[str], light: bool) -> None:
    """Run each command as a member would, and take a picture of the answer."""
    async with asking(data) as ask, browser_named(light):
        await take_in(ask.app, Intake(SAMPLE))
        async with simcord.run(Parallax(ask.app), settle_timeout=20, shard_count=1) as env:
            env.backend.bot_user.name = "Parallax"
            guild = env.create_guild()
            channel = guild.create_text_channel("framing")
            reader = guild.add_member(env.create_user("reader"))
            await reader.slash(channel, "help")
            async with env.preview(
                channel, viewers=[reader], display="fixed", width=WIDTH, height=HEIGHT
            ) as preview:
                for name in wanted:
                    command, options = CARDS[name]
                    result = await reader.slash(channel, command, **options)
                    shown = result.followups[-1] if result.followups else result.response
                    await picture(preview, shown, folder / _named(name, light))
                    if name == "compare" and result.response:
                        opened = await reader.click(result.response, custom_id=_first(result))
                        await picture(preview, opened.response, folder / _named("evidence", light))
                    if name == "quote" and result.response:
                        form = await reader.click(result.response, label="Wrong…")
                        await picture(preview, form, folder / _named("wrong", light))


async def picture(preview: Any, shown: Any, file: Path) -> None:
    """Take one picture."""
    taken = await preview.screenshot(file, target=shown, allow_incomplete=True)
    print(f"{file} {taken.output_width} x {taken.output_height}")


def _named(name: str, light: bool) -> str:
    return f"{name}{'-light' if light else ''}.png"


def _first(result: Any) -> str:
    """Return the id of the button for the first finding's evidence."""
    rows = [p for p in result.response.components[0]["components"] if p["type"] == 1]
    return str(rows[0]["components"][0]["custom_id"])


def main() -> None:
    """Read where the pictures go, and take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cards", nargs="*", default=list(CARDS), help=", ".join(CARDS))
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--data", type=Path, help="a data folder, kept; else a new one")
    args = parser.parse_intermixed_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        data = args.data or Path(passing)
        (data / "discord-commands.sha256").unlink(missing_ok=True)
        asyncio.run(pictures(args.folder, data, args.cards, args.light))


if __name__ == "__main__":
    main()
