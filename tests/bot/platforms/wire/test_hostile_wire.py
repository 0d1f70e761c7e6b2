"""Over the wire: articles full of hostile strings are shown, and nothing pings, links or breaks."""

import pytest

from tests.bot.conftest import ARTICLES
from tests.bot.platforms.hostile import CORES, alive
from tests.bot.platforms.wire.people import Team, shown
from tests.bot.platforms.wire.shown import parts, text

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("wire")]

LINK = "https://gazette.example/hostile-{}"
HELD = (line for file in sorted(ARTICLES.glob("*.md")) for line in file.read_text().splitlines())
LINKS = frozenset(
    {line.removeprefix("url: ") for line in HELD if line.startswith("url: ")}
    | {LINK.format(number) for number in range(0, len(CORES), 40)}
)
"""The addresses of all articles that the bot has: whatever is asked may be answered from them."""


def article(of: tuple[str, ...]) -> bytes:
    """An article with hostile strings for its title, its source and in its sentences."""
    said = "\n\n".join(
        f"“The dam of Ullern is {core} closed,” said the mayor. {core}" for core in of
    )
    return said.encode("utf-8", "replace")


async def test_hostile_articles_are_harmless_on_every_card(here: Team) -> None:
    for number in range(0, len(CORES), 40):
        file = (f"hostile-{number}.txt", article(CORES[number : number + 40]))
        given = {
            "source": CORES[number],
            "title": f"Dam of Ullern {CORES[number + 1]}",
            "url": LINK.format(number),
        }
        added = await here.manager.slash(here.channel, "ingest", file=file, **given)
        assert "1 article added" in text(shown(added))
    asked = [("search", {"words": f"dam Ullern {n}"}) for n in ("closed", "@everyone", "||x||")]
    asked += [("quote", {"topic": "dam Ullern"}), ("incidents", {"words": "dam"}), ("sources", {})]
    asked += [("compare", {"incident": core}) for core in CORES[::9]]
    cards = [shown(await here.reader.slash(here.channel, c, **given)) for c, given in asked]
    assert any("Ullern" in text(card) for card in cards)
    for card in cards:
        contents = [part["content"] for part in parts(card) if part["type"] == 10]
        assert not [fault for told in contents for fault in alive(told, LINKS)]
        assert not card._message.mention_everyone
        assert not card._message.ping_user_ids
        assert not card._message.ping_role_ids
