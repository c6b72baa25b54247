"""What the words around one cue tell of the day."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.stages.resolve.said.apart import before_that
from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.hanging import hanging
from onrecord.stages.resolve.said.occasions import article
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import RELATIVE, Frame, reckon
from onrecord.stages.resolve.said.speech import Page, Speech
from onrecord.stages.resolve.said.standing import limited
from onrecord.stages.resolve.said.when import When


@dataclass(frozen=True, slots=True)
class Own:
    """What the words around one cue tell: a day, or that it was at another time (`elsewhen`) which is not told.

    `earlier` says that the verb is in its earlier past: whoever spoke does not go on speaking then. `fronted` says that the day
    stands before all else: something new begins with it. `perfect` is a verb such as *has said*, of no time in particular.
    `apart`: it was on another occasion than before. `lasting`: the cue tells of no saying but of a mind (*believes*, *is seeking*).
    """

    day: When | None
    elsewhen: bool
    earlier: bool = False
    fronted: bool = False
    perfect: bool = False
    apart: bool = False
    lasting: bool = False


def tell(reading: Reading, number: int, frame: Frame) -> Own:
    """What the words around the cue of a statement tell."""
    around = reading.around[number]
    if around is None:
        return Own(None, elsewhen=False)
    past = before_that(reading, number, around, frame)
    if past is not None or _near_cue(reading, number, around, "ahead"):
        return Own(past, elsewhen=True, earlier=True)
    hung = hanging(reading.page, around, reading.others(number), reading.rows[number])
    told, earlier = hung.told, _earlier(reading.page, around) or _in_passing(reading, number, around) or _at_first(reading.page, around)
    perfect = _near_cue(reading, number, around, "perfect")
    day = reckon(told, anchored(reading, told, frame)) if told else None
    if told is None or (day is None and told.meaning == "clock"):
        return Own(None, hung.vague or earlier, earlier, perfect=perfect, apart=hung.apart, lasting=_lasting(reading, number))
    fronted = told.first < around.cue and around.at(told.first) != around.at(around.cue)
    if perfect and around.at(told.first) != around.at(around.cue):
        return Own(None, elsewhen=True, perfect=True)
    earlier = earlier or (day is not None and (day.end - day.start).days > _SPAN and _of_somebody(reading.page, around, told))
    if day and _of_something_else(reading, number, day):
        return Own(None, elsewhen=True, earlier=True)
    return Own(day, elsewhen=True, earlier=earlier, fronted=fronted, perfect=perfect)


def _of_something_else(reading: Reading, number: int, day: When) -> bool:
    """Whether the cue is of the present, and the day of what it speaks of: a year, or (*is seeking*) one gone by."""
    around, today = reading.around[number], reading.frame.today
    if around and (day.end - day.start).days >= _YEAR and _near_cue(reading, number, around, "present"):
        return True
    return today is not None and day.start == day.end < today and _goes_on_now(reading, number)


def _goes_on_now(reading: Reading, number: int) -> bool:
    """Whether a cue begins with a word for what is so now."""
    cue, keys = reading.rows[number].cue, reading.page.words.keys
    first = reading.page.at(cue[0][0]) if cue else 0
    return bool(cue) and keys[first] in reading.page.tongue.lists["lasting"] & reading.page.tongue.lists["present"]


def _lasting(reading: Reading, number: int) -> bool:
    """Whether a cue begins with a word for what somebody is, thinks or wants for longer than he speaks; *also* and the like before it."""
    cue, page = reading.rows[number].cue, reading.page
    if not cue:
        return False
    keys, lists = page.words.keys[page.at(cue[0][0]) : page.at(cue[0][1])], page.tongue.lists
    first = next((key for key in keys if key not in lists["joiners"]), "")
    return first in lists["lasting"]


def _at_first(page: Page, around: Speech) -> bool:
    """*First threatened*, *forderte ursprünglich*: when something began, which was on another day than what is told around it."""
    place = bisect_left(around.own, around.cue)
    return any(page.words.keys[n] in page.tongue.lists["at_first"] for n in around.own[max(place - 1, 0) : place + 3])


_SPAN = 3
"""Days of the longest time on which one occasion is: a weekend."""
_YEAR = 360
"""Days of what is told only as a year."""


def _in_passing(reading: Reading, number: int, around: Speech) -> bool:
    """Whether a statement is told only in passing: after *before* and the like, or as a noun without a speaker."""
    page, one = reading.page, reading.rows[number]
    if not one.source and one.cue and page.words.keys[max(page.at(one.cue[0][0]) - 1, 0)] in article("indefinite"):
        return True
    clause = around.at(around.cue)
    opening = next((n for n, c in zip(around.own, around.clause, strict=True) if c == clause and page.words.keys[n][0].isalpha()), None)
    return clause in around.dependent and opening is not None and page.words.keys[opening] in page.tongue.lists["aside"]


def _of_somebody(page: Page, around: Speech, told: Told) -> bool:
    """*Orra, who last week urged*: a clause that tells of somebody, with a day of its own; what the sentence tells is on another one."""
    clause = around.at(around.cue)
    opening = next((n for n, c in zip(around.own, around.clause, strict=True) if c == clause and page.words.keys[n][0].isalpha()), None)
    return opening is not None and page.words.keys[opening] in page.tongue.lists["whose"] and around.at(told.first) == clause


def _near_cue(reading: Reading, number: int, around: Speech, name: str) -> bool:
    """Whether the cue, or one of the two words before it, is in a list of the language."""
    cue, keys = reading.rows[number].cue, reading.page.words.keys
    if not cue:
        return False
    before = around.own[bisect_left(around.own, around.cue - 2) : bisect_left(around.own, around.cue)]
    words = {*(keys[n] for n in before), *keys[around.cue : reading.page.at(cue[0][1])]}
    return not words.isdisjoint(reading.page.tongue.lists[name])


def anchored(reading: Reading, told: Told, frame: Frame) -> Frame:
    """The frame with the day that the report told last before `told`."""
    page = reading.page
    if told.meaning not in RELATIVE:
        return frame
    at = bisect_left(page.told, told.first, key=lambda one: one.first)
    told_before = reversed(page.told[max(at - _LOOK, 0) : at])
    near = [
        one
        for one in told_before
        if one.meaning not in RELATIVE and not (limited(page, one) and reading.covers(page.words.starts[one.first]))
    ]
    if told.meaning != "same_day" and not reading.covers(page.words.starts[told.first]):
        near.sort(key=lambda one: reading.covers(page.words.starts[one.first]))
    days = ((one, day) for one in near if (day := reckon(one, frame)))
    found = next(days, None)
    if found and told.meaning in _SOON and _told_elsewhere(page, told, found[0]) and _long_past(found[1], frame):
        found = next(((one, day) for one, day in days if _of_the_news(page, told, one) and not _long_past(day, frame)), None)
    if found and told.meaning == "at_the_time" and _told_elsewhere(page, told, found[0]):
        found = None
    return Frame(frame.today, frame.latest, found and found[1])


def _told_elsewhere(page: Page, told: Told, other: Told) -> bool:
    """Whether two times stand in two paragraphs."""
    return page.paragraph(page.words.starts[told.first]) != page.paragraph(page.words.starts[other.first])


def _of_the_news(page: Page, told: Told, other: Told) -> bool:
    """Whether a time stands in the first lines of a report, and another one not far from them: what is told between them explains it."""
    here, there = (page.paragraph(page.words.starts[one.first]) for one in (told, other))
    return there <= _FIRST and here - there <= _NEAR


_FIRST, _NEAR = 3, 5
"""The last paragraph of the first lines of a report, and how far from them words still speak of the news."""


def _long_past(day: When, frame: Frame) -> bool:
    """Whether a day is no news any more: what a paragraph tells of it is past and done, and the next one hardly goes on with it."""
    return frame.today is not None and (frame.today - day.end).days > _NEWS


_SOON = frozenset({"in_the_day", "hours_later"})
"""*Within hours*: of the news, not of what was told to explain it."""
_NEWS = 10
"""Days before the report of which it tells the news."""


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


def of_title(reading: Reading, number: int) -> bool:
    """Whether a cue is in the present of titles: *slams*, *calls for*."""
    cue, page = reading.rows[number].cue, reading.page
    return page.tongue.third != "" and bool(cue) and page.words.keys[page.at(cue[0][0])].endswith(page.tongue.third)
