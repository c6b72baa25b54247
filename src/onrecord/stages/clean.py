"""Mark what is no part of the report, and find whom it credits (codebook 7). Nothing is removed: noise is a span with a reason.

Precision comes first. A line that is left in costs a reader a glance; a line of reporting that is marked is lost to the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.types import Cleaning, Credit, Noise, Report, Span
from onrecord.words.credits import carried, dateline, named, signed
from onrecord.words.marking import marks
from onrecord.words.noise import Line, Mark, book, flat, lines
from onrecord.words.paragraphs import trim
from onrecord.words.quotes import DOUBLE

_LONGEST_FURNITURE = 160
_WORDS_OF_FURNITURE = 12
_HEADLINE = 250
_HEADLINE_WORDS = 3
_HEADLINES_WITHIN = 8
"""A headline is repeated near the top, or as the last line; further down, live pages repeat lines of reporting."""
_OUTLET = re.compile(r"\s+(?:[|–—·•»:-]|::|--)\s+(?=[^|–—·•»]{2,50}$)")
_SENTENCE_END = frozenset(".!?…")
_GLUED_HEADLINE = 30
"""Characters of the shortest headline that is looked for glued to a paragraph."""
_HOST_NAME = 4
"""Letters of the shortest outlet's name that an address may prove."""
_LINKS = 120
"""Characters of the longest line that may be the headline of another text."""
_LINK_LINES = 2
_SQUEEZE = re.compile(r"\s+")


def clean(report: Report, recurring: frozenset[str] = frozenset()) -> Cleaning:
    """The noise and the credits of a report. `recurring` holds the keys (`line_key`) of lines that recur at its outlet."""
    text = report.text
    rows = lines(text)
    found = [*marks(text, rows), *_recurring(rows, recurring), *_agencies(rows)]
    found.extend(_dated_titles(rows, found))
    found.extend(_repeated(report, _unmarked(rows, found)))
    kept = _apart(text, [*found, *_sections(rows, found)])
    noise = () if _all(text, kept) else tuple(Noise(m.span, m.kind, book().reasons[m.kind]) for m in kept)
    return Cleaning(noise, _credits(text, kept))


def line_key(line: str) -> str | None:
    """The key under which a line is counted across an outlet's reports; None if it can be no furniture.

    None for lines over 160 characters and for sentences of reporting: a quotation mark, or a full stop after more than 12 words.
    """
    key = _SQUEEZE.sub(" ", line).strip().casefold()
    if len(key) > _LONGEST_FURNITURE or not any(map(str.isalnum, key)) or not DOUBLE.isdisjoint(key):
        return None
    return None if key[-1] in _SENTENCE_END and key.count(" ") >= _WORDS_OF_FURNITURE else key


def _recurring(rows: Iterable[Line], recurring: frozenset[str]) -> list[Mark]:
    if not recurring:
        return []
    return [Mark(row.span, "recurring") for row in rows if line_key(row.text) in recurring]


def _unmarked(rows: Iterable[Line], found: Iterable[Mark]) -> list[Line]:
    marked = {mark.span for mark in found}
    return [row for row in rows if row.span not in marked]


def _agencies(rows: Iterable[Line]) -> list[Mark]:
    return [mark for row in rows for mark in (dateline(row), signed(row)) if mark]


def _dated_titles(rows: Sequence[Line], found: Iterable[Mark]) -> list[Mark]:
    """The copy of a headline that stands behind a date: `14 March – Old lamp burns` beside `Old lamp burns`."""
    dated = {mark.span[0]: mark.span[1] for mark in found if mark.kind == "date"}
    top = rows[:_HEADLINES_WITHIN]
    plain = {flat(row.text) for row in top if row.span[0] not in dated}
    behind = [(row, row.text[dated[row.span[0]] - row.span[0] :].lstrip(" –—-|:")) for row in top if row.span[0] in dated]
    return [Mark((row.span[1] - len(rest), row.span[1]), "title") for row, rest in behind if flat(rest) in plain and rest]


def _repeated(report: Report, rows: Sequence[Line]) -> list[Mark]:
    """Second copies of the headline, and the outlet's name after it."""
    seen: dict[str, Line] = {}
    found: list[Mark] = []
    for row in (*rows[:_HEADLINES_WITHIN], *rows[max(_HEADLINES_WITHIN, len(rows) - 1) :]):
        if len(row.text) <= _HEADLINE:
            found.extend(_again(report, row, seen))
        elif head := _opens_with(row, seen):
            found.append(head)
    return found


