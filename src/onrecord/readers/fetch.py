"""Fetch one address, safely: the connection goes to the very IP address that was checked, redirects are checked again, all is bounded."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import metadata
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from onrecord.errors import RefusedAddressError, RefusedByServerError
from onrecord.readers.address import PORTS, Address, parse, resolve

if TYPE_CHECKING:
    from email.message import Message

    from onrecord.readers.options import Options

_REDIRECTS = 5
_CHUNK = 1 << 16
_KINDS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/rss+xml",
                    "application/atom+xml", "application/rdf+xml", "application/json", "application/feed+json"})  # fmt: skip
_FOUND = range(200, 300)
_MOVED = frozenset({301, 302, 303, 307, 308})
_SAME = 304
_CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
_VALIDATOR = 1_000
"""Characters of the longest `ETag` that is kept."""
_SLOW = "The server did not answer in time. Try again later, or raise the timeout."


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: `url` is where redirects led to, `kind` the content type without its parameters.

    `etag` and `modified` are what a server wants to be asked with next time; `same` is true where it says that nothing has changed since.
    """

    url: str
    kind: str
    charset: str | None
    content: bytes
    etag: str | None = None
    modified: str | None = None
    same: bool = False


def _anyone(_: Address) -> None:
    """Every address may be asked."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked beside the address. `purpose` says in the user agent what for; `headers` are more of them; `body` is posted, None gets.

    `kinds` False takes any type of content. `permit` is called before each address, redirects too, and raises where it may not be asked.
    """

    purpose: str = "reads a page that a person named"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    kinds: bool = True
    permit: Callable[[Address], None] = _anyone


_PLAIN = Request()


def fetch(url: str, options: Options, request: Request = _PLAIN) -> Answer:
    """Fetch a page or feed. Raises RefusedAddressError where the address, its type or size is refused, or nothing comes in time.

    What is posted is not sent on to where a redirect leads.
    """
    ends = monotonic() + options.timeout
    for _ in range(_REDIRECTS + 1):
        address = parse(url)
        request.permit(address)
        answer = _ask(address, options, request, ends)
        if isinstance(answer, Answer):
            return answer
        if request.body is not None:
            raise RefusedAddressError("it redirects", "Give the address that it leads to.")
        url = urljoin(url, answer)
    raise RefusedAddressError(f"it redirects more than {_REDIRECTS} times", "Read the address it leads to in a browser.")


def _ask(address: Address, options: Options, request: Request, ends: float) -> Answer | str:
    """The answer, or where it redirects to."""
    ip = resolve(address, options.allow_hosts)
    bell: threading.Timer | None = None
    try:
        with _connect(address, ip, _left(ends)) as sock:
            # A server that sends a byte a second keeps every single wait short; only a bell ends the whole.
            bell = threading.Timer(_left(ends), _hang_up, (sock,))
            bell.daemon = True
            bell.start()
            answer = _talk(address, sock, request, options.limit)
            if monotonic() >= ends:
                raise TimeoutError
            return answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = monotonic() >= ends or isinstance(error, TimeoutError)
        reason = f"nothing whole came within {options.timeout:g} seconds" if late else f"{address.host} cannot be reached: {error}"
        raise RefusedAddressError(reason, _SLOW if late else "Check the address and the connection.") from error
    finally:
        if bell is not None:
            bell.cancel()


def _left(ends: float) -> float:
    return max(ends - monotonic(), 0.001)


def _connect(address: Address, ip: str, timeout: float) -> socket.socket:
    """A connection to the IP address that was checked; the name is asked for no second time (it could answer otherwise)."""
    sock = socket.create_connection((ip, address.port), timeout)
    if address.scheme != "https":
        return sock
    return ssl.create_default_context().wrap_socket(sock, server_hostname=address.host, do_handshake_on_connect=False)


def _talk(address: Address, sock: socket.socket, request: Request, limit: int) -> Answer | str:
    if isinstance(sock, ssl.SSLSocket):
        sock.do_handshake()
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.default_port = PORTS[address.scheme]  # decides whether the Host header names the port
    connection.sock = sock
    method = "GET" if request.body is None else "POST"
    connection.request(method, address.target, request.body, _headers(request))
    return _take(address, connection.getresponse(), request, limit)


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def agent(purpose: str) -> str:
    """Who asks, for the `User-Agent` header: the program, its version, and what for."""
    try:
        version = metadata.version("onrecord")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"onrecord/{version} ({purpose})"


def _headers(request: Request) -> dict[str, str]:
    own = {"User-Agent": agent(request.purpose), "Accept-Encoding": "identity", "Connection": "close"}
    return own | dict(request.headers)


def _take(address: Address, response: http.client.HTTPResponse, request: Request, limit: int) -> Answer | str:
    where = response.headers.get("Location")
    if response.status in _MOVED and where:
        return where
    if response.status == _SAME and _CONDITIONS & request.headers.keys():
        return Answer(address.url, "", None, b"", same=True)
    if response.status not in _FOUND:
        raise RefusedByServerError(response.status, response.reason, response.headers.get("Retry-After"))
    kind = response.headers.get_content_type()
    if request.body is not None:
        return Answer(address.url, kind, None, b"")
    if request.kinds and kind not in _KINDS and not kind.endswith("+xml"):
        raise RefusedAddressError(f"it is {kind}, no page or feed", "Save what you want read as a file of a kind that can be read.")
    content = _unpack(_body(response, limit), response.headers, limit)
    etag, modified = (_validator(response.headers.get(name)) for name in ("ETag", "Last-Modified"))
    return Answer(address.url, kind, response.headers.get_content_charset(), content, etag, modified)


def _validator(value: str | None) -> str | None:
    """What a server wants back in the next request, unless it could not be sent."""
    return value if value and len(value) <= _VALIDATOR and value.isascii() and value.isprintable() else None


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > limit:
            raise _too_large(limit)
    if response.length:
        raise RefusedAddressError("the server broke off in the middle", "Try again later.")
    return bytes(data)


def _unpack(data: bytes, headers: Message, limit: int) -> bytes:
    """Undo a compression that was not asked for, up to the limit."""
    coding = (headers.get("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        return data
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise RefusedAddressError(f"the server packs the page as {coding}", "Save the page as a file.")
    packer = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        plain = packer.decompress(data, limit + 1)
    except zlib.error as error:
        raise RefusedAddressError("the page is damaged", "Try again later.") from error
    if len(plain) > limit:
        raise _too_large(limit)
    return plain


def _too_large(limit: int) -> RefusedAddressError:
    return RefusedAddressError(f"it is larger than {limit / 1e6:g} MB", "Save the article alone as a file.")
