"""What the tests of this room share: the labelled cases as outlines, and a way to count pairs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from onrecord.stages.clean import clean
from onrecord.stages.origins import Outline, outline
from onrecord.types import Details, Report

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "origins.yml").read_text("utf-8"))


def made(name: str, text: str, **details: str | None) -> Outline:
    report = Report(name, name, text, Details(**details))
    return outline(report, clean(report))


def told(case: Mapping[str, Any], name: str | None = None, **details: str | None) -> Outline:
    known = {key: case[key] for key in ("outlet", "published", "language")}
    return made(name or case["name"], case["text"], **{**known, **details})


def pair_f1(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """F1 of the pairs of reports that share an origin."""
    right = wrong = missed = 0
    for one, other in combinations(sorted(gold), 2):
        same, said = gold[one] == gold[other], found[one] == found[other]
        right, wrong, missed = right + (same and said), wrong + (said and not same), missed + (same and not said)
    return 2 * right / (2 * right + wrong + missed)
