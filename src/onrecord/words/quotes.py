"""Find quotations: pair the quotation marks of a text, whatever their style, paragraph by paragraph.

A mark may open in one language and close in another (`“` opens in English, closes in German), and `'` and `’` are apostrophes
more often than marks, so a mark is read by its neighbours first and by its form second. A quotation left open at
the end of a paragraph runs on into the next one if that one begins with an opening mark (the newspaper convention), and over
paragraphs without marks up to the one that has its closing mark (a sentence a line).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import Span

DOUBLE = frozenset('"“”„‟«»＂〝〞「」『』《》')
SINGLE = frozenset("'‘’‚‛‹›`´")
MARKS = DOUBLE | SINGLE
_CLOSERS = {"„": "“”", "“": "”", "«": "»", '"': '"'}
"""How a quotation that runs over several paragraphs closes; in other styles a mark that is left open does not tell."""
FARTHEST = 10
"""Paragraphs that such a quotation may run over."""
DEEPEST = 32
"""Open marks that one mark may look back over for its partner; no text that means anything nests so deep."""
_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_OPENS = frozenset("“„«‘‚‹「『《〝")
_CLOSES = frozenset("”»’›」』》〞")
_PARTNERS = {
    "“": '”"“', "„": '“”"„', "‟": '”"', "«": "»", "»": "«»", "”": "”", '"': '"”', "＂": "＂", "〝": "〞",
    "「": "」", "『": "』", "《": "》", "‘": "’'", "‚": "‘’'", "‛": "’'", "‹": "›", "›": "‹›", "'": "'’", "`": "'’´", "´": "´'",
    "’": "’",
}  # fmt: skip
_LONGEST_SINGLE = 1500
"""Characters within which a single mark must close: a page of nothing but apostrophes must not take for ever."""
_BEFORE_OPENING = frozenset("([{—–-/:¿¡…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`[start, end)` with its marks. `depth` is 1 for an outer quotation; `closed` tells whether its closing mark was found."""

    start: int
    end: int
    depth: int
    closed: bool


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Every quotation of the text in order of its start; one that runs over paragraphs is one row a paragraph."""
    rows = [_pair(text, span) for span in paragraphs]
    for number, row in enumerate(rows):
        if row and not row[-1].closed:
            for further, end in enumerate(_running(text, paragraphs, rows, number), number + 1):
                start, last = paragraphs[further]
                inner = [q for q in rows[further] if q.closed]
                rows[further] = [Quotation(start, end, 1, closed=end < last or text[end - 1] in MARKS), *inner]
    return [one for row in rows for one in row]


def _running(text: str, paragraphs: Sequence[Span], rows: Sequence[Sequence[Quotation]], number: int) -> list[int]:
    """Where the quotation that a paragraph leaves open ends in each of those behind it, up to its closing mark; none if that is not found.

    So it is where each sentence stands on a line of its own. It runs over no marks and no words left out.
    """
    closers, ends = _CLOSERS.get(text[rows[number][-1].start], ""), list[int]()
    for further in range(number + 1, min(number + 1 + FARTHEST, len(paragraphs) + 1)):
        start, end = paragraphs[further] if further < len(paragraphs) else (len(text),) * 2
        between = text[paragraphs[further - 1][1] : start]
        if any(char.isalnum() for char in between):
            return []
        if any(mark in closers for mark in between):
            return ends
        first = next((match.start() for match in _MARK.finditer(text, start, end) if match[0] in DOUBLE), None)
        if first is not None:
            return [*ends, first + 1] if text[first] in closers and _ends_here(text, first, (start, end)) else []
        ends.append(end)
    return []


def _ends_here(text: str, at: int, span: Span) -> bool:
    """Whether a mark stands where only a closing one does: behind a word or a full stop, before a space or punctuation."""
    after = text[at + 1] if at + 1 < span[1] else " "
    return at > span[0] and not after.isalnum() and (not text[at - 1].isspace() or at + 1 == span[1])


def carried_on(text: str, before: Span, after: Span, open_quote: Quotation | None) -> bool:
    """Whether the quotation left open in the paragraph `before` goes on in `after`."""
    return open_quote is not None and not open_quote.closed and open_quote.end == before[1] and text[after[0]] in DOUBLE


def _pair(text: str, span: Span) -> list[Quotation]:
    start, end = span
    stack: list[int] = []
    found: list[Quotation] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if _is_apostrophe(text, at, span):
            continue
        partner = _partner(text, stack, mark)
        if partner is not None and not _must_open(text, at, span, inside=True):
            opened = stack[partner]
            del stack[partner:]
            found.append(Quotation(opened, at + 1, partner + 1, closed=True))
        elif _may_open(text, at, span) and (mark in DOUBLE or _closes_later(text, at, span)):
            stack.append(at)
    found.extend(Quotation(opened, end, 1, closed=False) for opened in stack[:1] if text[opened] in DOUBLE)
    return sorted(_outermost_first(found), key=lambda q: (q.start, -q.end))


def _outermost_first(found: list[Quotation]) -> list[Quotation]:
    """Recount depths: an unclosed quotation at the bottom of the stack must not push the closed ones down."""
    closed = sorted((q for q in found if q.closed), key=lambda q: q.start)
    rows: list[Quotation] = []
    around: list[int] = []  # the ends of the quotations that a place lies in: pairs never cross, so a stack tells the depth
    for q in closed:
        while around and around[-1] < q.end:
            around.pop()
        around.append(q.end)
        rows.append(Quotation(q.start, q.end, len(around), closed=True))
    return rows + [q for q in found if not q.closed and not any(o.start < q.start < o.end for o in closed)]


def _partner(text: str, stack: list[int], mark: str) -> int | None:
    """The place in the stack of the open mark that `mark` closes, the innermost first."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - DEEPEST), -1):
        if mark in _PARTNERS.get(text[stack[place]], ""):
            return place
    return None


