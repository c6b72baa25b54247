"""MinHash (Broder 1997): signatures of sets that agree in as many places as the sets resemble each other, and bands of them to look up.

Sixteen lines of numpy: a signature is a small part of an outline's time, so a library for it would save little.
"""

from __future__ import annotations

from hashlib import shake_256

import numpy as np
import numpy.typing as npt

HASHES = 64
"""Places of a signature: the resemblance it tells is within 0.06 of the true one two times in three."""
ROWS = 2
"""Places of a band: two sets that resemble each other by 0.3 share one of 32 bands with a chance of 95 %, by 0.5 of 99.99 %."""
_PRIME = np.uint64((1 << 31) - 1)

Array = npt.NDArray[np.uint32]


def _coefficients() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The same for ever: signatures are kept. Digits that nobody chose."""
    seeds = np.frombuffer(shake_256(b"onrecord origins").digest(16 * HASHES), "<u8").reshape(2, HASHES) % (
        _PRIME - np.uint64(1)
    ) + np.uint64(1)
    return seeds[0], seeds[1]


_A, _B = _coefficients()


def signature(values: Array) -> Array:
    """The signature of a set of hashes; of the empty set, all ones."""
    if not len(values):
        return np.full(HASHES, 0xFFFFFFFF, np.uint32)
    mixed = (values.astype(np.uint64)[None, :] % _PRIME * _A[:, None] + _B[:, None]) % _PRIME
    least: Array = mixed.min(axis=1).astype("<u4")
    return least
