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
    _shorten(cast)


def _shorten(cast: Cast) -> None:
    """*The Ledger* is the one body of a longer name before it that ends so: `Ostrel Ledger`."""
    bodies = [a for a in cast.actors if a.kind is Kind.BODY and a.places]
    for actor in [a for a in bodies if len(a.key) == 1 and not a.name.isupper() and cast.known.language != "de"]:
        longer = [a for a in bodies if len(a.key) > 1 and a.key[-1] == actor.key[0]]
        if len(longer) == 1 and min(longer[0].places) < min(actor.places) and _definite(cast, actor):
            for n in [n for n, one in cast.of_run.items() if one is actor]:
                cast.of_run[n] = longer[0]
            longer[0].forms += actor.forms
            longer[0].places = sorted(longer[0].places + actor.places)
            cast.actors.remove(actor)


def _definite(cast: Cast, actor: Actor) -> bool:
    """Whether an article stands before every place of a name."""
    starts = [run.start for n, run in enumerate(cast.runs) if cast.of_run.get(n) is actor]
    return all(start > 0 and cast.words[start - 1].low in cast.known.the for start in starts)
