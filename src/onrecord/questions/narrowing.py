"""How each filter narrows rows down: makers of conditions, which are told the column they look at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, UnaryExpression, exists, false, func, or_, select
from sqlalchemy.sql.operators import custom_op

from onrecord.errors import QuestionError
from onrecord.store import fold, schema
from onrecord.store.shelf import facets, speakers

if TYPE_CHECKING:
    from sqlalchemy import Select

    from onrecord.store import Store

T = TypeVar("T")
Narrow = Callable[["Store", Any], ColumnElement[bool]]
"""The condition that a value of a filter puts on rows."""
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
OFTEN = 3000
"""Statements above which a name is not looked up in an index."""
WHOLE = "="
"""Before a name that must be the whole field."""


def same(column: ColumnElement[Any]) -> Narrow:
    """The column is the value."""
    return lambda _, value: column == value


def least(column: ColumnElement[Any]) -> Narrow:
    """The column is the value or more."""
    return lambda _, value: column >= value


def since(column: ColumnElement[Any]) -> Narrow:
    """The column is an EDTF date at or after the value: such dates sort as text, and begin with a digit, which is under `:`."""
    return lambda _, value: column.between(date(value), ":")


def until(column: ColumnElement[Any]) -> Narrow:
    """The column is an EDTF date at or before the value: `~` comes after all that may follow a day."""
    return lambda _, value: column.between("0", f"{date(value)}~")


def named(column: ColumnElement[Any], field: str) -> Narrow:
    """The column holds the name, which is looked for among the few values of a facet."""

    def narrow(store: Store, value: str) -> ColumnElement[bool]:
        if value.startswith(WHOLE):
            return column == value[1:]
        which = (facets.c.field == field, func.instr(facets.c.folded, fold(value)) > 0)
        return _some(store, column, (facets.c.value, facets.c.statements), *which)

    return narrow


def _some(
    store: Store, column: ColumnElement[Any], held: tuple[ColumnElement[Any], ColumnElement[int]], *which: ColumnElement[bool]
) -> ColumnElement[bool]:
    """The column is one of the values that are `held` with the number of their statements: looked up in an index unless those are many."""
    value, number = held
    found = among(store, column, select(value).where(*which))
    often = next(iter(next(store.ask(select(func.sum(number)).where(*which))).values()))
    return plain(found) if (often or 0) > OFTEN else found


def few(column: ColumnElement[Any]) -> Narrow:
    """The column, which has few values and an index, holds the name."""

    def narrow(store: Store, value: str) -> ColumnElement[bool]:
        if value.startswith(WHOLE):
            return column == value[1:]
        store.ready()
        held = (next(iter(row.values())) for row in store.ask(select(column).where(column.is_not(None)).distinct()))
        return column.in_([each for each in held if fold(value) in fold(each)])

    return narrow


def plain(column: ColumnElement[T]) -> ColumnElement[T]:
    """The same column or condition, not looked up in an index: where many rows pass, going through all in their order is faster."""
    return UnaryExpression(column.self_group(), operator=custom_op("+"), type_=column.type)


def speaker(column: ColumnElement[Any]) -> Narrow:
    """The column names a speaker one of whose names holds the value."""

    def narrow(store: Store, value: str) -> ColumnElement[bool]:
        if value.startswith(WHOLE):
            return column == value[1:]
        return _some(store, column, (speakers.c.name, speakers.c.statements), func.instr(speakers.c.folded, fold(value)) > 0)

    return narrow


def actor(column: ColumnElement[Any]) -> Narrow:
    """The column names the speaker with this id or name."""
    return lambda store, value: among(store, column, select(speakers.c.name).where((speakers.c.id == value) | (speakers.c.name == value)))


def among(store: Store, column: ColumnElement[Any], held: Select[Any]) -> ColumnElement[bool]:
    """The column is one of what a select finds; where that is one, an index gives the rows in their order."""
    store.ready()
    found = [next(iter(row.values())) for row in store.ask(held.limit(2))]
    if not found:
        return false()
    return column == found[0] if len(found) == 1 else column.in_(held)


def coalesced(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, empty where nothing is known: to sort by."""
    return func.coalesce(column, "")


def holds(*columns: ColumnElement[Any]) -> Narrow:
    """One of the columns holds the value, without case and accents; after `=` it is one of them."""

    def narrow(_: Store, value: str) -> ColumnElement[bool]:
        if value.startswith(WHOLE):
            return or_(*(column == value[1:] for column in columns))
        return or_(*(func.instr(func.fold(column), fold(value)) > 0 for column in columns))

    return narrow


def in_span(statement: ColumnElement[Any], role: str, value: str) -> ColumnElement[bool]:
    """A span of the statement holds the value."""
    spans = schema.spans.c
    mine = (spans.owner_kind == "statement", spans.owner == statement, spans.role == role)
    return exists().where(*mine, func.instr(func.fold(spans.quote), fold(value)) > 0)


def date(value: str) -> str:
    """`value`, if it is a day, month or year. Raises `QuestionError`."""
    if not (DATE.fullmatch(value) and _in_calendar(f"{value}-01-01"[:10])):
        raise QuestionError(f"{value!r} is no date", "Dates are YYYY, YYYY-MM or YYYY-MM-DD.")
    return value


def _in_calendar(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
