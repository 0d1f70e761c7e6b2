"""Whether a request is one that Discord accepts, by its own OpenAPI description."""

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from tests.bot.platforms.wire.bounds import Sent, broken

BENCH = Path(os.environ.get("BENCH", "../shared/bench"))
DESCRIPTION = BENCH / "discord" / "openapi.json.gz"

MISSING = f"Discord's own description is not here: {DESCRIPTION} (set BENCH to its folder)"


@dataclass
class Contract:
    """Every route of the description, with the schema of what may be sent to it."""

    file: Path
    validators: dict[str, Validator] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the description, and let a snowflake be an integer too, as discord.py sends it."""
        told = json.loads(gzip.decompress(self.file.read_bytes()))
        self.schemas = told["components"]["schemas"]
        self.schemas["SnowflakeType"] = {
            "anyOf": [self.schemas["SnowflakeType"], {"type": "integer"}]
        }
        one_of = partial(_one_of, self.schemas)
        self.typed = extend(Draft202012Validator, {"oneOf": one_of, "anyOf": one_of})
        self.routes = {
            (method.upper(), _pattern(path)): operation
            for path, operations in told["paths"].items()
            for method, operation in operations.items()
            if method != "parameters"
        }

    def violations(self, method: str, path: str, sent: Sent) -> list[str]:
        """Return what Discord would not accept of a request, each in a sentence."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"there is no {method} {path}"]
        return [*self._unfit(operation, sent), *broken(sent)]

    def _operation(self, method: str, path: str) -> dict[str, Any] | None:
        fits = (
            (len(pattern.pattern), operation)
            for (verb, pattern), operation in self.routes.items()
            if verb == method and pattern.fullmatch(path)
        )
        return min(fits, key=lambda found: found[0], default=(0, None))[1]

    def _unfit(self, operation: dict[str, Any], sent: Sent) -> list[str]:
        taken = operation.get("requestBody", {}).get("content", {})
        if sent.body is None:
            return ["it wants a body"] if operation.get("requestBody", {}).get("required") else []
        schema = taken.get("application/json", {}).get("schema")
        if schema is None:
            return ["it takes no JSON"]
        id = operation["operationId"]
        if id not in self.validators:
            full = schema | {"components": {"schemas": self.schemas}}
            self.validators[id] = self.typed(full)
        return [_told(error) for error in self.validators[id].iter_errors(sent.body)]


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("".join(r"[^/]+" if p[0] == "{" else re.escape(p) for p in _split(path)))


def _split(path: str) -> list[str]:
    return [part for part in re.split(r"(\{[^}]+\})", path) if part]


def _one_of(
    schemas: dict[str, Any],
    validator: Any,
    options: list[dict[str, Any]],
    instance: Any,
    schema: dict[str, Any],
) -> Iterator[Any]:
    """Hold a thing against the one option of its type, or else against all of them.

    What fits two of them Discord takes as well, so this reads “one of” as “any of”.
    """
    if isinstance(instance, dict) and isinstance(instance.get("type"), int):
        of_type = [o for o in options if instance["type"] in _types(schemas, o)]
        options = of_type if len(of_type) == 1 else options
    if len(options) == 1:
        yield from validator.descend(instance, options[0])
    else:
        yield from Draft202012Validator.VALIDATORS["anyOf"](validator, options, instance, schema)


def _types(schemas: dict[str, Any], option: dict[str, Any]) -> list[int]:
    """Return the numbers that an option allows as its type."""
    name = option.get("$ref", "").rpartition("/")[2]
    schema = schemas.get(name, option)
    found: list[int] = schema.get("properties", {}).get("type", {}).get("enum", [])
    return found


def _told(error: Any) -> str:
    deepest = error
    while deepest.context:
        deepest = max(deepest.context, key=lambda e: len(e.absolute_path))
    where = "/".join(map(str, deepest.absolute_path))
    return f"{where}: {deepest.message[:200]}"


@cache
def contract() -> Contract | None:
    """Return Discord's description, if it is at hand."""
    return Contract(DESCRIPTION) if DESCRIPTION.exists() else None
