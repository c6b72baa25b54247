"""Rows of the contract from the JSON in which the record keeps findings."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def read(row: type[T]) -> Callable[[str], T]:
    """What makes such a row of its JSON."""
    kind: Any = row  # a class, which mypy takes for no hashable
    made = _maker(kind)
    return lambda body: made(json.loads(body))


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - as `get_type_hints` gives it
    """What makes a row, or what one of its fields holds, from what JSON holds."""
    inner = [each for each in get_args(hint) if each is not NoneType]
    if is_dataclass(hint):
        row: Any = hint
        fields = {name: _maker(each) for name, each in get_type_hints(row).items()}
        return lambda value: row(**{name: fields[name](each) for name, each in value.items()})
    if get_origin(hint) is tuple:
        each = _maker(inner[0])
        return lambda value: tuple(map(each, value))
    if len(inner) == 1:
        some = _maker(inner[0])
        return lambda value: None if value is None else some(value)
    return hint if isinstance(hint, type) and issubclass(hint, StrEnum) else lambda value: value
