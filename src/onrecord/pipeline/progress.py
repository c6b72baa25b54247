"""What a reading says of itself while it runs and when it is done. It says it to a callback: the pipeline prints nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.types import Failure

ACQUIRE, DERIVE = "acquire", "derive"


@dataclass(frozen=True, slots=True)
class Event:
    """How far a pass has come: `done` reports of `total` (None while nobody knows), of which `failed`; `path` was the last one."""

    phase: str
    done: int
    total: int | None
    failed: int
    path: str


class Progress(Protocol):
    """Is told after every batch."""

    def __call__(self, event: Event, /) -> None:
        """Show it, or do nothing."""
        ...


def silent(_event: Event, /) -> None:
    """Shows nothing."""


@dataclass(slots=True)
class Summary:
    """What one reading did.

    `new`, `known` and, of these, `changed` (details corrected) count what was read; `derived` the reports worked out and `statements` what
    they hold; `skipped` are files of no kind that can be read; `left_out` counts attributions that were not kept, by reason.
    """

    new: int = 0
    known: int = 0
    changed: int = 0
    derived: int = 0
    statements: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """Reports that were read, whether or not they were on record before."""
        return self.new + self.known

    def reasons(self) -> dict[str, int]:
        """How many failed at each stage for each reason, the most frequent first."""
        return dict(Counter(f"{f.stage}: {f.error}" for f in self.failures).most_common())
