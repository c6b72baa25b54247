"""Silences: proposals and demands whose addressee has not answered on record, up to the day of the latest report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from onrecord.types import Act, Silence, Status, Told

ASKING = frozenset({Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.OFFER})
Words = tuple[str | None, str, str | None]
"""Who speaks, `on` or `to`, and on which point, or to whom."""
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
    latest = _latest(told, {one.addressee for one in asked.values()})
    found = [_silence(name, one, today) for name, one in asked.items() if today and not _answered(one, latest)]
    return sorted(found, key=lambda one: (-one.days, one.party, one.addressee, one.utterance))


def _asks(one: Told, parties: Collection[str]) -> bool:
    known = bool(one.party and one.point and one.addressee in parties and one.addressee != one.party and _day(one.said))
    return known and one.act in ASKING and one.status is Status.ACTUAL and not one.negated


def _latest(told: Sequence[Told], asked: AbstractSet[str | None]) -> Mapping[Words, str]:
    """When each that was asked last spoke on a point, or to somebody."""
    found: dict[Words, str] = {}
    for one in told:
        for who in asked & {one.party, one.speaker}:
            for words in ((who, "on", one.point), (who, "to", one.addressee)):
                found[words] = max(found.get(words, ""), _since(one))
    return found


def _answered(one: Told, latest: Mapping[Words, str]) -> bool:
    answers = ((one.addressee, "on", one.point), (one.addressee, "to", one.party), (one.addressee, "to", one.speaker))
    return any(latest.get(words, "") >= one.said for words in answers)


def _since(one: Told) -> str:
    """The last day on which it may have been said; what has no day may be an answer whenever it was."""
    last = one.said.rpartition("/")[2].rstrip("~?")
    return last if _day(last) else "~"


@lru_cache(maxsize=1 << 14)
def _day(text: str) -> bool:
    try:
        return len(text) == _DAY and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _silence(name: str, one: Told, today: str | None) -> Silence:
    days = (dt.date.fromisoformat(today or one.said) - dt.date.fromisoformat(one.said)).days
    return Silence(one.party or "", one.addressee or "", one.point, name, one.said, max(days, 0))
