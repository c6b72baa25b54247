"""The text of a report as HTML blocks with the rows of its statements, packed into as many pages as the size of a page demands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeVar

from markupsafe import Markup

from onrecord.present.dossier.links import Links
from onrecord.present.dossier.render import fragment
from onrecord.present.marked import Segment, events, lines, segments
from onrecord.present.view import ReportView, StatementView

PAGE_BYTES = 140_000
"""What the variable part of a page may weigh. A page stays under 200 KB (issue 5) with its head, facts and legend."""
BLOCK_BYTES = 40_000
"""A line that weighs more is cut: a report of one 10 MB line must still become pages."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of a report as its page lists it. `number` counts from 1 in text order; `at` is its offset in the text, if any.

    `links` tell where else the same is said.
    """

    number: int
    statement: StatementView
    at: int | None
    parent: int | None
    sha256: str
    links: Links


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text, usually a line, with the rows of the statements that begin in it; both already HTML. `start` is its offset."""

    start: int
    html: Markup
    rows: tuple[Row, ...]
    table: Markup

    @property
    def weight(self) -> int:
        """Bytes it adds to a page."""
        return weigh(self.html) + weigh(self.table)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The rows of a report by id, by the offset where they are anchored, and as HTML, made when it is first asked for."""

    by_id: dict[str, Row]
    by_offset: dict[int, list[Row]]
    html: dict[str, Markup]

    def table(self, rows: Iterable[Row]) -> Markup:
        """These rows, one below the other."""
        return Markup().join(self._row(row) for row in rows)

    def _row(self, row: Row) -> Markup:
        made = self.html.get(row.statement.id)
        if made is None:
            made = self.html[row.statement.id] = fragment("statement_row", row)
        return made


def numbered(view: ReportView, links: Links) -> Numbered:
    """Number the statements of a report and find each one's place in the text."""
    numbers = {statement.id: number for number, statement in enumerate(view.statements, 1)}
    rows = [_row(view, statement, numbers, links) for statement in view.statements]
    by_offset: dict[int, list[Row]] = {}
    for row in rows:
        by_offset.setdefault(row.at or 0, []).append(row)
    return Numbered({row.statement.id: row for row in rows}, by_offset, {})


def parts(view: ReportView, links: Links | None = None) -> list[list[Block]]:
    """The blocks of a report's text, page by page; a text without words is one page without text."""
    found = blocks(view, numbered(view, links or Links()), (0, inf))
    return pack(found, lambda block: block.weight, len(found))


def blocks(view: ReportView, rows: Numbered, within: tuple[float, float]) -> list[Block]:
    """Those blocks of a report's text that begin at these offsets, `[start, end)`; nothing else is made."""
    cut = lines(segments(view.text, view.noise, _near(view, within)))
    found = [block for line in cut if _meets(line, within) for block in _blocks(line, rows, within) if within[0] <= block.start < within[1]]
    return found or [Block(0, Markup(), tuple(rows.by_id.values()), rows.table(rows.by_id.values()))]


def _near(view: ReportView, within: tuple[float, float]) -> Sequence[StatementView]:
    """The statements with words in a line of this part of the text: how a line is cut depends on all that are in it."""
    if within[0] <= 0 and within[1] >= inf:
        return view.statements
    start = view.text.rfind("\n", 0, int(within[0])) + 1
    end = view.text.find("\n", int(within[1])) if within[1] < inf else -1
    end = end if end >= 0 else len(view.text)
    spans = ((row, span) for row in view.statements for span in (*row.content, *row.source, *row.cue, *row.via))
    near = {row.id for row, span in spans if span[0] <= end and start <= span[1]}
    return [row for row in view.statements if row.id in near]


def _meets(line: Sequence[Segment], within: tuple[float, float]) -> bool:
    return line[0].start < within[1] and within[0] < line[-1].end


def pack(items: Iterable[T], weight: Callable[[T], int], most: int) -> list[list[T]]:
    """Items in order, in as few runs as hold at most `most` of them and weigh at most `PAGE_BYTES`; one alone may weigh more."""
    runs: list[list[T]] = []
    load = 0
    for item in items:
        heavy = weight(item)
        if not runs or load + heavy > PAGE_BYTES or len(runs[-1]) >= most:
            runs.append([])
            load = 0
        runs[-1].append(item)
        load += heavy
    return runs


def weigh(text: str) -> int:
    """Bytes as UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def _row(view: ReportView, statement: StatementView, numbers: dict[str, int], links: Links) -> Row:
    spans = statement.content + statement.source + statement.cue + statement.via
    valid = (start for start, end in spans if 0 <= start < end and start < len(view.text))
    parent = numbers.get(statement.parent) if statement.parent else None
    return Row(numbers[statement.id], statement, next(valid, None), parent, view.sha256, links)


def _blocks(line: list[Segment], rows: Numbered, within: tuple[float, float]) -> Iterator[Block]:
    """The line as one block, or halves of it while it is too heavy. A blank line in which nothing begins is left to the style sheet."""
    if weigh("".join(segment.text for segment in line)) > BLOCK_BYTES + 1:  # too heavy as it stands, but for a carriage return at its end
        yield from _halved(line, rows, within)
        return
    begin = tuple(row for segment in line for row in rows.by_offset.get(segment.start, ()))
    if not begin and not any(segment.text.strip() for segment in line):
        return
    block = Block(line[0].start, fragment("line", events(line), rows), begin, rows.table(begin))
    if block.weight <= BLOCK_BYTES or line[-1].end - line[0].start == 1:
        yield block
    else:
        yield from _halved(line, rows, within)


def _halved(line: list[Segment], rows: Numbered, within: tuple[float, float]) -> Iterator[Block]:
    for half in _halves(line):
        if _meets(half, within):
            yield from _blocks(half, rows, within)


def _halves(line: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    middle = (line[0].start + line[-1].end) // 2
    fine = [piece for segment in line for piece in segment.cut_at(middle)]
    return [piece for piece in fine if piece.start < middle], [piece for piece in fine if piece.start >= middle]
