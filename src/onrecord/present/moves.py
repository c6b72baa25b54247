"""Moves as lines of text for a terminal: who, when, on which point, how, and both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.present.visible import inline, shorten
from onrecord.watch.moves import day, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.watch.moves import Moved

WORDS = 110
"""Characters of a text in one line."""


def lines(one: Moved) -> Iterator[str]:
    """Who moved, then the words, then those they are held against. Words of others steer no terminal."""
    where = one.outlet or one.path
    yield inline(f"{one.party} {one.move} on {one.point} ({day(one.said)}; {shorten(where, 60)})")
    yield inline(f"    {quoted(shorten(one.words, WORDS), one.act)}")
    if one.before:
        yield inline(f"    was ({day(one.before_said)}): {quoted(shorten(one.before, WORDS), one.before_act)}")
