"""What the fields of the contract mean, in words: for the description of the API, and for people."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _told() -> dict[str, dict[str, str]]:
    return dict(yaml.safe_load((files("onrecord.questions") / "contract.yml").read_text(encoding="utf-8")))


def meaning(row: type, field: str) -> str:
    """What a field of a kind of row means. Raises `KeyError` where nobody wrote it down."""
    own = _told().get(row.__name__, {})
    return own.get(field) or _told()["any"][field]
