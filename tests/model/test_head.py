"""The head of the acts: what is worked out together or in one product is what it would be alone, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.head import BESIDE, CONTENT, CUE, acts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODELS = ("english", "multilingual")


def drawn(seed: int, *shape: int) -> Floats:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def normed(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    """Layer normalisation by the book."""
    centred = x - x.mean(-1, keepdims=True)
    whole: Floats = centred / np.sqrt(x.var(-1, keepdims=True) + 1e-5) * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return whole


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("offset", [0.0, 3.0])
def test_the_states_are_normed_and_then_projected(model: str, offset: float) -> None:
    head = acts(model)
    weights = dict(head.weights)
    states = 2 * drawn(1, 7, weights["pre.weight"].shape[0]) + np.float32(offset)
    told = normed(states, weights, "pre") @ weights["inp.weight"].T + weights["inp.bias"]
    assert head.project(states) == pytest.approx(told, abs=1e-3)


@pytest.mark.parametrize("model", MODELS)
@given(lengths=st.lists(st.integers(1, 100), min_size=1, max_size=9), seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_statements_worked_out_together_have_the_logits_they_have_alone(model: str, lengths: list[int], seed: int) -> None:
    head = acts(model)
    rng = np.random.default_rng(seed)
    kept = [drawn(seed + n, length, head.weights["inp.bias"].shape[0]) for n, length in enumerate(lengths)]
    parts = [rng.choice([CONTENT, CUE, BESIDE], length) for length in lengths]
    features = rng.integers(0, 2, (len(lengths), len(head.names))).astype(np.float32)
    alone = [head.logits([a], [b], c[None])[0] for a, b, c in zip(kept, parts, features, strict=True)]
    assert head.logits(kept, parts, features) == pytest.approx(np.stack(alone), abs=1e-3)
