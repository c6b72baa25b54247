"""The recipes name what is there."""

from __future__ import annotations

from pathlib import Path

import yaml

TRAINING = Path(__file__).parents[2] / "training"


def test_every_phase_names_its_corpora() -> None:
    recipes = yaml.safe_load((TRAINING / "recipes.yml").read_text(encoding="utf-8"))
    assert set(recipes) == {"english", "multilingual"}
    for recipe in recipes.values():
        for phase in [*recipe["phases"], *recipe["again"]]:
            assert all((TRAINING / "labelled" / language).is_dir() for language in phase.get("languages", []))
            assert phase["epochs"] > 0
        assert 0 < recipe["mean"] < 1


def test_the_one_command_finds_the_package() -> None:
    lines = [line for line in (TRAINING.parent / "Makefile").read_text(encoding="utf-8").splitlines() if "-m training" in line]
    assert lines
    assert all("PYTHONPATH=src " in line for line in lines)
