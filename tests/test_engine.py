"""The engine: every item once and in order, in this process or in others."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.engine import AHEAD, apply, batches, gather
from onrecord.errors import OnRecordError


def die(_: int) -> None:
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 2])
def test_apply_keeps_the_order(workers: int) -> None:
    assert list(apply(abs, range(-50, 0), workers)) == list(range(50, 0, -1))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_raised_is_raised_here(workers: int) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(apply(int, ["1", "one"], workers))


def test_apply_looks_no_further_ahead_than_it_must() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    results = apply(abs, items(), 2)
    next(results)
    assert len(taken) <= 2 * AHEAD
    assert list(results) == list(range(1, 1000))


def test_a_worker_that_dies_is_an_error_of_ours() -> None:
    with pytest.raises(OnRecordError, match="worker"):
        list(apply(die, [1, 2, 3], 2))


@given(st.lists(st.integers()), st.integers(1, 5))
def test_batches_hold_everything_once(items: list[int], size: int) -> None:
    found = list(batches(items, size, 60))
    assert [one for batch in found for one in batch] == items
    assert all(0 < len(batch) <= size for batch in found)


def test_a_batch_ends_with_its_time() -> None:
    assert list(batches("abc", 9, 0)) == [["a"], ["b"], ["c"]]


@given(st.lists(st.integers()))
def test_gather_brings_together(items: list[int]) -> None:
    found = gather(items, lambda n: n % 3)
    assert sorted(one for rows in found.values() for one in rows) == sorted(items)
    assert all(one % 3 == key for key, rows in found.items() for one in rows)
