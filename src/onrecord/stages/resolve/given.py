"""What given names tell of their bearers: whether *he* or *she* may mean them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.stages.resolve.cast import Actor, plain
from onrecord.types import Kind
from onrecord.words.lexicon import load


@cache
def _genders() -> dict[str, str]:
    return {plain(name): gender for gender in "mf" for name in load("given")[gender]}


def genders(actors: Iterable[Actor]) -> None:
    """Note the gender of those whose given name has one; titles and roles, which count double, win over it."""
    for actor in actors:
        if actor.kind is Kind.PERSON and len(actor.key) > 1 and (told := _genders().get(actor.key[0])):
            actor.genders[told] += 1
