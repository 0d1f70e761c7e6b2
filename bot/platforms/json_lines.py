"""A Reply for scripts: one JSON object on one line."""

import json

from bot.reply import Json, Reply


def as_json(reply: Reply) -> Json:
    """Return `ok`, `command`, `data` and, on failure, `error`."""
    answer = {"ok": reply.ok, "command": reply.command, "data": reply.data}
    if reply.ok:
        return answer
    return answer | {"error": error_of(reply)}


def error_of(reply: Reply) -> str:
    """Return the sentence that says what went wrong."""
    if isinstance(reply.data, dict) and isinstance(reply.data.get("error"), str):
        return str(reply.data["error"])
    refused = reply.data.get("refused", []) if isinstance(reply.data, dict) else []
    return "; ".join(f"{r['where']}: {r['why']}" for r in refused)


def line(reply: Reply) -> str:
    """Write the object as one line; dates and the like as text."""
    return json.dumps(as_json(reply), ensure_ascii=False, default=str)
