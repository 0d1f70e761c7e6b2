"""Every screen of Parallax on Discord, as somebody in a server comes to see it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import simcord

from bot.platforms.discord import watching
from bot.suggest import Choice
from tests.bot.platforms.discord.people import parts

Shown = Any
"""A message or a form as simcord gives it back."""

BOMB = "alekseyev shooting"

SENTENCE = "We can state unequivocally that we are talking about deliberate sabotage by the"
VERBATIM = f'"{SENTENCE} Ukrainian side", said Peskov'
ALTERED = f'"{SENTENCE} American side", said Peskov'
ELSEWHERE = f'"{SENTENCE} Ukrainian side", said Zelenskyy'
NOWHERE = '"The moon will be sold to the highest bidder", said Peskov'

ARTICLE = (
    b"The harbour town of Larkhaven lost its last lamp on Monday night, when a storm of the "
    b"kind that comes once in a decade took the pier. Nobody was hurt, the harbour master said."
)
GIVEN = {"source": "Larkhaven Herald", "published": "2026-05-21", "title": "Pier lost"}
NEWS = (
    b"General Vladimir Alekseyev was killed on the spot on Friday, when seven shots were fired at "
    b"him in Moscow.\n\nThe General Staff's doctors said on Monday that Vladimir Alekseyev died at "
    b"6.40.\n\nThe attacker, a woman, has not been found, a Moscow court was told."
)


@dataclass(frozen=True)
class Stage:
    """A server with a channel, one who reads and one who manages."""

    env: simcord.Env
    channel: Any
    reader: Any
    manager: Any

    async def ask(self, command: str, **options: Any) -> Shown:
        """Run a command as the reader."""
        return shown_of(await self.reader.slash(self.channel, command, **options))

    async def rule(self, command: str, **options: Any) -> Shown:
        """Run a command as the one who manages."""
        return shown_of(await self.manager.slash(self.channel, command, **options))

    async def then(self, shown: Shown, label: str, who: Any = None) -> Shown:
        """Press the button, or choose the entry of a list, whose label begins so."""
        who = who or self.reader
        for part in parts(shown):
            if part["type"] == 2 and part.get("label", "").startswith(label):
                result = await who.click(shown, custom_id=part["custom_id"])
                return result if result.modal else shown_of(result, shown)
            for option in part.get("options", ()):
                if option["label"].startswith(label):
                    result = await who.select(shown, [option["value"]], custom_id=part["custom_id"])
                    return result if result.modal else shown_of(result, shown)
        raise LookupError(label)

    async def menu(self, entry: str, posted: str) -> Shown:
        """Take a menu entry on what somebody posted."""
        message = await self.manager.send(self.channel, posted)
        return shown_of(await self.reader.context_menu(self.channel, entry, message))


def shown_of(result: Any, before: Shown = None) -> Shown:
    """Return what an interaction ended in: an answer, or the card that it changed."""
    return result.followups[-1] if result.followups else result.response or before


Scene = Callable[[Stage], Awaitable[Shown]]


def asked(command: str, **options: Any) -> Scene:
    """A reader's command."""
    return lambda stage: stage.ask(command, **options)


def ruled(command: str, **options: Any) -> Scene:
    """A command of one who manages."""
    return lambda stage: stage.rule(command, **options)


def followed(first: Scene, *labels: str, rules: bool = False) -> Scene:
    """What stands behind buttons, one after the other."""

    async def scene(stage: Stage) -> Shown:
        shown = await first(stage)
        for label in labels:
            shown = await stage.then(shown, label, stage.manager if rules else stage.reader)
        return shown

    return scene


def on(entry: str, posted: str) -> Scene:
    """What a menu entry makes of a message."""
    return lambda stage: stage.menu(entry, posted)


async def _one_sided(stage: Stage) -> Shown:
    given = {"source": "Plover Quay Letter", "side": "pro-Kyiv", "published": "2026-05-30"}
    file = ("market.txt", MARKET)
    await stage.rule("ingest", file=file, title="Night market of Plover Quay closes", **given)
    return await stage.ask("compare", incident="night market plover quay")


MARKET = (
    b"The night market of Plover Quay closed for good on Friday, its last trader said. "
    b"Nobody had come for weeks, she said."
)


async def _long_names(stage: Stage) -> Shown:
    """Two sides and two sources with names as long as may be, and a speaker with a long role."""
    for side, source, words in LIGHTHOUSE:
        await stage.rule("sides", action="add", to=side)
        given = {"source": source, "side": side, "published": "2026-05-28"}
        file = ("lamp.txt", f"{LAMP} {words}".encode())
        await stage.rule("ingest", file=file, title=f"{NIGHT}: {source}", **given)
    return await stage.ask("compare", incident="skerry lighthouse dark")


