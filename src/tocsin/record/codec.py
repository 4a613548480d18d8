"""Dataclasses to plain JSON values and back, and their JSON Schema, all from the type hints.

One rule is special: a `Grounded` value stands flat under its field's name, and its spans, basis, score and maker stand
under the same name in the sibling object `grounds`. So readers who want the value need not know about the evidence, and
the evidence is never far.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeVar

from tocsin.errors import BrokenInvariant, SpanError
from tocsin.record.grounded import Basis, Grounded
from tocsin.record.span import Span

T = TypeVar("T")
GROUNDS = "grounds"


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """How one field of a dataclass is written: its hint without Optional, and whether it carries grounds."""

    name: str
    hint: Any
    optional: bool
    grounded: bool


_READ: dict[type, tuple[_Field, ...]] = {}


def _fields(cls: type) -> tuple[_Field, ...]:
    """Return how the fields of a dataclass are written; its hints are read once a process."""
    if cls not in _READ:
        _READ[cls] = _read_fields(cls)
    return _READ[cls]


def _read_fields(cls: type) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(cls)
    out = []
    for field in dataclasses.fields(cls):
        hint, optional = _strip_optional(hints[field.name])
        inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
        out.append(_Field(field.name, hint, optional, typing.get_origin(inner) is Grounded))
    return tuple(out)


def _strip_optional(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [arg for arg in typing.get_args(hint) if arg is not type(None)]
        return inner[0], True
    return hint, False


def to_plain(value: Any) -> Any:
    """Turn a value of a record into lists, dicts, strings and numbers."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object_to_plain(value)
    return value


def _object_to_plain(value: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    grounds: dict[str, Any] = {}
    for field in _fields(type(value)):
        item = getattr(value, field.name)
        if not field.grounded:
            out[field.name] = to_plain(item)
        elif isinstance(item, tuple):
            out[field.name] = [to_plain(one.value) for one in item]
            if item:
                grounds[field.name] = [_ground(one) for one in item]
        else:
            out[field.name] = None if item is None else to_plain(item.value)
            if item is not None:
                grounds[field.name] = _ground(item)
    if any(field.grounded for field in _fields(type(value))):
        out[GROUNDS] = grounds
    return out


def _ground(item: Grounded[Any]) -> dict[str, Any]:
    return {"spans": to_plain(item.spans), "basis": item.basis.value, "score": item.score, "by": item.by}


def from_plain(cls: type[T], plain: Any) -> T:
    """Build a dataclass of the record from its plain form.

    Raises:
        BrokenInvariant: A field is missing, unknown or of the wrong type; the message names it.
    """
    if not isinstance(plain, dict):
        raise BrokenInvariant(f"{cls.__name__}: an object is needed, not {type(plain).__name__}")
    fields = _fields(cls)
    known = {field.name for field in fields} | ({GROUNDS} if any(field.grounded for field in fields) else set())
    if unknown := set(plain) - known:
        raise BrokenInvariant(f"{cls.__name__}: unknown field {sorted(unknown)[0]!r}")
    grounds = plain.get(GROUNDS, {})
    if not isinstance(grounds, dict):
        raise BrokenInvariant(f"{cls.__name__}: grounds must be an object")
    values = {}
    for field in fields:
        if field.name not in plain:
            raise BrokenInvariant(f"{cls.__name__}: field {field.name!r} is missing")
        try:
            values[field.name] = _value_of(field, plain[field.name], grounds.get(field.name))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, SpanError) as error:
            raise BrokenInvariant(f"{cls.__name__}.{field.name}: {error}") from error
    return cls(**values)


def _value_of(field: _Field, plain: Any, ground: Any) -> Any:
    if plain is None and field.optional:
        return None
    if not field.grounded:
        return _convert(field.hint, plain)
    if typing.get_origin(field.hint) is tuple:
        hint = typing.get_args(typing.get_args(field.hint)[0])[0]
        return tuple(_regrounded(hint, value, one) for value, one in zip(plain, ground or [], strict=True))
    return _regrounded(typing.get_args(field.hint)[0], plain, ground)


