"""What one run of the encoder has left of a text, for later stages: a vector a piece, and where the pieces stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model.head import BESIDE, CONTENT, CUE, Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.model.windows import Pieces, Window
    from onrecord.types import Attribution, Spans

    Ints = NDArray[np.int64]

BEFORE, AFTER = 4, 5
"""Pieces on either side of a cue that are looked at with it."""
LONGEST, FIRST, LAST = 90, 80, 10
"""Of a content with more pieces than `LONGEST`, the first and the last are looked at."""


@dataclass(frozen=True, slots=True)
class States:
    """`vectors` [pieces, width] are what `head` keeps of each piece; `starts` and `ends` are offsets in code points of the text."""

    starts: Ints
    ends: Ints
    vectors: NDArray[np.float32]
    head: Head

    def acts(self, rows: Sequence[Attribution], features: NDArray[np.float32]) -> list[NDArray[np.float32] | None]:
        """The head's logits for attributions with their features [n, names], [classes] each; None where the encoder has seen no piece."""
        looked = [parts_of(self.starts, self.ends, one) for one in rows]
        there = [n for n, (places, _) in enumerate(looked) if len(places)]
        kept, parts = [self.vectors[looked[n][0]] for n in there], [looked[n][1] for n in there]
        found = dict(zip(there, self.head.logits(kept, parts, features[there]), strict=True)) if there else {}
        return [found.get(n) for n in range(len(rows))]


def states(doc: Pieces, seen: Sequence[Window], vectors: Sequence[NDArray[np.float32]], head: Head) -> States:
    """The vectors of the windows, put in the order of the pieces."""
    whole = np.zeros((len(doc.ids), head.weights["inp.bias"].shape[0]), np.float32)
    for window, rows in zip(seen, vectors, strict=True):
        inside = window.index >= 0
        whole[window.index[inside]] = rows[inside]
    return States(doc.starts, doc.ends, whole, head)


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
    found = [range(int(ends.searchsorted(start, "right")), int(starts.searchsorted(end, "left"))) for start, end in spans]
    return list(found[0]) if len(found) == 1 else sorted({place for some in found for place in some})
