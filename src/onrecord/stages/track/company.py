"""Company: which parties are told of together. What is said in one dispute is no matter of another that happens to share its nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from onrecord.types import Told

Met = Mapping[str, AbstractSet[str]]
"""For each who speaks, all that speak in a report with it, itself included."""


def met(told: Iterable[Told]) -> Met:
    """Who stands beside whom in any report; a report stands for those in it of whom nobody knows who they are."""
    by_report: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        by_report[one.report].update((who(one), *((one.addressee,) if one.addressee else ())))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in by_report.values():
        for name in names:
            found[name] |= names
    return found


def who(one: Told) -> str:
    """The party, else who speaks, else the report."""
    return one.party or one.speaker or one.report


def know(ours: Sequence[str], theirs: Sequence[str], known: Met) -> bool:
    """Whether anybody of the one is told of together with anybody of the other. Of whom reports tell alone, nothing is known."""
    alone = any(len(known[one]) == 1 for one in (*ours, *theirs))
    return alone or any(other in known[one] for one in ours for other in theirs)
