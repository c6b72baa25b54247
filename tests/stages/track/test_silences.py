"""Who has not answered."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.stages.track.silences import silences
from onrecord.types import Silence
from stages.track.made import told

ASKED: dict[str, Any] = {"party": "Ostria", "addressee": "Veldia", "act": "demand", "point": "strait", "said": "2031-03-06"}
LATER = told(8, party="Veldia", point="herring", said="2031-03-16", content="herring")


def test_a_demand_without_an_answer() -> None:
    assert silences([told(1, **ASKED), LATER]) == [Silence("Ostria", "Veldia", "strait", "s001", "2031-03-06", 10)]


@pytest.mark.parametrize(
    "answer",
    [
        {"point": "strait", "said": "2031-03-07"},
        {"point": "strait", "said": "unknown", "published": "2031-03-07"},
        {"point": "herring", "addressee": "Ostria", "said": "2031-03-06"},
    ],
)
def test_an_answer(answer: dict[str, Any]) -> None:
    assert silences([told(1, **ASKED), told(2, party="Veldia", content="no", **answer), LATER]) == []


@pytest.mark.parametrize(
    "other", [{"act": "claim"}, {"addressee": "Nobody"}, {"said": "unknown", "published": "2031-03-06"}, {"negated": True}, {"point": None}]
)
def test_nothing_that_asks(other: dict[str, Any]) -> None:
    assert silences([told(1, **(ASKED | other)), LATER]) == []
