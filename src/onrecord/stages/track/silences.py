"""Silences: proposals and demands whose addressee has not answered on record, up to the day of the latest report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from onrecord.types import Act, Silence, Status, Told

ASKING = frozenset({Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.OFFER})
_DAY = 10
"""Characters of a whole day in EDTF."""


def silences(told: Sequence[Told]) -> list[Silence]:
    """A row for each utterance that asks something of a party on record, on a known day, and has no answer; longest first.

    Whatever the party says on the same point on that day or later is taken for an answer, and so is all it says to the one who asked: to
    be called silent, a party must have said nothing of it at all.
    """
    today = max((one.published for one in told if one.published and _day(one.published)), default=None)
    parties = {one.party for one in told if one.party}
    asked = {one.utterance or one.id: one for one in told if _asks(one, parties)}
    found = [_silence(name, one, today) for name, one in asked.items() if today and not _answered(one, told)]
    return sorted(found, key=lambda one: (-one.days, one.party, one.addressee, one.utterance))


def _asks(one: Told, parties: Collection[str]) -> bool:
    known = bool(one.party and one.point and one.addressee in parties and one.addressee != one.party and _day(one.said))
    return known and one.act in ASKING and one.status is Status.ACTUAL and not one.negated


def _answered(one: Told, told: Sequence[Told]) -> bool:
    theirs = (other for other in told if one.addressee in {other.party, other.speaker} and _since(other) >= one.said)
    return any(other.point == one.point or other.addressee in {one.party, one.speaker} for other in theirs)


def _since(one: Told) -> str:
    """The last day on which it may have been said; what has no day may be an answer whenever it was."""
    last = one.said.rpartition("/")[2].rstrip("~?")
    return last if _day(last) else "~"


def _day(text: str) -> bool:
    try:
        return len(text) == _DAY and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _silence(name: str, one: Told, today: str | None) -> Silence:
    days = (dt.date.fromisoformat(today or one.said) - dt.date.fromisoformat(one.said)).days
    return Silence(one.party or "", one.addressee or "", one.point, name, one.said, max(days, 0))
