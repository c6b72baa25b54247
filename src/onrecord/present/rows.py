"""What a question answers, for Python programs and notebooks: rows that are asked for when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from onrecord import questions
from onrecord.errors import OnRecordError
from onrecord.export.schema import arrow_schema, plain
from onrecord.present.visible import inline, shorten

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from onrecord.questions import Filters, Listing
    from onrecord.store import Store

T = TypeVar("T")
SHOWN = 10
"""Rows of a table that is looked at."""
WIDTH = 32
"""Characters of a cell."""
COLUMNS = 8
"""Columns of a table that is looked at: `to_dicts`, `to_arrow` and `to_pandas` have all of them."""
CHOSEN = {
    "statements": ("id", "report", "speaker", "party", "addressee", "act", "said", "utterance"),
    "utterances": ("id", "speaker", "act", "said", "point", "reports", "origins", "wordings"),
}
"""The columns of kinds whose first ones tell a reader least: spans mean nothing without their text."""


class Rows(Sequence[T], Generic[T]):
    """Rows that pass some filters. Like a list, but nothing is read before it is needed, and each look reads the record as it is then.

    Raises `QuestionError` where a filter makes no sense for these rows.
    """

    def __init__(self, store: Store, listing: Listing[T], filters: Filters) -> None:
        self._store, self._listing, self._filters = store, listing, filters
        questions.narrowed(store, listing, filters)

    def __iter__(self) -> Iterator[T]:
        return questions.ask(self._store, self._listing, self._filters)

    def __len__(self) -> int:
        if self._filters.after is not None:
            return sum(1 for _ in self)
        found = max(questions.count(self._store, self._listing, self._filters) - self._filters.offset, 0)
        return found if self._filters.limit is None else min(found, self._filters.limit)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        """A row, or a list of some."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            return self._part(start, max(stop - start, 0)) if step == 1 else list(self)[place]
        at = place + len(self) if place < 0 else place
        found = self._part(at, 1) if at >= 0 else []
        if not found:
            raise IndexError(f"there is no row {place}: there are {len(self)}")
        return found[0]

    def _part(self, start: int, most: int) -> list[T]:
        chosen = self._filters
        left = most if chosen.limit is None else max(min(most, chosen.limit - start), 0)
        return list(questions.ask(self._store, self._listing, replace(chosen, offset=chosen.offset + start, limit=left)))

    def __repr__(self) -> str:
        return self.table(SHOWN)

    def table(self, most: int) -> str:
        """A plain table of the first `most` rows, in which nothing steers a terminal, and how many there are in all."""
        heads, cells = self._table(most)
        widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (heads, *cells)]
        return "\n".join([*lines, self._told(len(cells))])

    def _repr_html_(self) -> str:
        """The table for a notebook: a report's words are text, never markup."""
        from markupsafe import escape

        heads, cells = self._table(SHOWN)
        head = "".join(f"<th>{escape(one)}</th>" for one in heads)
        body = "".join(f"<tr>{''.join(f'<td>{escape(one)}</td>' for one in row)}</tr>" for row in cells)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(self._told(len(cells)))}</p>"

    def _table(self, most: int) -> tuple[list[str], list[list[str]]]:
        names = list(CHOSEN.get(self._listing.name, arrow_schema(self._listing.row).names))[:COLUMNS]
        return names, [[_cell(plain(getattr(row, name))) for name in names] for row in islice(self, most)]

    def _told(self, shown: int) -> str:
        return f"{shown:,} of {len(self):,} {self._listing.name}"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as the export writes them."""
        return [plain(row) for row in self]

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table, nested as the export to Parquet."""
        import pyarrow as pa

        return pa.Table.from_pylist(self.to_dicts(), arrow_schema(self._listing.row))

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame. Raises `OnRecordError` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: F401 - Arrow needs it
        except ImportError:
            raise OnRecordError("pandas is not installed", "Install it (pip install pandas), or use to_arrow() or to_dicts().") from None
        return self.to_arrow().to_pandas()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return _cell(value.get("path") or value.get("kind"))
    if isinstance(value, list) and value and isinstance(value[0], dict) and "statement" in value[0]:
        return shorten(inline(_part(value[0])), 2 * WIDTH)  # the first wording stands for all
    if isinstance(value, list):
        return shorten(inline(", ".join(map(_part, value))), WIDTH)
    return shorten(inline(str(value)), WIDTH)


def _part(value: object) -> str:
    """One of several: its words, if it has some."""
    return str(value.get("text", value)) if isinstance(value, dict) else str(value)
