"""In which country a report plays, by what it names most: whose minister somebody is of whom nothing says it.

*Schools in Kenya are shut … Kenyan nurses wait … Health Minister Anton Velt said*. A report of a dispute between two states names both
often, and tells nothing; nor does one that names a country once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.nations import people, state
from onrecord.stages.resolve.party.ministers import stately
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

OFTEN, MORE = 2, 3
"""How often a report names the only country that it names, and how many times as often as any other the one whose unions it names."""
UNIONS = frozenset({"EU", "UN"})
"""What is no country, though it has a seat: its people come to speak in every one."""
SOLE = frozenset({"president", "premier", "chancellor", "king", "head of state", "head of government", "foreign minister"})
"""Offices that a country has once."""


def scene(reading: Reading) -> str | None:
    """The code of the country in which a report plays, or the name of one that no table knows; None where nothing tells."""
    counted = Counter(_named(reading))
    (best, often), (_, next_) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    if not best:
        return _place(reading)
    if often < OFTEN and not (best not in load("states") and _civil(reading, best)):
        return None
    sure = (not next_ and not _mediates(reading, best)) or (often >= MORE * next_ and _civil(reading, best))
    return best if sure else None


def _mediates(reading: Reading, told: str) -> bool:
    """Whether a mediator is of this country: it is named for him, and the dispute is of others (*Oman’s chief mediator*)."""
    offices = (one for actor in reading.cast.actors for one in actor.offices if one.concept == "mediator")
    return any(told in {_code(reading, one.nation or ""), *_owners(reading, one)} for one in offices)


def _owners(reading: Reading, one: Office) -> set[str]:
    named = (reading.cast.of_run.get(n) for n in reading.runs(*one.owner)) if one.owner is not None else ()
    return {actor.code or actor.name for actor in named if actor is not None}


def own_body(reading: Reading, actor: Actor) -> str | None:
    """The country in which a report plays, for one of the bodies that every state has, which no word says to be of another: *the army*.

    A paper leaves the name of its own country out beside them. So the country is that of the capital that the report was written in, one
    that no table knows, which no paper is at home in, or one after which a union or company of the report is named.
    """
    told, known = reading.scene, reading.cast.known
    words = actor.name.casefold().split()
    kinds = [found for word in words if (found := known.body(word))]
    if not kinds or actor.code or any(word in HOME or _code(reading, word) for word in words):
        return None
    if not any(concept in BODIES for concept, _ in kinds):
        return None
    code, alone = reading.written
    if alone or told is None:
        return code if alone else None
    return told if told not in load("states") or _civil(reading, told) else None


BODIES = frozenset({"ministry", "army", "government", "police"})
"""Bodies that every state has, under names that do not tell whose they are."""
HOME = frozenset({"department", "treasury"})
"""Words of such names for which only some states have a body."""


def _civil(reading: Reading, told: str) -> bool:
    """Whether a report names a union, company or club after a country: none of those that a country sends abroad."""
    known = reading.cast.known
    for actor in reading.cast.actors:
        words = actor.name.casefold().replace("’s", "").replace("'s", "").split()
        kinds = {found[1] for word in words if (found := known.body(word.rstrip("’'")))}
        if (
            actor.kind is Kind.BODY
            and kinds & {"own", "other"}
            and "state" not in kinds
            and any(_code(reading, word) == told or _bare(word) == told.casefold() for word in words)
        ):
            return True
    return False


def _code(reading: Reading, low: str) -> str | None:
    return state(low) or reading.cast.nations.get(low)


def _named(reading: Reading) -> Iterator[str]:
    """The countries that a report names, each as often: by name, capital or seat, and by words for the people, in names of bodies too."""
    cast, taken = reading.cast, set[int]()
    for actor in cast.actors:
        told = (actor.code or actor.name) if actor.kind is Kind.GOVERNMENT else actor.code  # one that no table knows counts against others
        if told is None or told in UNIONS:
            continue
        for start, _ in actor.places:
            taken.add(start)
            yield told
    for word in cast.words:
        if not word.capital and cast.known.language == "en":
            continue
        if word.start not in taken and (word.low not in SHORT or word.text.isupper()):
            code = people(word.low) or cast.nations.get(word.low)
            if code is not None and code not in UNIONS:
                yield code


SHORT = frozenset({"us", "un"})
"""Pronouns and articles that are written like the letters of a country."""


TRAVELS = frozenset({"foreign minister"})
"""Who speaks of other countries."""


def played(reading: Reading, one: Office, actor: Actor) -> str | None:
    """The code of the country in which a report plays, for who has an office of it that the report tells of nobody else."""
    told = reading.scene
    if told is None or not stately(one) or one.concept in TRAVELS or any(other.concept == "candidate" for other in actor.offices):
        return None
    others = (each for each in reading.cast.actors if each is not actor and each.kind is Kind.PERSON)
    held = any(each.concept == one.concept and each.nation for other in others for each in other.offices)
    return None if (one.concept in SOLE and held) or not (told in load("states") or _domestic(one) or _civil(reading, told)) else told


def _domestic(one: Office) -> bool:
    """Whether an office has no business abroad: a paper speaks of the health minister of where it reports from."""
    return any(end in word for word in one.words.casefold().split() for end in load("descriptions")["domestic"])


def _place(reading: Reading) -> str | None:
    """The place that a report which names no country plays in, where it is one with ministers of its own.

    *The Velmark Nurses’ Federation* strikes *in Velmark*; *the Ostrel region* has *a regional government*.
    """
    cast, words = reading.cast, reading.cast.words
    named = {_bare(a.name.split()[0]) for a in cast.actors if a.kind is Kind.BODY and len(a.key) > 1 and _union(reading, a)}
    found = {
        _bare(word.text)
        for n, word in enumerate(words)
        if n and word.capital and _bare(word.text) in named and (word.owns or _within(reading, n)) and _alone(reading, n)
    } | _regions(reading)
    return next(iter(found)) if len(found) == 1 else None


def _regions(reading: Reading) -> set[str]:
    """The regions that a report names by the word for one, where it speaks of what governs it."""
    words, told = reading.cast.words, load("descriptions")["regions"]
    pairs = ((words[n].low, words[n + 1].low) for n in range(len(words) - 1) if words[n + 1].joined)
    if not any(first in told["adjectives"] and then in told["governs"] for first, then in pairs):
        return set()
    ends = (n for n in range(1, len(words)) if words[n].low in told["nouns"] and words[n].joined and words[n - 1].capital)
    return {words[n - 1].text for n in ends if not words[n - 1].opens and _code(reading, words[n - 1].low) is None}


def _union(reading: Reading, actor: Actor) -> bool:
    kinds = {found for word in actor.name.casefold().split() if (found := reading.cast.known.body(word.rstrip("’'")))}
    return any(kind == "own" or concept == "league" for concept, kind in kinds)


def _bare(name: str) -> str:
    """A name without the ending of a German adjective: *Velmarker*."""
    name = name.removesuffix("’s").removesuffix("'s")
    return name.removesuffix("er") if len(name) > LONG else name


LONG = 6
"""Letters more than which a name must have to be a place’s with an ending."""


def _within(reading: Reading, n: int) -> bool:
    """Whether a word says right before another one that something is there: *in Velmark*."""
    return reading.token(n).joined and reading.token(n - 1).low in {"in", "im", "en", "across", "throughout", "в"}


def _alone(reading: Reading, n: int) -> bool:
    """Whether a name is of one word."""
    words = reading.cast.words
    one = n + 1 >= len(words) or not words[n + 1].joined or not words[n + 1].capital
    return one and words[n].low not in reading.cast.known.people
