"""What answers look like, for the description of the API: the rows of the contract, each field with its meaning."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from onrecord.questions.fields import meaning

_PAGE = {
    "next": "Where the next page begins: send it back as `after`. Null on the last page.",
    "found": "How many rows pass the filters.",
    "total": "How many rows there are.",
}


@cache
def model(row: Any) -> type[BaseModel]:  # noqa: ANN401 - a class, which mypy takes for no hashable
    """The model of a kind of row."""
    hints = get_type_hints(row)
    described: dict[str, Any] = {one.name: (_hint(hints[one.name]), Field(description=meaning(row, one.name))) for one in fields(row)}
    return create_model(row.__name__, __doc__=row.__doc__, **described)


@cache
def page(row: Any, name: str) -> type[BaseModel]:  # noqa: ANN401 - as above
    """The model of a page of rows."""
    told: dict[str, Any] = {
        "rows": (list[model(row)], Field(description="The rows of the page.")),  # type: ignore[misc]
        "next": (str | None, Field(description=_PAGE["next"])),
        "found": (int, Field(description=_PAGE["found"])),
        "total": (int, Field(description=_PAGE["total"])),
    }
    return create_model(f"{name.title()}Page", __doc__=f"A page of {name}.", **told)


def _hint(hint: Any) -> Any:  # noqa: ANN401 - as `get_type_hints` gives it
    """The hint, with models in place of rows."""
    if isinstance(hint, type) and is_dataclass(hint):
        return model(hint)
    inner = get_args(hint)
    if not inner:
        return hint
    if NoneType in inner:
        return _hint(inner[0]) | None
    return get_origin(hint)[tuple(one if one is Ellipsis else _hint(one) for one in inner)]
