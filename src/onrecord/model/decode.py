"""From the encoder's numbers to attributions: tags by Viterbi, then two pointers link contents to cues and both to sources.

The cue is the anchor: in PolNeAR 99.8 % of attributions have exactly one, and a cue belongs to one attribution. A
content whose pointer prefers the window's start has no cue (free indirect speech, a quotation on its own).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.model.windows import Window

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SOURCE, CUE, CONTENT = 0, 1, 2
NEVER = -1e4
BEGIN, GO_ON = 5, 6
"""The two tags of a content."""
POINTER = 96
"""Width of each of the four pointer vectors of a piece."""
FITS = 0.02
"""A content's pointer must give a cue at least this probability; below it, the cue tags are not believed."""
RESCUE = 0.5
"""A place with this probability becomes a cue although its tag says no."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Signals:
    """What the encoder says of one window of n places.

    `tags` is [n, 7] (logits, see `TAGS`); the pointers are [n, 96] each: content place against cue place, and cue or
    content place against source place, by dot product. Place 0 stands for *none*. `states` are three layers
    side by side, [n, 3 widths]: what the head of the acts knows a place by.
    """

    tags: NDArray[np.float32]
    cue_query: NDArray[np.float32]
    cue_key: NDArray[np.float32]
    source_query: NDArray[np.float32]
    source_key: NDArray[np.float32]
    states: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))


@dataclass(slots=True)
class Found:
    """An attribution as places of pieces `[i, j)`: at most one cue and one source, one or more contents, a score in 0..1."""

    cue: Pair | None
    source: Pair | None
    content: list[Pair] = field(default_factory=list)
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Tuning:
    """How a model's numbers are read; set by `training/tune.py` on the development part and kept in its `config.json`.

    `least` is the score below which a finding is a stray tag, `enter` what a content must be worth to begin (it keeps
    scraps from joining a content), `anchor` what a source or cue is given to begin.
    """

    least: float = 0.3
    enter: float = 0.5
    anchor: float = 0.5


def transitions(tuning: Tuning) -> NDArray[np.float32]:
    """What it costs tag b to follow tag a: `NEVER` where an I tag does not follow its own B or I."""
    allowed = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for after in (2, 4, 6):
        allowed[:, after] = NEVER
        allowed[after - 1 : after + 1, after] = 0
    allowed[:, [1, 3]] += tuning.anchor
    allowed[:5, 5] -= tuning.enter
    return allowed


def viterbi(logits: NDArray[np.float32], steps: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best legal tag sequence for each of B windows: [B, n, 7] to [B, n], with `steps` from `transitions`."""
    count, _, tags = logits.shape
    worth, paths = logits.transpose(1, 2, 0).copy(), np.empty((tags, tags, count), np.float32)
    worth[0, 2::2] += NEVER
    for before, here in pairwise(worth):
        np.add(before[:, None], steps[:, :, None], out=paths)
        np.add(here, np.maximum.reduce(paths), out=here)
    back = (worth[:-1, :, None] + steps[:, :, None]).argmax(1).transpose(0, 2, 1).tolist()
    out = [worth[-1].argmax(0).tolist()]
    for came_from in reversed(back):
        out.append([row[now] for row, now in zip(came_from, out[-1], strict=True)])
    return np.array(out[::-1], np.int64).T


def tag(signals: Sequence[Signals], tuning: Tuning) -> list[NDArray[np.int64]]:
    """The tags of several windows at once: one loop over the longest costs less than a loop a window. Padding is `O`."""
    if not signals:
        return []
    longest = max(len(s.tags) for s in signals)
    logits = np.full((len(signals), longest, len(TAGS)), NEVER, np.float32)
    logits[:, :, 0] = 0
    for row, one in zip(logits, signals, strict=True):
        row[: len(one.tags)] = one.tags
    best = viterbi(logits, transitions(tuning))
    return [row[: len(one.tags)] for row, one in zip(best, signals, strict=True)]


