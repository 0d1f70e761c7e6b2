"""Run the real bot against a Discord of our own: python -m … run_bot.py ADDRESS ARGUMENTS."""

import sys
from pathlib import Path
from typing import Any

from discord import Client
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


def main() -> int:
    """Point discord.py at the address and run Parallax's command line."""
    sys.path.insert(0, str(Path(__file__).parents[4]))
    from bot.__main__ import main

    address, *arguments = sys.argv[1:]
    Route.BASE = f"{address}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"{address.replace('http', 'ws')}/gateway/")
    Client.before_identify_hook = _at_once  # type: ignore[method-assign]
    return main(arguments)


async def _at_once(*_: Any, **__: Any) -> None:
    """Wait for nothing between two identifications, where Discord wants five seconds."""


if __name__ == "__main__":
    sys.exit(main())
