"""Offices of several words in Russian, Ukrainian and Polish, in any case and with whose they are between the words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.lists import LONGEST, Lists, Role
from onrecord.stages.resolve.names.tokens import Token

TWO = 2


def inflected(words: Sequence[Token], n: int, end: int, known: Lists) -> tuple[Role, int] | None:
    """An office of several words in a case, or with whose it is after the first: *министра иностранных дел*, *глава карвенского МИД*."""
    if known.language not in INFLECTED:
        return None
    for first in known.leading(words[n].low):
        for size in range(min(LONGEST, end - n), 1, -1):
            rest = [word.low for word in words[n + 1 : n + size]]
            whose = size > TWO and words[n + 1].low.endswith(wording.ends("whose"))
            for key in ((first, *rest), *([(first, *rest[1:])] if whose else [])):
                if (role := known.roles.get(key)) is not None:
                    return role, size
    return None


INFLECTED = frozenset({"ru", "uk", "pl"})
