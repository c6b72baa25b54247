"""When each statement of a report was said: by the words around its cue, else by the occasion that it goes on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.stages.resolve.said.breath import answered, same_breath
from onrecord.stages.resolve.said.doing import involved
from onrecord.stages.resolve.said.hanging import QUOTES
from onrecord.stages.resolve.said.lone import lone
from onrecord.stages.resolve.said.mouths import spoken_for, titled
from onrecord.stages.resolve.said.occasions import Named, article, named
from onrecord.stages.resolve.said.own import Own, of_title, tell
from onrecord.stages.resolve.said.posts import posts
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import Frame
from onrecord.stages.resolve.said.scenes import Scenes
from onrecord.stages.resolve.said.strangers import introduced, new_since, quoted, source_keys, stranger, unnamed
from onrecord.stages.resolve.said.tense import now
from onrecord.stages.resolve.said.titles import repeated, titles
from onrecord.stages.resolve.said.turns import Turns, parted
from onrecord.stages.resolve.said.when import When
from onrecord.words.lexicon import load

_GOES_ON = 12
"""Paragraphs over which an occasion goes on without a word of its speaker."""
_BACK = 3
"""Paragraphs between a statement and the dated one right after it that tells its day."""

_FARTHEST = 9
"""Paragraphs from a statement to the words that tell its day, over others of the same speaker."""
_LEAD = 2
"""The last paragraph of a report's head, where *has said* is the news."""
_HEAD = 3
"""Paragraphs among which the one that tells the news is."""
_BACK_TO_TITLE = 4
"""The same for a title, with a byline and the like between."""


def dates(reading: Reading) -> list[When | None]:
    """For each attribution the days on which it was said, None where nothing tells."""
    days: list[When | None] = [None] * len(reading.rows)
    own = {number: tell(reading, number, reading.frame) for number in reading.order}
    scenes = Scenes(reading)
    turns = Turns.of(reading)
    _forward(scenes, turns, own, days)
    _backward(turns, own, days)
    for number, when in lone(turns, own, days).items():
        days[number] = when
    for number, when in posts(reading, days):
        days[number] = days[number] if own[number].elsewhen else when
    for number, when in titled(reading, days):
        days[number] = days[number] if own[number].elsewhen else when
    for number, day in titles(reading, days):
        days[number] = days[number] if own[number].elsewhen else day or scenes.headed(number)
    for number, when in repeated(reading, days):
        days[number] = days[number] if own[number].elsewhen else when
    for number in reading.inside:
        days[number] = _inner(reading, number, days)
    return days


def _inner(reading: Reading, number: int, days: Sequence[When | None]) -> When | None:
    """What is told inside a quotation is reckoned from its day; where that is not known, only weeks and more can be told."""
    parent = reading.rows[number].parent
    outer = days[parent] if parent is not None and 0 <= parent < len(days) else None
    if outer and outer.start == outer.end:
        return tell(reading, number, Frame(outer.start, outer.start)).day
    found = tell(reading, number, reading.frame).day
    return _loose(found) if found and (found.about or found.start != found.end) else None


def _loose(found: When) -> When:
    """A quotation may be some days older than its report, and what it reckons from it as well."""
    return replace(found, start=found.start - dt.timedelta(_OLDER)) if found.start == found.end else found


_OLDER = 3
"""Days that a quotation of unknown day may be older than the report."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was heard of a speaker last: the day, the attribution, and the occasion that was named."""

    day: When | None
    number: int
    at: Named | None


