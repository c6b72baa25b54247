"""Which feed is asked next, and when: a pure answer to what came of earlier visits and to the time that is passed in.

A feed that answers is asked again after the interval. One that fails is asked after twice the interval, then four times, and so on up to a
day: the same steps every time, so that a log can be foretold. What a server asks for (`Retry-After`, `Crawl-delay`) is kept on top.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.readers.address import parse
from onrecord.readers.subscriptions import MOST
from onrecord.readers.visit import LONGEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from onrecord.readers.visit import Visit

GAP = 2.0
"""Seconds between two visits to one host."""
DAY = 24 * 3600.0
DOUBLINGS = 30
"""Beyond these, twice as long is longer than a day whatever the interval."""


@dataclass(frozen=True, slots=True)
class Feed:
    """An address, what its server wants to be asked with, how often it failed in a row, and when it is due (seconds since 1970)."""

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0


@dataclass(frozen=True, slots=True)
class Timetable:
    """The feeds in the order of the list, the seconds between two visits to one, and when each host may be asked again."""

    feeds: tuple[Feed, ...]
    every: float
    hosts: Mapping[str, float] = field(default_factory=dict)

    def upcoming(self, seen: Collection[str] = ()) -> tuple[float, Feed] | None:
        """The next feed to ask, those in `seen` apart, and when it may be asked at the earliest; None where there is none."""
        times = [(max(one.due, self.hosts.get(host(one.url), 0.0)), n) for n, one in enumerate(self.feeds) if one.url not in seen]
        when, n = min(times, default=(0.0, -1))
        return (when, self.feeds[n]) if n >= 0 else None

    def visited(self, feed: Feed, visit: Visit, now: float) -> Timetable:
        """The timetable after a visit."""
        failures = feed.failures + 1 if visit.failure else 0
        due = now + max(self.every if visit.failure is None else backoff(self.every, failures), visit.wait)
        kept = (feed.etag, feed.modified) if visit.failure else (visit.etag, visit.modified)
        after = Feed(feed.url, *kept, failures, due)
        hosts = {name: until for name, until in self.hosts.items() if until > now}
        hosts[host(feed.url)] = now + max(GAP, visit.pause, visit.wait if visit.busy else 0.0)
        return replace(self, feeds=tuple(after if one.url == feed.url else one for one in self.feeds), hosts=hosts)


def begun(urls: Iterable[str], held: Mapping[str, Feed], every: float, now: float) -> Timetable:
    """The timetable of a program that starts: what answered last time is due at once, what failed when its wait is over.

    A wait that is longer than any we could have set comes from a clock that was wrong, and is over.
    """
    return Timetable(tuple(_again(held.get(url, Feed(url)), now) for url in urls), every)


def _again(feed: Feed, now: float) -> Feed:
    waits = feed.failures and feed.due <= now + max(LONGEST, DAY)
    return feed if waits else replace(feed, due=now)


def backoff(every: float, failures: int) -> float:
    """Seconds to wait after so many failures in a row: twice, four times, eight times the interval, and at most a day (or the interval)."""
    return min(every * 2.0 ** min(failures, DOUBLINGS), max(every, DAY))


@lru_cache(maxsize=MOST)
def host(url: str) -> str:
    """The host that an address is asked of."""
    return parse(url).host
