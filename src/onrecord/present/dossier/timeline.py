"""A small drawing of what was done when: a lane for each party or act, a column for each day, month or year, a stack of bars for acts.

Only what is known is drawn: a deed whose day or act nothing tells is counted and left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from onrecord.present.dossier.colours import REST
from onrecord.present.dossier.links import Links
from onrecord.present.view import StatementView
from onrecord.present.visible import shorten, visible
from onrecord.types import Act

COLUMNS = 24
"""Days of one drawing; more are drawn by month, then by year, and of those the latest."""
LANES = 8
HIGH, TOP = 50, 8
"""Height of a lane, space above the first, in pixels."""
_LETTERS, _LETTER = 24, 7
"""Characters of the name of a lane at most, and pixels of each."""
_BARS, _FEW, _WIDE, _THIN = 34, 9, 74, 24
_BROAD, _SLIM = 14, 5
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LENGTHS = (10, 7, 4)


class Manner(StrEnum):
    """Acts in four kinds that can be told apart without colour."""

    TOWARDS = "towards"
    ASKS = "asks"
    AGAINST = "against"
    CLAIMS = "claims"


MANNERS = {
    Manner.TOWARDS: (Act.OFFER, Act.PROMISE, Act.AGREE, Act.SUPPORT, Act.ADMIT),
    Manner.ASKS: (Act.PROPOSE, Act.DEMAND, Act.APPEAL),
    Manner.AGAINST: (Act.REFUSE, Act.DENY, Act.ACCUSE, Act.THREATEN, Act.WARN),
    Manner.CLAIMS: (Act.CLAIM,),
}
_MANNER = {str(act): manner for manner, acts in MANNERS.items() for act in acts}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: in which lane, when (EDTF), and the act, None where nothing tells; `href` is where its words stand.

    `heard` is when it was said; with `undated`, when it was first reported, since nothing tells when it was said.

    Several that are alike can be one row: then `number` tells how many, and `more` where the others stand.
    """

    lane: str | None
    heard: str | None
    act: str | None
    href: str | None = None
    number: int = 1
    more: tuple[str, ...] = ()
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A deed that can be drawn, and the day, month or year that is known."""

    lane: str
    period: str
    manner: Manner
    number: int
    hrefs: tuple[str, ...]
    undated: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The deeds of one manner in one lane and column, slim where they are undated; `colour` is the name of a colour in the style sheet."""

    manner: Manner
    colour: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in the drawing: the name of a lane, a date, a count; `y` is the line they stand on."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What the table beside the drawing says of one lane and column."""

    lane: str
    period: str
    counts: tuple[tuple[Manner, int], ...]
    hrefs: tuple[str, ...]
    undated: tuple[tuple[Manner, int], ...] = ()

    @property
    def total(self) -> int:
        """Deeds of all manners."""
        return sum(count for _, count in self.counts)

    @property
    def late(self) -> int:
        """Those among them that stand at the day of their first report."""
        return sum(count for _, count in self.undated)


