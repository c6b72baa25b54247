"""For whom somebody speaks of whom a clause says it (*Velt, who heads the Harbour Union*), or whose state stands before his name."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor, Cast
from onrecord.types import Kind

LEADS = frozenset({"heads", "leads", "chairs", "runs", "headed", "led", "chaired", "heading", "leading", "represents"})
FILLERS = frozenset({"has", "have", "also", "now", "currently", "is", "been", "the", "a", "an"})
"""Words before and after such a verb, in such a clause."""
REACH = 7
"""Words between a name and the name of the body."""


def leads(cast: Cast, n: int) -> None:
    """Note for whom a person speaks by a clause with *who* behind the name; what somebody once led is not his."""
    if cast.known.language != "en" or (actor := cast.of_run.get(n)) is None:
        return
    if (state := _of_state(cast, n)) is not None and actor.kind is Kind.PERSON:
        actor.sides.append(state)
    at = cast.runs[n].last
    while at < len(cast.words) and cast.words[at].text.isdigit():
        at += 1
    if at + 1 >= len(cast.words) or cast.words[at].low != "who" or cast.words[at].before.strip() != ",":
        return
    if actor.kind is Kind.BODY and cast.runs[n].sort == "name" and len(actor.key) == 1 and not actor.code and not _placed(cast, actor):
        actor.kind, actor.sure = Kind.PERSON, True
    side = _led(cast, n, at + 1)
    if side is not None and side.kind is Kind.BODY and actor.kind in {Kind.PERSON, Kind.BODY}:
        actor.kind, actor.sure = Kind.PERSON, True
        actor.sides.append(side)


def _placed(cast: Cast, actor: Actor) -> bool:
    """Whether a name stands after an article or a word for where: *the Norda*, *in Norda*."""
    known = cast.known
    starts = [run.start for n, run in enumerate(cast.runs) if cast.of_run.get(n) is actor]
    return any(at and cast.words[at].joined and cast.words[at - 1].low in known.at | known.the | known.new for at in starts)


def _of_state(cast: Cast, n: int) -> Actor | None:
    """The state whose name stands before a person’s as an owner: *Dorlund’s Mira Lund*."""
    run = cast.runs[n]
    before = cast.of_run.get(n - 1) if n and cast.runs[n - 1].last == run.start and cast.words[run.start - 1].owns else None
    return before if before is not None and before.kind is Kind.GOVERNMENT and cast.words[run.start].joined else None


def _led(cast: Cast, n: int, at: int) -> Actor | None:
    """The body whose name follows a verb for leading, after small words alone."""
    words, verb = cast.words, None
    for m in range(at, min(at + REACH, len(words))):
        if not words[m].joined:
            return None
        if words[m].low in LEADS and (words[m].low.endswith(("s", "ing")) or words[m - 1].low in {"has", "have"}):
            verb = m
        elif words[m].low not in FILLERS:
            break
    if verb is None:
        return None
    return next((a for k in range(n + 1, min(n + 3, len(cast.runs))) if (a := cast.of_run.get(k)) and cast.runs[k].start == m), None)
