"""Whether a sentence of the report's own, of a day, tells what the one did who speaks in the next: then it was said on that day."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from onrecord.stages.resolve.meant.plain import pronoun
from onrecord.stages.resolve.names.lists import lists
from onrecord.stages.resolve.said.hanging import articles
from onrecord.stages.resolve.said.occasions import article
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.strangers import source_keys
from onrecord.types import Span
from onrecord.words.lexicon import load

_OPENING = 15
"""Words of a sentence in which its subject stands."""


def does(reading: Reading, sentence: Span, number: int) -> bool:
    """Whether the speaker of a statement is told to do something in a sentence before it.

    He is named at its beginning. Or the words of the statement's source take somebody as known (*she*, *the chief negotiator*), and it
    begins with one person and no other speaker; or it tells of an office, and the next words give the name to it for the first time.
    """
    words = reading.page.words
    first, end = (reading.page.at(place) for place in sentence)
    opening = words.keys[first : min(first + _OPENING, end)]
    source = reading.sources[number]
    if not source.names.isdisjoint(opening):
        return True
    if not _others(reading, number).isdisjoint(opening):
        return False
    office = any(_role(reading, key) for key in opening)
    if stands_for_somebody(reading, number):
        person = _full_name(reading, first, first + len(opening))
        return all(_role(reading, name) for name in source.names) if person else office
    return office and _first_named(reading, first, end, number)


def involved(reading: Reading, number: int) -> bool:
    """Whether a report tells who speaks, and it is no expert whom reporters asked, maybe days after: nobody unnamed, no *a source*."""
    raw = source_keys(reading, number)
    unnamed = (reading.sources[number].told or "").startswith("unnamed") or bool(raw and raw[0] in article("indefinite"))
    known = (lists(reading.page.tongue.code).single(key) for key in raw)
    return bool(raw) and not unnamed and not any(role and role.concept == "expert" for role in known)


def subject(reading: Reading, sentence: Span, number: int) -> bool:
    """Whether the speaker of a statement is named as the subject of a sentence, or of a clause with *as* or *when* in it."""
    page, names = reading.page, reading.sources[number].names
    first, end = (page.at(place) for place in sentence)
    place = next((n for n in range(first, end) if page.words.keys[n] in names), None)
    if place is None:
        return False
    before = page.words.keys[max(first, place - _PHRASE) : place]
    part = next((n for n in range(len(before) - 1, -1, -1) if before[n] in page.tongue.lists["along"] | _MARKS), -1)
    within = before[part + 1 :]
    parted = part >= 0 or place - first < _PHRASE
    return parted and _others(reading, number).isdisjoint(within) and not any(key in articles() for key in within[1:])


_PHRASE = 6
"""Words from the beginning of a clause to the name of its subject, at most."""
_MARKS = frozenset({",", "–", "—", "-", ":", ")"})


def _role(reading: Reading, word: str) -> bool:
    """Whether a word is what a person is: *general*, *Außenminister*."""
    return lists(reading.page.tongue.code).single(word) is not None


def _others(reading: Reading, number: int) -> frozenset[str]:
    """The names of everybody else who speaks in the report; a firm or a state may be told beside its people (*Ostrel boss Orra*)."""
    mine, speakers = reading.sources[number].names, reading.speakers
    others = (reading.sources[n] for n in reading.order if speakers[n] != speakers[number])
    people = (one for one in others if one.told is None or " " in one.told)
    return frozenset(name for one in people for name in one.names) - mine


def is_pronoun(reading: Reading, number: int) -> bool:
    """Whether a source is a pronoun for a person."""
    return pronoun(" ".join(source_keys(reading, number)), reading.page.tongue.code) == "person"


def stands_for_somebody(reading: Reading, number: int) -> bool:
    """Whether a source is a pronoun, or words with an article for what a person is, without a name."""
    raw = source_keys(reading, number)
    if reading.sources[number].stands_in or pronoun(" ".join(raw), reading.page.tongue.code) == "person":
        return True
    return len(raw) > 1 and raw[0] in article("definite") and any(_role(reading, key) for key in raw[1 : 1 + _HEAD])


_HEAD = 4
"""Words after an article in which the word for an office stands."""


def _full_name(reading: Reading, first: int, end: int) -> bool:
    """Whether two words with a capital stand side by side, neither of them at the beginning of the sentence nor an office or a day."""
    words = reading.page.words
    times = {n for told in reading.page.between(first, end) for n in range(told.first, told.end)}
    named = [n > first and n not in times and words.capital(n) and words.keys[n] not in _no_name() for n in range(first, end)]
    return any(one and two for one, two in pairwise(named))


def _first_named(reading: Reading, first: int, end: int, number: int) -> bool:
    """Whether a source gives a full name of which nothing stood in the report before the sentence, and the sentence no name of a person."""
    words, page = reading.page.words, reading.page
    names = reading.sources[number].names
    begins = page.at(min(start for start, _ in reading.rows[number].source)) if reading.rows[number].source else 0
    raw = source_keys(reading, number)
    bare = len(raw) == _NAME and not any(_role(reading, key) for key in raw) and bool(names & set(raw))
    return bare and words.capital(begins) and names.isdisjoint(words.keys[:begins]) and not _full_name(reading, first, end)


_NAME = 2
"""Words of a bare name: *Davin Quell*."""


@cache
def _no_name() -> frozenset[str]:
    """Words with a capital that are nobody's name: those for an office, and articles."""
    return frozenset((*load("epithets")["roles"], *load("epithets")["articles"]))
