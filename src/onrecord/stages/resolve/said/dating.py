"""When each statement of a report was said: by the words around its cue, else by the occasion that it goes on with."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.stages.resolve.said import when
from onrecord.stages.resolve.said.forms import Told, find, language, words
from onrecord.stages.resolve.said.hanging import hanging
from onrecord.stages.resolve.said.reckon import RELATIVE, Frame, reckon
from onrecord.stages.resolve.said.same import chain, sources
from onrecord.stages.resolve.said.speech import Page, Speech, masks, speech
from onrecord.stages.resolve.said.when import When
from onrecord.types import UNKNOWN, Attribution, Report, Span
from onrecord.words.paragraphs import paragraphs

_DATELINE = 14
"""Words at the beginning of a paragraph in which the date of a dateline stands."""
_FILED = 3
"""Days that a dateline may lie before publication."""
_GOES_ON = 6
"""Paragraphs over which an occasion goes on without a word of its speaker."""
_BACK = 2
"""Paragraphs between a statement and the dated one right after it that tells its day."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the words around one cue tell: a day, or that it was at another time (`elsewhen`) which is not told.

    `earlier` says that the verb is in its earlier past: whoever spoke does not go on speaking then.
    """

    day: When | None
    elsewhen: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it is dated.

    `places` are where statements stand, `order` their numbers in text order, `speakers` a number for each speaker.
    """

    page: Page
    rows: Sequence[Attribution]
    speakers: Sequence[int]
    frame: Frame
    quoted: dict[int | None, tuple[Span, ...]]
    places: Sequence[int]
    order: Sequence[int]


def said(report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None) -> list[str]:
    """For each attribution the days on which it was said, as EDTF, or `unknown`.

    `speakers` are the names that were found for the sources, where they are known; without them the words of the sources must do.
    """
    days = dates(report, attributions, speakers)
    return [one.edtf if one else UNKNOWN for one in days]


def dates(report: Report, attributions: Sequence[Attribution], speakers: Sequence[str | None] | None = None) -> list[When | None]:
    """The same as stretches of days, None where nothing tells."""
    tongue = language(report.details.language or "en")
    if tongue is None or not attributions:
        return [None] * len(attributions)
    row = words(report.text)
    page = Page(report.text, row, paragraphs(report.text), find(row, tongue), tongue)
    page, frame = _frame(page, report)
    places = [_place(one) for one in attributions]
    order = sorted(range(len(attributions)), key=lambda n: (places[n], attributions[n].content))
    told = sources(report.text, attributions, report.details.language or "en", speakers)
    return _dated(Reading(page, attributions, chain(told, attributions, order), frame, masks(attributions), places, order))


def _place(one: Attribution) -> int:
    spans = one.cue or one.source or one.content
    return spans[0][0] if spans else 0


def _frame(page: Page, report: Report) -> tuple[Page, Frame]:
    """From where to reckon. A dateline's date is the writer's today; it tells of no statement, and is taken off the page."""
    published = when.read(report.details.published)
    dated = [told for span in page.paragraphs[:_HEAD] if (told := _dateline(page, span))]
    rest = [told for told in page.told if told not in dated]
    plain = Page(page.text, page.words, page.paragraphs, rest, page.tongue)
    if published is None:
        return plain, Frame(None, None)
    day = published.start if published.start == published.end else None
    return plain, Frame(_today(dated, day), published.end)


_HEAD = 8
"""Paragraphs in which a dateline may stand: what comes before it are headlines and the furniture of a page."""


def _today(dated: Sequence[Told], day: dt.date | None) -> dt.date | None:
    if day is None or not dated:
        return day
    filed = reckon(dated[0], Frame(day, day))
    exact = filed is not None and filed.start == filed.end and (day - filed.start).days <= _FILED
    return filed.start if filed and exact else day


def _dateline(page: Page, paragraph: Span) -> Told | None:
    """`OSTREL, March 5 (Norda) –`: a date near the beginning, after a name in capitals, before a dash."""
    first = page.at(paragraph[0])
    told = next(iter(page.between(first, first + _DATELINE)), None)
    if told is None or told.meaning != "date" or told.first == first or not page.words.capital(first):
        return None
    after = set(page.words.keys[told.end : told.end + 6])
    before = set(page.words.keys[first : told.first])
    return told if after & {"–", "—", "-"} and not before & {".", ":", "?"} else None


def _dated(reading: Reading) -> list[When | None]:
    own = _own_days(reading)
    days = [one.day for one in own]
    _forward(reading, own, days)
    _backward(reading, own, days)
    return days


