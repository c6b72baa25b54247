"""Where a clause begins and ends. There is no parser here: punctuation, conjunctions and the words of the book decide."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.stages.classify.conditions.book import Book
from onrecord.types import Span

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_EDGE = " \t\u00a0,;:.!?…–—-\"“”„«»‘’'‹›()[]"
_PAIRS = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "(": ")"}
_SET_OFF = re.compile(r"[;:–—]\s*[\"“„«‘']?$")
_NEAR = 40
"""Characters before an end in which the words that join two clauses stand."""
_SHORT = 3
"""Words: what stands before a comma and is no longer than this (`However,` `On Friday,`) is no clause of its own."""


def words(text: str, span: Span) -> int:
    """How many words `span` holds; those after the fourth are not counted."""
    return sum(1 for _ in islice(_WORD.finditer(text, *span), _SHORT + 1))


def left(book: Book, line: str, at: int) -> Span:
    """The clause that ends at `at`: it begins after the last cut that leaves it a word or two."""
    start = 0
    for cut in book.parts["left"].finditer(line, 0, at):
        if words(line, (cut.end(), at)) > 1:
            start = cut.end()
    return start, at


def right(book: Book, line: str, at: int) -> Span:
    """The clause that begins at `at`: it ends before the first cut that leaves it a word."""
    cuts = book.parts["right"].finditer(line, at)
    return at, next((cut.start() for cut in cuts if words(line, (at, cut.start()))), len(line))


def split(book: Book, line: str, at: int) -> tuple[int, int] | None:
    """Where the clause that begins at `at` ends and where its main clause begins, None where no main clause follows."""
    then = book.parts["then"].search(line, at)
    if then and words(line, (at, then.start())):
        return then.span()
    cuts = [cut.span() for cut in book.parts["main"].finditer(line, at) if words(line, (at, cut.start()))]
    first = next((cut for cut in cuts if _clausal(book, line, (at, cut[0]))), cuts[0] if cuts else None)
    bare = book.parts["bare"].search(line, at)
    if bare and words(line, (at, bare.start())) and (first is None or bare.start() < first[0]):
        return bare.span()
    if first:
        return _further(book, line, first)
    comma = line.find(", ", at)
    parted = comma > 0 and bool(words(line, (at, comma)))
    loose = book.parts["loose"].search(line, at, comma if parted else len(line))
    if loose and _clausal(book, line, (at, loose.start())):
        return loose.span()
    return (comma, comma + 2) if parted else None


def _further(book: Book, line: str, first: tuple[int, int]) -> tuple[int, int]:
    """The first cut, or a later one: where no main clause begins at it (`a good, open tone, we will talk`), but beyond doubt further on."""
    if book.parts["plain"].match(line, first[0]):
        return first
    plain = book.parts["plain"].search(line, first[1])
    if (
        plain is None
        or book.parts["clause"].search(line, first[1], plain.start())
        or book.parts["open"].search(line, first[1], plain.start())
    ):
        return first
    gap = line[plain.start() :]
    return plain.start(), plain.start() + len(gap) - len(gap.lstrip(',”"’“‘ \t\u00a0'))


def _clausal(book: Book, line: str, span: Span) -> bool:
    """Whether `span` has a verb, and none that belongs to a main clause (`will`, `could`)."""
    return bool(book.parts["clause"].search(line, *span)) and not book.parts["open"].search(line, *span)


def opens(book: Book, line: str, at: int) -> bool:
    """Whether a word at `at` opens its sentence or clause, with its main clause still to come."""
    before = line[:at].rstrip(_EDGE)
    if not before or book.parts["joint"].search(before, max(0, len(before) - _NEAR)) or _SET_OFF.search(line[:at]):
        return True
    start = left(book, line, at)[0]
    brief = bool(re.search(r"[,:]\W*$", line[:at])) and words(line, (start, at)) <= _SHORT
    return brief and not book.parts["begun"].match(line, start, at)


def core(book: Book, line: str) -> Span:
    """What a sentence is about, without the words that say who says it (`He is ready to`, `She insisted that`)."""
    start = max((frame.end() for frame in book.parts["frame"].finditer(line)), default=0)
    return tidy(book, line, right(book, line, start if words(line, (start, len(line))) > 1 else 0))


def tidy(book: Book, line: str, span: Span, *, lead: bool = True, trail: bool = True) -> Span:
    """`span` without the marks and joining words at its ends (`lead` and `trail`: those at its beginning and end).

    Quotation marks stay where both are inside.
    """
    start, end = _stripped(line, span)
    while lead and (first := book.parts["lead"].match(line, start, end)):
        if first.end() == start or first.end() >= end:
            break
        start, end = _stripped(line, (first.end(), end))
    while trail and (last := book.parts["trail"].search(line[start:end])):
        start, end = _stripped(line, (start, start + last.start()))
    return _closed(line, (start, end), span)


def _stripped(line: str, span: Span) -> Span:
    start, end = span
    while start < end and line[start] in _EDGE:
        start += 1
    while end > start and line[end - 1] in _EDGE:
        end -= 1
    return start, end


def _closed(line: str, span: Span, limit: Span) -> Span:
    """`span` stretched by the quotation mark at its edge whose partner lies inside."""
    start, end = span
    for opening, closing in _PAIRS.items():
        inside = line[start:end]
        if inside.count(opening) and not any(mark in inside for mark in closing if mark != opening):
            after = re.match(rf"[.,!?…]?[{re.escape(closing)}]", line[end : limit[1]])
            end += after.end() if after and (opening != '"' or inside.count('"') % 2) else 0
        elif opening != '"' and any(mark in inside for mark in closing) and start > limit[0] and line[start - 1] == opening:
            start -= 1
    if line[start:end].count('"') % 2 and start > limit[0] and line[start - 1] == '"':
        start -= 1
    return start, end
