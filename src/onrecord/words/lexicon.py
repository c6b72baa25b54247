"""Load the word lists in `data/`: YAML that a journalist can read and mend."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """The contents of `data/NAME.yml`; read once, not to be changed by those who get it."""
    return yaml.load((files("onrecord") / "data" / f"{name}.yml").read_text(encoding="utf-8"), _loader())


def _loader() -> Any:
    """The loader in C where the wheel brings it: start-up time counts."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
