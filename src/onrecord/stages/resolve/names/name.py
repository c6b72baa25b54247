"""A name as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` up to `last` (exclusive) are a name; from `start` they describe it; `sort` is what its own words make of it.

    `sort` is `person` (a title or role stands before it), `body`, `state`, `seat`, `owner` (whose the
    office before it is), or `name` where the words alone do not tell.
    """

    start: int
    first: int
    last: int
    sort: str
    gender: str | None = None

    @property
    def size(self) -> int:
        """Words in the name."""
        return self.last - self.first
