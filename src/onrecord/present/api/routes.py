"""The routes: one for each question, made from the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from http import HTTPStatus
from inspect import Parameter, cleandoc
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord import questions
from onrecord.export import DOCUMENTS, FORMATS, KINDS
from onrecord.export.documents import Document
from onrecord.export.writers import MEDIA
from onrecord.present.api import models, parameters
from onrecord.present.api.answers import sent, told
from onrecord.present.api.problems import Route, problem
from onrecord.present.api.putting import Told, put
from onrecord.questions import LISTINGS, Filters, rows
from onrecord.questions.searching import AMONG, MOST

if TYPE_CHECKING:
    from onrecord.present.api.lending import Lend
    from onrecord.questions import Listing, Page
    from onrecord.store import Store

LONGEST = 200
"""Characters of an id or name in an address."""


def router(lend: Lend) -> APIRouter:
    """All routes, answered from the record that `lend` gives."""
    made = APIRouter(route_class=Route)
    for listing in LISTINGS.values():
        _pages(made, lend, listing)
        for form in FORMATS:
            _download(made, lend, listing, form)
    for name, ask, row in (
        ("statements", questions.statement, rows.Statement),
        ("utterances", questions.utterance, rows.Utterance),
        ("actors", questions.actor, rows.Actor),
        ("reports", questions.report, rows.FullReport),
    ):
        _single(made, lend, (name, ask, row))
    for document in DOCUMENTS.values():
        _document(made, lend, document)
    _counts(made, lend)
    _facets(made, lend)
    _search(made, lend)
    made.add_api_route("/{rest:path}", _unknown, include_in_schema=False)
    return made


def _pages(made: APIRouter, lend: Lend, listing: Listing[Any]) -> None:
    def answer(request: Request, **given: Any) -> Response:  # noqa: ANN401 - what the signature says
        filters = Filters(**_plain(given))
        return told(request, lend, lambda store: questions.page(store, listing, filters), lambda page: _next(request, page))

    signature = parameters.signed([*parameters.filters(listing), *parameters.paging(listing)])
    row: Any = listing.row
    put(made, f"/{listing.name}", answer, signature, Told(_about(listing.name), models.page(row, listing.name)))


def _download(made: APIRouter, lend: Lend, listing: Listing[Any], form: str) -> None:
    def answer(request: Request, **given: Any) -> Response:  # noqa: ANN401
        filters = Filters(**_plain(given))

        def pieces(store: Store) -> Iterator[bytes]:
            return FORMATS[form](KINDS[listing.name], questions.ask(store, listing, filters))

        return sent(request, lend, pieces, f"{listing.name}.{form}", MEDIA[form])

    signature = parameters.signed([*parameters.filters(listing), parameters.most(), parameters.ordering(listing)])
    put(made, f"/{listing.name}.{form}", answer, signature, Told(f"{_about(listing.name)} All rows, as a file.", media=MEDIA[form]))


def _single(made: APIRouter, lend: Lend, asked: tuple[str, Callable[[Store, str], Any], type]) -> None:
    kind, ask, row = asked

    def answer(request: Request, name: str) -> Response:
        return told(request, lend, lambda store: ask(store, name))

    signature = parameters.signed([_named("Its id.")])
    put(made, f"/{kind}/{{name}}", answer, signature, Told(cleandoc(ask.__doc__ or ""), models.model(row)))


def _document(made: APIRouter, lend: Lend, document: Document) -> None:
    def answer(request: Request) -> Response:
        return sent(request, lend, document.write, document.file, document.media)

    put(made, f"/{document.file}", answer, parameters.signed([]), Told(document.about, media=document.media))


def _counts(made: APIRouter, lend: Lend) -> None:
    def answer(request: Request) -> Response:
        return told(request, lend, questions.counts)

    put(made, "/counts", answer, parameters.signed([]), Told(_about("counts"), models.model(rows.Counts)))


def _facets(made: APIRouter, lend: Lend) -> None:
    fields = StrEnum("Field", {name: name for name in questions.FACETS})  # type: ignore[misc]

    def answer(request: Request, field: StrEnum) -> Response:
        return told(request, lend, lambda store: tuple(questions.facets(store, field.value)))

    signature = parameters.signed([Parameter("field", Parameter.KEYWORD_ONLY, annotation=Annotated[fields, Path(description="Of what.")])])
    put(made, "/facets/{field}", answer, signature, Told(_about("facets"), list[models.model(rows.Facet)]))  # type: ignore[misc]


def _search(made: APIRouter, lend: Lend) -> None:
    among = StrEnum("Among", {name: name for name in AMONG})  # type: ignore[misc]

    def answer(request: Request, q: str, **given: Any) -> Response:  # noqa: ANN401
        return told(request, lend, lambda store: tuple(questions.hits(store, q, **_plain(given))))

    words = Annotated[str, Query(min_length=1, max_length=LONGEST, description=parameters.TOLD["search"])]
    skipped = Annotated[int, Query(ge=0, le=parameters.MOST, description="Leave out so many at the beginning.")]
    limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
    taken = [
        Parameter("q", Parameter.KEYWORD_ONLY, annotation=words),
        parameters.optional("among", among, Query(description="Where to search; `statements` unless told.")),
        Parameter("limit", Parameter.KEYWORD_ONLY, default=50, annotation=limit),
        Parameter("offset", Parameter.KEYWORD_ONLY, default=0, annotation=skipped),
    ]
    put(made, "/search", answer, parameters.signed(taken), Told(_about("hits"), list[models.model(rows.Hit)]))  # type: ignore[misc]


def _unknown(rest: str) -> Response:
    return problem(HTTPStatus.NOT_FOUND, f"there is nothing at {rest[:LONGEST]!r}", "openapi.json tells what there is.")


def _named(what: str) -> Parameter:
    return Parameter("name", Parameter.KEYWORD_ONLY, annotation=Annotated[str, Path(min_length=1, max_length=LONGEST, description=what)])


def _about(name: str) -> str:
    return cleandoc(getattr(questions, name).__doc__ or "")


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    """What was given, with words in place of members of an enumeration."""
    return {name: value.value if isinstance(value, StrEnum) else value for name, value in given.items() if value is not None}


def _next(request: Request, page: Page[Any]) -> str | None:
    """The address of the next page."""
    if page.next is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', page.next)])}"
