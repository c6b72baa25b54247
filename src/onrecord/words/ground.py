"""Whose is what: spans with their owners' numbers, so that asking about a place looks only at what lies near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Self

from onrecord.types import Span


@dataclass(slots=True)
class Ground:
    """Spans by their start, each with a number; `reach` is the greatest end up to each of them.

    A question costs as much as there are spans between the asked one and the last that could reach it: no more than near ones, unless
    one span lies over many others.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[tuple[Span, int]]) -> Self:
        """The ground that these spans cover, in whatever order they come."""
        ordered = sorted(rows)
        ends = [end for (_, end), _ in ordered]
        return cls([start for (start, _), _ in ordered], ends, [owner for _, owner in ordered], list(accumulate(ends, max)))

    def add(self, span: Span, owner: int) -> None:
        """One more span, which must not start before the last one."""
        self.starts.append(span[0])
        self.ends.append(span[1])
        self.owners.append(owner)
        self.reach.append(max(span[1], self.reach[-1]) if self.reach else span[1])

    def near(self, span: Span) -> Iterator[int]:
        """The owners of the spans that share a character with `span`, the one that starts last first; one may come again."""
        at = bisect_left(self.starts, span[1])
        while at > 0 and self.reach[at - 1] > span[0]:
            at -= 1
            if self.ends[at] > span[0]:
                yield self.owners[at]

    def touches(self, span: Span, *, but: int | None = None) -> bool:
        """Whether any of them, save those of the owner `but`, shares a character with `span`."""
        return any(owner != but for owner in self.near(span))

    def first(self, span: Span) -> int | None:
        """The smallest of the owners whose spans share a character with `span`."""
        return min(self.near(span), default=None)

    def after(self, at: int) -> int:
        """The place of the first span that ends after `at`, or of one before which no span does."""
        return bisect_right(self.reach, at)
