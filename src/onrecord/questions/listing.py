"""What every question that answers with rows has in common: filters, orders, pages and counts, all of them answered by the database."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import ColumnElement, FromClause, Select, func, select, tuple_

from onrecord.engine import batches
from onrecord.errors import NotOnRecordError, QuestionError
from onrecord.questions.filters import MOST, Filters
from onrecord.questions.narrowing import Narrow

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from onrecord.store import Store

T = TypeVar("T")
SEVERAL = 500
"""Rows that are built at a time."""
PAGE = 100
"""Rows of a page unless told."""


@dataclass(frozen=True, slots=True)
class Order:
    """Columns that together tell all rows apart; `down` turns the order round. No column is ever null."""

    columns: tuple[ColumnElement[Any], ...]
    down: bool = False


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A kind of row, and how it is asked for.

    `base` is what rows are counted and narrowed down in, `select` what they are built from; `key` tells one row from all others.
    The first of `orders` is that of the export.
    """

    name: str
    row: type[T]
    base: FromClause
    select: Select[Any]
    key: ColumnElement[Any]
    orders: Mapping[str, Order]
    build: Callable[[Store, Sequence[RowMapping]], Iterable[T]]
    narrows: Mapping[str, Narrow] = field(default_factory=dict)
    always: tuple[ColumnElement[bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of an answer: `found` of `total` rows pass the filters; `next` is where the next page begins, None on the last one."""

    rows: tuple[T, ...]
    next: str | None
    found: int
    total: int


def ask(store: Store, listing: Listing[T], filters: Filters | None = None) -> Iterator[T]:
    """The rows that pass the filters, as they come. Raises `QuestionError` where a filter makes no sense for them."""
    for batch in batches(store.ask(_query(store, listing, filters or Filters())), SEVERAL, inf):
        yield from listing.build(store, batch)


def page(store: Store, listing: Listing[T], filters: Filters | None = None) -> Page[T]:
    """One page of `filters.limit` rows; one row at least."""
    chosen = filters or Filters()
    chosen.check()
    most = PAGE if chosen.limit is None else max(chosen.limit, 1)
    rows = list(store.ask(_query(store, listing, replace(chosen, limit=most + 1))))
    more = len(rows) > most
    rows = rows[:most]
    following = _cursor(listing, rows[-1]["cursor_key"]) if more else None
    return Page(tuple(listing.build(store, rows)), following, count(store, listing, chosen), count(store, listing))


def count(store: Store, listing: Listing[T], filters: Filters | None = None, *more: ColumnElement[bool]) -> int:
    """How many rows pass the filters (and more conditions on `listing.base`), whatever part of them is wanted."""
    store.ready()
    query = select(func.count()).select_from(listing.base).where(*narrowed(store, listing, filters or Filters()), *more)
    return next(int(value) for row in store.ask(query) for value in row.values())


def one(store: Store, listing: Listing[T], key: str) -> T:
    """The row with this key. Raises `QuestionError` where there is none."""
    store.ready()
    found = list(store.ask(listing.select.where(*listing.always, listing.key == key).limit(1))) if _sound(key) else []
    if not found:
        raise NotOnRecordError(f"there is no {listing.name.removesuffix('s')} {key!r} on record", f"Look it up among the {listing.name}.")
    return next(iter(listing.build(store, found)))


def _query(store: Store, listing: Listing[Any], filters: Filters) -> Select[Any]:
    store.ready()
    order = _order(listing, filters.order)
    columns = [column.desc() for column in order.columns] if order.down else order.columns
    conditions = narrowed(store, listing, filters)
    if filters.after is not None:
        conditions.append(_after(store, listing, order, filters.after))
    query = listing.select.add_columns(listing.key.label("cursor_key")).order_by(*columns)
    if filters.limit is None:
        return query.where(*conditions).limit(-1).offset(filters.offset)
    part = select(listing.key).select_from(listing.base).where(*conditions).order_by(*columns).limit(filters.limit).offset(filters.offset)
    return query.where(*listing.always, listing.key.in_(part.correlate(None)))


def narrowed(store: Store, listing: Listing[Any], filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on `listing.base`. Raises `QuestionError` for one that makes no sense for these rows."""
    store.ready()
    given = filters.given
    for name in given:
        if name not in listing.narrows:
            known = ", ".join(listing.narrows) or "none"
            raise QuestionError(f"{listing.name} cannot be narrowed down by {name}", f"Their filters are: {known}.")
    return [*listing.always, *(listing.narrows[name](store, value) for name, value in given.items())]


def _order(listing: Listing[Any], name: str | None) -> Order:
    chosen = name or next(iter(listing.orders))
    if chosen not in listing.orders:
        raise QuestionError(f"{listing.name} have no order {chosen!r}", f"Their orders are: {', '.join(listing.orders)}.")
    return listing.orders[chosen]


def _after(store: Store, listing: Listing[Any], order: Order, cursor: str) -> ColumnElement[bool]:
    place = select(*(column.label(f"c{n}") for n, column in enumerate(order.columns))).select_from(listing.base)
    found = list(store.ask(place.where(*listing.always, listing.key == _key(listing, cursor)).limit(1)))
    if not found:
        raise QuestionError("the page after which to go on is not there any more", "Begin again with the first page.")
    here, there = tuple_(*order.columns), tuple_(*found[0].values())
    return here < there if order.down else here > there


def _cursor(listing: Listing[Any], key: object) -> str:
    return base64.urlsafe_b64encode(json.dumps([listing.name, key]).encode()).decode().rstrip("=")


def _key(listing: Listing[Any], cursor: str) -> str | int:
    try:
        name, key = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        name, key = None, None
    if name != listing.name or not ((isinstance(key, int) and 0 <= key < MOST) or (isinstance(key, str) and _sound(key))):
        raise QuestionError("the cursor is none of ours", "Use `next` of a page as it is, or begin with the first page.")
    return key


def _sound(key: str) -> bool:
    """Whether a key can be asked for: text that UTF-8 can carry."""
    return not any(0xD800 <= ord(character) < 0xE000 for character in key)  # noqa: PLR2004 - surrogates
