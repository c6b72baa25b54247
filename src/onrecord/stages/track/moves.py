"""Moves: what one stance does to an earlier one of the same party on the same point. In doubt it does nothing, or repeats."""

from __future__ import annotations

import re

from onrecord.stages.track.events import Event, alike
from onrecord.stages.track.stances import Stance
from onrecord.types import Move

_PLAIN = 220
"""Characters of a content that can be trusted to say one thing."""
_END = re.compile(r"[.!?…;][”\"’»“]*\s+\S")
_TALKS = frozenset({"", "talk", "settle"})
"""What preconditions are said to be set for: that there are none for talks says nothing of other things."""
_ASSENT = frozenset({"", "accept", "sign"})
"""Actions that only say yes or no to a text: none named, to accept it, to sign it."""
_SAME_WORDS = 0.5
"""Share of its words that an utterance must have in common with an earlier one to repeat it."""


def move(late: Stance, early: Stance) -> Move | None:
    """What `late` does to `early`; None where they are not about the same, or nobody can tell."""
    after = late.first_day > early.last_day
    if late.disowns:
        return Move.CONTRADICTS if _about(late, early) and early.gives < 0 and not early.bound and after else None
    if terms := _terms(late, early, after=after):
        return terms
    if not _about(late, early):
        return Move.REPEATS if _repeats(late, early) else None
    if _given(late) and _given(early):
        return _giving(late, early, after=after)
    return _pressing(late, early, after=after) if late.presses and early.presses else None


def _given(one: Stance) -> int:
    """What it gives of the event, whichever way it is told: to promise not to close is to give what to refuse to open withholds."""
    if one.gives > 0 and one.events[0].negated:
        return -one.gives if _plain(one) else 0
    return one.gives


def _terms(late: Stance, early: Stance, *, after: bool) -> Move | None:
    """Whether conditions are set at all: none, and then some, or the other way round."""
    if not (late.terms and early.terms) or any(one.events[0].action not in _TALKS for one in (late, early)):
        return None
    if late.terms == early.terms:
        return Move.REPEATS if _about(late, early) or _repeats(late, early) else None
    return Move.CONTRADICTS if after else None


def _giving(late: Stance, early: Stance, *, after: bool) -> Move | None:
    now, then = _given(late), _given(early)
    if (now > 0) == (then > 0):
        return _by_terms(late, early, after=after)
    if not after:
        return None
    if late.bound or early.bound or late.events[0].amount != early.events[0].amount:
        return Move.SOFTENS if now > 0 else Move.HARDENS
    return Move.REVERSES if _plain(late) and _plain(early) else None


def _plain(one: Stance) -> bool:
    """Whether a content is one short sentence: a longer one may say yes to one thing and no to another."""
    text = one.told.content.strip()
    return len(text) <= _PLAIN and not _END.search(text)


def _by_terms(late: Stance, early: Stance, *, after: bool) -> Move | None:
    """The same side of yes and no: with a condition it is less of a yes, and less of a no."""
    if late.bound == early.bound:
        return Move.REPEATS
    if not after:
        return None
    return Move.SOFTENS if (late.gives > 0) == early.bound else Move.HARDENS


def _pressing(late: Stance, early: Stance, *, after: bool) -> Move | None:
    if late.presses == early.presses:
        return Move.REPEATS
    if not after or late.told.addressee != early.told.addressee:
        return None
    return Move.HARDENS if late.presses > early.presses else Move.SOFTENS


def _about(late: Stance, early: Stance) -> bool:
    return any(_matter(one, other) for one in late.events for other in early.events)


def _matter(one: Event, other: Event) -> bool:
    """Whether two stances are about the same thing to be done: the same action on it, or one that only says yes or no to it."""
    if one.narrowed and other.narrowed and not one.narrowed & other.narrowed:
        return False
    if {one.action, other.action} <= _ASSENT:
        return _same_text(one, other)
    return one.action == other.action and alike(one, other)


def _same_text(one: Event, other: Event) -> bool:
    """Whether both say yes or no to the same: the things of one are among those of the other."""
    within = one.things <= other.things or other.things <= one.things
    owners = not (one.owner and other.owner and one.owner != other.owner)
    return bool(one.things & other.things) and within and owners and _names(one, other)


def _names(one: Event, other: Event) -> bool:
    return not (one.names and other.names) or bool(one.names & other.names)


def _repeats(late: Stance, early: Stance) -> bool:
    mine, theirs = late.events[0].words | late.events[0].names, early.events[0].words | early.events[0].names
    return len(mine & theirs) > 1 and len(mine & theirs) / min(len(mine), len(theirs)) > _SAME_WORDS and late.told.act == early.told.act
