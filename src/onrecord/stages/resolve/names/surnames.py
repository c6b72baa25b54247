"""Surnames that are a state’s or a capital’s name as well: *Anna Hamilton*, then *Hamilton*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.tokens import Token

TWO = 2
"""Words of a name with a given name and a surname."""
SOMEWHERE = frozenset({"near", "outside", "around", "across", "from", "to", "between", "against"})
"""Words before a place, beside those for where."""


def no_places(words: Sequence[Token], found: Sequence[Run], keys: Sequence[tuple[str, ...]], known: Lists) -> set[str]:
    """The plain words for states and capitals that are the surname of somebody whom a report names in full, and nowhere in it a place."""
    if known.language != "en":
        return set()
    full = {key[-1] for run, key in zip(found, keys, strict=True) if run.size == TWO and _person(run, key)}
    single = (
        (run, key[0]) for run, key in zip(found, keys, strict=True) if run.sort in {"state", "capital"} and run.size == 1 and key[0] in full
    )
    places = [(word, run.start > 0 and words[run.start - 1].low in known.at | known.of | SOMEWHERE) for run, word in single]
    return {word for word, _ in places} - {word for word, placed in places if placed}


def _person(run: Run, key: tuple[str, ...]) -> bool:
    """Whether a run is somebody's full name: with a given name that is known, or an office or title before it."""
    return run.sort in {"name", "person"} and (given_gender(key[0]) is not None or run.start < run.first)
