"""The recipes name what is there."""

from __future__ import annotations

from pathlib import Path

import yaml

TRAINING = Path(__file__).parents[2] / "training"


def test_every_phase_names_its_corpora() -> None:
    recipes = yaml.safe_load((TRAINING / "recipes.yml").read_text(encoding="utf-8"))
    assert set(recipes) == {"english", "multilingual"}
    for recipe in recipes.values():
        for phase in recipe["phases"]:
            assert all((TRAINING / "labelled" / language).is_dir() for language in phase.get("languages", []))
            assert phase["epochs"] > 0
