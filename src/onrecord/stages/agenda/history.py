"""What became of a text or a meeting, step by step, each as one report tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.types import Seen, Step, What
from onrecord.words.days import days


def first(counted: Counter[str]) -> str | None:
    """The most frequent, the first in the alphabet where several are."""
    return min(counted, key=lambda word: (-counted[word], word)) if counted else None


def history(seen: Iterable[Seen], order: Sequence[str]) -> tuple[Step, ...]:
    """The steps in time order, on one day in that of `order`; what one report tells twice is told once, with whoever did it."""
    steps: dict[tuple[str, str, str | None], Step] = {}
    for one in sorted(seen, key=lambda each: (each.report, each.name, each.id)):
        if one.status:
            by = one.by.name if one.by else None
            steps.setdefault((one.report, one.status, by), _step(one, one.status, by))
    told = {(report, status) for report, status, by in steps if by}
    kept = (step for (report, status, by), step in steps.items() if by or (report, status) not in told)
    return tuple(sorted(kept, key=lambda step: _when(step, order)))


def latest(steps: Sequence[Step], order: Sequence[str]) -> str | None:
    """The last status. Reports tell late of what they do not date: of the last days the furthest stage counts."""
    if not steps:
        return None
    end = days(_day(steps[-1]))
    near = [step for step in steps if end and (day := days(_day(step))) and end[1] - day[1] <= _LATE]
    return max(near or steps[-1:], key=lambda step: order.index(step.status)).status


_LATE = 3
"""Days by which reports tell of things late."""


def _step(one: Seen, status: str, by: str | None) -> Step:
    """The day of a meeting is no day on which it was planned or called off."""
    date = one.date if one.what is What.INSTRUMENT or status == "held" else None
    return Step(status, date, by, one.report, one.published, _words(one), tuple(sorted({*one.told, *one.name})))


def _words(one: Seen) -> str:
    """The words that tell it, in the order of the text; those of the name where the status lies within."""
    if one.told and one.name and one.told[0] < one.name[0]:
        return f"{one.said} … {one.words}"
    inside = one.told and one.name and one.told[0][1] <= one.name[0][1]
    return one.words if inside else f"{one.words} … {one.said}"


def _day(step: Step) -> str:
    """The day it happened, else that of the report; `~`, after all days, where neither is known."""
    day = (step.date or step.published or "").split("/")[-1].strip("~")
    return day[:10] or "~"


def _when(step: Step, order: Sequence[str]) -> tuple[str, int, str, str]:
    return _day(step), order.index(step.status), step.report, step.by or ""
