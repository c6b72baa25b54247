"""How a reading shows how far it is: a bar on a terminal, now and then a line anywhere else."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from onrecord.pipeline import Event, Progress
from onrecord.pipeline.progress import ACQUIRE, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 5.0
"""Seconds between two lines where there is no terminal."""
NAMES = {ACQUIRE: "reading"}


class Interrupts:
    """Ctrl-C, remembered: Python drops a KeyboardInterrupt raised while it tidies up, so the next event raises it again."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._asked = False

    def __call__(self, event: Event, /) -> None:
        """Hand the event on, unless the reading is to stop."""
        if self._asked:
            raise KeyboardInterrupt
        self._progress(event)

    def stop(self, _signal: int, _frame: object) -> None:
        """What Ctrl-C does."""
        self._asked = True
        raise KeyboardInterrupt


@contextmanager
def interruptible(progress: Progress) -> Iterator[Progress]:
    """`progress`, made to end the reading after Ctrl-C whatever happens."""
    told = Interrupts(progress)
    before = signal.signal(signal.SIGINT, told.stop)
    try:
        yield told
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """A progress to hand to the pipeline; it writes to standard error."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield Lines()


@dataclass(slots=True)
class Lines:
    """Writes a line every few seconds."""

    _last: float = field(default_factory=time.monotonic)
    _started: float = field(default_factory=time.monotonic)
    _phase: str = ACQUIRE

    def __call__(self, event: Event, /) -> None:
        """Write a line if it is time to."""
        now = time.monotonic()
        if event.phase != self._phase:
            self._phase, self._started = event.phase, now
        if now - self._last >= EVERY:
            self._last = now
            typer.echo(f"{_name(event)} {_count(event)} reports, {_rate(event, now - self._started)}{_failed(event)}", err=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich import progress
    from rich.console import Console

    said = (progress.TextColumn(f"{{task.{field}}}") for field in ("description", "fields[said]"))
    columns = (next(said), progress.BarColumn(), next(said), progress.TimeElapsedColumn())
    with progress.Progress(*columns, console=Console(stderr=True)) as bars:
        yield Bar(bars)


@dataclass(slots=True)
class Bar:
    """A bar for each pass."""

    bars: Any
    _started: float = field(default_factory=time.monotonic)
    _tasks: dict[str, Any] = field(default_factory=dict)

    def __call__(self, event: Event, /) -> None:
        """Draw the bar anew."""
        if event.phase not in self._tasks:
            self._tasks[event.phase] = self.bars.add_task(_name(event), total=event.total, said="")
            self._started = time.monotonic() if self._tasks.keys() - {event.phase} else self._started
        said = f"{_count(event)}, {_rate(event, time.monotonic() - self._started)}{_failed(event)}"
        self.bars.update(self._tasks[event.phase], completed=event.done, total=event.total, said=said)


def _name(event: Event) -> str:
    return NAMES.get(event.phase, "deriving")


def _count(event: Event) -> str:
    return f"{event.done:,}" if event.total is None else f"{event.done:,} of {event.total:,}"


def _rate(event: Event, seconds: float) -> str:
    return f"{event.done / max(seconds, 0.1):.1f}/s"


def _failed(event: Event) -> str:
    return f", {event.failed:,} failed" if event.failed else ""
