"""What given names tell of their bearers: whether *he* or *she* may mean them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.letters import given_gender
from onrecord.types import Kind


def genders(actors: Iterable[Actor]) -> None:
    """Note the gender of those whose given name has one; titles and roles, which count double, win over it."""
    for actor in actors:
        if actor.kind is Kind.PERSON and len(actor.key) > 1 and (told := given_gender(actor.key[0])):
            actor.genders[told] += 1
