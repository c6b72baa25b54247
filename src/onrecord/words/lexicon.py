"""Load the word lists in `data/`: YAML that a journalist can read and mend."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `data/NAME.yml`; read once, not to be changed by those who get it."""
    text = (files("onrecord") / "data" / f"{name}.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - both loaders are safe; C starts faster
