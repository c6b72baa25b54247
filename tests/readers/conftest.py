"""Files as newsrooms have them, and as attackers would send them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from onrecord.readers import Options, read
from onrecord.types import Document, Failure

ARTICLE = (
    b"<html lang='en'><head><title>Talks go on</title></head><body><article><h1>Talks go on</h1>"
    b"<p>The minister said on Thursday that the talks would go on next week.</p></article></body></html>"
)


@dataclass
class Outcome:
    """What a reading gave."""

    documents: list[Document] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skipped: int = 0


Reader = Callable[..., Outcome]


@pytest.fixture
def reading() -> Reader:
    """Read paths to the end and sort what comes."""

    def run(*paths: str | Path, options: Options | None = None) -> Outcome:
        found = read([str(path) for path in paths], options or Options())
        outcome = Outcome()
        for one in found:
            (outcome.documents if isinstance(one, Document) else outcome.failures).append(one)  # type: ignore[arg-type]
        outcome.skipped = found.skipped
        return outcome

    return run


@dataclass
class Site:
    """A web server on this machine; `pages` maps paths to status, headers and body."""

    root: str
    pages: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[dict[str, str]]

    def put(self, path: str, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        self.pages[path] = (status, {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}, body)
        return self.root + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on 127.0.0.1, which is refused unless it is allowed."""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers))
            status, headers, body = pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}", pages, asked)
    server.shutdown()
    server.server_close()
