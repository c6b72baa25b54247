"""The codes of acts."""

from __future__ import annotations

from functools import cache

from onrecord.words.lexicon import load


@cache
def codes() -> dict[str, dict[str, str | None]]:
    """The PLOVER and CAMEO code of each act."""
    return dict(load("codes"))
