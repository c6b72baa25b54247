"""How a report says what somebody is: with *is*, a dash or an office that ends right before the name."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Cast
from onrecord.stages.resolve.names.runs import role_at

IS, DASHES = frozenset({"is", "ist", "est", "è", "es", "é", "jest"}), frozenset({"—", "–", "-"})
"""How it is told what somebody is; a dash in the languages that have no word for it."""


BEEN = {("has", "been"), ("serves", "as")}
"""Two words that tell what somebody is."""
BEFORE, NEAR, TWO = 7, 3, 2
"""Words of a description before a name at most, those before *is* at least, and those of a full name."""


def said_to_be(cast: Cast, n: int, cues: frozenset[int]) -> int | None:
    """Where *the mediator is Anton Velt* begins, of an office; None where it is not told so."""
    run, words = cast.runs[n], cast.words
    at = run.start - 1
    if (
        at < NEAR - 1
        or words[at].low not in IS - {"é"}
        or at in cues
        or not (words[at].joined and words[run.start].joined)
        or run.size < TWO
    ):
        return None
    begin = next((m for m in range(at - 1, max(at - BEFORE, -1), -1) if words[m].low in openers(cast) - cast.known.new), None)
    if begin is None or not words[begin].opens or not all(word.joined for word in words[begin + 1 : at]):
        return None
    return begin if ends_in_role(cast, begin, at) else None


def openers(cast: Cast) -> frozenset[str]:
    """The words that a description may open with."""
    return cast.known.the | cast.known.his | cast.known.new


def ends_in_role(cast: Cast, first: int, last: int) -> bool:
    """Whether some words end in an office."""
    return any((found := role_at(cast.words, n, last, cast.known)) and n + found[1] == last for n in range(max(first, last - 4), last))


def has_role(cast: Cast, first: int, last: int) -> bool:
    """Whether there is an office among some words."""
    return any(role_at(cast.words, n, last, cast.known) for n in range(first, last))


def ranked(cast: Cast, n: int) -> bool:
    """Whether behind a comma a rank alone stands before a name: *Dorlund’s chief of staff, General Anton Velt*."""
    run, words = cast.runs[n], cast.words
    rank = run.first > run.start and all(words[m].low in cast.known.ranks for m in range(run.start, run.first))
    return rank and run.start > 0 and words[run.start].before.strip() == ","
