"""A site on this machine, a clock that nobody waits for, and stages that know two acts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.model.states import States
from onrecord.readers import Options
from onrecord.readers.visit import Visitor
from onrecord.stages.acquire import acquire
from onrecord.types import UNKNOWN, Act, Attribution, Meaning, Report, Resolved, Span
from standins import STAGES

HERE = Options(allow_hosts=frozenset({"127.0.0.1"}), limit=100_000, timeout=3)
START = 1_900_000_000.0
"""Seconds since 1970: a day in March 2030."""

Page = tuple[int, dict[str, str], bytes]


@dataclass
class Clock:
    """Time passes only when somebody waits; `stops` is how many waits go by before somebody wants to stop."""

    time: float = START
    waits: list[float] = field(default_factory=list)
    stops: int | None = None

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> bool:
        self.time += seconds
        if seconds:
            self.waits.append(seconds)
        return self.stops is None or len(self.waits) < self.stops


@dataclass
class Site:
    """`pages` by path, `asked` what came: method, path, headers, body."""

    root: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    def put(self, path: str, body: bytes | str = b"", status: int = 200, kind: str = "application/rss+xml", **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}, data)
        return self.root + path

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.asked]

    def answer(self, path: str, headers: dict[str, str]) -> Page:
        status, said, body = self.pages.get(path, (404, {}, b""))
        same = said.get("ETag") is not None and headers.get("If-None-Match") == said["ETag"]
        since = said.get("Last-Modified") is not None and headers.get("If-Modified-Since") == said["Last-Modified"]
        return (304, {}, b"") if same or since else (status, said, body)


@pytest.fixture
def site() -> Iterator[Site]:
    found: Site

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            found.asked.append((self.command, self.path, dict(self.headers), self.rfile.read(size)))
            status, headers, body = found.answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        do_POST = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(clock: Clock) -> Visitor:
    return Visitor(HERE, clock.now)


def rss(*items: tuple[str, str, str], year: int = 2030) -> str:
    """A feed of (guid, day of March, text)."""
    several = "".join(
        f"<item><guid>{guid}</guid><link>https://paper.example/{guid}</link><pubDate>{day} Mar {year} 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for guid, day, text in items
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Paper</title>{several}</channel></rss>"


def classify(report: Report, attributions: Sequence[Attribution], _noise: Sequence[Span], _states: States) -> list[Meaning]:
    words = [report.text[slice(*one.content[0])] for one in attributions]
    return [Meaning(Act.REFUSE if "refuse" in one else Act.AGREE, 0.9) for one in words]


def resolve(report: Report, attributions: Sequence[Attribution], meanings: Sequence[Meaning], noise: Sequence[Span]) -> Resolved:
    """Every speaker is a party of its own, and spoke on the day of the report."""
    found = STAGES.resolve(report, attributions, meanings, noise)
    return replace(found, rows=tuple(replace(one, party=one.speaker, said=report.details.published or UNKNOWN) for one in found.rows))


ACTING = replace(STAGES, acquire=acquire, classify=classify, resolve=resolve)
