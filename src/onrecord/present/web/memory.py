"""What many pages need and only changes with the record, kept until it does."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Memory:
    """At most `most` things, each made in one state of the record; asked from many threads."""

    most: int
    _lock: Lock = field(default_factory=Lock)
    _held: OrderedDict[tuple[str, object], Any] = field(default_factory=OrderedDict)

    def of(self, state: str, name: object, make: Callable[[], T]) -> T:
        """What was made under this name in this state; made now if it was not. Two that ask at once may both make it."""
        key = state, name
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                kept: T = self._held[key]
                return kept
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return made


def state(record: Path) -> str:
    """A digest that differs whenever something was written: of size and time of the file and its write-ahead log.

    It is taken before the record is read: what is written in between shows as another state the next time.
    """
    return sha256(repr([_stamp(record), _stamp(record.with_name(f"{record.name}-wal"))]).encode()).hexdigest()[:32]


def _stamp(path: Path) -> tuple[int, int] | None:
    """None for a file that is not there, or is empty, as the log is once it is folded in."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None
