"""Who goes on in the same breath: *he added* right behind what was said, whoever *he* is taken for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.stages.resolve.meant.plain import pronoun
from onrecord.stages.resolve.said.hanging import QUOTES
from onrecord.stages.resolve.said.mouths import mouths
from onrecord.stages.resolve.said.occasions import article
from onrecord.stages.resolve.said.own import Own
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import RELATIVE, SILENT, reckon
from onrecord.stages.resolve.said.speech import sentence
from onrecord.stages.resolve.said.strangers import quoted, source_keys, stranger
from onrecord.stages.resolve.said.tense import now
from onrecord.stages.resolve.said.when import When
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

_BARE = 2
"""Words of *a spokesman* of whom nothing more is told."""
_AGE = re.compile(r"\d{2}[- ](?:year-old|jährige|ans|años|anni|летн|річн)", re.IGNORECASE)


def same_breath(reading: Reading, own: Mapping[int, Own], days: Sequence[When | None], before: int, number: int) -> When | None:
    """The day of the statement right before, in the same paragraph, where a statement takes its speaker as just told.

    A pronoun of which nobody knows for whom it stands does, words with an article where the verb says that somebody goes on (*added*),
    and what only tells how old somebody is.
    """
    day = days[before] if before >= 0 else None
    if day is None or (day.end - day.start).days > _DAYS or day.about or reading.paragraph(before) != reading.paragraph(number):
        return None
    last, one = own[before], own[number]
    if last.perfect or last.lasting or quoted(reading, before) or quoted(reading, number):
        return None
    if one.perfect or one.lasting or now(reading, number) != now(reading, before):
        return None
    return day if not _turned(reading, before, number, day) and _takes_up(reading, number, earlier=last.earlier) else None


def _turned(reading: Reading, before: int, number: int, day: When) -> bool:
    """Whether a sentence between two statements, or what stands before the second one, tells another time than that of the first."""
    page, row = reading.page, reading.rows[number]
    begins = min(spans[0][0] for spans in (row.content, row.source, row.cue) if spans)
    low, high = page.at(sentence(page, reading.places[before])[1]), page.at(begins)
    times = (told for told in page.between(low, high) if told.meaning not in SILENT)
    return any(told.meaning in RELATIVE or reckon(told, reading.frame) != day for told in times)


_DAYS = 1
"""Days of what one breath may be of: one, or a night."""


def _takes_up(reading: Reading, number: int, *, earlier: bool) -> bool:
    """Whether a source takes somebody as just told; of whom *had said* only his own words, which do so too, go on."""
    keys = source_keys(reading, number)
    words = " ".join(reads(reading.page.text, reading.rows[number].source).split())
    on = _goes_on(reading, number)
    if pronoun(words, reading.page.tongue.code) == "person":
        return on or (reading.sources[number].told is None and not earlier)
    if earlier or not keys:
        return False
    if len(keys) <= _BARE and not mouths().isdisjoint(keys):
        return True
    if _AGE.search(words) and keys[0] not in article("indefinite"):
        return True
    return on and keys[0] in article("definite")


def belongs(reading: Reading, number: int) -> bool:
    """*Its chairwoman*: somebody of the one who spoke before, not one who stands against him (*his counterpart*).

    Whose words stand there without a verb is quoted in the present (*Sa présidente lâche : « … »*).
    """
    row, lists, keys = reading.rows[number], load("occasions"), source_keys(reading, number)
    told = bool(row.cue) or reading.page.text[row.content[0][0]] not in QUOTES
    return told and bool(keys) and keys[0] in lists["whose"].get(reading.page.tongue.code, ()) and not _against().intersection(keys)


@cache
def _against() -> frozenset[str]:
    return frozenset(word for words in load("occasions")["against"].values() for word in words)


def _goes_on(reading: Reading, number: int) -> bool:
    """Whether the verb says that somebody goes on: *added*, *fügte hinzu*."""
    page = reading.page
    keys = (page.words.keys[n] for start, end in reading.rows[number].cue for n in range(page.at(start), page.at(end)))
    return not _on(page.tongue.code).isdisjoint(keys)


def answered(reading: Reading, own: Mapping[int, Own], days: Sequence[When | None], before: int, number: int) -> When | None:
    """The day that a sentence tells of what one said, for the other who answers in it: *Velsund offered on Thursday …, but Ostrel refused*.

    Whom the sentence has to explain (*Orra, the former mayor,*) is one of several of whom it tells, maybe of other days.
    """
    day = days[before] if before >= 0 else None
    if day is None:
        return None
    last, one, page = own[before], own[number], reading.page
    if last.day != day or (day.end - day.start).days > _DAYS or last.perfect or last.lasting or not reading.rows[number].source:
        return None
    if one.perfect or one.lasting or now(reading, number) or now(reading, before) or quoted(reading, number) or quoted(reading, before):
        return None
    begins = min(start for start, _ in reading.rows[number].source)
    bounds = sentence(page, reading.places[number])
    if not bounds[0] <= reading.places[before] < begins:
        return None
    first = page.at(begins)
    mark, word = page.words.keys[first - 2 : first] if first > 1 else ("", "")
    joined = word in page.tongue.lists["answering"] and (mark in {",", ";"} or word not in page.tongue.lists["joiners"])
    return day if joined and not stranger(reading, number) and "," not in source_keys(reading, number) else None


@cache
def _on(code: str) -> frozenset[str]:
    return frozenset(load("occasions")["goes_on"].get(code, ()))
