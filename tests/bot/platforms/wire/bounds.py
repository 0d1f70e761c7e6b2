"""The limits that Discord's OpenAPI description leaves out, each with the section that tells it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

V2 = 1 << 15
ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, GALLERY, FILE, CONTAINER = 1, 2, 3, 4, 9, 10, 12, 13, 17
SELECTS = (3, 5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request's body and its files as (name, size)."""

    body: Any
    files: tuple[tuple[str, int], ...] = ()

    @property
    def message(self) -> dict[str, Any]:
        """The message, modal or list of choices in it."""
        body = self.body if isinstance(self.body, dict) else {}
        data = body.get("data") if isinstance(body.get("type"), int) else body
        return data or {}

    @property
    def commands(self) -> list[dict[str, Any]]:
        """The commands in it, if they are what is sent."""
        return self.body if isinstance(self.body, list) else []

    def parts(self, *kinds: int) -> list[dict[str, Any]]:
        """Return the components of these types (of all), nested ones too."""
        return [p for p in walk(self.message.get("components")) if not kinds or p["type"] in kinds]

    @property
    def v2(self) -> bool:
        """Whether it is a message of Components V2."""
        return bool((self.message.get("flags") or 0) & V2) and "title" not in self.message


def walk(components: Any) -> Iterator[dict[str, Any]]:
    """Yield components, each before those in it."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def units(text: str) -> int:
    """Count UTF-16 units, as the stricter of Discord's sides does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _embed(embed: dict[str, Any]) -> int:
    told = [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
    told += [(embed.get("author") or {}).get("name")]
    told += [f[key] for f in embed.get("fields", ()) for key in ("name", "value")]
    return sum(units(text) for text in told if text)


def _row(row: dict[str, Any]) -> bool:
    kinds = [part["type"] for part in row["components"]]
    buttons = set(kinds) == {BUTTON} and len(kinds) <= 5
    return buttons or (len(kinds) == 1 and kinds[0] in (*SELECTS, INPUT))


def _button(button: dict[str, Any]) -> bool:
    labelled = bool(button.get("label") or button.get("emoji"))
    linked = button["style"] == 5
    leads = bool(button.get("url") if linked else button.get("custom_id"))
    return labelled and leads and units(button.get("label") or "") <= 80


def _select(select: dict[str, Any]) -> bool:
    options = select.get("options") or []
    values = [option["value"] for option in options]
    sized = all(0 < units(o[k]) <= 100 for o in options for k in ("label", "value"))
    most = select.get("max_values") or 1
    asked = units(select.get("placeholder") or "") <= 150
    return 0 < len(options) <= 25 and len(set(values)) == len(values) >= most and sized and asked


def _referred(sent: Sent) -> set[str]:
    found = [part["file"]["url"] for part in sent.parts(FILE)]
    found += [item["media"]["url"] for part in sent.parts(GALLERY) for item in part["items"]]
    return {url.removeprefix("attachment://") for url in found if url.startswith("attachment://")}


def _enclosed(sent: Sent) -> bool:
    names = {name for name, _ in sent.files}
    return len(names) == len(sent.files) and (not sent.v2 or _referred(sent) == names)


def _option(option: dict[str, Any]) -> bool:
    named = re.fullmatch(r"[-_'\w]{1,32}", option["name"]) is not None
    choices = option.get("choices") or []
    unique = len({c["name"] for c in choices}) == len(choices) <= 25
    told = 0 < units(option.get("description", "")) <= 100
    return named and option["name"] == option["name"].lower() and unique and told


def _ordered(options: list[dict[str, Any]]) -> bool:
    needed = [bool(option.get("required")) for option in options]
    return needed == sorted(needed, reverse=True)


def _command(command: dict[str, Any]) -> bool:
    options = command.get("options") or []
    if (command.get("type") or 1) != 1:
        return 0 < units(command["name"]) <= 32 and not command.get("description") and not options
    sound = _option(command | {"choices": []}) and all(_option(option) for option in options)
    return sound and len(options) <= 25 and _ordered(options) and _characters(command) <= 8000


def _characters(command: dict[str, Any]) -> int:
    options = command.get("options") or []
    own = units(command["name"]) + units(command.get("description") or "")
    choices = [c for option in options for c in option.get("choices") or ()]
    told = sum(units(c["name"]) + units(str(c["value"])) for c in choices)
    return own + told + sum(_characters(option | {"options": []}) for option in options)


def _ids(sent: Sent) -> list[str]:
    own = sent.message.get("custom_id")
    return [part["custom_id"] for part in sent.parts() if part.get("custom_id")] + (
        [own] * bool(own)
    )


def _modal(message: dict[str, Any]) -> bool:
    if "title" not in message or "components" not in message:
        return True
    labels = [part["label"] for part in walk(message["components"]) if part["type"] == 18]
    titled = 0 < units(message["title"]) <= 45
    return titled and 0 < len(message["components"]) <= 5 and all(units(x) <= 45 for x in labels)


def _choices(message: dict[str, Any]) -> bool:
    choices = message.get("choices") or []
    sized = all(0 < units(c["name"]) <= 100 and units(str(c["value"])) <= 100 for c in choices)
    return len(choices) <= 25 and sized


def _only_components(message: dict[str, Any]) -> bool:
    return not any(message.get(key) for key in ("content", "embeds", "poll", "sticker_ids"))


Rule = Callable[[Sent], bool]

BOUNDS: tuple[tuple[str, str, Rule], ...] = (
    ("Message: Embed Limits", "all embeds have at most 6,000 characters",
     lambda s: sum(_embed(e) for e in s.message.get("embeds") or ()) <= 6000),
    ("Create Message", "content has at most 2,000 characters",
     lambda s: units(s.message.get("content") or "") <= 2000),
    ("Components Reference: Anatomy", "at most 40 components, nested ones counted",
     lambda s: len(s.parts()) <= 40),
    ("Components Reference: Legacy Message Component Behavior", "at most 5 rows without V2",
     lambda s: s.v2 or len(s.message.get("components") or ()) <= 5),
    ("Components Reference: Anatomy", "custom ids are unique",
     lambda s: len(_ids(s)) == len(set(_ids(s)))),
    ("Components Reference: Custom ID", "custom ids have 1 to 100 characters",
     lambda s: all(0 < units(id) <= 100 for id in _ids(s))),
    ("Components Reference: Text Display", "all texts have at most 4,000 characters, none is empty",
     lambda s: sum(units(p["content"]) for p in s.parts(TEXT)) <= 4000
     and all(p["content"].strip() for p in s.parts(TEXT))),
    ("Message: Message Flags, IS_COMPONENTS_V2", "a message of V2 has components alone",
     lambda s: not s.v2 or _only_components(s.message)),
    ("Components Reference: Action Row", "a row holds up to 5 buttons or one menu",
     lambda s: all(_row(row) for row in s.parts(ROW))),
    ("Components Reference: Button", "a button has a label of 80 and leads somewhere",
     lambda s: all(_button(button) for button in s.parts(BUTTON))),
    ("Components Reference: String Select", "a menu has 1 to 25 options, each of its own value",
     lambda s: all(_select(select) for select in s.parts(SELECT))),
    ("Components Reference: Section", "a section has 1 to 3 texts and something beside them",
     lambda s: all(0 < len(p["components"]) <= 3 and p.get("accessory") for p in s.parts(SECTION))),
    ("Components Reference: Media Gallery", "a gallery has 1 to 10 items",
     lambda s: all(0 < len(p["items"]) <= 10 for p in s.parts(GALLERY))),
    ("Components Reference: Container", "a container holds something",
     lambda s: all(p["components"] for p in s.parts(CONTAINER))),
    ("Interactions: Modal", "a form has a title of 45, 1 to 5 fields, each with a label of 45",
     lambda s: _modal(s.message)),
    ("Interactions: Autocomplete", "at most 25 choices, of 100 characters",
     lambda s: _choices(s.message)),
    ("Uploading Files", "at most 10 files, each of at most 10 MiB",
     lambda s: len(s.files) <= 10 and all(size <= 10 * 1024**2 for _, size in s.files)),
    ("Uploading Files: Referencing Uploaded Files", "in V2 each file is shown, and is there",
     _enclosed),
    ("Application Commands: Naming, Structure", "names, descriptions, options, 8,000 characters",
     lambda s: all(_command(command) for command in s.commands)),
    ("Application Commands: Registering", "at most 100 commands, and 15 of each context menu",
     lambda s: all(sum((c.get("type") or 1) == kind for c in s.commands) <= most
                   for kind, most in ((1, 100), (2, 15), (3, 15)))),
)  # fmt: skip
"""Section of the documentation, what it says, and how it is told of a request."""


def broken(sent: Sent) -> list[str]:
    """Return the limits that a request breaks."""
    return [f"{said} ({section})" for section, said, kept in BOUNDS if not kept(sent)]