def _own_days(reading: Reading) -> list[Own]:
    """What the words around each cue tell, those outside before those quoted: *last week* in a quotation is before its own day."""
    out: dict[int, Own] = {}
    for number in sorted(range(len(reading.rows)), key=lambda n: _depth(reading.rows, n)):
        parent = reading.rows[number].parent
        outer = out.get(parent) if parent is not None else None
        out[number] = _own(reading, number, reading.frame if parent is None else _inside(reading.frame, outer))
    return [out[n] for n in range(len(reading.rows))]


def _depth(rows: Sequence[Attribution], number: int) -> int:
    depth, at, seen = 0, rows[number].parent, 0
    while at is not None and 0 <= at < len(rows) and seen < _DEEPEST:
        depth, at, seen = depth + 1, rows[at].parent, seen + 1
    return depth


_DEEPEST = 8
"""Quotations in quotations that are followed; nobody writes more."""


def _inside(frame: Frame, outer: Own | None) -> Frame:
    """What is quoted was said on the day of the quotation."""
    day = outer.day if outer else None
    return Frame(day.start, min(day.start, frame.latest or day.start)) if day and day.start == day.end else frame


def _own(reading: Reading, number: int, frame: Frame) -> Own:
    page, one = reading.page, reading.rows[number]
    around = speech(page, reading.rows, number, reading.quoted[one.parent])
    if around is None:
        return Own(None, elsewhen=False)
    told, vague = hanging(page, around, _others(reading, number))
    earlier = _earlier(page, around)
    if told is None:
        return Own(None, vague or earlier, earlier)
    return Own(reckon(told, _anchored(reading, told, frame)), elsewhen=True, earlier=earlier)


def _anchored(reading: Reading, told: Told, frame: Frame) -> Frame:
    """The frame with the day that the report told last before `told`."""
    if told.meaning not in RELATIVE:
        return frame
    page = reading.page
    before = page.told[max(bisect_left(page.told, told.first, key=lambda one: one.first) - _LOOK, 0) : page.told.index(told)]
    days = (reckon(one, frame) for one in reversed(before) if one.meaning not in RELATIVE)
    return Frame(frame.today, frame.latest, next((day for day in days if day), None))


_LOOK = 8
"""Times before *the same day* among which the day is looked for."""


def _earlier(page: Page, around: Speech) -> bool:
    """Whether the verb is in its earlier past (*had said*): right before the cue, or in its clause where the language parts the two."""
    marks = page.tongue.lists["before"]
    clause = around.at(around.cue)
    near = [n for n in around.own if around.at(n) == clause and n <= around.cue + 1 and n >= around.cue - _PAST]
    return any(page.words.keys[n] in marks for n in near)


_PAST = 8
"""Words between *hatte* and the verb it goes with."""


def _others(reading: Reading, number: int) -> list[int]:
    """The words at which the cues of other speakers stand, those that lie near."""
    one, page = reading.rows[number], reading.page
    at = reading.order.index(number)
    near = reading.order[max(at - _LOOK, 0) : at + _LOOK]
    return sorted(page.at(reading.places[n]) for n in near if reading.rows[n].parent == one.parent and not _together(reading, n, number))


def _together(reading: Reading, one: int, other: int) -> bool:
    """Whether two attributions have one source."""
    return one == other or reading.rows[one].source == reading.rows[other].source


def _top(reading: Reading) -> list[int]:
    return [n for n in reading.order if reading.rows[n].parent is None]


def _forward(reading: Reading, own: Sequence[Own], days: list[When | None]) -> None:
    """Give the statements that go on with an occasion its day."""
    heard: dict[int, tuple[When | None, int]] = {}
    for number in _top(reading):
        who, here = reading.speakers[number], reading.page.paragraph(reading.places[number])
        day, last = heard.get(who, (None, here))
        if not own[number].elsewhen and here - last <= _GOES_ON:
            days[number] = day
        if not own[number].earlier and (days[number] or not own[number].elsewhen):
            heard[who] = days[number], here


def _backward(reading: Reading, own: Sequence[Own], days: list[When | None]) -> None:
    """A headline, a first sentence, what is told before its day is: they share the day of the next words of the same speaker."""
    top = _top(reading)
    told = {n for n in top if own[n].day and not own[n].earlier}
    for before, after in reversed(list(pairwise(top))):
        near = reading.page.paragraph(reading.places[after]) - reading.page.paragraph(reading.places[before]) <= _BACK
        same = reading.speakers[before] == reading.speakers[after]
        if after in told and near and same and days[before] is None and not own[before].elsewhen:
            days[before] = days[after]
            told.add(before)
