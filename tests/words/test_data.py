"""The language data: YAML reads a bare *on*, *no* or *yes* as a truth value, and then the word is silently lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[2] / "src" / "onrecord" / "data"


def listed(value: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever YAML holds
    """Everything that stands in a list or as a key, at any depth."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    elif isinstance(value, list):
        yield from value
    for one in value if isinstance(value, list) else ():
        yield from listed(one)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yml")), ids=lambda path: path.stem)
def test_words_are_words(path: Path) -> None:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert not [one for one in listed(found) if isinstance(one, bool)]
