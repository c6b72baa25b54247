"""Names that nothing tells to be a person's, a body's or a state's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.cast import Actor, Cast, Key, add, key, new
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
            met[keys[n]] = _fuller(cast, n, keys[n]) or new(cast, n, keys[n], Kind.BODY)
        add(cast, n, met[keys[n]])


def _fuller(cast: Cast, n: int, name: Key) -> Actor | None:
    """*The Ledger* is the one body of a longer name that ends so: `Ostrel Ledger`."""
    run = cast.runs[n]
    if run.size > 1 or not run.start or cast.words[run.start - 1].low not in cast.known.the or cast.known.language == "de":
        return None
    keys = {key(cast.words[r.first : r.last]) for r in cast.runs if r.size > 1 and cast.words[r.last - 1].text == cast.words[run.first].text}
    found = [a for a in cast.actors if a.kind is Kind.BODY and a.key in keys]
    return found[0] if len(found) == 1 else None
