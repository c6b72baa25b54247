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
    """The code of the country in which a report plays; None where nothing tells, or where it is one that no table knows."""
    counted = Counter(_named(reading))
    (best, often), (_, next_) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    if often < OFTEN or best not in load("states"):
        return None
    return best if not next_ or (often >= MORE * next_ and _civil(reading, best)) else None


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
            and any(_code(reading, word) == told for word in words)
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
    return None if one.concept in SOLE and held else told
