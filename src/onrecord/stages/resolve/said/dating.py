"""When each statement of a report was said: by the words around its cue, else by the occasion that it goes on with."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.hanging import hanging
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import RELATIVE, Frame, reckon
from onrecord.stages.resolve.said.scenes import Scenes
from onrecord.stages.resolve.said.speech import Page, Speech
from onrecord.stages.resolve.said.when import When
from onrecord.words.lexicon import load

_GOES_ON = 6
"""Paragraphs over which an occasion goes on without a word of its speaker."""
_BACK = 2
"""Paragraphs between a statement and the dated one right after it that tells its day."""

_BACK_TO_TITLE = 4
"""The same for a title, with a byline and the like between."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the words around one cue tell: a day, or that it was at another time (`elsewhen`) which is not told.

    `earlier` says that the verb is in its earlier past: whoever spoke does not go on speaking then. `fronted` says that the day
    stands before all else: something new begins with it. `perfect` is a verb such as *has said*, of no time in particular.
    """

    day: When | None
    elsewhen: bool
    earlier: bool = False
    fronted: bool = False
    perfect: bool = False


def dates(reading: Reading) -> list[When | None]:
    """For each attribution the days on which it was said, None where nothing tells."""
    days: list[When | None] = [None] * len(reading.rows)
    own = {number: _own(reading, number, reading.frame) for number in reading.order}
    _forward(reading, own, days)
    _backward(reading, own, days)
    _title(reading, own, days)
    for number in reading.inside:
        days[number] = _inner(reading, number, days)
    return days


def _inner(reading: Reading, number: int, days: Sequence[When | None]) -> When | None:
    """What is told inside a quotation is reckoned from its day; where that is not known, only weeks and more can be told."""
    parent = reading.rows[number].parent
    outer = days[parent] if parent is not None and 0 <= parent < len(days) else None
    if outer and outer.start == outer.end:
        return _own(reading, number, Frame(outer.start, outer.start)).day
    found = _own(reading, number, reading.frame).day
    return _loose(found) if found and (found.about or found.start != found.end) else None


def _loose(found: When) -> When:
    """A quotation may be some days older than its report, and what it reckons from it as well."""
    return replace(found, start=found.start - dt.timedelta(_OLDER)) if found.start == found.end else found


_OLDER = 3
"""Days that a quotation of unknown day may be older than the report."""


def _own(reading: Reading, number: int, frame: Frame) -> Own:
    around = reading.around[number]
    if around is None:
        return Own(None, elsewhen=False)
    if _near_cue(reading, number, around, "ahead"):
        return Own(None, elsewhen=True, earlier=True)
    told, vague = hanging(reading.page, around, reading.others(number), reading.rows[number])
    earlier = _earlier(reading.page, around)
    if told is None:
        return Own(None, vague or earlier, earlier, perfect=_near_cue(reading, number, around, "perfect"))
    fronted = told.first < around.cue and around.at(told.first) != around.at(around.cue)
    return Own(reckon(told, _anchored(reading.page, told, frame)), elsewhen=True, earlier=earlier, fronted=fronted)


def _near_cue(reading: Reading, number: int, around: Speech, name: str) -> bool:
    """Whether the cue, or one of the two words before it, is in a list of the language."""
    cue, keys = reading.rows[number].cue, reading.page.words.keys
    if not cue:
        return False
    words = {*keys[max(around.cue - 2, 0) : around.cue], *keys[around.cue : reading.page.at(cue[0][1])]}
    return not words.isdisjoint(reading.page.tongue.lists[name])


def _anchored(page: Page, told: Told, frame: Frame) -> Frame:
    """The frame with the day that the report told last before `told`."""
    if told.meaning not in RELATIVE:
        return frame
    at = bisect_left(page.told, told.first, key=lambda one: one.first)
    days = (reckon(one, frame) for one in reversed(page.told[max(at - _LOOK, 0) : at]) if one.meaning not in RELATIVE)
    return Frame(frame.today, frame.latest, next((day for day in days if day), None))


_LOOK = 8
"""Times before *the same day* among which the day is looked for."""


def _earlier(page: Page, around: Speech) -> bool:
    """Whether the verb is in its earlier past (*had said*): right before the cue, or in its clause where the language parts the two."""
    marks = page.tongue.lists["before"]
    clause = around.at(around.cue)
    near = around.own[bisect_left(around.own, around.cue - _PAST) : bisect_left(around.own, around.cue + 2)]
    return any(page.words.keys[n] in marks and around.at(n) == clause for n in near)


_PAST = 8
"""Words between *hatte* and the verb it goes with."""


def _forward(reading: Reading, own: Mapping[int, Own], days: list[When | None]) -> None:
    """Give each statement the day its words tell, else that of the occasion it goes on with, else that of the scene it stands in."""
    heard: dict[int, tuple[When | None, int]] = {}
    scenes = Scenes(reading)
    for number in reading.order:
        who, told = reading.speakers[number], own[number]
        day, last = heard.get(who, (None, number))
        open_ = _goes_on(reading, last, number) and not scenes.turned(last, number, day) and not told.perfect
        going_on = day if open_ else None
        days[number] = told.day if told.elsewhen else scenes.named(number) or going_on or scenes.around(number)
        if not told.earlier and (days[number] or not told.elsewhen):
            heard[who] = _short(days[number]), number
            scenes.heard(number, days[number])


def _goes_on(reading: Reading, last: int, number: int) -> bool:
    return reading.paragraph(number) - reading.paragraph(last) <= _GOES_ON


def _short(day: When | None) -> When | None:
    """A time on which somebody may go on speaking: a day or a few. What was said last month is one thing said."""
    return day if day and (day.end - day.start).days <= _DAYS else None


_DAYS = 3
"""Days an occasion lasts: a weekend."""


def _backward(reading: Reading, own: Mapping[int, Own], days: list[When | None]) -> None:
    """A headline, a first sentence, what is told before its day is: they share the day of the next words of the same speaker."""
    told = {n for n in reading.order if _short(days[n]) and not own[n].earlier}
    for before, after in reversed(list(pairwise(reading.order))):
        same = reading.speakers[before] == reading.speakers[after] and after in told and _leads(reading, own[after], before, after)
        if same and days[before] is None and not own[before].elsewhen and not _settled(reading, before):
            days[before] = days[after]
            told.add(before)


def _leads(reading: Reading, own: Own, before: int, after: int) -> bool:
    """Whether a statement is one with the next: near it, and the day does not begin something new."""
    away = reading.paragraph(after) - reading.paragraph(before)
    if reading.paragraph(before) == 0:
        return away <= _BACK_TO_TITLE
    return not own.fronted and away <= (0 if reading.sources[after].stands_in else _BACK)


def _settled(reading: Reading, number: int) -> bool:
    """Whether a cue tells of something done with somebody (*has agreed to*): reporters hear of it on another day."""
    cue = reading.rows[number].cue
    keys = reading.page.words.keys[reading.page.at(cue[0][0]) : reading.page.at(cue[-1][1])] if cue else []
    return not _DONE.isdisjoint(keys)


_DONE = frozenset(word for words in load("occasions")["done"].values() for word in words)


def _title(reading: Reading, own: Mapping[int, Own], days: list[When | None]) -> None:
    """A title says in short what is quoted below: it shares the day of the first statement that has its words."""
    for at, number in enumerate(reading.order[:_TITLES]):
        if days[number] is None and not own[number].elsewhen and _is_title(reading, number):
            below = reading.order[at + 1 : at + 1 + _BELOW]
            days[number] = next((days[n] for n in below if _repeats(reading, number, n)), None)


_TITLES, _BELOW, _SHORT, _LONGEST = 2, 10, 2, 200
"""Statements that titles may hold; those below that are compared; words that make it worth comparing; characters of a title."""
_LETTERS = 4


def _is_title(reading: Reading, number: int) -> bool:
    """Whether a statement stands in a line without a full stop."""
    start, end = reading.page.around(reading.places[number])
    return end - start < _LONGEST and reading.page.text[end - 1] not in ".!?…"


def _repeats(reading: Reading, title: int, below: int) -> bool:
    """Whether a statement has all the longer words of a title's, or all of its words in its order."""
    keys, other = _content(reading, title), _content(reading, below)
    longer = {key for key in keys if len(key) >= _LETTERS}
    return (len(longer) >= _SHORT and longer <= set(other)) or (len(keys) > _SHORT and f" {' '.join(keys)} " in f" {' '.join(other)} ")


def _content(reading: Reading, number: int) -> list[str]:
    """The words of a content."""
    page = reading.page
    keys = page.words.keys
    return [keys[n] for start, end in reading.rows[number].content for n in range(page.at(start), page.at(end)) if keys[n].isalnum()]
