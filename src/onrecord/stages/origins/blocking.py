"""Keys under which a report is looked up, so that only reports which may be related are ever compared.

Three kinds: bands of the MinHash signature find texts with the same runs of words; pairs of neighbouring names and numbers find rewrites;
pairs of full names and numbers find translations, in languages that write every noun as a name too. A key is a whole number of 63 bits,
fit for a column of a table.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.stages.origins.fold import Kind
from onrecord.stages.origins.minhash import HASHES, ROWS
from onrecord.stages.origins.sketch import Outline
from onrecord.stages.origins.view import View

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
PAIRED, PART = 24, 4
"""Pairs of facts that are kept of a report, of each kind: at least so many, or every fourth; those with the lowest hashes, so that
related reports keep the same ones."""
SHARED = 2
"""Pairs of facts that two reports must share to be compared: one is chance."""
COMMON = 2
"""Sentences of a report in which a fact may stand to tell it from others: what stands in more is its subject, as it is of many."""
CROWD = 400
"""Reports, copies aside, that may share a key; a key of more tells nothing, and is passed over."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_LOW = np.uint64(0x3FFFFFFFFFFFFFFF)
FACTS_FROM = 1 << 62
"""Keys from here on are pairs of facts."""
_FACTS = np.uint64(FACTS_FROM)


def keys(outline: Outline) -> Keys:
    """The keys of a report, sorted. Those under 2**62 are bands, the others pairs of facts."""
    view = View(outline)
    chosen = view.kinds >= Kind.NAME
    facts, places = view.sounds[chosen].astype(np.uint64), view.sentence[chosen]
    pairs = np.union1d(_lowest(facts, places), _lowest(*_units(view)))
    return np.concatenate([np.unique(_bands(outline)), pairs])


def _bands(outline: Outline) -> Keys:
    if not outline.stems:
        return np.zeros(0, np.uint64)
    rows = np.frombuffer(outline.signature, "<u4").astype(np.uint64).reshape(HASHES // ROWS, ROWS)
    mixed = np.arange(HASHES // ROWS, dtype=np.uint64)
    for place in range(ROWS):
        mixed = _mix(mixed ^ rows[:, place])
    return mixed & _LOW


def _mix(values: Keys) -> Keys:
    """Spread bits (the finaliser of SplitMix64, Steele and others 2014)."""
    mixed = values + _MIX
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _units(view: View) -> tuple[Keys, Places]:
    """What stands for itself in any language: two names in a row, as one, and numbers that are no days."""
    sounds = view.sounds.astype(np.uint64)
    names = (view.kinds[:-1] == Kind.NAME) & (view.kinds[1:] == Kind.NAME) & (view.sentence[:-1] == view.sentence[1:])
    full = _mix(sounds[:-1] << np.uint64(32) | sounds[1:])[names] & np.uint64(0xFFFFFFFF)
    numbers = view.kinds == Kind.NUMBER
    return np.concatenate([full, sounds[numbers]]), np.concatenate([view.sentence[:-1][names], view.sentence[numbers]])


def _lowest(facts: Keys, places: Places) -> Keys:
    """Pairs of facts of one sentence or of two neighbouring ones; of many, those with the lowest hashes."""
    held = np.unique(np.stack([facts, places.astype(np.uint64)]), axis=1)
    words, counts = np.unique(held[0], return_counts=True)
    rare = held[:, np.isin(held[0], words[counts <= COMMON])]
    rare = rare[:, np.argsort(rare[1], kind="stable")]
    found = [_joined(rare, step) for step in range(1, min(len(rare[0]), 12))]
    every = np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)
    kept: Keys = (every[: max(PAIRED, len(every) // PART)] & _LOW) | _FACTS
    return kept


def _joined(rare: Keys, step: int) -> Keys:
    """The pairs of facts that stand `step` apart in order of sentences, and not more than a sentence."""
    near = rare[1, step:] - rare[1, :-step] <= 1
    one, other = rare[0, :-step][near], rare[0, step:][near]
    low, high = np.minimum(one, other), np.maximum(one, other)
    joined: Keys = _mix(low << np.uint64(32) | high)[low != high]
    return joined


def candidates(listed: Sequence[Keys]) -> list[tuple[int, int]]:
    """The pairs of places in `listed` that are to be compared, sorted: they share a band, or two pairs of facts."""
    if not listed:
        return []
    every = np.concatenate(listed)
    owners = np.repeat(np.arange(len(listed), dtype=np.int64), [len(one) for one in listed])
    order = np.lexsort((owners, every))
    every, owners = every[order], owners[order]
    starts = np.flatnonzero(np.r_[True, every[1:] != every[:-1]])
    sizes = np.diff(np.r_[starts, len(every)])
    codes = [_crossed(owners, every, starts[sizes == size], size, len(listed)) for size in np.unique(sizes) if 1 < size <= CROWD]
    if not codes:
        return []
    pairs, votes = np.unique(np.concatenate(codes), return_counts=True)
    bands, facts = pairs >> 1, pairs & 1
    chosen = np.unique(bands[(facts == 0) | (votes >= SHARED)])
    return list(zip((chosen // len(listed)).tolist(), (chosen % len(listed)).tolist(), strict=True))


def _crossed(owners: npt.NDArray[np.int64], every: Keys, starts: npt.NDArray[np.int64], size: int, total: int) -> npt.NDArray[np.int64]:
    """Every two owners of each key with `size` owners, as one number: twice the pair, and one more for a pair of facts."""
    rows = owners[starts[:, None] + np.arange(size)]
    one, other = np.triu_indices(size, 1)
    kind = (every[starts] >= _FACTS).astype(np.int64)
    codes: npt.NDArray[np.int64] = ((rows[:, one] * total + rows[:, other]) * 2 + kind[:, None]).ravel()
    return codes
