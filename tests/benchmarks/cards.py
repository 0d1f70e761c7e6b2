"""Draw every card as a picture, at a phone's width, in the dark and in the light.

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
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord

import corpus.sample
from bot.app import App
from bot.platforms.discord import Parallax
from bot.platforms.terminal.files import Intake, take_in
from bot.testing import asking
from corpus.impressions import make_pending
from corpus.model import OPERATOR
from tests.benchmarks.scenes import EMPTY, SCENES, Scene, Stage

WIDTH, HEIGHT = 390, 4000
"""A phone in the hand; tall, so that the whole card is on the picture."""

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
    "--button-secondary-surface": "#6d6f78",
    "--code-surface": "#f2f3f5",
    "--code-border": "#e3e5e8",
    "--code-text": "#2f3035",
    "--input-surface": "#f2f3f5",
    "--input-placeholder": "#5c5e66",
    "--link-text": "#0068e0",
    "--link-accent": "#0068e0",
    "--disclaimer-bg": "#fdf3e0",
    "--disclaimer-text": "#2f3035",
    "--modal-surface": "#ffffff",
    "--modal-separator": "#e3e5e8",
    "--modal-trigger-border": "#c8cacf",
}
"""Discord's light colours; simcord knows the dark ones."""

PAINT = """
document.addEventListener("DOMContentLoaded", () => {
  for (const [name, value] of Object.entries(%s))
    document.documentElement.style.setProperty(name, value);
});
"""


@dataclass
class Lamp:
    """Whether the next picture is taken in the light."""

    light: bool = False


@asynccontextmanager
async def browser_named(lamp: Lamp) -> AsyncIterator[None]:
    """Give simcord's Playwright the browser there is, and the colours that the lamp says."""
    from playwright.async_api import Browser, BrowserType

    launch, context = BrowserType.launch, Browser.new_context
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")

    async def launched(self: BrowserType, **options: Any) -> Browser:
        return await launch(self, executable_path=path, args=["--no-sandbox"], **options)

    async def themed(self: Browser, **options: Any) -> Any:
        made = await context(self, **options | {"device_scale_factor": 2})
        if lamp.light:
            await made.add_init_script(PAINT % json.dumps(LIGHT))
        return made

    BrowserType.launch, Browser.new_context = launched, themed  # type: ignore[method-assign]
    try:
        yield
    finally:
        BrowserType.launch, Browser.new_context = launch, context  # type: ignore[method-assign]


async def pictures(folder: Path, app: App, scenes: Mapping[str, Scene]) -> None:
    """Play each scene, and take a picture of what is shown."""
    lamp = Lamp()
    async with (
        browser_named(lamp),
        simcord.run(Parallax(app), settle_timeout=50, shard_count=1) as env,
    ):
        env.backend.bot_user.name = "Parallax"
        stage = staged(env)
        await stage.ask("help")
        async with env.preview(
            stage.channel,
            viewers=[stage.reader, stage.manager],
            display="fixed",
            width=WIDTH,
            height=HEIGHT,
        ) as preview:
            for name, scene in scenes.items():
                try:
                    shown = await scene(stage)
                except LookupError as error:
                    print(f"{name}: no {error}")
                    continue
                for lamp.light in (False, True):
                    await picture(stage, preview, shown, folder / _named(name, lamp.light))


def staged(env: simcord.Env) -> Stage:
    """Make a server, a channel, and two who are in it."""
    guild = env.create_guild()
    desk = guild.create_role("desk", permissions=discord.Permissions(manage_guild=True))
    return Stage(
        env,
        guild.create_text_channel("framing"),
        guild.add_member(env.create_user("reader")),
        guild.add_member(env.create_user("manager"), roles=[desk]),
    )


async def picture(stage: Stage, preview: Any, shown: Any, file: Path) -> None:
    """Take one picture, as whoever may see it."""
    for viewer in (stage.reader, stage.manager):
        try:
            await preview.screenshot(file, target=shown, viewer=viewer, allow_incomplete=True)
        except Exception as error:
            failed = error
        else:
            print(file)
            return
    print(f"{file}: {failed}")


def _named(name: str, light: bool) -> str:
    return f"{name}{'-light' if light else ''}.png"


async def all_pictures(folder: Path, data: Path, wanted: Iterable[str]) -> None:
    """Take the pictures of a server where there is nothing, then of one with the sample."""
    taken = set(wanted)
    for scenes, files in ((EMPTY, ()), (SCENES, SAMPLE)):
        here = {name: scene for name, scene in scenes.items() if not taken or name in taken}
        if not here:
            continue
        at = data / ("sample" if files else "empty")
        (at / "discord-commands.sha256").unlink(missing_ok=True)
        async with asking(at) as ask:
            if files and not await ask.app.store.count_incidents(OPERATOR):
                await take_in(ask.app, Intake(files))
                await ask.app.search.embed_pending()
                await make_pending(ask.app.store, ask.app.search)
            await pictures(folder, ask.app, here)


def main() -> None:
    """Read where the pictures go, and take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", help=", ".join([*SCENES, *EMPTY]))
    parser.add_argument("--data", type=Path, help="a data folder, kept; else a new one")
    args = parser.parse_intermixed_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        asyncio.run(all_pictures(args.folder, args.data or Path(passing), args.scenes))


if __name__ == "__main__":
    main()
