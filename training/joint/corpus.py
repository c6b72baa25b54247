"""Windows of texts with the labelled acts in them, packed into batches of about equal length."""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.model.head import CONTENT
from onrecord.model.states import parts_of
from onrecord.model.windows import WINDOW, Pieces, Window, pieces, windows
from onrecord.words.paragraphs import paragraphs
from training.acts.classes import CLASSES
from training.acts.rows import Row
from training.bases import Base
from training.joint.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Shown:
    """A window with the labelled acts in it: of each the places of its pieces, their parts, the classes it may be, its weight."""

    window: Window
    places: list[np.ndarray]
    parts: list[np.ndarray]
    allowed: list[list[bool]]
    weights: list[float]


def held_out(row: Row) -> bool:
    """Whether a row is for measuring only: one text in ten, of PLOVER (whose texts are single sentences) one in five."""
    return zlib.crc32(row.group.encode()) % (5 if row.code else 10) == 0


def weights_of(rows: Sequence[Row], recipe: Recipe) -> list[float]:
    """What each row counts for, 1 on average."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.acts[0]] += 1
    by_source = dict.fromkeys(("own", "plain", "bargaining", "contrasts"), recipe.own) | {"plover": recipe.plover}
    found = [(len(rows) / counts[row.acts[0]]) ** recipe.rare * by_source.get(row.source.split()[0], 1.0) for row in rows]
    return [weight / float(np.mean(found)) for weight in found]


class Corpus:
    """The texts with their labelled acts, cut into pieces once."""

    def __init__(self, base: Base, rows: Sequence[Row], texts: Sequence[str], recipe: Recipe) -> None:
        by_text: dict[str, list[tuple[Row, float]]] = {text: [] for text in texts}
        for row, weight in zip(rows, weights_of(rows, recipe), strict=True):
            by_text.setdefault(row.text, []).append((row, weight))
        self._specials, self._recipe = base.specials, recipe
        self._texts = [(pieces(base.tokenizer, text, paragraphs(text)), told) for text, told in by_text.items()]

    def epoch(self, rng: random.Random, share: float = 1.0) -> list[Shown]:
        """The windows of an epoch, their cuts shifted by chance; of a share of the texts."""
        some = [one for one in self._texts if share >= 1 or rng.random() < share]
        chosen = [(doc, told) for doc, told in some if not _english(told) or rng.random() < self._recipe.english]
        found = (shown for doc, told in chosen for shown in self._shown(doc, told, rng))
        return [shown for shown in found if shown.parts or rng.random() < self._recipe.idle]

    def _shown(self, doc: Pieces, told: Sequence[tuple[Row, float]], rng: random.Random) -> Iterator[Shown]:
        looked = [parts_of(doc.starts, doc.ends, row.attribution) for row, _ in told]
        for window in windows(doc, self._specials, rng.randint(WINDOW // 3, WINDOW)):
            yield _in_window(window, told, looked)


def _english(told: Sequence[tuple[Row, float]]) -> bool:
    return any(row.words.language == "en" for row, _ in told)


def _in_window(window: Window, told: Sequence[tuple[Row, float]], looked: Sequence[tuple[np.ndarray, np.ndarray]]) -> Shown:
    at = {int(piece): n for n, piece in enumerate(window.index) if piece >= 0}
    out = Shown(window, [], [], [], [])
    for (row, weight), (places, parts) in zip(told, looked, strict=True):
        inside = np.array([int(place) in at for place in places], np.bool_)
        if inside.sum() * 2 > len(places) and (parts[inside] == CONTENT).any():
            out.places.append(np.array([at[int(place)] for place in places[inside]]))
            out.parts.append(parts[inside])
            out.allowed.append([name in row.acts for name in CLASSES])
            out.weights.append(weight)
    return out


def collate(rows: Sequence[Shown]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, marks and mask, padded to the longest (a multiple of 8)."""
    length = -(-max(len(row.window.ids) for row in rows) // 8) * 8
    ids, marks, mask = (np.zeros((len(rows), length), np.int64) for _ in range(3))
    for n, row in enumerate(rows):
        size = len(row.window.ids)
        ids[n, :size], marks[n, :size], mask[n, :size] = row.window.ids, row.window.marks, 1
    return torch.from_numpy(ids), torch.from_numpy(marks), torch.from_numpy(mask)
