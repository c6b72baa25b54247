"""Nodes: events of many statements, brought together where they are one and shown under one label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.stages.track import book
from onrecord.stages.track.events import WHOLE, Event, same

_LABEL = 90
"""Characters of a wording that serves as label."""


class Nodes:
    """A number for each event; equal numbers are one event. The order in which events come does not matter."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.groups: list[list[Event]] = []
        self._numbers: dict[Event, int] = {}
        for one in sorted(set(events), key=_specific):
            self._add(one)
        self._labels = _labels(self.groups)

    def number(self, one: Event) -> int:
        """The node of an event."""
        return self._numbers[one]

    def label(self, number: int) -> str:
        """What a node is called."""
        return self._labels[number]

    def _add(self, one: Event) -> None:
        """Into the first group all of whose events it is the same as; not where it fits groups that tell of different ones."""
        fits = [number for number, group in enumerate(self.groups) if all(same(one, other) for other in group)]
        if fits and not _differ([self.groups[number] for number in fits]):
            self.groups[fits[0]].append(one)
        else:
            self.groups.append([one])
            fits = [len(self.groups) - 1]
        self._numbers[one] = fits[0]


def _differ(groups: Sequence[Sequence[Event]]) -> bool:
    """Whether groups tell of the same thing done by several, or in several places."""
    owners = {one.owner for group in groups for one in group if one.owner}
    places = [names for group in groups if (names := frozenset(name for one in group for name in one.names))]
    return len(owners) > 1 or any(not (one & other) for n, one in enumerate(places) for other in places[n + 1 :])


def _specific(one: Event) -> tuple[object, ...]:
    return (one.owner is None, -len(one.names), -len(one.things), one.action, -len(one.words), one.text)


def _labels(groups: Sequence[Sequence[Event]]) -> list[str]:
    """The label of each group; where two would be the same, the shortest wording tells them apart."""
    made = [_label(group) for group in groups]
    often = Counter(made)
    return [label if often[label] == 1 else f"{label} ({_shortest(group)})" for label, group in zip(made, groups, strict=True)]


def _label(group: Sequence[Event]) -> str:
    """`withdrawal of troops (Ukraine)` where action and thing are known, else the shortest wording."""
    action = group[0].action
    thing = _commonest(thing for one in group for thing in one.things)
    if not action or not (thing or book.action(action).get("alone")):
        return _shortest(group)
    noun = str(book.action(action)["noun"])
    owner = next((one.owner for one in group if one.owner), None) if book.action(action).get("own") and action != "release" else None
    amount = group[0].amount
    counted = "" if amount == WHOLE else f"{amount} of the "
    what = noun if book.action(action).get("alone") or not thing else f"{noun} of {counted}{thing}"
    return f"{what} ({owner})" if owner else what


def _commonest(found: Iterable[str]) -> str | None:
    counted = Counter(found)
    return min(counted, key=lambda one: (-counted[one], one)) if counted else None


def _shortest(group: Iterable[Event]) -> str:
    text = min((one.text for one in group), key=lambda text: (len(text), text))
    return " ".join(text.split())[:_LABEL].strip(" ,.;:“”\"'‘’")
