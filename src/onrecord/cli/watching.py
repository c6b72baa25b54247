"""`onrecord watch`: read feeds again and again, and tell what moved."""

from __future__ import annotations

import re
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, QuietOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.readers.subscriptions import Subscriptions

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LEAST, MOST = 60, 30 * 86400
LONGEST = 200
"""Characters of a contact."""
_INTERVAL = re.compile(r"(\d{1,7})([smhd])")

Sources = Annotated[list[str], typer.Argument(help="OPML files, lists of addresses, or addresses of feeds.", metavar="FEEDS...")]
Every = Annotated[str, typer.Option(help="How often a feed is asked: 90s, 15m, 2h, 1d.", metavar="TIME")]
Once = Annotated[bool, typer.Option("--once", help="One round, for cron; exit status as of read.")]
Hook = Annotated[str | None, typer.Option(help="Where new moves are posted, as JSON.", metavar="URL")]
Atom = Annotated[Path | None, typer.Option(help="An Atom feed of moves, written anew after each round that found some.", metavar="FILE")]
Hosts = Annotated[
    list[str] | None, typer.Option("--allow-host", help="A private host that may be fetched from or posted to.", metavar="HOST")
]
Contact = Annotated[str | None, typer.Option(help="How a site can reach you, told in the user agent.", metavar="TEXT")]


@dataclass(slots=True)
class Wall:
    """The clock on the wall, and waiting that ends when somebody wants to stop."""

    asked: threading.Event = field(default_factory=threading.Event)

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> bool:
        """Let so many seconds pass; False as soon as somebody wants to stop."""
        return not self.asked.wait(seconds) if seconds > 0 else not self.asked.is_set()

    def stop(self, _signal: int, _frame: object) -> None:
        """What Ctrl-C and `kill` do: stop at the next step; asked again, at once."""
        if self.asked.is_set():
            raise KeyboardInterrupt
        self.asked.set()


def watch(
    feeds: Sources,
    every: Every = "15m",
    once: Once = False,
    record: RecordOption = RECORD,
    webhook: Hook = None,
    atom: Atom = None,
    allow_host: Hosts = None,
    contact: Contact = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read feeds again and again, politely, and print moves as they come. Ctrl-C ends it between two steps."""
    from onrecord.cli.rounds import Going, Out
    from onrecord.readers import Options
    from onrecord.readers.visit import Visitor

    options = Options(allow_hosts=frozenset(allow_host or []), limit=10_000_000)
    seconds, wall = interval(every), Wall()
    found = _subscribed(feeds)
    visitor = Visitor(options, wall.now, _told(contact))
    out = Out(as_json=as_json, quiet=quiet)
    out.failed(found.failures)
    going = Going(record, found.urls, seconds, visitor, wall, out, _hook(webhook), atom, once=once)
    with stoppable(wall):
        status = going.run()
    raise typer.Exit(status)


def interval(text: str) -> float:
    """Seconds of `15m`. Raises BadParameter where it is no time, or less than a minute."""
    match = _INTERVAL.fullmatch(text.strip().lower())
    seconds = int(match[1]) * UNITS[match[2]] if match else 0
    if not match or not LEAST <= seconds <= MOST:
        raise typer.BadParameter("write it as 90s, 15m, 2h or 1d; a minute at the least, 30 days at the most", param_hint="--every")
    return float(seconds)


def _subscribed(given: list[str]) -> Subscriptions:
    """The feeds of all lists together. Raises UnreadableError where they hold none."""
    from onrecord.errors import UnreadableError
    from onrecord.readers import subscriptions
    from onrecord.readers.places import is_address

    several = [subscriptions.listed([("", one)]) if is_address(one) else subscriptions.load(Path(one)) for one in given]
    urls = tuple(dict.fromkeys(url for one in several for url in one.urls))
    failures = tuple(failure for one in several for failure in one.failures)
    if not urls:
        first = failures[0] if failures else None
        raise UnreadableError(first.error if first else "the list names no feed", first.hint if first else "Write an address a line.")
    return subscriptions.Subscriptions(urls, failures)


def _told(contact: str | None) -> str | None:
    if contact is not None and not (contact.isascii() and contact.isprintable() and len(contact) <= LONGEST):
        raise typer.BadParameter("write it in ASCII, in one line", param_hint="--contact")
    return contact


def _hook(url: str | None) -> str | None:
    """The address, if it is one: a slip is told before anything is fetched."""
    from onrecord.readers.address import parse

    return parse(url).url if url is not None else None


@contextmanager
def stoppable(wall: Wall) -> Iterator[None]:
    """Let SIGINT and SIGTERM end the program between two steps."""
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, wall.stop) for one in signals]
    try:
        yield
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)