_CLIPPED = re.compile(r"(?i)(?:em|til|cause|n|tis|twas|bout|s)\b")
"""Words that begin with an apostrophe: `'em`, `'til`, `rock 'n' roll`."""


def _is_apostrophe(text: str, at: int, span: Span) -> bool:
    if text[at] not in "'’‘`´":
        return False
    before = text[at - 1] if at > span[0] else " "
    after = text[at + 1] if at + 1 < span[1] else " "
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and _CLIPPED.match(text, at + 1, span[1]):
        return True
    return (
        text[at] in "'’‘" and after.isdigit() and not before.isalnum() and text[at + 1 : at + 4].rstrip("s").isdigit() and _decade(text, at)
    )


def _decade(text: str, at: int) -> bool:
    """Whether the mark opens a decade, as in `’90s`."""
    return text[at + 3 : at + 4] == "s" or (text[at + 3 : at + 4] != "’" and text[at] == "’")


def _must_open(text: str, at: int, span: Span, *, inside: bool) -> bool:
    """Whether the neighbours leave no choice: white space before and none after."""
    before = text[at - 1] if at > span[0] else " "
    after = text[at + 1] if at + 1 < span[1] else " "
    if text[at] in _CLOSES and inside and text[at] not in "»›":
        return False
    spaced = before.isspace() and not after.isspace() and after not in ".,;:!?)"
    return spaced and (text[at] in _OPENS or text[at] in "\"'»›")


def _may_open(text: str, at: int, span: Span) -> bool:
    before = text[at - 1] if at > span[0] else " "
    after = text[at + 1] if at + 1 < span[1] else " "
    if before.isalnum() and text[at] not in _OPENS:
        return False
    if after.isspace():  # French and loosely tokenised text set a space inside the marks
        return text[at] in "«„“»" or (text[at] == '"' and before.isspace())
    return before.isspace() or before in _BEFORE_OPENING or before in MARKS or text[at] in _OPENS


def _closes_later(text: str, at: int, span: Span) -> bool:
    """Whether a single mark has a plausible end in the same paragraph; else it is an apostrophe (`’em`, `workers’`)."""
    wanted = _PARTNERS.get(text[at], "")
    if text[at] in "’´":
        return False
    for i in range(at + 2, min(span[1], at + _LONGEST_SINGLE)):
        if text[i] in wanted:
            after = text[i + 1] if i + 1 < span[1] else " "
            if not after.isalnum() and not text[i - 1].isspace():
                return True
    return False
