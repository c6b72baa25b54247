"""What a later utterance does to an earlier one; traps for reversals that are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.stages.track import as_of, track
from onrecord.types import Move, Point
from stages.track.made import told

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "moves.yml").read_text(encoding="utf-8"))
ALL = [Point("all", tuple(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyzàâäéèêöüßабвгдежзийклмнопрстуфхцчшщыэюяіїєґ0123456789"))]
"""A point that every statement is about, so that nothing but the moves is tried."""


def made(number: int, fields: dict[str, Any]) -> Any:  # noqa: ANN401 - Told
    return told(number, **({"party": "Ostria", "content": fields.pop("says"), "said": f"2031-03-0{number + 1}"} | fields))


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case['move']}" for n, case in enumerate(CASES)])
def test_cases(case: dict[str, Any]) -> None:
    several = [made(number, dict(fields)) for number, fields in enumerate(case["said"])]
    found = {row.utterance: row.move for row in track(several, ALL).positions}
    assert found.get(several[-1].id, "none") == case["move"]


def test_a_move_says_against_what_and_quotes_both() -> None:
    row = track(
        [
            told(0, party="Ostria", act="refuse", content="the paper"),
            told(1, party="Ostria", act="agree", content="the paper", said="2031-04-01"),
        ],
        ALL,
    ).positions[-1]
    assert (row.move, row.against) == (Move.REVERSES, "s000")
    assert row.reason == "2031-04-01: Ostria agreed “the paper”; 2031-03-06: it refused “the paper”."


def test_points_of_a_user() -> None:
    points = [Point("Paper", ("12-point paper", "paper*")), Point("Sailors", ("sailor*", "crew"))]
    found = track(
        [told(0, content="the 12-point paper about the crew"), told(1, content="our crew and every sailor"), told(2, content="herring")],
        points,
    )
    assert found.points == {"s000": "Paper", "s001": "Sailors"}


def test_as_of() -> None:
    several = [told(0, said="2031-03-06"), told(1, said="2031-04-01"), told(2, published=None)]
    assert [one.id for one in as_of(several, "2031-03")] == ["s000"]
    assert [one.id for one in as_of(several, "2031-04-01")] == ["s000", "s001"]
