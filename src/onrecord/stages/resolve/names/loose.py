"""Names that nothing tells to be a person's, a body's or a state's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.cast import Actor, Cast, add, key_of, new, same_word
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.fitting import Key
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.strong import body_name
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
        name = body_name(cast.words, run.first, run.last, cast.known)
        same = _declined(cast, key_of(name) if name else keys[n], met)
        if same not in met:
            met[same] = new(cast, n, same, Kind.BODY, name=name)
        add(cast, n, met[same])
    _shorten(cast)
    _headed(cast)
    _brand(cast)


def _declined(cast: Cast, name: Key, met: dict[Key, Actor]) -> Key:
    """The words of a German name of an adjective and a noun as the report has had them before, in whichever case: *dem Neuen Weg*."""
    if cast.known.language != "de" or len(name) != TWO or not name[0].endswith(("en", "em", "er", "es", "e")):
        return name
    stem = name[0][:-1] if name[0].endswith("e") else name[0][:-2]
    return next((other for other in met if len(other) == TWO and _stem(other[0]) == stem and same_word(other[1], name[1], "de")), name)


def _stem(adjective: str) -> str:
    return next((adjective.removesuffix(end) for end in ("en", "em", "er", "es", "e") if adjective.endswith(end)), "")


def _shorten(cast: Cast) -> None:
    """*The Ledger* is the one body of a longer name before it that ends so: `Ostrel Ledger`."""
    bodies = [a for a in cast.actors if a.kind is Kind.BODY and a.places]
    for actor in [a for a in bodies if len(a.key) == 1 and not a.name.isupper() and cast.known.language != "de"]:
        longer = [a for a in bodies if len(a.key) > 1 and a.key[-1] == actor.key[0]]
        if len(longer) == 1 and min(longer[0].places) < min(actor.places) and _definite(cast, actor):
            _merge(cast, actor, longer[0])


def _headed(cast: Cast) -> None:
    """In German *der Bauernbund* is the one body whose longer name begins so, and *Norvell* the *Klinikgruppe Norvell*."""
    bodies = [a for a in cast.actors if a.kind is Kind.BODY and a.places]
    for actor in [a for a in bodies if len(a.key) == 1 and cast.known.language == "de" and cast.known.body(a.name.casefold())]:
        longer = [a for a in bodies if len(a.key) > TWO and same_word(a.key[0], actor.key[0], "de") and a.key[1] in GOING_ON]
        if len(longer) == 1:
            _merge(cast, actor, longer[0])
    for actor in [a for a in bodies if len(a.key) == 1 and cast.known.language == "de" and a in cast.actors]:
        longer = [a for a in bodies if len(a.key) == TWO and a.key[1] == actor.key[0] and _classed(cast, a)]
        if len(longer) == 1:
            _merge(cast, actor, longer[0])


def _classed(cast: Cast, actor: Actor) -> bool:
    """Whether a German name of two words begins with what kind of company or union it is: *Klinikgruppe Norvell*."""
    kind = cast.known.body(actor.key[0])
    return kind is not None and kind[0] in {"company", "union", "league", "party"} and not cast.known.body(actor.key[1])


TWO, GOING_ON = 2, frozenset({"der", "für", "des"})
"""Words of a name that goes on in small letters at least, and those with which it does."""


def _brand(cast: Cast) -> None:
    """*Brenholt* is the one company before it whose longer name begins so: `Brenholt Shipping Ltd`; never where it may be a place.

    A headline may have the short name first.
    """
    headline = next((word.start for word in cast.words if "\n" in word.before), 0)
    bodies = [a for a in cast.actors if a.kind in {Kind.BODY, Kind.PERSON} and a.places and not a.sure]
    long = [a for a in bodies if len(a.key) > 1 and a.key[-1] in firms()]
    for actor in [a for a in bodies if a.kind is Kind.BODY and len(a.key) == 1 and cast.known.language == "en"]:
        longer = [a for a in long if a.key[0] == actor.key[0]]
        below = [start for start, _ in actor.places if start >= headline]
        if len(longer) == 1 and below and min(longer[0].places)[0] < min(below) and not _somewhere(cast, actor):
            _merge(cast, actor, longer[0])


def _merge(cast: Cast, actor: Actor, longer: Actor) -> None:
    for n in [n for n, one in cast.of_run.items() if one is actor]:
        cast.of_run[n] = longer
    longer.forms += actor.forms
    longer.places = sorted(longer.places + actor.places)
    cast.actors.remove(actor)


def _somewhere(cast: Cast, actor: Actor) -> bool:
    """Whether a word for where stands before a place of a name, of few or of several: *in Velm*, but once of many also *shares in Velm*."""
    starts = [run.start for n, run in enumerate(cast.runs) if cast.of_run.get(n) is actor]
    told = [start for start in starts if start > 0 and cast.words[start - 1].low in {"in", "near", "outside", "around", "across"}]
    return MANY * len(told) >= len(starts) > 0 < len(told)


MANY = 4
"""A name is no place's that has a word for where before it in fewer of its places than one in so many."""


def _definite(cast: Cast, actor: Actor) -> bool:
    """Whether an article stands before every place of a name."""
    starts = [run.start for n, run in enumerate(cast.runs) if cast.of_run.get(n) is actor]
    return all(start > 0 and cast.words[start - 1].low in cast.known.the for start in starts)