def _regrounded(hint: Any, value: Any, ground: dict[str, Any]) -> Grounded[Any]:
    spans = tuple(Span(start, end) for start, end in ground["spans"])
    return Grounded(_convert(hint, value), spans, Basis(ground["basis"]), ground["score"], ground["by"])


def _convert(hint: Any, plain: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is tuple:
        args = typing.get_args(hint)
        if not isinstance(plain, list):
            raise TypeError(f"a list is needed, not {type(plain).__name__}")
        if len(args) == 2 and args[1] is Ellipsis:
            inner, optional = _strip_optional(args[0])
            return tuple(None if item is None and optional else _convert(inner, item) for item in plain)
        return tuple(_convert(arg, item) for arg, item in zip(args, plain, strict=True))
    if origin is dict:
        return dict(plain)
    return _convert_leaf(hint, plain)


def _convert_leaf(hint: Any, plain: Any) -> Any:
    if hint is Span:
        start, end = plain
        return Span(start, end)
    if dataclasses.is_dataclass(hint):
        return from_plain(typing.cast(type, hint), plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(plain)
    if hint is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if not isinstance(plain, hint) or (hint is int and isinstance(plain, bool)):
        raise TypeError(f"{hint.__name__} is needed, not {type(plain).__name__}")
    return plain


def spans_in(value: Any) -> Iterator[Span]:
    """Yield every span inside a value, those of grounds too."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


def schema_of(cls: type) -> dict[str, Any]:
    """Return the JSON Schema of a dataclass, with what it refers to under `$defs`."""
    defs: dict[str, Any] = {}
    schema = _object_schema(cls, defs)
    return {**schema, "$defs": {name: defs[name] for name in sorted(defs)}}


def _object_schema(cls: type, defs: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    grounds: dict[str, Any] = {}
    for field in _fields(cls):
        hint = field.hint
        if field.grounded and typing.get_origin(hint) is tuple:
            inner = _schema(typing.get_args(typing.get_args(hint)[0])[0], defs)
            properties[field.name] = {"type": "array", "items": inner}
            grounds[field.name] = {"type": "array", "items": {"$ref": "#/$defs/Ground"}}
        elif field.grounded:
            properties[field.name] = _optional(_schema(typing.get_args(hint)[0], defs), field.optional)
            grounds[field.name] = {"$ref": "#/$defs/Ground"}
        else:
            properties[field.name] = _optional(_schema(hint, defs), field.optional)
    if grounds:
        defs["Ground"] = _ground_schema(defs)
        properties[GROUNDS] = {"type": "object", "properties": grounds, "additionalProperties": False}
    doc = (cls.__doc__ or "").strip().split("\n")[0]
    required = list(properties)
    return {
        "type": "object",
        "description": doc,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _ground_schema(defs: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "spans": {"type": "array", "items": _schema(Span, defs)},
        "basis": _schema(Basis, defs),
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "by": {"type": "string"},
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _optional(schema: dict[str, Any], optional: bool) -> dict[str, Any]:  # noqa: FBT001 - a private switch
    return {"anyOf": [schema, {"type": "null"}]} if optional else schema


def _schema(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if hint is Span:
        bound = {"type": "integer", "minimum": 0}
        return {"type": "array", "items": bound, "minItems": 2, "maxItems": 2}
    if origin is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": _schema(args[0], defs)}
        return {
            "type": "array",
            "prefixItems": [_schema(arg, defs) for arg in args],
            "minItems": len(args),
            "maxItems": len(args),
        }
    if origin is dict:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if dataclasses.is_dataclass(hint):
        return _reference(typing.cast(type, hint), defs, _object_schema)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _reference(hint, defs, lambda cls, _: {"type": "string", "enum": [member.value for member in cls]})  # type: ignore[attr-defined]
    names: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[hint]}


def _reference(
    cls: type, defs: dict[str, Any], make: Callable[[type, dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    if cls.__name__ not in defs:
        defs[cls.__name__] = {}
        defs[cls.__name__] = make(cls, defs)
    return {"$ref": f"#/$defs/{cls.__name__}"}
