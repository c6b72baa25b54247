"""What stands before every page: who may ask, how much, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

from onrecord.present.api import PREFIX
from onrecord.present.api.problems import problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The referrer policy lets our own forms name their origin, and tells other sites nothing."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
METHODS = frozenset({"GET", "HEAD", "POST"})
NO_NAME = "this server does not answer to this name\nhint: name it with --allow-host when you start onrecord serve"
LONGEST = 8_000
"""Bytes of an address."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses names of this machine that nobody allowed, so that no other site can have its own name lead here (DNS rebinding)."""

    app: ASGIApp
    hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; put our headers on every answer."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                _put(MutableHeaders(scope=message))
            await send(message)

        refused = self._refusal(scope)
        await (refused or self.app)(scope, receive, sent)

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self.hosts:
            return _refused(scope, NO_NAME, HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in METHODS:
            return _refused(scope, "this server answers GET, HEAD and, where it may write, POST", HTTPStatus.METHOD_NOT_ALLOWED)
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
            return _refused(scope, f"the address is longer than {LONGEST} characters", HTTPStatus.REQUEST_URI_TOO_LONG)
        return None


def same_origin(headers: Headers) -> bool:
    """Whether a form came from one of our own pages: a browser says so, or names the page's origin. Programs that say nothing may pass."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def host_name(header: str) -> str:
    """The name in a `Host` header, without port, in lower case; empty for what is no host."""
    name, bracket, rest = header.partition("]")
    bare = name + bracket if bracket else header.partition(":")[0]
    port = rest if bracket else header.partition(":")[1] + header.partition(":")[2]
    return bare.lower() if not port or (port[0] == ":" and port[1:].isascii() and port[1:].isdigit()) else ""


def allowed(named: Iterable[str]) -> frozenset[str]:
    """Loopback, and what a person named."""
    return LOOPBACK | {name.lower() for name in named}


def _put(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def _refused(scope: Scope, why: str, status: HTTPStatus) -> Response:
    """In the words of the API for those who asked it, and plainly for all others."""
    if scope["path"].startswith(PREFIX):
        return problem(status, *why.partition("\nhint: ")[::2])
    return PlainTextResponse(f"error: {why}\n", status)