def _forward(scenes: Scenes, turns: Turns, own: Mapping[int, Own], days: list[When | None]) -> None:
    """Give each statement the day its words tell, else that of the occasion it goes on with, else that of the scene it stands in."""
    heard: dict[int, _Heard] = {}
    known: dict[tuple[int, str], When] = {}
    reading = scenes.reading
    for before, number in zip((-1, *reading.order), reading.order, strict=False):
        who, told, at = reading.speakers[number], own[number], named(reading, number)
        last = None if told.apart or _elsewhere(reading, heard.get(who), number, at, told) or stranger(reading, number) else heard.get(who)
        open_ = last and _goes_on(reading, last, number, before) and not turns.between(last.number, number, last.day)
        left = last is not None and last.number != before and parted(reading, own, last.number, number)
        mind = told.perfect or (
            told.lasting and not (last and last.number == before and own[before].day and _same_breath(reading, before, number))
        )
        going_on = last.day if last and open_ and not left and not mind else None
        again = known.get((who, at.kind)) if at and at.article in article("definite") | article("possessive") else None
        around = scenes.ticking(number) if told.perfect or told.lasting else scenes.led(number) or scenes.around(number)
        aside = None if told.perfect or told.lasting else spoken_for(reading, days, number)
        breath = (
            None
            if told.elsewhen or told.apart or (who == reading.speakers[before] and not stranger(reading, number))
            else same_breath(reading, own, days, before, number)
        )
        back = None if told.elsewhen or told.apart else answered(reading, own, days, before, number)
        same = None if mind or told.apart else _named_next(reading, own, number)
        days[number] = told.day if told.elsewhen else again or scenes.named(number) or breath or going_on or around or aside or same or back
        if (told.lasting or told.perfect) and days[number] is None:
            continue
        if breath and reading.sources[number].names.isdisjoint(source_keys(reading, number)):
            continue
        if told.apart or (not told.earlier and (days[number] or not told.elsewhen)):
            heard[who] = _Heard(days[number], number, at or (last.at if last else None))
            scenes.heard(number, days[number], here=told.day is not None)
        if at and told.day:
            known[who, at.kind] = told.day


def _named_next(reading: Reading, own: Mapping[int, Own], number: int) -> When | None:
    """*Its minister said on Monday … “No,” Davin Quell told reporters*: the day of the news, for him whom the next paragraph names."""
    if stranger(reading, number) or quoted(reading, number) or not involved(reading, number):
        return None
    news = next((n for n in reading.order if own[n].day), None)
    if news is None or reading.places[news] >= reading.places[number] or not (unnamed(reading, news) and new_since(reading, news, number)):
        return None
    here, first = reading.paragraph(number), reading.paragraph(news)
    between = [n for n in reading.order if first < reading.paragraph(n) and reading.places[n] < reading.places[number]]
    day = own[news].day
    return day if 0 < here - first <= _LEAD and first <= _HEAD and not between and _short(day) else None


def _same_breath(reading: Reading, before: int, number: int) -> bool:
    """*Orra said on Monday … She wants …*: what the next sentence tells of a mind is known from what was said."""
    return reading.sources[number].stands_in and reading.paragraph(before) == reading.paragraph(number)


def _elsewhere(reading: Reading, last: _Heard | None, number: int, at: Named | None, told: Own) -> bool:
    """Whether a statement names a new occasion: another than the one named before, or one that nothing ties to what was said before."""
    if last is None or at is None or at.article not in article("indefinite") or told.day is not None or last.at == at:
        return False
    before, here = reading.paragraph(last.number), reading.paragraph(number)
    if last.at:
        return last.at.kind in _SINGLE
    return at.kind in _SINGLE and ((before > _LEAD and here - before > 1) or _long_past(reading, last.day))


def _long_past(reading: Reading, day: When | None) -> bool:
    """Whether a day is no news any more."""
    today = reading.frame.today
    return today is not None and day is not None and (today - day.end).days > _NEWS


_NEWS = 10
"""Days before the report of which it tells the news; older days tell of somebody's life."""


_SINGLE = frozenset(load("occasions")["single"])