@dataclass(frozen=True, slots=True)
class Rule:
    """The line on which the bars of a lane stand, in the colour of the lane; `name` is the whole name of the lane."""

    name: str
    colour: str
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of `width` by `height` pixels: `drawn` of `total` deeds are in it, `late` of them undated; dates can be `steep`."""

    lanes: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    counts: tuple[Mark, ...]
    rules: tuple[Rule, ...]
    cells: tuple[Cell, ...]
    drawn: int
    late: int
    total: int
    steep: bool
    width: int
    height: int


def timeline(deeds: Iterable[Deed], colour: Callable[[str], str] = lambda _: REST) -> Timeline:
    """Draw the deeds of the lanes that have most of them; `colour` tells that of a lane."""
    rows = list(deeds)
    placed = list(_placed(rows))
    length, periods = _periods([deed.period for deed in placed])
    counts: Counter[str] = Counter()
    for deed in placed:
        counts[deed.lane] += deed.number
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    lanes = [lane for lane, _ in ranked[:LANES]]
    held: defaultdict[tuple[str, str], list[Placed]] = defaultdict(list)
    for deed in placed:
        if deed.lane in lanes and len(deed.period) >= length and deed.period[:length] in periods:
            held[deed.lane, deed.period[:length]].append(deed)
    cells = tuple(_cell(lane, period, held[lane, period]) for lane in lanes for period in periods if (lane, period) in held)
    return _drawn({lane: colour(lane) for lane in lanes}, periods, cells, sum(row.number for row in rows))


def did(view: StatementView, lane: str | None, links: Links) -> Deed:
    """What a statement does; what is withheld is no deed."""
    act = None if view.negated else view.act
    return Deed(lane, view.said or view.report.published, act, links.words[view.id], undated=view.said is None)


def spans(dates: Iterable[str | None]) -> tuple[int, list[str]]:
    """The columns of a drawing of what was done at these times, and how many characters name one."""
    found = (_whole(said) for said in dates)
    return _periods([date.group() for date in found if date])


def _placed(rows: Iterable[Deed]) -> Iterator[Placed]:
    for row in rows:
        date = _whole(row.heard)
        if row.lane and row.act in _MANNER and date:
            hrefs = (row.href, *row.more) if row.href else row.more
            yield Placed(row.lane, date.group(), _MANNER[row.act], row.number, hrefs, row.undated)


def _whole(said: str | None) -> re.Match[str] | None:
    """A date that is one day, month or year; spans and doubtful dates have no column."""
    return _DATE.fullmatch(said or "")


def _periods(dates: Sequence[str]) -> tuple[int, list[str]]:
    """Days, or months or years where there are too many, and how many characters name one."""
    for length in _LENGTHS:
        found = sorted({date[:length] for date in dates if len(date) >= length})
        if found and (len(found) <= COLUMNS or length == _LENGTHS[-1]):
            return length, found[-COLUMNS:]
    return _LENGTHS[-1], []


def _drawn(colours: Mapping[str, str], periods: Sequence[str], cells: tuple[Cell, ...], total: int) -> Timeline:
    lanes, steep = list(colours), len(periods) > _FEW
    step = _THIN if steep else _WIDE
    scale = _BARS / max((cell.total for cell in cells), default=1)
    names = [shorten(visible(lane), _LETTERS) for lane in lanes]
    label = 12 + _LETTER * max(map(len, names), default=0)
    bars: list[Bar] = []
    counts: list[Mark] = []
    for cell in cells:
        x, floor = label + periods.index(cell.period) * step + step // 2, TOP + (lanes.index(cell.lane) + 1) * HIGH
        stack = list(_stacks(cell, colours[cell.lane], (x, floor), scale))
        bars += stack
        counts.append(Mark(str(cell.total), x, min(bar.y for bar in stack) - 4))
    bottom = TOP + len(lanes) * HIGH
    return Timeline(
        lanes=tuple(Mark(name, 0, TOP + (row + 1) * HIGH - 6) for row, name in enumerate(names)),
        dates=tuple(Mark(period, label + column * step + step // 2, bottom + 16) for column, period in enumerate(periods)),
        bars=tuple(bars),
        counts=tuple(counts),
        rules=tuple(Rule(lane, colours[lane], TOP + (row + 1) * HIGH) for row, lane in enumerate(lanes)),
        cells=cells,
        drawn=sum(cell.total for cell in cells),
        late=sum(cell.late for cell in cells),
        total=total,
        steep=steep,
        width=label + len(periods) * step + 8,
        height=bottom + (84 if steep else 28),
    )


def _cell(lane: str, period: str, deeds: Sequence[Placed]) -> Cell:
    hrefs = tuple(href for deed in deeds for href in deed.hrefs)
    return Cell(lane, period, _counted(deeds), hrefs, _counted(deed for deed in deeds if deed.undated))


def _counted(deeds: Iterable[Placed]) -> tuple[tuple[Manner, int], ...]:
    counts: Counter[Manner] = Counter()
    for deed in deeds:
        counts[deed.manner] += deed.number
    return tuple((manner, counts[manner]) for manner in Manner)


def _stacks(cell: Cell, colour: str, foot: tuple[int, int], scale: float) -> Iterator[Bar]:
    """What was said then, and to its right, slim, what was first reported then; each alone in the middle."""
    x, floor = foot
    undated = dict(cell.undated)
    dated = [(manner, count - undated.get(manner, 0)) for manner, count in cell.counts]
    both = 0 < cell.late < cell.total
    yield from _stack(dated, colour, Foot(x - 9 if both else x - 7, floor, _BROAD), scale)
    yield from _stack(cell.undated, colour, Foot(x + 6 if both else x - 2, floor, _SLIM), scale)


class Foot(NamedTuple):
    """Where a stack stands, and how broad it is."""

    x: int
    y: int
    width: int


def _stack(counts: Iterable[tuple[Manner, int]], colour: str, foot: Foot, scale: float) -> Iterator[Bar]:
    """Bars one upon the other, from the lane's rule; the smallest can still be seen."""
    floor = foot.y
    for manner, count in counts:
        if count:
            height = max(5, round(count * scale))
            floor -= height
            yield Bar(manner, colour, foot.x, floor, foot.width, height)
