"""The model's values into JSON text, and back to equal values.

A value is written by the fields of its dataclass and read by their types, so a field that the
model gains is kept without a word here. Fields that equality ignores (where a document was
read from) are left out. The pair obeys ``decode(type(v), encode(v)) == v``.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from kgbuild.errors import GraphError
from kgbuild.model import Evidence, Ground, Span

T = TypeVar("T")

#: What the triples of a text share.
_REPEATED = frozenset((Evidence, Ground, Span))


def encode(value: object) -> str:
    """Return ``value``, a dataclass of the model or a container of such, as one line of JSON."""
    return json.dumps(_plain(value), ensure_ascii=True, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Return the value of type ``kind`` that :func:`encode` wrote.

    Raises:
        GraphError: It is not what ``encode`` writes of that type.
    """
    try:
        value: T = _typed(kind, json.loads(text), {})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GraphError(
            f"is not a {getattr(kind, '__name__', kind)} ({type(error).__name__}: {error})",
            remedy="build the store again",
            value=text[:200],
        ) from error
    return value


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if _is_dataclass(kind):
        return {f.name: _plain(getattr(value, f.name)) for f in _fields(kind)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    return value


def _typed(kind: Any, value: Any, known: dict[tuple[Any, str], Any]) -> Any:
    """Return plain ``value`` as the type that an annotation names.

    Equal strings are one object, as are equal values of :data:`_REPEATED` within a text: what
    was read of a corpus is held in memory while it is resolved, and is two thirds repetition.

    Args:
        kind: The type.
        value: As JSON has it.
        known: What was read of this text, by type and plain form.
    """
    if isinstance(value, str):
        return sys.intern(value)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if _is_dataclass(kind):
        # By the plain form, for a value may equal another that is written otherwise (0.0, -0.0).
        key = (kind, repr(value)) if kind in _REPEATED else None
        if key in known:
            return known[key]
        hints = _hints(kind)
        given = {
            f.name: _typed(hints[f.name], value[f.name], known)
            for f in _fields(kind)
            if f.name in value
        }
        made = kind(**given)
        if key is not None:
            known[key] = made
        return made
    if origin in (types.UnionType, typing.Union):
        return _one_of(arguments, value, known)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_typed(arguments[0], item, known) for item in value)
        return tuple(_typed(k, item, known) for k, item in zip(arguments, value, strict=True))
    if origin is not None and issubclass(_class_of(origin), Mapping):
        return {name: _typed(arguments[1], item, known) for name, item in value.items()}
    if kind is float:
        return float(value)
    return value


def _one_of(kinds: tuple[Any, ...], value: Any, known: dict[tuple[Any, str], Any]) -> Any:
    """Read ``value`` as the one of several types that its form allows."""
    if value is None or not isinstance(value, dict | list):
        return float(value) if value is not None and float in kinds else value
    wanted = _is_dataclass if isinstance(value, dict) else _is_tuple
    return _typed(next(kind for kind in kinds if wanted(kind)), value, known)


def _is_dataclass(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind)


def _is_tuple(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple


def _class_of(origin: Any) -> type:
    return origin if isinstance(origin, type) else object


@cache
def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:
    return tuple(field for field in dataclasses.fields(kind) if field.compare and field.init)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
