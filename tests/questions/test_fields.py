"""Every field of every row has a meaning in words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from onrecord.questions import rows
from onrecord.questions.fields import meaning

ROWS = [row for name in rows.__all__ if is_dataclass(row := getattr(rows, name))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.__name__))
def test_each_field_has_a_meaning(row: type) -> None:
    assert all(meaning(row, one.name).endswith(".") for one in fields(row))
