"""The contract's kinds: which question answers each, and what its rows look like as plain values and as Arrow types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from onrecord import questions
from onrecord.store import Store

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row that can be exported, sorted as `ask` gives it."""

    row: type
    ask: Callable[[Store], Iterator[Any]]

    @property
    def names(self) -> list[str]:
        """The fields, in the contract's order."""
        return [field.name for field in fields(self.row)]


KINDS = {name: Kind(listing.row, partial(questions.ask, listing=listing)) for name, listing in questions.LISTINGS.items()}


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """A row as lists, dicts and scalars, its fields in order."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def arrow_schema(row: type) -> pa.Schema:
    """The Arrow schema of a kind, from the types of its fields."""
    import pyarrow as pa

    return pa.schema([(name, arrow_type(hint)) for name, hint in get_type_hints(row).items()])


def arrow_type(hint: Any) -> pa.DataType:  # noqa: ANN401 - as `get_type_hints` gives it
    """The Arrow type of a field: a span is a list of two numbers, an inner row a struct."""
    import pyarrow as pa

    inner = [arg for arg in get_args(hint) if arg not in {NoneType, Ellipsis}]
    if NoneType in get_args(hint):
        return arrow_type(inner[0])
    if inner:
        return pa.list_(arrow_type(inner[0]))
    if is_dataclass(hint):
        return pa.struct([(name, arrow_type(each)) for name, each in get_type_hints(hint).items()])
    if isinstance(hint, type) and issubclass(hint, str):
        return pa.string()
    return {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[hint]
