"""Capitals that no table knows, by what a report says of them: *Vey, the Dorlundian capital*, *Dorlunds Hauptstadt Vey*.

What the capital says is said by its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stages.resolve.cast import Actor, Cast, add
from onrecord.stages.resolve.names.fitting import Key
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.nations import english, people
from onrecord.stages.resolve.names.tokens import Token
from onrecord.types import Kind

NOUNS = frozenset({"capital", "hauptstadt"})
REACH = 4
"""Words between a capital’s name and the noun, and between the noun and its state, at most."""


def capitals(cast: Cast, keys: Sequence[Key]) -> None:
    """Take the names of capitals as places where their states are named."""
    for n, whose in _told(cast):
        state = next((a for a in cast.actors if a.kind is Kind.GOVERNMENT and a.name == whose), None)
        if state is None or given_gender(keys[n][0]):
            continue
        for m, other in enumerate(keys):
            if other == keys[n] and m not in cast.of_run:
                add(cast, m, state)


def _told(cast: Cast) -> Iterator[tuple[int, str]]:
    """The runs beside the noun for a capital that no list knows, with the name of the state that it is said to be of."""
    words, ends = cast.words, {run.last: n for n, run in enumerate(cast.runs)}
    starts = {run.first: n for n, run in enumerate(cast.runs)}
    for n, word in enumerate(words):
        if word.low not in NOUNS or not n:
            continue
        first = next((m + 1 for m in range(n - 1, max(-1, n - REACH), -1) if words[m + 1].before.strip() == ","), None)
        before = ends.get(first) if first is not None else None
        behind = starts.get(n + 1) if n + 1 < len(words) and words[n + 1].before.strip() in {"", ","} else None
        run = before if before is not None else behind
        if run is None or run in cast.of_run or cast.runs[run].sort != "name":
            continue
        whose = _whose(cast, words, n, first if before is not None else None)
        if whose is not None:
            yield run, whose


def _whose(cast: Cast, words: Sequence[Token], n: int, first: int | None) -> str | None:
    """The state of a capital: by the word before the noun, or the name behind *of* or in the German genitive behind it."""
    near = [words[n - 1].low] if words[n].joined else []
    after = n + 2 if n + 1 < len(words) and words[n + 1].low in {"of", "von"} else n + 1
    if first is not None and after < len(words) and words[after].joined:
        near.append(words[after].low)
    return next((found for low in near if (found := _state(cast, low))), None)


def _state(cast: Cast, low: str) -> str | None:
    if low in cast.nations:
        return cast.nations[low]
    code = people(low)
    named: Iterator[Actor] = (a for a in cast.actors if a.kind is Kind.GOVERNMENT and a.code == code)
    return next((a.name for a in named), english(code)) if code else None
