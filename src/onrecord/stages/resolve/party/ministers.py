"""Of which state somebody with an office of a state is, where neither the office nor any description names it.

*Dorlund threatens to close ports*, says a heading, and the text begins *Dorlund will shut its ports, Foreign Minister Anton Velt said*:
he speaks for Dorlund. So he does where a report from its capital names no state with his office. That a report names one state alone
tells nothing: a paper names its own state last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.nations import people, tables
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution, Kind
from onrecord.words.lexicon import load

RULERS = frozenset({"president", "premier", "chancellor", "king", "head of state", "head of government"})
OF = re.compile(r"['’]|\b(?:of|for|from)\b")
"""What makes an office somebody's or some place's: *the minister for Dorlund*, *Dorlund’s minister*; *Health Minister* is neither."""
DATELINE = re.compile(r"^([^\W\d_a-z]{3,}(?: [^\W\d_a-z]{2,}){0,2})(?=,| ?\(| ?[–—/:-] ?)", re.MULTILINE)
"""The place in capitals with which a line begins, and what stands behind it."""
HEAD = 1500
"""Characters in which a report has its dateline."""
SOON = 3
"""Paragraphs of a text in which the lede stands."""
STEM, SHARED = 4, 1
"""Letters by which words are held against each other, and how many such words a heading and the lede share, beside the state."""


def stately(one: Office) -> bool:
    """Whether only a state has such an office, and nothing tells which state it is."""
    if one.nation or one.his or OF.search(one.words):
        return False
    if one.concept == "spokesman":
        return of_the_government(one)
    return one.concept == "minister" or one.concept.endswith(" minister") or (one.concept in RULERS and one.owner is None)


def of_the_government(one: Office) -> bool:
    """Whether somebody speaks for a government of which nothing is said but that it is one: *government spokesman Anton Velt*."""
    listed = frozenset(load("heads")["of_governments"])
    return (bool(one.mods) and one.mods <= listed) or one.words.casefold() in listed


def dateline(reading: Reading) -> tuple[str | None, bool]:
    """The code of the state in whose capital a report says that it was written, and whether it names that state alone.

    *WARSAW, May 3 – …*. None where none is told, or the state itself is not named: then it may be the seat of a summit. The whole text is
    looked at, for the mark of an agency behind the place may make it no part of the report.
    """
    places = (found[1].casefold() for found in DATELINE.finditer(reading.text[:HEAD]))
    code = next((tables().capitals[place] for place in places if place in tables().capitals), None)
    lows = {word.low for word in reading.cast.words if word.capital}
    named = {found for low in lows if (found := tables().names.get(low) or people(low))} | {*reading.cast.nations.values()}
    return (code if code in named else None), named == {code}


def town(reading: Reading, one: Office) -> str | None:
    """The town of the dateline, for a mayor of whom nothing tells of where: *LORNAU, May 3 – …*, if the report names it elsewhere too."""
    if one.concept != "mayor" or one.owner is not None or one.his:
        return None
    shouted = (found[1] for found in DATELINE.finditer(reading.text[:HEAD]) if found[1].isupper())
    place = next(shouted, "").casefold()
    if not place or place in tables().capitals or place in tables().names:
        return None
    written = re.search(rf"\b{re.escape(place)}\b", reading.text[HEAD:] + reading.text[:HEAD].replace(place.upper(), ""), re.IGNORECASE)
    return written[0] if written and written[0].istitle() else None


def at_home(reading: Reading, one: Office) -> str | None:
    """The code of the state of the dateline, for an office of a state.

    Presidents, foreign ministers and who speaks for a government speak in other capitals too.
    """
    code, alone = reading.written
    travels = one.concept in RULERS | {"foreign minister", "spokesman"}
    return code if stately(one) and (alone or not travels) else None


def ministers(reading: Reading) -> None:
    """Note of those who speak first for which state the heading says the same."""
    for heading, lede in _pairs(reading):
        state, speaker = reading.told[heading], reading.told[lede]
        if state is not None and speaker is not None and not speaker.clients:
            speaker.clients.append(state)


def _pairs(reading: Reading) -> Iterator[tuple[int, int]]:
    """The attribution of a heading to a state, and that of the lede to somebody with an office of a state, which say the same."""
    rows = [(n, row) for n, row in enumerate(reading.rows) if row.content and row.source]
    for n, row in rows:
        told = reading.told.get(n)
        if told is None or told.kind is not Kind.GOVERNMENT or _paragraph(reading, row) > 0:
            continue
        for m, other in rows:
            speaker = reading.told.get(m)
            if 0 < _paragraph(reading, other) <= SOON and speaker is not None and _holds(speaker) and _same(reading, told, row, other):
                yield n, m
                break


def _holds(actor: Actor) -> bool:
    return actor.kind is Kind.PERSON and any(map(stately, actor.offices)) and not any(one.nation for one in actor.offices)


def _paragraph(reading: Reading, row: Attribution) -> int:
    return reading.paragraph[reading.place(row.content[0][0])]


def _same(reading: Reading, state: Actor, heading: Attribution, lede: Attribution) -> bool:
    """Whether the lede says of the state what its heading has it say."""
    ours, theirs = _stems(reading, heading), _stems(reading, lede)
    named = any(start <= a < end for start, end in lede.content for a, _ in state.places)
    return named and len((ours & theirs) - {word.casefold()[:STEM] for word in state.name.split()}) >= SHARED


def _stems(reading: Reading, row: Attribution) -> set[str]:
    words = (reading.token(n) for span in row.content for n in range(*reading.words(span)))
    return {word.low[:STEM] for word in words if len(word.low) >= STEM and word.low not in reading.cast.known.small}
