"""What the runs leave for later stages: the same of a text that is held whole and of one that is too long for it."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.model import states
from onrecord.model.encoder import ENGLISH, WEIGHTS, OnnxEncoder
from onrecord.model.reading import read
from onrecord.types import Attribution

TEXT = """Velt said the bridge is shut. It rained for all of the nine long days in which nobody came by and nothing was heard.

The abbess, who had waited, asked him to open it before the fair."""


def found(*words: str) -> Attribution:
    content, cue = (((at := TEXT.index(one)), at + len(one)) for one in words)
    return Attribution((content,), (), (cue,), score=0.9)


ROWS = [found("the bridge is shut", "said"), found("to open it before the fair", "asked")]


def vectors() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    reading = read(OnnxEncoder(WEIGHTS / ENGLISH), TEXT, [(0, TEXT.index("\n")), (TEXT.index("\n") + 2, len(TEXT))])
    return reading.trail.near(ROWS).vectors


def test_a_long_text_leaves_what_a_short_one_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    short = vectors()
    monkeypatch.setattr(states, "MANY", 0)
    assert vectors() == pytest.approx(short, abs=1e-4)


def test_what_is_looked_at_has_its_vectors_and_the_rest_has_none() -> None:
    kept = read(OnnxEncoder(WEIGHTS / ENGLISH), TEXT, [(0, TEXT.index("\n")), (TEXT.index("\n") + 2, len(TEXT))]).trail.near(ROWS)
    looked = {place for one in ROWS for place in states.parts_of(kept.trail.starts, kept.trail.ends, one)[0]}
    assert all(kept.vectors[place].any() for place in looked)
    assert not kept.vectors[[n for n in range(len(kept.trail.starts)) if TEXT[kept.trail.starts[n] : kept.trail.ends[n]] == "nobody"]].any()
