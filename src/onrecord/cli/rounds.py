"""The loop of `onrecord watch`: round after round until somebody stops it, with what each did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from onrecord.cli.frame import say_error, told
from onrecord.errors import QuestionError, RecordError
from onrecord.present.visible import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from onrecord.readers.visit import Visitor
    from onrecord.store import Store
    from onrecord.types import Failure
    from onrecord.watch.moves import Moved
    from onrecord.watch.rounds import Round, Time, Watcher

SHOWN = 20
"""Failures of one round that are told one by one."""
POSTING = 10.0
"""Seconds that a webhook has to answer."""
SULKING = 60.0
"""Seconds to wait where the record cannot be written."""


@dataclass(frozen=True, slots=True)
class Out:
    """What is said: moves on standard output, all else on standard error."""

    as_json: bool = False
    quiet: bool = False

    def moved(self, found: Sequence[Moved]) -> None:
        """The moves, two or three lines each, or one line of JSON."""
        from onrecord.export.schema import plain
        from onrecord.present.moves import lines

        for one in found:
            typer.echo(json.dumps(plain(one), ensure_ascii=False) if self.as_json else "\n".join(lines(one)))

    def failed(self, found: Sequence[Failure]) -> None:
        """What went wrong, with what may help."""
        for one in found[:SHOWN]:
            say_error(f"{one.path}: {one.error}", one.hint)
        if len(found) > SHOWN:
            say_error(f"{len(found) - SHOWN:,} more failed", "See `onrecord failures`.")

    def say(self, text: str) -> None:
        """A line about how it goes."""
        if not self.quiet:
            typer.echo(text, err=True)


@dataclass(slots=True)
class Going:
    """All that a watching needs; `rounds`, `new` and `moves` add up what it did."""

    record: Path
    urls: Sequence[str]
    every: float
    visitor: Visitor
    time: Time
    out: Out
    hook: str | None = None
    atom: Path | None = None
    once: bool = False
    rounds: int = 0
    new: int = 0
    moves: int = 0
    _watcher: Watcher | None = None

    def run(self) -> int:
        """Go round until the time is over, or once. The exit status: 0, or for one round 1 where a feed failed and 2 where all did."""
        while True:
            wake, status = self._step()
            if self.once or not self.time.wait(max(wake - self.time.now(), 0.0)):
                break
        self.out.say(f"{counted(self.rounds, 'round')}, {counted(self.new, 'new report')}, {counted(self.moves, 'move')} in {self.record}")
        return status if self.once else 0

    def _step(self) -> tuple[float, int]:
        """One round, if a feed is due, and one delivery, if some is. When to wake again, and how the round went."""
        from onrecord.store import Store

        try:
            with Store(self.record, create=True) as store:
                status = self._round(store)
                waits = self._deliver(store)
        except RecordError as error:
            if self.once:
                raise
            told(error)
            return self.time.now() + SULKING, 1
        due = self._watcher.due() if self._watcher else None
        return min(one for one in (due, waits, self.time.now() + self.every) if one is not None), status

    def _round(self, store: Store) -> int:
        watcher = self._watched(store)
        due = watcher.due()
        if not self.once and (due is None or due > self.time.now()):
            return 0
        done = watcher.round(store)
        self._tell(store, done)
        return 2 if done.asked and done.failed == done.asked else int(bool(done.failed))

    def _watched(self, store: Store) -> Watcher:
        """The watcher, made with the first record that could be opened; models stay in memory from one round to the next."""
        from onrecord import pipeline
        from onrecord.watch.rounds import watcher

        if self._watcher is None:
            self._watcher = watcher(store, self.urls, self.every, self.visitor, self.time)
            self._watcher.keep = self.hook is not None
            self._watcher.settings = pipeline.Settings(stages=pipeline.standard())
        return self._watcher

    def _tell(self, store: Store, done: Round) -> None:
        new = done.summary.new if done.summary else 0
        self.rounds, self.new, self.moves = self.rounds + 1, self.new + new, self.moves + len(done.moves)
        self.out.moved(done.moves)
        self.out.failed([one for one in (done.summary.failures if done.summary else []) if one.path in self.urls])
        asked = f"{counted(done.asked, 'feed')} asked, {done.same:,} unchanged, {done.failed:,} failed"
        self.out.say(f"{self._clock()} {asked}; {counted(new, 'new report')}, {counted(len(done.moves), 'move')}")
        if self.atom and (done.moves or not self.atom.exists()):
            self._write(store, self.atom)

    def _write(self, store: Store, atom: Path) -> None:
        """The Atom feed; where it cannot be written that is told, and the next round that finds moves tries again."""
        from onrecord.watch.atom import write

        try:
            write(store, atom)
        except QuestionError as error:
            told(error)

    def _clock(self) -> str:
        return datetime.fromtimestamp(self.time.now()).astimezone().strftime("%Y-%m-%d %H:%M")

    def _deliver(self, store: Store) -> float | None:
        """Hand moves to the webhook; when to try again."""
        from onrecord.watch import state
        from onrecord.watch.delivery import deliver

        if self.hook is None:
            return None
        failure = deliver(store, self.hook, self._post, self.time.now())
        if failure:
            self.out.failed([failure])
        held = state.load(store)
        return max(held.due, self.time.now()) if held.outbox else None

    def _post(self, moves: Sequence[Mapping[str, Any]], /) -> None:
        from dataclasses import replace

        from onrecord.readers.fetch import Request, fetch
        from onrecord.watch.delivery import message

        body = json.dumps(message(moves), ensure_ascii=False).encode()
        options = replace(self.visitor.options, timeout=POSTING)
        fetch(self.hook or "", options, Request("hands on moves", {"Content-Type": "application/json"}, body, kinds=False))
