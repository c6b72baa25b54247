"""What a relative clause says that somebody is the head of, in other languages than English: *Velt, der den Verband führt, …*."""

from __future__ import annotations

from typing import Any

from onrecord.stages.resolve.cast import Cast
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.runs import text
from onrecord.types import Kind
from onrecord.words.lexicon import load

LONG = 10
"""Words of such a clause at most."""


def heads_by_clause(cast: Cast, n: int) -> None:
    """Note the body that a clause right behind a name says is led by who bears it, and the gender that its pronoun tells."""
    said: dict[str, Any] | None = load("descriptions")["heading"].get(cast.known.language)
    actor, at, words = cast.of_run[n], cast.runs[n].last, cast.words
    if said is None or at + 1 >= len(words) or words[at].before.strip() != "," or words[at].low not in said["who"]:
        return
    end = at + 1
    while end < len(words) and end - at < LONG and words[end].joined:
        end += 1
    if not any(word.low in said["does"] for word in words[at + 1 : end]):
        return
    led = next((m for m in range(n + 1, len(cast.runs)) if cast.runs[m].first >= end or _body(cast, m)), None)
    if led is None or cast.runs[led].first >= end or actor.kind is not Kind.PERSON:
        return
    run = cast.runs[led]
    actor.sides.append(cast.of_run[led])
    actor.offices.append(Office(text(words[at + 1 : end]), "chair", owner=(run.first, run.last), at=words[cast.runs[n].first].start))
    if gender := said["who"][words[at].low]:
        actor.genders[gender] += 2


def _body(cast: Cast, m: int) -> bool:
    """Whether a run names a body by what it is."""
    actor, run = cast.of_run.get(m), cast.runs[m]
    named = actor is not None and actor.kind is Kind.BODY
    return named and any(cast.known.body(word.low) is not None for word in cast.words[run.first : run.last])
