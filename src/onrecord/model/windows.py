"""From text to what the encoder sees: word pieces, their marks, and windows of whole paragraphs.

The encoder was trained on whole paragraphs packed into windows of at most `WINDOW` pieces; cutting a sentence for
context cost 2 points end to end and 5 exact. Two kinds of neighbours stay in one window where they fit: a
paragraph that ends in a colon with what it announces, and a quotation that runs on with its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.words.paragraphs import sentences
from onrecord.words.quotes import DOUBLE, quotations
from onrecord.words.quotes import MARKS as QUOTES

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from onrecord.types import Span
    from onrecord.words.quotes import Quotation

WINDOW = 160
"""Pieces a window holds at most, specials not counted (measured on PolNeAR dev: 100 and 240 are worse)."""
UNIT = 120
"""A paragraph with more pieces than this is cut into sentences before it is packed."""
LONGEST = 200
"""A sentence with more pieces than this is cut where it stands: nothing else would fit the encoder."""

OUTSIDE, INSIDE, MARK = 0, 1, 2
CASES = 4
MARKS = 3 * CASES
"""Number of different piece marks: three quotation states times four kinds of case."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text.

    `ids`, `starts`, `ends` and `marks` run in parallel, one entry a piece, offsets in code points of the text.
    `units` holds the first piece of each unit (a paragraph or a sentence of a long one), `fresh` whether the unit begins a
    paragraph, `bound` whether it should share a window with the unit before it.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    marks: NDArray[np.int64]
    units: list[int]
    fresh: list[bool]
    bound: list[bool]


@dataclass(frozen=True, slots=True)
class Window:
    """What one run of the encoder sees. `index` gives the piece of the text at each place, -1 at specials."""

    ids: NDArray[np.int64]
    marks: NDArray[np.int64]
    index: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Specials:
    """The ids that stand at the start of a window and after each paragraph."""

    start: int
    stop: int


def pieces(tokenizer: Tokenizer, text: str, spans: Sequence[Span], *, plain: bool = False) -> Pieces:
    """Cut the paragraphs at `spans` into word pieces. `plain` hides the quotation states (used in training)."""
    encodings = tokenizer.encode_batch([text[s:e] for s, e in spans], add_special_tokens=False)
    found = quotations(text, spans)
    state = _states(text, [] if plain else found)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    units: list[int] = []
    fresh: list[bool] = []
    bound: list[bool] = []
    for number, (span, encoding) in enumerate(zip(spans, encodings, strict=True)):
        if not encoding.ids:
            continue
        first = len(ids)
        ids += encoding.ids
        offsets = encoding.offsets
        starts += [span[0] + a for a, _ in offsets]
        ends += [span[0] + b for _, b in offsets]
        cuts = _cuts(text, span, starts, first) if len(encoding.ids) > UNIT else [first]
        units += cuts
        fresh += [cut == first for cut in cuts]
        tied = number > 0 and _tied(text, spans[number - 1], span, found)
        bound += [tied and cut == first for cut in cuts]
    return Pieces(
        np.array(ids, np.int64),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        _marks(text, starts, ends, state),
        units,
        fresh,
        bound,
    )


def windows(doc: Pieces, specials: Specials, first_limit: int = WINDOW) -> list[Window]:
    """Pack units into windows. `first_limit` is the size of the first one only, so that training can shift the cuts."""
    bounds = [*doc.units, len(doc.ids)]
    out: list[Window] = []
    at, limit = 0, first_limit
    while at < len(doc.units):
        stop = at + 1
        while stop < len(doc.units) and bounds[stop + 1] - bounds[at] <= limit:
            stop += 1
        stop = _step_back(doc, at, stop)
        out.append(_window(doc, specials, range(at, stop), bounds))
        at, limit = stop, WINDOW
    return out


def _step_back(doc: Pieces, at: int, stop: int) -> int:
    """End the window earlier where its last unit is tied to the next one, unless that leaves nothing."""
    back = stop
    while back < len(doc.units) and back > at and doc.bound[back]:
        back -= 1
    return back if back > at else stop


def _window(doc: Pieces, specials: Specials, units: range, bounds: list[int]) -> Window:
    ids = [specials.start]
    index = [-1]
    for unit in units:
        if doc.fresh[unit] and unit > units[0]:
            ids.append(specials.stop)
            index.append(-1)
        ids += doc.ids[bounds[unit] : bounds[unit + 1]].tolist()
        index += range(bounds[unit], bounds[unit + 1])
    ids.append(specials.stop)
    index.append(-1)
    places = np.array(index, np.int64)
    return Window(np.array(ids, np.int64), np.where(places < 0, 0, doc.marks[places]), places)


def _cuts(text: str, span: Span, starts: list[int], first: int) -> list[int]:
    """The first piece of each sentence of a long paragraph, and hard cuts in sentences beyond `LONGEST`."""
    cuts = [first]
    at = first
    for start, _ in sentences(text, span)[1:]:
        while at < len(starts) and starts[at] < start:
            at += 1
        if cuts[-1] < at < len(starts):
            cuts.append(at)
    return [piece for a, b in zip(cuts, [*cuts[1:], len(starts)], strict=True) for piece in range(a, b, LONGEST)]


def _tied(text: str, before: Span, span: Span, found: Sequence[Quotation]) -> bool:
    """Whether the paragraph at `span` belongs with the one before: announced by a colon, or a quotation that runs on."""
    if text[before[1] - 1] == ":":
        return True
    runs = any(not q.closed and q.end == before[1] for q in found)
    return runs and (text[span[0]] in DOUBLE or any(q.start == span[0] for q in found))


def _states(text: str, found: Sequence[Quotation]) -> NDArray[np.int64]:
    state = np.zeros(len(text), np.int64)
    for quotation in found:
        if quotation.depth == 1:
            state[quotation.start : quotation.end] = INSIDE
            state[quotation.start] = MARK if text[quotation.start] in QUOTES else INSIDE
            if quotation.closed:
                state[quotation.end - 1] = MARK
    return state


def _marks(text: str, starts: list[int], ends: list[int], state: NDArray[np.int64]) -> NDArray[np.int64]:
    quoted = state[np.array(starts, np.int64)] if starts else np.zeros(0, np.int64)
    return quoted * CASES + np.array([_case(text[a:b]) for a, b in zip(starts, ends, strict=True)], np.int64)


@lru_cache(maxsize=1 << 15)
def _case(piece: str) -> int:
    """0 small, 1 capital first, 2 capitals only, 3 no letter; remembered, since a few thousand pieces make up most of a text."""
    if not any(c.isalpha() for c in piece):
        return 3
    if piece.isupper() and len(piece) > 1:
        return 2
    return int(piece.strip()[:1].isupper())
