"""What is said when something cannot be answered: `application/problem+json` (RFC 9457), with a hint."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import NotOnRecordError, OnRecordError, QuestionError

MEDIA = "application/problem+json"
LONGEST = 300
"""Characters of what is said: a value that was sent comes back no longer than this."""


class Problem(BaseModel):
    """Why there is no answer."""

    type: str = Field(description="Always `about:blank`: the status tells the kind of problem.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong.")
    hint: str = Field(description="What may help.")


class Route(APIRoute):
    """A route that answers with a problem where it cannot answer, and refuses what it does not know: a misspelt filter shows nothing."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """As FastAPI's, with our problems."""
        handle = super().get_route_handler()
        known = sorted(str(one.alias) for one in self.dependant.query_params)

        async def answer(request: Request) -> Response:
            try:
                if self.include_in_schema:  # where there is nothing, nothing is misspelt
                    _check(request, known)
                return await handle(request)
            except RequestValidationError as error:
                return problem(HTTPStatus.BAD_REQUEST, *_told(error))
            except OnRecordError as error:
                return problem(_status(error), str(error), error.hint)

        return answer


def problem(status: HTTPStatus, detail: str, hint: str) -> Response:
    """An answer that tells what is wrong."""
    body = Problem(type="about:blank", title=status.phrase, status=status.value, detail=detail[:LONGEST], hint=hint[:LONGEST])
    return JSONResponse(body.model_dump(), status.value, media_type=MEDIA, headers={"Cache-Control": "no-store"})


def _status(error: OnRecordError) -> HTTPStatus:
    if isinstance(error, NotOnRecordError):
        return HTTPStatus.NOT_FOUND
    return HTTPStatus.BAD_REQUEST if isinstance(error, QuestionError) else HTTPStatus.SERVICE_UNAVAILABLE


def _check(request: Request, known: Iterable[str]) -> None:
    names = [name for name, _ in request.query_params.multi_items()]
    takes = f"This address takes: {', '.join(known) or 'nothing'}."
    for name in names:
        if name not in known:
            raise QuestionError(f"nothing is known of {name[:40]!r}", takes)
        if names.count(name) > 1:
            raise QuestionError(f"{name!r} is there twice", "Name each parameter once.")


def _told(error: RequestValidationError) -> tuple[str, str]:
    first = error.errors()[0]
    return f"{first['loc'][-1]}: {first['msg']}", "The description of the API tells what each parameter takes."
