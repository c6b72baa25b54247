"""Training examples: windows with their targets, packed into batches of about equal length."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from onrecord.model.windows import WINDOW, Specials, Window, windows
from training.corpus import Article, cut, restyle

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from onrecord.model.windows import Pieces

IGNORED = -100
RESTYLED = 0.2
"""Share of articles whose quotation marks are changed in an epoch."""
PLAIN = 0.1
"""Share of articles whose quotation states are hidden in an epoch."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window; the tag of each place; rows (place, first, last + 1) for the cue and the source pointer; a weight."""

    window: Window
    tags: np.ndarray
    to_cue: list[tuple[int, int, int]]
    to_source: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples; pointer rows are (row, place, first, last + 1)."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    tags: Tensor
    to_cue: Tensor
    to_source: Tensor

    def to(self, device: str) -> Batch:
        """The same on another device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def examples(tokenizer: Tokenizer, specials: Specials, articles: list[Article], rng: random.Random) -> list[Example]:
    """One epoch's examples: cuts shifted, some articles with other quotation marks, some without quotation states."""
    out = []
    for article in articles:
        styled = restyle(article, rng) if rng.random() < RESTYLED else article
        doc = cut(tokenizer, styled, plain=rng.random() < PLAIN)
        tags, rows = targets(doc, styled)
        out += [_example(w, tags, rows) for w in windows(doc, specials, rng.randint(WINDOW // 3, WINDOW))]
    return out


def targets(doc: Pieces, article: Article) -> tuple[np.ndarray, list[dict[str, list[tuple[int, int]]]]]:
    """The tag of every piece (content first, then source, then cue on top) and each attribution as piece spans."""
    tags = np.zeros(len(doc.ids), np.int64)
    rows = [{role: _pieces(doc, spans) for role, spans in row.items()} for row in article.attributions]
    for role, begin in (("content", 5), ("source", 1), ("cue", 3)):
        for row in rows:
            for i, j in row[role]:
                tags[i:j] = begin + 1
                tags[i : i + 1] = begin
    return tags, rows


def _pieces(doc: Pieces, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in spans:
        i = bisect_right(doc.ends, start)
        j = i
        while j < len(doc.ids) and doc.starts[j] < end:
            j += 1
        if j > i:
            out.append((i, j))
    return out


def _example(window: Window, tags: np.ndarray, rows: list[dict[str, list[tuple[int, int]]]]) -> Example:
    place = {int(piece): at for at, piece in enumerate(window.index) if piece >= 0}

    def inside(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        whole = [(i, j) for i, j in spans if i in place and j - 1 in place]
        return [(place[i], place[j - 1] + 1) for i, j in whole]

    to_cue: list[tuple[int, int, int]] = []
    to_source: list[tuple[int, int, int]] = []
    for row in rows:
        contents = inside(row["content"])
        cues, sources = inside(row["cue"]), inside(row["source"])
        if row["cue"] and not cues:  # the cue fell into another window: nothing can be asked here
            continue
        cue = cues[0] if cues else (0, 1)
        to_cue += [(at, *cue) for i, j in contents for at in range(i, j)]
        if row["source"] and not sources:
            continue
        source = sources[0] if sources else (0, 1)
        to_source += [(at, *source) for i, j in (cues or contents) for at in range(i, j)]
    chosen = np.where(window.index >= 0, tags[window.index], IGNORED)
    return Example(window, chosen, to_cue, to_source)


class Windowed(Protocol):
    """What is made of a window."""

    @property
    def window(self) -> Window: ...


Row = TypeVar("Row", bound=Windowed)


def batches(rows: list[Row], tokens: int, rng: random.Random) -> list[list[Row]]:
    """Windows of about equal length together, at most `tokens` padded places a batch, in random order."""
    ordered = sorted(rows, key=lambda r: len(r.window.ids) + rng.random() * 12)
    out: list[list[Row]] = [[]]
    longest = 0
    for row in ordered:
        longest = max(longest, len(row.window.ids))
        if out[-1] and longest * (len(out[-1]) + 1) > tokens:
            out.append([])
            longest = len(row.window.ids)
        out[-1].append(row)
    rng.shuffle(out)
    return out


def collate(rows: list[Example]) -> Batch:
    """Pad to the longest (a multiple of 8)."""
    length = -(-max(len(r.window.ids) for r in rows) // 8) * 8
    ids = np.zeros((len(rows), length), np.int64)
    marks = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    tags = np.full_like(ids, IGNORED)
    to_cue: list[tuple[int, ...]] = []
    to_source: list[tuple[int, ...]] = []
    for n, row in enumerate(rows):
        size = len(row.window.ids)
        ids[n, :size], marks[n, :size], mask[n, :size], tags[n, :size] = row.window.ids, row.window.marks, 1, row.tags
        to_cue += [(n, *r) for r in row.to_cue]
        to_source += [(n, *r) for r in row.to_source]
    pairs = [torch.tensor(p, dtype=torch.long).reshape(-1, 4) for p in (to_cue, to_source)]
    return Batch(*(torch.from_numpy(a) for a in (ids, marks, mask, tags)), *pairs)
