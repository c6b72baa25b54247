"""How a route is put where it belongs, with what the description of the API tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Signature
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from onrecord.present.api.problems import MEDIA, Problem

_PROBLEM = {
    "description": "It cannot be answered; `hint` tells what may help.",
    "content": {MEDIA: {"schema": Problem.model_json_schema()}},
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a route: what it answers, as which model, or as which kind of file."""

    about: str
    model: Any = None
    media: str = "application/json"


def put(made: APIRouter, path: str, answer: Callable[..., Response], signature: Signature, about: Told) -> None:
    """Add a route. FastAPI reads the parameters from the function's signature."""
    answer.__signature__ = signature  # type: ignore[attr-defined]
    shape = {"type": "object"} if "+json" in about.media else {"type": "string", "format": "binary"}
    content = {} if about.model else {"content": {about.media: {"schema": shape}}}
    found = {"description": "The answer."} | ({"model": about.model} if about.model else content)
    made.add_api_route(
        path,
        answer,
        methods=["GET"],
        response_class=Response,
        summary=about.about.partition(". ")[0].partition("\n")[0].rstrip("."),
        description=about.about,
        operation_id=path.strip("/").replace("/", "_").replace("{", "").replace("}", "").replace(".", "_"),
        responses={200: found, 304: {"description": "Nothing has changed."}, "4XX": _PROBLEM, 503: _PROBLEM},
    )