def decode(window: Window, signals: Signals, tags: NDArray[np.int64]) -> list[Found]:
    """The attributions of a window, as places of pieces of the text."""
    tags = _bridge(window.index, tags)
    spans = list(_spans(tags))
    contents = [(i, j) for role, i, j in spans if role == CONTENT]
    if not contents:
        return []
    cues = [(i, j) for role, i, j in spans if role == CUE]
    sources = [(i, j) for role, i, j in spans if role == SOURCE]
    found = _to_cues(window, signals, contents, cues)
    if not found:
        return []
    certainty = _certainty(signals.tags, tags)
    askers = [one.cue or one.content[0] for one in found]
    for one, row in zip(found, _attention(signals.source_query, signals.source_key, askers), strict=True):
        mass = _to_source(row, one, sources)
        inside = [certainty[i:j].mean() for i, j in one.content]
        one.score *= float(inside[0] if len(inside) == 1 else np.mean(inside)) * mass
        one.cue = _places(window, one.cue)
        one.source = _places(window, one.source)
        one.content = [place for span in one.content if (place := _places(window, span))]
    return [one for one in found if one.content]


def _to_cues(window: Window, signals: Signals, contents: list[Pair], cues: list[Pair]) -> list[Found]:
    """Hand each content to the cue its pointer prefers, to none, or to a cue the tags missed."""
    by_cue = {cue: Found(cue, None) for cue in cues}
    alone: list[Found] = []
    for content, row in zip(contents, _attention(signals.cue_query, signals.cue_key, contents), strict=True):
        mass = {cue: _mass(row, cue) for cue in by_cue}
        best = max(mass, key=mass.__getitem__, default=None)
        if best is not None and mass[best] >= max(FITS, float(row[0])):
            one = by_cue[best]
            one.score = max(one.score, mass[best])
            one.content.append(content)
            continue
        place = int(row.argmax())
        if row[0] >= row[place] or window.index[place] < 0:
            alone.append(Found(None, None, [content], float(row[0])))
        elif row[place] > RESCUE:
            rescued = (place, place + 1)
            by_cue[rescued] = Found(rescued, None, [content], float(row[place]))
        elif best is not None:
            by_cue[best].content.append(content)
            by_cue[best].score = max(by_cue[best].score, mass[best])
    return [one for one in by_cue.values() if one.content] + alone


def _to_source(row: NDArray[np.float32], one: Found, sources: list[Pair]) -> float:
    """Set the source of an attribution, or leave it without; returns the probability of that choice, `row` being those of all places."""
    best = float(row[0])
    for source in sources:
        mass = _mass(row, source)
        if mass > best:
            best, one.source = mass, source
    return best


def _mass(row: NDArray[np.float32], span: Pair) -> float:
    return float(np.add.reduce(row[span[0] : span[1]]))


def _attention(query: NDArray[np.float32], key: NDArray[np.float32], spans: list[Pair]) -> NDArray[np.float32]:
    """For each span the probability of every place, from the mean of its queries."""
    means = [query[i] if j == i + 1 else np.add.reduce(query[i:j]) / np.float32(j - i) for i, j in spans]
    asked = np.array(means, np.float32) @ key.T
    asked -= asked.max(1, keepdims=True)
    weight: NDArray[np.float32] = np.exp(asked)
    weight /= weight.sum(1, keepdims=True)
    return weight


def _bridge(index: NDArray[np.int64], tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """A special inside a content (the break between two paragraphs) belongs to it; any other special is outside."""
    tags = tags.copy()
    for place in np.nonzero(index < 0)[0]:
        inner = 0 < place < len(tags) - 1 and tags[place - 1] in (BEGIN, GO_ON) and tags[place + 1] == GO_ON
        tags[place] = GO_ON if inner else 0
    return tags


def _spans(tags: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """(role, i, j) of each run of tags; an I without its B begins one."""
    role, start = -1, 0
    for place, value in enumerate([*tags.tolist(), 0]):
        now = (value - 1) // 2 if value else -1
        if now != role or value & 1:
            if role >= 0:
                yield role, start, place
            role, start = now, place


def _certainty(logits: NDArray[np.float32], tags: NDArray[np.int64]) -> NDArray[np.float32]:
    """The probability of each chosen tag."""
    weight = np.exp(logits - logits.max(1, keepdims=True))
    chosen: NDArray[np.float32] = weight[np.arange(len(tags)), tags] / weight.sum(1)
    return chosen


def _places(window: Window, span: Pair | None) -> Pair | None:
    """Places of the window to pieces of the text."""
    if span is None:
        return None
    inside = window.index[span[0] : span[1]]
    inside = inside[inside >= 0]
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None
