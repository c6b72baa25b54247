"""What all pieces of the multilingual word table have in common: their mean and first principal components (`weights/senses`)."""

from __future__ import annotations

import numpy as np

from onrecord.model.encoder import MULTILINGUAL, WEIGHTS, pieces
from onrecord.model.senses import COMMON

FIRST = 3
"""Components taken away: by 3 the likeness of translations is best on the examples, and 2 or 4 change little."""
SEVERAL = 4096


def main() -> None:
    """Write `weights/senses/common.npz`."""
    table = pieces(WEIGHTS / MULTILINGUAL)[1]
    count, width = len(table.rows), table.width
    total, square = np.zeros(width), np.zeros((width, width))
    for start in range(0, count, SEVERAL):
        rows = table[np.arange(start, min(start + SEVERAL, count))].astype(np.float64)
        total += rows.sum(axis=0)
        square += rows.T @ rows
    mean = total / count
    first = np.linalg.eigh(square / count - np.outer(mean, mean))[1][:, -FIRST:].T
    COMMON.parent.mkdir(exist_ok=True)
    np.savez(COMMON, mean=mean.astype(np.float32), first=first.astype(np.float32))


if __name__ == "__main__":
    main()
