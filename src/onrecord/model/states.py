"""What one run of the encoder has left of a text, for later stages: a vector a piece, and where the pieces stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model.head import BESIDE, CONTENT, CUE, Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.model.decode import Signals
    from onrecord.model.encoder import Encoder
    from onrecord.model.windows import Pieces, Window
    from onrecord.types import Attribution, Span, Spans

    Ints = NDArray[np.int64]

BEFORE, AFTER = 4, 5
"""Pieces on either side of a cue that are looked at with it."""
MANY = 8_000
"""Pieces of a text beyond which the states of all of it (4.6 kB a piece) are not held in memory."""
NONE = np.zeros((0, 0), np.float32)
LONGEST, FIRST, LAST = 90, 80, 10
"""Of a content with more pieces than `LONGEST`, the first and the last are looked at."""


@dataclass(frozen=True)
class States:
    """What the runs have left of the pieces that are looked at of some attributions, `rows`; worked out when first asked for."""

    trail: Trail
    rows: Sequence[Attribution]

    @property
    def head(self) -> Head:
        """What reads them."""
        return self.trail.head

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """What `head` keeps of each piece of the text, [pieces, width]; 0 where none is looked at, as in half of most texts."""
        return self.trail.vectors(self.rows)

    def acts(self, rows: Sequence[Attribution], features: NDArray[np.float32]) -> list[NDArray[np.float32] | None]:
        """The head's logits for attributions with their features [n, names], [classes] each; None where the encoder has seen no piece."""
        looked = [parts_of(self.trail.starts, self.trail.ends, one) for one in rows]
        there = [n for n, (places, _) in enumerate(looked) if len(places)]
        kept, parts = [self.vectors[looked[n][0]] for n in there], [looked[n][1] for n in there]
        found = dict(zip(there, self.head.logits(kept, parts, features[there]), strict=True)) if there else {}
        return [found.get(n) for n in range(len(rows))]


@dataclass(frozen=True, slots=True)
class Trail:
    """What the runs of a text have left.

    `starts` and `ends` of the pieces are offsets in code points of the text. `index` tells the piece at each place of a window, -1 at
    specials; `left` holds for each window the states of its places as `Encoder.run` gives them or, where `kept`, what the head keeps.
    """

    starts: Ints
    ends: Ints
    index: Sequence[Ints]
    left: Sequence[NDArray[np.float32]]
    kept: bool
    head: Head

    def near(self, rows: Sequence[Attribution]) -> States:
        """What is left of the pieces that are looked at of these attributions."""
        return States(self, rows)

    def vectors(self, rows: Sequence[Attribution]) -> NDArray[np.float32]:
        """What the head keeps of each piece that is looked at of these attributions, 0 elsewhere."""
        wanted = self._wanted(rows)
        whole = np.zeros((len(self.starts), self.head.width), np.float32)
        for index, left in zip(self.index, self.left, strict=True):
            here = np.flatnonzero((index >= 0) & wanted[index])
            if len(here):
                whole[index[here]] = left[here] if self.kept else self.head.project(left[here])
        return whole

    def _wanted(self, rows: Sequence[Attribution]) -> NDArray[np.bool_]:
        wanted = np.zeros(len(self.starts), np.bool_)
        for first, last in (_reach(self.starts, self.ends, span) for one in rows for span in (*one.content, *one.cue)):
            wanted[max(0, first - BEFORE) : last + AFTER] = True
        return wanted


def trail(encoder: Encoder, doc: Pieces, seen: Sequence[Window], signals: Iterable[Signals]) -> tuple[Trail, list[Signals]]:
    """What the runs have left, and their signals without it. Of a long text the head's part is taken at once, the rest let go."""
    kept = len(doc.ids) > MANY
    told, left = [], []
    for one in signals:
        left.append(encoder.acts.project(one.states) if kept else one.states)
        told.append(replace(one, states=NONE))
    return Trail(doc.starts, doc.ends, [window.index for window in seen], left, kept, encoder.acts), told


def parts_of(starts: Ints, ends: Ints, one: Attribution) -> tuple[Ints, Ints]:
    """The pieces of an attribution that are looked at, in text order, and the part each plays."""
    content, cue = _pieces(starts, ends, one.content), _pieces(starts, ends, one.cue)
    parts = dict.fromkeys(content if len(content) <= LONGEST else [*content[:FIRST], *content[-LAST:]], CONTENT)
    parts |= dict.fromkeys(cue, CUE)
    if cue:
        around = (*range(max(0, cue[0] - BEFORE), cue[0]), *range(cue[-1] + 1, min(len(starts), cue[-1] + 1 + AFTER)))
        parts = dict.fromkeys(around, BESIDE) | parts
    places = sorted(parts)
    return np.array(places, np.int64), np.array([parts[place] for place in places], np.int64)


def _pieces(starts: Ints, ends: Ints, spans: Spans) -> list[int]:
    """The pieces that share a character with a span, in order; pieces follow each other in the text."""
    found = [range(*_reach(starts, ends, span)) for span in spans]
    return list(found[0]) if len(found) == 1 else sorted({place for some in found for place in some})


def _reach(starts: Ints, ends: Ints, span: Span) -> tuple[int, int]:
    """The first piece that shares a character with a span, and the one behind the last."""
    return int(ends.searchsorted(span[0], "right")), int(starts.searchsorted(span[1], "left"))
