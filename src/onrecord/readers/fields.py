"""Rows of tables to documents: find the columns of an article, whatever they are called (`data/fields.yml`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.errors import UnreadableError
from onrecord.readers.source import too_large
from onrecord.types import Details, Document

if TYPE_CHECKING:
    from onrecord.readers.source import Source

Row = Mapping[str, Any]

_DETAILS = ("url", "outlet", "title", "published", "language")
FIELDS = ("text", *_DETAILS)
"""What a column can be named for."""
_TAGS = re.compile(r"</(?:p|div|article|section|body|html|h[1-6]|ul|ol|blockquote|span|a)\s*>|<br\s*/?>|<p>", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\s_.:-]+")
_HINT = "Name the column that holds it with --field text=NAME."


def document(source: Source, row: Any) -> Document:  # noqa: ANN401 - a row of JSON is anything
    """The document in `row`. Raises UnreadableError where it has no text."""
    if not isinstance(row, Mapping):
        raise UnreadableError("it is no object with fields", 'Each line or item must be an object such as {"text": "…"}.')
    text = find(row, "text", source.options.fields)
    if text is None:
        raise UnreadableError(f"it has no text; its fields are {_list(row)}", _HINT)
    if len(text) > source.options.limit:
        raise too_large(source.options.limit)
    known = {name: find(row, name, source.options.fields) for name in _DETAILS}
    return source.document(text, "html" if _TAGS.search(text) else "text", metadata=Details(**known))


def find(row: Row, field: str, named: Mapping[str, str]) -> str | None:
    """The value of a field, by the name the user gave for it, or else by the first usual name that holds something."""
    if field in named:
        return _plain(_within(row, named[field]), field)
    columns = {_bare(str(name)): value for name, value in reversed(list(row.items()))}
    return next((text for name in names()[field] if (text := _plain(columns.get(name), field))), None)


def holds_text(row: Any, named: Mapping[str, str]) -> bool:  # noqa: ANN401
    """Whether this is an article itself, not something around articles."""
    return isinstance(row, Mapping) and find(row, "text", named) is not None


def _within(row: Any, name: str) -> Any:  # noqa: ANN401
    """The value under a name, or under `a.b` the value b of a."""
    if not isinstance(row, Mapping):
        return None
    if name in row or "." not in name:
        return row.get(name)
    head, tail = name.split(".", 1)
    return _within(row.get(head), tail)


def _plain(value: Any, field: str, depth: int = 1) -> str | None:  # noqa: ANN401
    """A value as text: an object by what it is called, a list by its first item, or for a text by its paragraphs."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and field == "published":
        return str(value)
    if depth and isinstance(value, Mapping):
        inner = {_bare(str(name)): item for name, item in value.items()}
        return _any(inner.get(name) for name in (*names()["inside"], *names()[field]) if name in inner)
    if depth and isinstance(value, list):
        parts = [text for item in value if (text := _plain(item, field, 0))]
        return ("\n".join(parts) if field == "text" else parts[0]) if parts else None
    return None


def _any(values: Iterable[Any]) -> str | None:
    return next((text for value in values if (text := _plain(value, "", 0))), None)


def _list(row: Row) -> str:
    return ", ".join(str(name)[:40] for name in list(row)[:12]) or "none"


def _bare(name: str) -> str:
    return _PUNCTUATION.sub("", name).lower()


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """For each field the usual names of its column, and under `inside` those within an object; bare."""
    table = yaml.safe_load(resources.files("onrecord").joinpath("data/fields.yml").read_text("utf-8"))
    rows = {**table["fields"], "inside": table["inside"]}
    return {field: tuple(dict.fromkeys(map(_bare, usual))) for field, usual in rows.items()}
