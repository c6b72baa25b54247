"""Company: whether two names stand beside the same people, so that reports which never name each other may mean one person.

A surname alone tells little: of two reports about other things, each has its *Mr Lund*. Where both also tell of somebody that few
reports tell of, they tell one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.stages.resolve.names.letters import plain
from onrecord.stages.resolve.record.groups import Named
from onrecord.types import Kind

FEW, PART = 3, 4
"""A name tells of a story where so few reports have it, or one report in so many: whom all reports name, they do not share."""
TELLING = frozenset({Kind.PERSON, Kind.BODY, Kind.GOVERNMENT})
"""Kinds of actors that tell of a story: any office and any crowd may stand in any."""
LEAST = 3
"""Letters of a surname that counts."""


class Company:
    """Who is named in the reports of a record."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._present: defaultdict[str, set[str]] = defaultdict(set)
        reports: defaultdict[str, set[str]] = defaultdict(set)
        for one in named:
            for report in one.reports:
                self._present[report].add(_short(one))
            reports[_short(one)] |= one.reports if one.kind in TELLING else set()
        most = max(FEW, len(self._present) // PART)
        self._telling = {name for name, there in reports.items() if len(name) >= LEAST and len(there) <= most}
        self._known = {name for name, there in reports.items() if len(name) >= LEAST and there}

    def shared(self, one: Named, other: Named) -> bool:
        """Whether most reports of the one tell of somebody whom a report of the other tells of as well, and few others do."""
        own = {plain(word) for word in (*one.words, *other.words)}
        theirs = {name for report in other.reports for name in self._present[report]} & self._telling - own
        return 2 * sum(not theirs.isdisjoint(self._present[report]) for report in one.reports) > len(one.reports)

    def met(self, one: Named, other: Named) -> bool:
        """Whether some report of the one names anybody whom a report of the other names as well: no word of it tells of another dispute."""
        ours, theirs = ({name for report in each.reports for name in self._present[report]} & self._known for each in (one, other))
        return bool(one.reports & other.reports) or not ours.isdisjoint(theirs)


def _short(one: Named) -> str:
    """The surname, in which a full name and one that is never told in full agree."""
    return plain(one.words[-1])