def _goes_on(reading: Reading, last: _Heard, number: int, before: int) -> bool:
    """Whether a speaker may still be speaking. What was said last month is one thing said, with no more than the next words beside it.

    Of an occasion that is named they may stand in the next paragraph too.
    """
    away = reading.paragraph(number) - reading.paragraph(last.number)
    if away > _FAR and introduced(reading, number):
        return False
    if last.day is None or _short(last.day):
        return away <= _GOES_ON
    short = (last.day.end - last.day.start).days <= _MONTH
    if last.number != before or away > 1:
        return False
    return last.at is not None or (away == 0 and short) or (away == 1 and _opens(reading, number))


_FAR = 2
"""Paragraphs after which somebody whom only these words name is hardly the one who spoke before: a minister is not the other one."""


def _opens(reading: Reading, number: int) -> bool:
    """Whether a paragraph begins with the words of a statement, in quotation marks: they go on with what was told of its speaker."""
    start = reading.rows[number].content[0][0]
    return reading.page.text[start] in QUOTES and start == reading.page.around(start)[0]


_MONTH = 31
"""Days of the longest time of which the next words are told as well: of a year nobody says when in it."""


def _short(day: When | None) -> When | None:
    """A time on which somebody may go on speaking: a day or a few. What was said last month is one thing said."""
    return day if day and (day.end - day.start).days <= _DAYS else None


_DAYS = 3
"""Days an occasion lasts: a weekend."""


def _backward(turns: Turns, own: Mapping[int, Own], days: list[When | None]) -> None:
    """A headline, a first sentence, what is told before its day is: they share the day of the next words of the same speaker."""
    reading = turns.reading
    told = {n: n for n in reading.order if _short(days[n]) and not own[n].earlier}
    for before, after in _nexts(reading):
        if after in told and days[before] is None and not own[before].elsewhen and _leads(reading, own, before, (after, told[after])):
            near = reading.paragraph(told[after]) - reading.paragraph(before) <= _FARTHEST
            if near and (reading.paragraph(before) == 0 or not turns.between(before, after, days[after])):
                days[before], told[before] = days[after], told[after]


def _nexts(reading: Reading) -> list[tuple[int, int]]:
    """Each statement with the next of the same speaker, from the end; whoever speaks between."""
    later: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    for number in reversed(reading.order):
        after = later.get(reading.speakers[number])
        pairs += [(number, after)] if after is not None else []
        later[reading.speakers[number]] = number
    return pairs


def _leads(reading: Reading, own: Mapping[int, Own], before: int, later: tuple[int, int]) -> bool:
    """Whether a statement is one with the next, and with the one that tells the day: near it, and neither begins something new."""
    after, _ = later
    away = reading.paragraph(after) - reading.paragraph(before)
    if _settled(reading, before):
        return False
    if reading.paragraph(before) == 0:
        return away <= _BACK_TO_TITLE
    open_ = own[before].perfect or own[before].lasting
    apart = (
        (own[after].fronted and reading.paragraph(before) > _LEAD)
        or (open_ and reading.paragraph(before) > _LEAD)
        or _two_occasions(reading, before, later)
        or (reading.paragraph(before) > _LEAD and now(reading, before) and not now(reading, after))
    )
    return not apart and away <= (0 if reading.sources[after].stands_in else _BACK)


def _two_occasions(reading: Reading, before: int, later: tuple[int, int]) -> bool:
    """Whether a statement was made on an occasion that the words of neither later one name; a title, in the present, tells the news."""
    one = named(reading, before)
    if one is not None and (one.word < 0 or (reading.paragraph(before) <= _LEAD and of_title(reading, before))):
        return False
    others = [other for other in (named(reading, number) for number in later) if other]
    return one is not None and (not others or others[0].kind != one.kind)


def _settled(reading: Reading, number: int) -> bool:
    """Whether a cue tells of something done with somebody (*has agreed to*): reporters hear of it on another day."""
    cue = reading.rows[number].cue
    keys = reading.page.words.keys[reading.page.at(cue[0][0]) : reading.page.at(cue[-1][1])] if cue else []
    return not _DONE.isdisjoint(keys)


_DONE = frozenset(word for words in load("occasions")["done"].values() for word in words)
