"""Moves: what one stance does to an earlier one of the same party on the same point. In doubt it does nothing, or repeats.

Tried in this order: words that disown, whether conditions are set at all, amounts, what an utterance says of itself (`again`, `too`),
and how far it goes. Each needs its own evidence that both are about one thing: to reverse needs most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.stages.track.amounts import PERCENT
from onrecord.stages.track.events import Event, alike
from onrecord.stages.track.matter import Near, Weights, apart
from onrecord.stages.track.roles import Roles
from onrecord.stages.track.stances import Stance
from onrecord.types import Act, Move

_PLAIN = 220
"""Characters of a content that can be trusted to say one thing."""
_END = re.compile(r"[.!?…;][”\"’»“]*\s+\S|\b(?:nor|weder)\b", re.IGNORECASE)
"""Where a second thing is said."""
_TALKS = frozenset({"", "talk", "settle"})
"""What preconditions are said to be set for: that there are none for talks says nothing of other things."""
_ASSENT = frozenset({"", "accept", "sign"})
"""Actions that only say yes or no to a text: none named, to accept it, to sign it."""
MOST, HALF = 0.6, 0.5
"""Parts of the shorter wording that two must share to be about one thing: for a reversal, and for all else."""
_SURE = 2
"""Words that must be shared, since one alone is soon shared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stances, and how near they are. `roles` tells for each unit whether more of it would be softer."""

    late: Stance
    early: Stance
    near: Near
    roles: Roles
    weights: Weights

    @property
    def given(self) -> bool:
        """Whether what is given on a condition is what is given without: that its condition is spoken of is not enough."""
        return self.weights.near(self.late.given, self.early.given).touch or _about(self.late, self.early)

    @property
    def new(self) -> bool:
        """Whether the later one has a word that the earlier has not."""
        known = {token.key for bag in self.early.bags for token in bag}
        return any(token.key not in known for bag in self.late.bags for token in bag)

    @property
    def after(self) -> bool:
        """Whether the one was surely said on a later day."""
        return self.late.first_day > self.early.last_day

    @property
    def divided(self) -> bool:
        """Whether two who speak for the party said them on one day."""
        return self.late.day is not None and self.late.day == self.early.day and self.late.told.speaker != self.early.told.speaker

    def alike(self, least: float) -> bool:
        """Whether they are about one thing, by what is done with what or by their words."""
        if apart(self.late.bags, self.early.bags, numbers=False):
            return False
        if _about(self.late, self.early):
            return True
        close = self.near.share >= least and self.near.count >= _SURE
        return close and not apart(self.late.bags, self.early.bags) and not _elsewhere(self.late, self.early)


@dataclass(frozen=True, slots=True)
class Made:
    """A move and why, as the end of a sentence."""

    move: Move
    why: str = ""


def move(late: Stance, early: Stance, weights: Weights, roles: Roles) -> Made | None:
    """What `late` does to `early`; None where they are not about the same, or nobody can tell."""
    pair = Pair(late, early, weights.near(late.bags, early.bags), roles, weights)
    if "disowns" in late.marks and not late.presses:
        return _disowned(pair)
    if made := _terms(pair):
        return made
    if late.alleges or early.alleges:
        return _alleging(pair)
    return _unsaid(pair) or _amounts(pair) or _marked(pair) or _going(pair)


def _disowned(pair: Pair) -> Made | None:
    withheld = pair.early.gives < 0 and not pair.early.bound
    return Made(Move.CONTRADICTS, "it says it never refused") if withheld and pair.after and _about(pair.late, pair.early) else None


def _unsaid(pair: Pair) -> Made | None:
    """It says that what was offered never was."""
    given = (pair.early.gives > 0 or pair.early.leans) and (pair.after or pair.divided)
    return Made(Move.CONTRADICTS, "it says that was never agreed") if given and "unsays" in pair.late.marks and pair.near.touch else None


def _terms(pair: Pair) -> Made | None:
    """Whether conditions are set at all: none, and then some, or the other way round."""
    late, early = pair.late, pair.early
    if "free" not in late.marks | early.marks or not (late.terms and early.terms):
        return None
    if any(one.events[0].action not in _TALKS for one in (late, early)):
        return None
    if late.terms == early.terms:
        return Made(Move.REPEATS) if pair.alike(HALF) else None
    return (
        Made(Move.CONTRADICTS, "conditions now, and none then" if early.terms == "free" else "no conditions now, and some then")
        if pair.after
        else None
    )


def _alleging(pair: Pair) -> Made | None:
    """What is said to have been done: said again, or admitted after it was denied."""
    late, early = pair.late.alleges, pair.early.alleges
    if not (late and early and pair.alike(HALF)):
        return None
    if late == early:
        return Made(Move.REPEATS)
    return Made(Move.REVERSES, "what was denied is said to be so") if pair.after and pair.alike(MOST) else None


def _amounts(pair: Pair) -> Made | None:
    """More or less of what both count, which is hard or soft by whether the party asks for it or gives it."""
    late, early = pair.late, pair.early
    if not (late.deals and early.deals):
        return None
    for unit in sorted(late.amounts.keys() & early.amounts.keys()):
        now, then = late.amounts[unit], early.amounts[unit]
        if now == then or not (unit == PERCENT or pair.near.touch):
            continue
        if role := pair.roles.of(unit, late, early):
            return _amount(pair, now, then, role)
    return None


def _amount(pair: Pair, now: float, then: float, role: int) -> Made | None:
    why = f"{now:,.10g} where it was {then:,.10g}"
    if pair.divided:
        return Made(Move.CONTRADICTS, f"{why}, on the same day")
    if not pair.after:
        return None
    return Made(Move.SOFTENS if (now > then) == (role > 0) else Move.HARDENS, why)


def _marked(pair: Pair) -> Made | None:
    """What it says of itself, where anything ties it to the earlier one."""
    late, early = pair.late, pair.early
    if not pair.near.touch or not (_same_side(late, early) or late.leans) or early.leans:
        return None
    if "again" in late.marks and "also" not in late.marks:
        return Made(Move.REPEATS, "it says so again")
    if not pair.after:
        return None
    if "more" in late.marks and early.bound and (late.presses or late.bound):
        return Made(Move.HARDENS, "more is wanted than before")
    if "also" in late.marks and pair.new and (late.gives or late.presses or late.leans) and not late.threatens:
        return Made(Move.EXTENDS, "it is to hold for more")
    return None


def _same_side(late: Stance, early: Stance) -> bool:
    """Both give, or both do not."""
    return (late.gives > 0) == (early.gives > 0) or 0 in {late.level, early.level}


def _going(pair: Pair) -> Made | None:
    late, early = pair.late, pair.early
    if (early.threatens and (late.threatens or _carried_out(pair))) or (early.presses and early.bound and _carried_out(pair)):
        return _threatening(pair)
    now, then = _level(late), _level(early)
    if now is not None and then is not None:
        return _levels(pair, now, then)
    if late.warns and early.warns:
        return Made(Move.REPEATS) if pair.alike(HALF) else None
    return _pressing(pair) if late.presses and early.presses else None


def _carried_out(pair: Pair) -> bool:
    """Whether what was threatened is promised, whatever comes."""
    late = pair.late
    same = late.negated == pair.early.negated
    return late.told.act is Act.PROMISE and "regardless" in late.marks and same and pair.after and pair.alike(HALF)


def _threatening(pair: Pair) -> Made | None:
    late, early = pair.late, pair.early
    free = not late.bound or "regardless" in late.marks
    if not (pair.near.touch if "regardless" in late.marks else pair.alike(HALF)):
        return None
    if free != early.bound or not pair.after:
        return Made(Move.REPEATS) if pair.alike(HALF) else None
    return Made(Move.HARDENS, "a condition is gone") if free else Made(Move.SOFTENS, "a condition is new")


def _level(one: Stance) -> int | None:
    """How far it goes for what it names, whichever way it is told: to promise not to close is to give what to refuse to open withholds."""
    if one.level == 1 and "regardless" not in one.marks and one.negated:
        return -1 if _plain(one) else None
    return one.level


def _levels(pair: Pair, now: int, then: int) -> Made | None:
    if not pair.alike(HALF):
        return None
    if now == then:
        return Made(Move.REPEATS)
    if abs(now - then) > 1:
        return _reversal(pair, now)
    if not (pair.after and pair.given):
        return None
    return Made(Move.SOFTENS if now > then else Move.HARDENS, "a condition is gone" if pair.early.bound else "a condition is new")


def _reversal(pair: Pair, now: int) -> Made | None:
    late, early = pair.late, pair.early
    if pair.divided and pair.alike(MOST) and _plain(late) and _plain(early):
        return Made(Move.CONTRADICTS, "said on the same day")
    if not pair.after:
        return None
    if late.events[0].amount != early.events[0].amount:
        return Made(Move.SOFTENS if now > 0 else Move.HARDENS, "for a part of it")
    return Made(Move.REVERSES) if pair.alike(MOST) and _plain(late) and _plain(early) else None


def _plain(one: Stance) -> bool:
    """Whether a wording with its act is one short sentence: a longer one may say yes to one thing and no to another."""
    same = [each.content.strip() for each in one.wordings if each.act == one.told.act]
    return any(len(text) <= _PLAIN and not _END.search(text) for text in same)


def _pressing(pair: Pair) -> Made | None:
    late, early = pair.late, pair.early
    if not pair.alike(HALF):
        return None
    if late.presses == early.presses:
        return Made(Move.REPEATS)
    if not pair.after or late.told.addressee != early.told.addressee:
        return None
    return Made(Move.HARDENS if late.presses > early.presses else Move.SOFTENS)


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


def _elsewhere(late: Stance, early: Stance) -> bool:
    """Whether different things are done, as far as any wording tells."""
    mine, theirs = ({one.action for one in each.events if one.action} for each in (late, early))
    things, others = ({thing for one in each.events for thing in one.things} for each in (late, early))
    return bool(mine and theirs and not mine & theirs and not (mine | theirs) & _ASSENT) or bool(things and others and not things & others)
