"""Answers: JSON with the contract's fields, or files in pieces, each with a tag that tells a browser whether it has them already."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, Any

from starlette.responses import Response, StreamingResponse

from onrecord import __version__, questions
from onrecord.export.schema import plain
from onrecord.identity import digest

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.present.api.lending import Lend
    from onrecord.store import Store


def told(request: Request, lend: Lend, ask: Callable[[Store], Any], link: Callable[[Any], str | None] | None = None) -> Response:
    """What a question answers, as JSON; `link` tells where the next page of it is."""
    with lend() as store:
        headers = _headers(request, store)
        if _has(request, headers):
            return Response(status_code=304, headers=headers)
        answer = ask(store)
    if link and (following := link(answer)):
        headers["Link"] = f'<{following}>; rel="next"'
    return Response(json.dumps(plain(answer), ensure_ascii=False), media_type="application/json", headers=headers)


def sent(request: Request, lend: Lend, pieces: Callable[[Store], Iterator[bytes]], name: str, media: str) -> Response:
    """A file, piece by piece as it is made: what is wrong with the question is told before the first one."""
    with ExitStack() as stack:
        store = stack.enter_context(lend())
        headers = _headers(request, store) | {"Content-Disposition": f'attachment; filename="{name}"'}
        if _has(request, headers):
            return Response(status_code=304, headers=headers)
        coming = pieces(store)
        first = next(coming, b"")
        return StreamingResponse(_held(chain([first], coming), stack.pop_all()), media_type=media, headers=headers)


def _held(pieces: Iterator[bytes], record: ExitStack) -> Iterator[bytes]:
    """The pieces; the record is given back after the last one."""
    with record:
        yield from pieces


def _headers(request: Request, store: Store) -> dict[str, str]:
    """A tag for this answer in this state of the record; none while the record changes."""
    state = questions.state(store)
    if state is None:
        return {"Cache-Control": "no-store"}
    asked = [request.url.path, sorted(request.query_params.multi_items())]
    return {"Cache-Control": "no-cache", "ETag": f'"{digest([__version__, state, asked])[:32]}"'}


def _has(request: Request, headers: dict[str, str]) -> bool:
    """Whether the one who asks has this answer already (RFC 9110, 13.1.2)."""
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    return "ETag" in headers and (headers["ETag"] in known or known == ["*"])