NIGHT = (
    "Skerry lighthouse dark for the third night in a row as islanders, fishermen and ferry crews "
    "wait for a committee that has not met since the winter before last"
)
LAMP = "The lighthouse on Skerry Head went dark on Thursday, and a trawler struck the rocks."
LIGHTHOUSE = (
    (
        "Association of the Provincial Newspapers",
        "The Greater Skerry Head and Outer Islands Weekly Intelligencer",
        "Saboteurs of the ferry company broke the lamp. “The company had warned us that it would,” "
        "said Rosalind Featherstonehaugh-Cholmondeley, deputy chair of the standing committee on "
        "harbours, lighthouses and inland navigation.",
    ),
    (
        "Friends of the Northern Ferry Companies",
        "Ferry Passengers' and Crews' Independent Gazette of the North",
        "It is not known who broke the lamp. “We were on the other side of the strait,” said "
        "Captain Ebenezer Thorogood-Wintersmith, who commands the night ferry to the islands.",
    ),
)


async def _watch_message(stage: Stage) -> Shown:
    await stage.ask("watch", incident=BOMB)
    await stage.rule("sides", action="add", to="undecided")
    given = {"source": "Grey Wire", "side": "undecided", "published": "2026-02-10"}
    title = "General Alekseyev died after shooting in Moscow"
    await stage.rule("ingest", file=("news.txt", NEWS), title=title, **given)
    await watching.tell(stage.env.bot)
    return stage.channel.last_message


async def _watch_news(stage: Stage) -> Shown:
    """Two sides that have told of it, then an article that contradicts and claims anew."""
    for side, source, words in TRAIN[:2]:
        await _told(stage, side, source, words)
    await stage.ask("unwatch")  # what was told here before would hold this message back
    await stage.ask("watch", incident="kestrel bay train")
    await _told(stage, *TRAIN[2])
    await watching.tell(stage.env.bot)
    return stage.channel.last_message


async def _told(stage: Stage, side: str, source: str, words: str) -> None:
    file = ("train.txt", f"{RAILS} {words}".encode())
    given = {"source": source, "side": side, "published": "2026-05-25"}
    await stage.rule("ingest", file=file, title=f"Kestrel Bay train: {source}", **given)


RAILS = "A train left the rails near Kestrel Bay on Monday."
TRAIN = (
    ("Kremlin-sympathetic", "Bay Courier", "Rescuers brought 41 passengers to the hospital."),
    ("pro-Kyiv", "Harwick Post", "Passengers waited for hours. Buses took people to the coast."),
    (
        "pro-Kyiv",
        "Coast Mail",
        "Rescuers brought 57 passengers to the hospital. "
        "The line had been repaired by the Osprey company in 2019.",
    ),
)


async def _updates(stage: Stage) -> Shown:
    await stage.ask("watch", incident=BOMB)
    return await stage.ask("updates")


async def _mention(stage: Stage) -> Shown:
    mention = f"<@{stage.env.backend.bot_user.id}>"
    await stage.reader.send(stage.channel, f"{mention} how do they frame the Alekseyev shooting?")
    await stage.env.settle()
    return stage.channel.last_message


async def _broken(stage: Stage) -> Shown:
    async def breaks(*_: Any, **__: Any) -> list[Choice]:
        raise RuntimeError("as if")

    app = stage.env.bot.app
    kept, app.store.sources = app.store.sources, breaks
    try:
        return await stage.ask("who", name="peskov")
    finally:
        app.store.sources = kept


async def _report(stage: Stage) -> Shown:
    shown = await stage.ask("quote", topic="negotiations")
    form = await stage.then(shown, "Wrong")
    await stage.reader.submit_modal(form, {"item": ["1"], "why": "not his words"})
    return await stage.rule("review")


SETUP = ruled("setup")

