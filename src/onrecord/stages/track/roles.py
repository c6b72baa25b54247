"""Roles: whether more or less of what a party counts would be softer, by how it began, and by what the others count."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.track.amounts import DAY
from onrecord.stages.track.stances import Stance


class Roles:
    """What the stances of one party on a point, and those of the others on it, tell of each unit."""

    def __init__(self, own: Sequence[Stance], others: Sequence[Stance]) -> None:
        self._others = others
        self._began: dict[int, int] = {}
        for one in own:
            for unit in one.amounts if one.asks else ():
                self._began.setdefault(unit, one.asks)

    def of(self, unit: int, late: Stance, early: Stance) -> int:
        """1 where more of it is softer, -1 where less is; 0 where nobody can tell, or where what it began with says otherwise.

        To come nearer to what the others say last is softer, whichever way that is. A threat of more is harder, and so is one of an earlier
        day.
        """
        if late.threatens:
            return 1 if unit == DAY else -1
        began, nears = self._began.get(unit, 0) * (-1 if unit == DAY else 1), self._nears(unit, late, early)
        return began or nears if not (began and nears) or began == nears else 0

    def _nears(self, unit: int, late: Stance, early: Stance) -> int:
        now, then, theirs = late.amounts.get(unit), early.amounts.get(unit), self._theirs(unit, late)
        if now is None or then is None or theirs is None:
            return 0
        nearer = abs(theirs - now) < abs(theirs - then)
        return 1 if (now > then) == nearer else -1

    def _theirs(self, unit: int, late: Stance) -> float | None:
        """What the others count of it last, before `late` was said."""
        told = [one for one in self._others if one.last_day <= late.first_day and one.deals and unit in one.amounts]
        return max(told, key=lambda one: (one.last_day, one.utterance)).amounts[unit] if told else None
