"""What each route takes, made from the filters of its question: every parameter with a limit and a meaning."""

from __future__ import annotations

from enum import StrEnum
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.questions.listing import PAGE
from onrecord.types import Act, Move

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.questions import Listing

LONGEST = 200
"""Characters of a filter."""
CURSOR = 400
"""Characters of a cursor."""
ROWS = 1000
"""Rows of a page at most."""
MOST = 10_000_000
"""Rows of a download, and origins, at most."""
DAY = r"^[0-9]{4}(-[0-9]{2}){0,2}$"
NAMES = "Without case and accents, anywhere in it; after `=` the whole of it, letter by letter."
TOLD = {
    "speaker": f"Who said it. {NAMES}",
    "source": f"Words that name who said it. {NAMES}",
    "outlet": f"Who published it. {NAMES}",
    "party": f"The party. {NAMES}",
    "point": f"The point it is about. {NAMES}",
    "language": f"The language of the report. {NAMES}",
    "report": "The id of the report.",
    "utterance": "The id of the utterance.",
    "actor": "The id of the speaker, or the whole name.",
    "search": "Words that must all stand in it; `word*` for a beginning.",
    "since": "Not before YYYY[-MM[-DD]].",
    "until": "Not after YYYY[-MM[-DD]].",
    "min_score": "At least so sure a reading, 0 to 1.",
    "min_origins": "At least so many independent origins.",
    "act": "The act.",
    "move": "What it does to where the party stood.",
}
"""What each filter does."""


def filters(listing: Listing[Any]) -> list[Parameter]:
    """The filters of a question."""
    return [optional(name, *_kind(name)) for name in listing.narrows]


def paging(listing: Listing[Any]) -> list[Parameter]:
    """Which page is wanted."""
    limit = Annotated[int, Query(ge=1, le=ROWS, description="Rows of a page.")]
    return [
        Parameter("limit", Parameter.KEYWORD_ONLY, default=PAGE, annotation=limit),
        optional("after", str, Query(min_length=1, max_length=CURSOR, description="Where to go on: `next` of the page before.")),
        ordering(listing),
    ]


def ordering(listing: Listing[Any]) -> Parameter:
    """In which order rows come."""
    orders = StrEnum(f"{listing.name.title()}Order", {name: name for name in listing.orders})  # type: ignore[misc]
    return optional("order", orders, Query(description=f"The order; `{next(iter(listing.orders))}` unless told."))


def most() -> Parameter:
    """How many rows a download has at most."""
    return optional("limit", int, Query(ge=1, le=MOST, description="At most so many rows; all unless told."))


def optional(name: str, kind: Any, limits: Any) -> Parameter:  # noqa: ANN401 - a type, and what FastAPI calls one
    """A parameter that can be left out."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, limits])


def signed(parameters: Iterable[Parameter], *before: Parameter) -> Signature:
    """The signature of a route that is handed the request, too."""
    request = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    return Signature([request, *before, *parameters], return_annotation=Response)


def _kind(name: str) -> tuple[Any, Any]:
    told = TOLD[name]
    fixed: dict[str, tuple[Any, Any]] = {
        "since": (str, Query(pattern=DAY, max_length=10, description=told)),
        "until": (str, Query(pattern=DAY, max_length=10, description=told)),
        "min_score": (float, Query(ge=0, le=1, description=told)),
        "min_origins": (int, Query(ge=1, le=MOST, description=told)),
        "act": (Act, Query(description=told)),
        "move": (Move, Query(description=told)),
    }
    return fixed.get(name, (str, Query(min_length=1, max_length=LONGEST, description=told)))