def _again(report: Report, row: Line, seen: dict[str, Line]) -> list[Mark]:
    """What is repeated in one line; notes the line in `seen` when it may be a headline."""
    whole, cut = flat(row.text), _OUTLET.search(row.text)
    bare = flat(row.text[: cut.start()]) if cut else whole
    if whole in seen or bare in seen:
        return [Mark(row.span, "title")]
    if head := _opens_with(row, seen):
        return [head]
    if whole.count(" ") + 1 >= _HEADLINE_WORDS:
        seen[whole] = row
    if cut and bare.count(" ") + 1 >= _HEADLINE_WORDS and (len(seen) <= 1 or _is_outlet(report, row.text[cut.end() :])):
        seen[bare] = row
    return [Mark((row.span[0] + cut.start(), row.span[1]), "outlet_name")] if cut and _is_outlet(report, row.text[cut.end() :]) else []


def _opens_with(row: Line, seen: Iterable[str]) -> Mark | None:
    """A headline glued, without white space, to the first paragraph."""
    for headline in seen:
        size = len(headline)
        glued = size < len(row.text) - 1 and row.text[size - 1].isalnum() and not row.text[size].islower() and not row.text[size].isspace()
        if glued and row.text[size].isalpha() and size >= _GLUED_HEADLINE and row.text[:size].casefold() == headline:
            return Mark((row.span[0], row.span[0] + size), "title")
    return None


def _is_outlet(report: Report, name: str) -> bool:
    """Whether `name` is the report's outlet, by what is known of it or by its address."""
    squeezed = "".join(filter(str.isalnum, name.casefold()))
    outlet = "".join(filter(str.isalnum, (report.details.outlet or "").casefold()))
    host = "".join(filter(str.isalnum, (report.details.url or "").casefold().split("/")[2:3] or ""))
    return len(squeezed) > 1 and (squeezed == outlet or (len(squeezed) >= _HOST_NAME and squeezed in host))


def _sections(rows: Sequence[Line], found: Sequence[Mark]) -> list[Mark]:
    """A heading of links at the end of a text, with every line after it, when all of those look like headlines."""
    marked = {mark.span for mark in found}
    tail = len(rows)
    while tail > 0 and (rows[tail - 1].span in marked or _is_link(rows[tail - 1].text)):
        tail -= 1
    heads = [row for row in rows[max(tail, 1) :] if row.span in marked and _heads(row)]
    if not heads or len(rows) - heads[0].top <= _LINK_LINES or heads[0].top * 2 < len(rows):
        return []
    return [Mark(row.span, "related") for row in rows[heads[0].top + 1 :] if row.span not in marked]


def _is_link(line: str) -> bool:
    """Whether a line may be the headline of another text: short, no sentence, nobody's words."""
    return len(line) <= _LINKS and line[-1] not in _SENTENCE_END and DOUBLE.isdisjoint(line)


def _heads(row: Line) -> bool:
    return any(rule.pattern.fullmatch(row.text) for rule in book().rules["section"] if len(row.text) <= rule.longest)


def _apart(text: str, found: Iterable[Mark]) -> list[Mark]:
    """Sorted by span, none overlapping: of two, the one that starts first stays, and of those the longest; the other keeps its rest."""
    kept: list[Mark] = []
    at = 0
    for mark in sorted(found, key=lambda m: (m.span[0], -m.span[1], m.kind != "dateline")):
        span = trim(text, (max(at, mark.span[0]), mark.span[1]))
        if span[0] < span[1]:
            kept.append(Mark(span, mark.kind, mark.names, mark.known))
            at = span[1]
    return kept


def _all(text: str, kept: Sequence[Mark]) -> bool:
    """Whether nothing readable would be left: then no mark can be trusted."""
    at = 0
    for start, end in [*(m.span for m in kept), (len(text), len(text))]:
        if any(map(str.isalpha, text[at:start])):
            return False
        at = end
    return True


def _credits(text: str, kept: Iterable[Mark]) -> tuple[Credit, ...]:
    noted = (c for m in kept if m.names for c in named(text, m.names, known=m.known))
    found: dict[Span, Credit] = {c.span: c for c in (*carried(text), *noted)}
    return tuple(sorted(found.values(), key=lambda c: c.span))
