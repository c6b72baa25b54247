"""One round: ask every feed that is due, put on record what is new, and find what moved. Everything that is remembered is in the record.

The order makes a kill harmless. What a feed gave is stored before we remember with what to ask it next time; that moves were told is
remembered in the same transaction that puts them into the outbox. A round that is broken off is done again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from onrecord import pipeline
from onrecord.export.schema import plain
from onrecord.readers.source import STAGE
from onrecord.watch import state
from onrecord.watch.moves import moved
from onrecord.watch.timetable import Timetable, begun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.pipeline import Event, Progress, Settings, Summary
    from onrecord.pipeline.acquiring import Found
    from onrecord.readers.visit import Visit
    from onrecord.store import Store
    from onrecord.watch.moves import Moved
    from onrecord.watch.timetable import Feed

MONTH = 30 * 24 * 3600.0
PATIENCE = 60.0
"""Seconds that a round waits for a host to be free before what it has is worked out."""


class Time(Protocol):
    """The clock, and how to let it run."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def wait(self, seconds: float) -> bool:
        """Let so many seconds pass; False as soon as somebody wants to stop."""
        ...


class Asks(Protocol):
    """Asks for a feed (`readers.visit.Visitor`)."""

    def visit(self, url: str, etag: str | None = None, modified: str | None = None) -> Visit:
        """What came of it."""
        ...


class Stopped(Exception):  # noqa: N818 - it is no error
    """Somebody wants to stop: raised between two batches, when all that was done is stored."""


@dataclass(slots=True)
class Round:
    """What a round did: feeds asked, those with nothing new, those that failed (the failure is a row too), what was read, what moved."""

    asked: int = 0
    same: int = 0
    failed: int = 0
    summary: Summary | None = None
    moves: Sequence[Moved] = ()
    stopped: bool = False


@dataclass(slots=True)
class Watcher:
    """Goes round. `keep` says whether moves are to wait in the record for a webhook; `table` is when each feed is due."""

    visitor: Asks
    time: Time
    table: Timetable
    settings: Settings = field(default_factory=pipeline.Settings)
    keep: bool = False
    _same: list[str] = field(default_factory=list)
    _complete: list[str] = field(default_factory=list)

    def round(self, store: Store) -> Round:
        """Ask the feeds that are due, and tell what came of it. Raises `RecordError` where the record cannot be written."""
        held, before = self._held(store), self.table
        done, self._same, self._complete = Round(), [], []
        try:
            done.summary = pipeline.ingest(store, self._rows(done), self._stoppable(), self._complete)
        except BaseException as error:
            # What was stored is whole, but not all that was fetched was stored: these feeds are asked again as if nothing had come.
            self.table = before
            if isinstance(error, Stopped):
                return replace(done, stopped=True)
            raise
        store.clear_failures(self._same, only_stages=(STAGE,))
        done.moves = self._told(store, held)
        done.stopped = not self.time.wait(0)
        return done

    def due(self) -> float | None:
        """When the next feed is due; None where there is none."""
        upcoming = self.table.upcoming()
        return upcoming[0] if upcoming else None

    def _held(self, store: Store) -> state.State:
        """What is remembered. Before the first round, that all which is on record already is no news."""
        held = state.load(store)
        return held if held.mark is not None else state.change(store, lambda one: replace(one, mark=state.last(store)))

    def _told(self, store: Store, held: state.State) -> Sequence[Moved]:
        """The moves since the mark; the mark is put after them, and they into the outbox."""
        with store.transaction("DEFERRED"):
            found, mark = moved(store, held.mark or 0), state.last(store)
        state.change(store, lambda held: self._remembered(held, mark, found))
        return found

    def _remembered(self, held: state.State, mark: int, found: Sequence[Moved]) -> state.State:
        """What is remembered after a round. Feeds that nobody has asked for a month are on no list any more."""
        waiting = {one["id"] for one in held.outbox}
        added = tuple(plain(one) for one in found if one.id not in waiting) if self.keep else ()
        lately = self.time.now() - MONTH
        feeds = {url: one for url, one in held.feeds.items() if one.due > lately} | {one.url: one for one in self.table.feeds}
        return replace(held, feeds=feeds, mark=max(mark, held.mark or 0), outbox=(*held.outbox, *added))

    def _rows(self, done: Round) -> Iterator[Found]:
        """What the feeds give that are due, each asked once and no host too soon after the last time."""
        seen: set[str] = set()
        while upcoming := self.table.upcoming(seen):
            when, feed = upcoming
            if when > self.time.now() + PATIENCE or not self.time.wait(max(when - self.time.now(), 0.0)):
                return
            seen.add(feed.url)
            visit = self.visitor.visit(feed.url, feed.etag, feed.modified)
            self.table = self.table.visited(feed, visit, self.time.now())
            yield from self._taken(feed, visit, done)

    def _taken(self, feed: Feed, visit: Visit, done: Round) -> Iterator[Found]:
        done.asked += 1
        if visit.failure:
            done.failed += 1
            yield visit.failure
        elif visit.same:
            done.same += 1
            self._same.append(feed.url)
        else:
            # Named only now, while the reading runs: of what a feed failed to give, only its own next answer can tell that it is over.
            self._complete.append(feed.url)
            yield from visit.rows

    def _stoppable(self) -> Settings:
        return replace(self.settings, progress=_Stopping(self.settings.progress, self.time))


@dataclass(frozen=True, slots=True)
class _Stopping:
    """Hands progress on, and ends the reading between two batches when somebody wants to stop."""

    progress: Progress
    time: Time

    def __call__(self, event: Event, /) -> None:
        self.progress(event)
        if not self.time.wait(0):
            raise Stopped


def watcher(store: Store, urls: Sequence[str], every: float, visitor: Asks, time: Time) -> Watcher:
    """A watcher of feeds that knows how they were asked before."""
    return Watcher(visitor, time, begun(urls, state.load(store).feeds, every, time.now()))
