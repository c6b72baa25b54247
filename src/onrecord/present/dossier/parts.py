"""The text of a report as HTML blocks with the rows of its statements, packed into as many pages as the size of a page demands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
    """A stretch of text, usually a line, with the rows of the statements that begin in it; both already HTML."""

    html: Markup
    rows: tuple[Row, ...]
    table: Markup

    @property
    def weight(self) -> int:
        """Bytes it adds to a page."""
        return weigh(self.html) + weigh(self.table)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The rows of a report by id, by the offset where they are anchored, and as HTML."""

    by_id: dict[str, Row]
    by_offset: dict[int, list[Row]]
    html: dict[str, Markup]

    def table(self, rows: Iterable[Row]) -> Markup:
        """These rows, one below the other."""
        return Markup().join(self.html[row.statement.id] for row in rows)


def numbered(view: ReportView, links: Links) -> Numbered:
    """Number the statements of a report and find each one's place in the text."""
    numbers = {statement.id: number for number, statement in enumerate(view.statements, 1)}
    rows = [_row(view, statement, numbers, links) for statement in view.statements]
    by_offset: dict[int, list[Row]] = {}
    for row in rows:
        by_offset.setdefault(row.at or 0, []).append(row)
    html = {row.statement.id: fragment("statement_row", row) for row in rows}
    return Numbered({row.statement.id: row for row in rows}, by_offset, html)


def parts(view: ReportView, links: Links | None = None) -> list[list[Block]]:
    """The blocks of a report's text, page by page; a text without words is one page without text."""
    rows = numbered(view, links or Links())
    found = [block for line in lines(segments(view.text, view.noise, view.statements)) for block in _blocks(line, rows)]
    found = found or [Block(Markup(), tuple(rows.by_id.values()), rows.table(rows.by_id.values()))]
    return pack(found, lambda block: block.weight, len(found))


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


def _blocks(line: list[Segment], rows: Numbered) -> Iterator[Block]:
    """The line as one block, or halves of it while it is too heavy. A blank line in which nothing begins is left to the style sheet."""
    begin = tuple(row for segment in line for row in rows.by_offset.get(segment.start, ()))
    if not begin and not any(segment.text.strip() for segment in line):
        return
    block = Block(fragment("line", events(line), rows), begin, rows.table(begin))
    if block.weight <= BLOCK_BYTES or line[-1].end - line[0].start == 1:
        yield block
    else:
        for half in _halves(line):
            yield from _blocks(half, rows)


def _halves(line: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    middle = (line[0].start + line[-1].end) // 2
    fine = [piece for segment in line for piece in segment.cut_at(middle)]
    return [piece for piece in fine if piece.start < middle], [piece for piece in fine if piece.start >= middle]
