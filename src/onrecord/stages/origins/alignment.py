"""Lay two reports side by side: which sentence tells what which sentence of the other tells, and whether in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from onrecord.stages.origins.view import Bags, Counts, Matrix, View

LEAST = 0.2
"""Likeness from which two sentences may tell the same."""

SAME = 0.8
"""Likeness from which two quotations are the same words."""
HEARD = 0.5
"""What a sentence counts for whose quotation is the same in both: whoever was in the room has it, marked as one or not."""
NAMED = 0.5
"""The same where nothing but names is: whoever reports of a dispute has its people. Across languages little else can be the same."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of sentences in one order, each with its likeness; `one` and `other` are the shares of the words of each report that they hold.

    `order` is the share of all likeness that an alignment in one order keeps: 1 when the order of facts is the same. `heard` is by how much
    the shares (their geometric mean) would grow if quotations that are the same in both counted in full.
    """

    pairs: tuple[tuple[int, int], ...]
    likeness: tuple[float, ...]
    one: float
    other: float
    order: float
    heard: float = 1.0


def align(one: View, other: View, *, across: bool) -> Alignment:
    """The alignment of two reports; `across` languages only meanings, names, numbers and words that sound alike are compared."""
    bags = _across(one, other) if across else (one.same_language, other.same_language)
    like = likeness(*bags)
    like[like < LEAST] = 0
    pairs = _chain(like)
    likes = tuple(float(like[i, j]) for i, j in pairs)
    kept = sum(likes)
    told = [1.0] * len(pairs) if across else _told(*bags, pairs)
    counts = told if across else [n * _counts(one, other, pair, like) for n, pair, like in zip(told, pairs, likes, strict=True)]
    free = min(float(like.max(axis=1, initial=0).sum()), float(like.max(axis=0, initial=0).sum()))
    sides = (one.lengths, [i for i, _ in pairs]), (other.lengths, [j for _, j in pairs])
    here, there = (_share(*side, counts) for side in sides)
    whole = [_share(*side, told) for side in sides]
    heard = sqrt(whole[0] * whole[1] / (here * there)) if here and there else 1.0
    return Alignment(tuple(pairs), likes, here, there, min(1.0, kept / free) if free else 0.0, heard)


def _across(one: View, other: View) -> tuple[Bags, Bags]:
    meant = bool(one.meant.any() and other.meant.any())
    return one.any_language(meant=meant), other.any_language(meant=meant)


def _told(one: Bags, other: Bags, pairs: list[tuple[int, int]]) -> list[float]:
    """What each pair counts for: less where only names are the same."""
    _, mine, theirs = np.intersect1d(one.words, other.words, assume_unique=True, return_indices=True)
    more = one.more[mine] & other.more[theirs]
    here, there = one.holds[[i for i, _ in pairs]][:, mine[more]], other.holds[[j for _, j in pairs]][:, theirs[more]]
    return [1.0 if words else NAMED for words in (here * there).sum(axis=1).tolist()]


def _share(lengths: Counts, sentences: list[int], counts: list[float]) -> float:
    return float((lengths[sentences] * counts).sum() / max(lengths.sum(), 1)) if sentences else 0.0


def _counts(one: View, other: View, pair: tuple[int, int], like: float) -> float:
    return HEARD if like >= SAME and (_is_quoted(one, pair[0]) or _is_quoted(other, pair[1])) else 1.0


def _is_quoted(view: View, sentence: int) -> bool:
    """Whether more than half of a sentence stands in quotation marks."""
    return bool(view.quoted[view.starts[sentence] : view.starts[sentence + 1]].mean() > 0.5)  # noqa: PLR2004


def likeness(one: Bags, other: Bags) -> Matrix:
    """For each pair of sentences 0 to 1: the weight of the words they share, by the mean of what they hold.

    A word weighs the less the more sentences of either report hold it: the name that is everywhere tells no sentence from another.
    """
    _, mine, theirs = np.intersect1d(one.words, other.words, assume_unique=True, return_indices=True)
    here, there = one.holds.sum(axis=0), other.holds.sum(axis=0)
    in_one, in_other = here.copy(), there.copy()
    in_one[mine] = in_other[theirs] = np.maximum(here[mine], there[theirs])
    shared = (one.holds[:, mine] / in_one[mine]) @ other.holds[:, theirs].T
    held_one, held_other = one.holds @ (1 / in_one), other.holds @ (1 / in_other)
    mean = (held_one[:, None] + held_other[None, :]) / 2
    least = np.minimum(held_one[:, None], held_other[None, :])
    result: Matrix = shared / np.maximum((mean + least) / 2, 0.5)
    return np.minimum(result, 1, out=result)


def _chain(like: Matrix) -> list[tuple[int, int]]:
    """The pairs of the heaviest alignment in which neither side goes back; each sentence stands in one pair at most."""
    rows, columns = like.shape
    best = np.zeros((rows + 1, columns + 1), np.float32)
    for i in range(rows):
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], best[i, :-1] + like[i]))
    pairs: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
