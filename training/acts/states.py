"""What the encoder that ships knows of the labelled attributions: its states of their pieces, kept in a folder once worked out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model.encoder import WEIGHTS, OnnxEncoder
from onrecord.model.states import parts_of
from onrecord.model.windows import pieces, windows
from onrecord.stages.classify.evidence import features
from onrecord.words.paragraphs import paragraphs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.model.windows import Pieces
    from training.acts.rows import Row


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the head sees it: states [t, 3 widths] in half floats, parts [t], evidence [features]."""

    row: Row
    states: NDArray[np.float16]
    parts: NDArray[np.int64]
    features: NDArray[np.float32]


def shown(rows: Sequence[Row], model: str, cache: Path) -> list[Shown]:
    """The rows of which the encoder `model` sees a piece, in their order. Takes minutes where `cache` has not kept them."""
    encoder = OnnxEncoder(WEIGHTS / model)
    by_text: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_text[row.text].append(number)
    found: dict[int, Shown] = {}
    for text, numbers in by_text.items():
        found |= dict(zip(numbers, _of_text(encoder, text, [rows[n] for n in numbers], cache), strict=True))
    return [found[n] for n in range(len(rows)) if len(found[n].parts)]


def _of_text(encoder: OnnxEncoder, text: str, rows: Sequence[Row], cache: Path) -> list[Shown]:
    doc = pieces(encoder.tokenizer, text, paragraphs(text))
    places = [parts_of(doc.starts, doc.ends, row.attribution) for row in rows]
    wanted = np.unique(np.concatenate([place for place, _ in places]))
    kept = cache / encoder.version[:8] / f"{_key(text, wanted)}.npy"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, _states(encoder, doc, wanted))
    vectors = np.load(kept)
    return [
        Shown(row, vectors[np.searchsorted(wanted, place)], parts, features(row.words))
        for row, (place, parts) in zip(rows, places, strict=True)
    ]


def _states(encoder: OnnxEncoder, doc: Pieces, wanted: NDArray[np.int64]) -> NDArray[np.float16]:
    """The states of the pieces `wanted`; windows that hold none of them are not run."""
    found: dict[int, NDArray[np.float16]] = {}
    for window in windows(doc, encoder.specials):
        inside = np.isin(window.index, wanted)
        if inside.any():
            states = encoder.states(window).astype(np.float16)
            found |= dict(zip(window.index[inside].tolist(), states[inside], strict=True))
    return np.stack([found[place] for place in wanted.tolist()]) if len(wanted) else np.zeros((0, 0), np.float16)


def _key(text: str, wanted: NDArray[np.int64]) -> str:
    return hashlib.sha256(text.encode() + wanted.tobytes()).hexdigest()[:24]
