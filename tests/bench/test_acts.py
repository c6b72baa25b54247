"""The figures of the acts belong to the weights that ship, and stand above their floors."""

from __future__ import annotations

from pathlib import Path

import yaml
from bench.acts import judged

FLOORS = Path(__file__).parent.parent.parent / "bench" / "floors.yml"


def test_the_log_is_that_of_the_weights_and_above_its_floors() -> None:
    assert judged(yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["acts"]) == []


def test_a_figure_under_its_floor_is_told() -> None:
    assert judged({"english, labels": {"accuracy": 1.0}}) != []
