"""Names that nothing tells to be a person's, a body's or a state's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.cast import Actor, Cast, Key, add, new
from onrecord.stages.resolve.nations import people
from onrecord.types import Kind


def rest(cast: Cast, keys: Sequence[Key]) -> None:
    """Other names: of things, places, and of people of whom nothing tells that they are people. They stand by themselves."""
    met: dict[Key, Actor] = {}
    for n, run in enumerate(cast.runs):
        if n in cast.of_run:
            continue
        low = cast.words[run.first].low
        if run.size == 1 and (people(low) or low in cast.nations):
            continue
        if keys[n] not in met:
            met[keys[n]] = new(cast, n, keys[n], Kind.BODY)
        add(cast, n, met[keys[n]])
