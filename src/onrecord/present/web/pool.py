"""Open records, lent to one request at a time: opening one anew, and preparing every query anew, takes longer than most pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from onrecord.store import Store

MOST = 8
"""Records kept open; where more are asked for at once, more are opened and closed again."""


@dataclass(slots=True)
class Pool:
    """Open records of one file. Where another file has come in its place, those of the old one are closed."""

    record: Path
    _idle: list[tuple[int, Store]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """An open record in one state. Raises `RecordError` where there is none. One in which something went wrong is not lent again."""
        which, store = self._take()
        try:
            with store.transaction("DEFERRED"):
                yield store
        except BaseException:
            store.close()
            raise
        self._give(which, store)

    def close(self) -> None:
        """Close all that are not lent."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, store in idle:
            store.close()

    def _take(self) -> tuple[int, Store]:
        which = _inode(self.record)
        with self._lock:
            held = self._idle.pop() if self._idle else None
        if held and held[0] == which:
            return held
        if held:
            held[1].close()
            self.close()
        return which, Store(self.record)

    def _give(self, which: int, store: Store) -> None:
        with self._lock:
            kept = len(self._idle) < MOST
            if kept:
                self._idle.append((which, store))
        if not kept:
            store.close()


def _inode(path: Path) -> int:
    """0 for a file that is not there: opening it tells why."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0
