"""Write what was found in a document as compact JSON, positional, and read it back.

A value is the list of its fields in the order of the class; a field added to the end of a
class with a default needs nothing here, and what was written before it reads as the default.
Anything else that changes in `corpus.model` needs a new VERSION and a way to read the old.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from corpus.errors import UserError
from corpus.model import Annotations, Aside, Impressions

VERSION = 1
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Read = Callable[[Any], Any]
_Found = TypeVar("_Found", Annotations, Impressions)


def encode(found: Annotations | Impressions) -> bytes:
    """Write what was found for the store."""
    written = _PLAIN.encode([VERSION, _listed(found)])
    return zlib.compress(written.encode(), 1)


def decode(stored: bytes) -> Annotations:
    """Read annotations back."""
    return _decoded(stored, Annotations)


def decode_impressions(stored: bytes) -> Impressions:
    """Read impressions back."""
    return _decoded(stored, Impressions)


def _decoded(stored: bytes, kind: type[_Found]) -> _Found:
    try:
        version, listed = json.loads(zlib.decompress(stored))
    except (zlib.error, ValueError):
        raise UserError(_DAMAGED) from None
    if version != VERSION:
        raise ValueError(f"annotations of version {version} cannot be read by {VERSION}")
    whole: Any = kind
    found: _Found = _dataclass(whole)(listed)
    return found


_DAMAGED = (
    "An article in the database is damaged: put back a copy, or ingest the articles again "
    "in another folder with --data."
)


def listed_asides(asides: tuple[Aside, ...]) -> list[Any]:
    """Write what was set aside as JSON values."""
    return [_listed(aside) for aside in asides]


def asides(listed: list[Any]) -> tuple[Aside, ...]:
    """Read back what was set aside."""
    return tuple(map(_dataclass(Aside), listed))


def _listed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_listed(each) for each in value]
    if _is_value(value):
        return [_listed(getattr(value, name)) for name in _field_names(value.__class__)]
    return value


def _is_value(value: Any) -> bool:
    return is_dataclass(value)


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _reader(kind: Any) -> Read | None:
    """Return what makes a value of this type from its list; None when JSON has it as it is."""
    if get_origin(kind) is UnionType:
        return _optional(next(each for each in get_args(kind) if each is not type(None)))
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind)[0])
    return _dataclass(kind) if _is_value(kind) else None


def _optional(kind: Any) -> Read | None:
    read = _reader(kind)
    return read and (lambda listed: None if listed is None else read(listed))


def _tuple(kind: Any) -> Read:
    read = _reader(kind)
    if read is None:
        return tuple
    return lambda listed: tuple([read(each) for each in listed])


@cache
def _dataclass(cls: Any) -> Read:
    hints = get_type_hints(cls)
    readers = [
        (at, read) for at, name in enumerate(_field_names(cls)) if (read := _reader(hints[name]))
    ]
    if not readers:
        return lambda listed: cls(*listed)

    def read_fields(listed: list[Any]) -> Any:
        for at, read in readers:
            if at < len(listed):
                listed[at] = read(listed[at])
        return cls(*listed)

    return read_fields
