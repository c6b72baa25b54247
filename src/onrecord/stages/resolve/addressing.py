"""Whom the words around a cue name as the one at whom a statement is aimed: one alone, and no outlet that only hears it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.judged import own_state, several
from onrecord.stages.resolve.meant.addressed import crowd, fuller, nationals, other_side, owned, plainly
from onrecord.stages.resolve.meant.masses import serving_state
from onrecord.stages.resolve.meant.pronouns import antecedent, listed
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.speakers import meant
from onrecord.types import Act, Kind, Meaning, Spans
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

JUDGED = frozenset({Act.ACCUSE, Act.SUPPORT})
"""Acts that are aimed at whom they are about."""
ANSWERED = frozenset({Act.REFUSE, Act.AGREE})
"""Acts that answer whoever asked."""
DEALT = frozenset({Act.OFFER, Act.PROMISE, Act.DEMAND, Act.THREATEN})
"""Acts between two sides."""
AIMED = JUDGED | ANSWERED | DEALT | {Act.APPEAL, Act.WARN}
"""Acts that are aimed at somebody, not only told."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom a statement is aimed at, and the words that tell."""

    actor: Actor
    spans: Spans


def named_by(reading: Reading, n: int, meaning: Meaning, speaker: Actor | None) -> Aim | None:
    """Whom the words around the cue name: one alone, and no outlet that only hears it."""
    spans, heard = meaning.addressee, meaning.act not in AIMED or _told(reading, n, sparing=True)
    actor = _addressed(reading, spans, speaker, heard=heard) if spans and not _several(reading, spans) else None
    if actor is None or actor is speaker or (speaker is not None and own_state(reading, actor, speaker)):
        return None
    hears = actor.kind is Kind.BODY and party(reading, actor) is None and not actor.heads and _hears(reading, n, spans)
    if hears or _in_a_row(reading, spans):
        return None
    return None if _only_noun(reading, n, spans, actor) else Aim(actor, spans)


def _only_noun(reading: Reading, n: int, spans: Spans, actor: Actor) -> bool:
    """Whether what a content begins with may be a noun or a town: *dass Zusagen folgen*, of which nothing tells that it is a side."""
    first = reading.rows[n].content[0]
    inside = first[0] <= spans[0][0] < first[1] and reading.cast.known.language == "de"
    told = actor.heads or len(actor.key) > 1 or party(reading, actor) or any(one is actor for one in reading.told.values())
    return inside and actor.kind is Kind.BODY and not told


def _addressed(reading: Reading, spans: Spans, speaker: Actor | None, *, heard: bool) -> Actor | None:
    """Whom the words for an addressee mean: by name or description, the other side that they can mean, or a group by its own words.

    A group that only `heard` is none.
    """
    actor, (first, last) = meant(reading, spans), reading.words(spans[0])
    if first == last:
        return actor
    if actor is speaker and last - first == 1 and (low := reading.token(first).low) in reading.cast.known.pronouns:
        return antecedent(reading, low, spans[0][0], without=speaker)
    actor = _owned(reading, first, last, speaker) or _side(reading, (first, last), actor, speaker)
    if actor is None or actor.kind is not Kind.UNNAMED:
        return None if actor is None else fuller(reading, actor)
    if reading.cast.known.language == "en" and reading.token(first).low.endswith("ing"):
        return None
    if _generic(reading, actor):
        return serving_state(reading, spans[0]) or plainly(reading, actor)
    return serving_state(reading, spans[0]) or (None if heard else crowd(reading, actor, first, last))


def _side(reading: Reading, words: tuple[int, int], actor: Actor | None, speaker: Actor | None) -> Actor | None:
    """Whom words mean that name nobody: the other side or the people of a state that they can mean, else whom they were taken for."""
    named = reading.runs(*words)
    if not named and (actor is None or actor.kind is Kind.UNNAMED or actor is speaker):
        actor = other_side(reading, *words, speaker) or actor
    return (nationals(reading, *words) or actor) if actor is None or actor.kind is Kind.UNNAMED else actor


def _owned(reading: Reading, first: int, last: int, speaker: Actor | None) -> Actor | None:
    """The side of somebody else than the speaker, by a word for whose it is: *accused her party*."""
    low = reading.token(first).low
    if low not in reading.cast.known.his or low in listed("several"):
        return None
    return owned(reading, first, last, antecedent(reading, low, reading.token(first).start, without=speaker))


def several_named(reading: Reading, meaning: Meaning) -> bool:
    """Whether an act is aimed at several by the words around it, so that nobody whom its content names is meant: *urged both sides*."""
    return bool(meaning.addressee) and meaning.act in AIMED and _several(reading, meaning.addressee)


def _several(reading: Reading, spans: Spans) -> bool:
    """Whether several are named at once, or nobody in particular: *both governments*, *any soldier*."""
    first = reading.words(spans[0])[0]
    return reading.token(first).low in load("addressees").get(reading.cast.known.language, {}).get("several", ())


def _in_a_row(reading: Reading, spans: Spans) -> bool:
    """Whether other names follow: `Orra, Quell, and Tork`."""
    last = reading.words(spans[-1])[1]
    others = [reading.cast.runs[r].start for r in reading.runs(last, last + ROW)]
    return len(others) > 1 and several(reading, last, others) and reading.token(last).low not in reading.cast.known.joins


ROW = 8
"""Words after a name in which a list of names goes on."""


def _told(reading: Reading, n: int, *, sparing: bool = False) -> bool:
    """Whether a cue is one of telling, which may name who merely hears; `sparing` those whose object does more than hear."""
    book, cue = load("addressees").get(reading.cast.known.language, {}), reads(reading.text, reading.rows[n].cue)
    spared = sparing and re.search(book.get("sparing", r"(?!)"), cue)
    return not spared and bool(re.search(book.get("hearing", r"(?!)"), cue))


def _hears(reading: Reading, n: int, spans: Spans) -> bool:
    """Whether a cue of telling names who hears; whom the content names does not."""
    return _told(reading, n) and not any(start <= spans[0][0] < end for start, end in reading.rows[n].content)


def _generic(reading: Reading, actor: Actor) -> bool:
    return reading.cast.known.body(actor.name.casefold().split()[-1]) is not None