SCENES: dict[str, Scene] = {
    "help": asked("help"),
    "help-words": followed(asked("help"), "Find and check"),
    "help-manager": ruled("help"),
    "help-compare": asked("help", about="compare"),
    "help-unknown": asked("help", about="what shall we have for lunch"),
    "incidents": asked("incidents"),
    "incidents-2": followed(asked("incidents"), "More"),
    "compare": asked("compare", incident=BOMB),
    "compare-days": asked("compare", incident=BOMB, between="2026-02-06 and 2026-02-09"),
    "compare-sources": asked(
        "compare", incident=BOMB, between="Quiet Fjord Wire and Brass Sparrow Bulletin"
    ),
    "evidence": followed(asked("compare", incident=BOMB), "Evidence 1"),
    "lens-sourcing": asked("compare", incident=BOMB, lens="sourcing"),
    "lens-actors": asked("compare", incident=BOMB, lens="actors"),
    "lens-naming": asked("compare", incident=BOMB, lens="naming"),
    "lens-wording": asked("compare", incident=BOMB, lens="wording"),
    "lens-certainty": asked("compare", incident=BOMB, lens="certainty"),
    "lens-claims": asked("compare", incident=BOMB, lens="claims"),
    "lens-portrayal": asked("compare", incident=BOMB, lens="portrayal"),
    "lens-frames": asked("compare", incident=BOMB, lens="frames"),
    "quotations": followed(asked("compare", incident=BOMB), "Quotations"),
    "picture": followed(asked("compare", incident=BOMB), "Picture"),
    "method": followed(asked("compare", incident=BOMB), "Method"),
    "export": followed(asked("compare", incident=BOMB), "Export"),
    "one-sided": _one_sided,
    "long-names": _long_names,
    "long-names-quote": asked("quote", topic="lighthouse"),
    "long-names-who": asked("who", name="Featherstonehaugh-Cholmondeley"),
    "long-names-incidents": asked("incidents", words="skerry"),
    "long-names-timeline": asked("timeline", incident="skerry lighthouse dark"),
    "long-names-picture": followed(asked("compare", incident="skerry lighthouse dark"), "Picture"),
    "nothing": asked("compare", incident="eclipse over the sea"),
    "timeline": asked("timeline", incident=BOMB),
    "who": asked("who", name="peskov"),
    "who-nobody": asked("who", name="Zephyrine Quillfeather"),
    "quote": asked("quote", topic="negotiations"),
    "quote-nothing": asked("quote", topic="lunar harvest festival"),
    "quote-nobody": asked("quote", speaker="Zephyrine Quillfeather"),
    "quote-2": followed(asked("quote", speaker="Peskov"), "More"),
    "show": followed(asked("quote", topic="negotiations"), "Context 1"),
    "search": asked("search", words="general shot moscow"),
    "search-nothing": asked("search", words="lunar harvest festival"),
    "search-ru": asked("search", words="покушение на Алексеева"),
    "quote-uk": asked("quote", speaker="Пєсков"),
    "verify": asked("verify", text=VERBATIM),
    "verify-altered": asked("verify", text=ALTERED),
    "verify-other": asked("verify", text=ELSEWHERE),
    "verify-nothing": asked("verify", text=NOWHERE),
    "verify-several": asked("verify", text=f"{VERBATIM}. {ALTERED}. {NOWHERE}."),
    "sources": asked("sources"),
    "narratives": asked("narratives"),
    "narrative": asked("narratives", narrative="kyiv-terror"),
    "watch": asked("watch", incident=BOMB),
    "watches": asked("watches"),
    "updates": _updates,
    "watch-message": _watch_message,
    "watch-news": _watch_news,
    "unwatch": asked("unwatch", incident=BOMB),
    "mydata": asked("mydata"),
    "mydata-erase": followed(asked("mydata"), "Erase it all"),
    "menu-compare": on("Compare this", "have you seen what they write of the Alekseyev shooting?"),
    "menu-verify": on("Verify this quotation", VERBATIM),
    "menu-nothing": on("Compare this", "http://169.254.169.254/latest/"),
    "mention": _mention,
    "wrong": followed(asked("quote", topic="negotiations"), "Wrong"),
    "useful": followed(asked("quote", topic="negotiations"), "Useful"),
    "broken": _broken,
    "forbidden": asked("ingest", text="one two three four five six"),
    "setup": SETUP,
    "setup-places": followed(SETUP, "Channels", rules=True),
    "setup-use": followed(SETUP, "Limits", rules=True),
    "setup-sides": followed(SETUP, "Sides", rules=True),
    "setup-side": followed(SETUP, "Sides", "Add", rules=True),
    "setup-sources": followed(SETUP, "Sources", rules=True),
    "setup-source": followed(SETUP, "Sources", "Brass", rules=True),
    "setup-files": followed(SETUP, "As files", rules=True),
    "source": ruled("source", name="Brass Sparrow Bulletin"),
    "ingest": ruled("ingest", file=("pier.txt", ARTICLE), **GIVEN),
    "ingest-refused": ruled("ingest", text="no article"),
    "ingest-unnamed": ruled("ingest", file=("pier.txt", ARTICLE)),
    "incident": ruled("incident", action="rename", incident=BOMB, title="The Alekseyev shooting"),
    "review": _report,
    "stats": ruled("stats"),
}
"""By the name of the picture, in the order in which they are taken; a list's are watched first."""

EMPTY: dict[str, Scene] = {
    "empty-help": asked("help"),
    "empty-compare": asked("compare", incident=BOMB),
    "empty-incidents": asked("incidents"),
    "empty-quote": asked("quote", topic="negotiations"),
    "empty-search": asked("search", words="general shot moscow"),
    "empty-verify": asked("verify", text=VERBATIM),
    "empty-who": asked("who", name="peskov"),
    "empty-timeline": asked("timeline", incident=BOMB),
    "empty-updates": asked("updates"),
    "empty-sources": asked("sources"),
    "empty-watches": asked("watches"),
    "empty-setup": SETUP,
    "empty-stats": ruled("stats"),
}
"""The same where nothing was ever taken in."""
