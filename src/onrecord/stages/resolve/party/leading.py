"""For whom somebody speaks of whom a clause says it: *Velt, who heads the Harbour Union*, *a committee led by Velt*, *Dorlund’s Velt*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor, Cast
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.runs import text
from onrecord.types import Kind

REACH = 7
"""Words between a name and the name of the body."""
LONG = 4
"""Words at most of a body that has no name of its own, and of what stands between a name and such a clause before it."""


def leads(cast: Cast, n: int) -> None:
    """Note for whom a person speaks by a clause beside the name; what somebody once led is not his."""
    if cast.known.language != "en" or (actor := cast.of_run.get(n)) is None:
        return
    if (owner := _owner(cast, n)) is not None and actor.kind is Kind.PERSON:
        actor.sides.append(owner)
    _headed(cast, n, actor)
    at = cast.runs[n].last
    while at < len(cast.words) and cast.words[at].text.isdigit():
        at += 1
    if at + 1 >= len(cast.words) or cast.words[at].low != "who" or cast.words[at].before.strip() != ",":
        return
    if _single(cast, n, actor):
        actor.kind, actor.sure = Kind.PERSON, True
    verb = _verb(cast, at + 1)
    if verb is not None:
        _head(cast, n, actor, _named(cast, n, verb), verb)


def _head(cast: Cast, n: int, actor: Actor, side: Actor | None, at: int) -> None:
    """Note what somebody is the head of: a body that is named, or one that is described by the words from `at` on."""
    if actor.kind not in {Kind.PERSON, Kind.BODY} or (side is not None and side.kind is not Kind.BODY):
        return
    if side is not None:
        actor.kind, actor.sure = Kind.PERSON, True
        actor.sides.append(side)
        actor.offices.extend(_office(cast, n, side, at))
    elif (bare := _described(cast, at)) is not None and actor.kind is Kind.PERSON:
        words = frozenset(word.low for word in cast.words[bare[0] : bare[1]])
        shown = f"head of the {text(cast.words[bare[0] : bare[1]])}"
        actor.offices.append(Office(shown, "chair", mods=words, at=cast.words[cast.runs[n].first].start))


def _office(cast: Cast, n: int, side: Actor, at: int) -> list[Office]:
    """The office of who heads a body whose name begins or ends at a word; who only acts for it has none."""
    run = next(
        (run for m, run in enumerate(cast.runs) if cast.of_run.get(m) is side and (run.last == at or at <= run.start < at + REACH)), None
    )
    name = cast.runs[n]
    between = cast.words[name.last : at] if at > name.first else cast.words[at : name.start]
    if run is None or any(word.low in wording.leading("acts") for word in between):
        return []
    shown = f"head of the {text(cast.words[run.first : run.last])}"
    return [Office(shown, "chair", owner=(run.first, run.last), at=cast.words[name.first].start)]


def _described(cast: Cast, at: int) -> tuple[int, int] | None:
    """The words of a body without a name that begin at a word: *strike committee* of *the strike committee on Quay 9*."""
    end = next((m for m in range(at, min(at + LONG, len(cast.words))) if cast.known.body(cast.words[m].low)), None)
    if end is None or not all(w.joined and not w.capital and w.low not in cast.known.small for w in cast.words[at : end + 1]):
        return None
    after = cast.words[end + 1] if end + 1 < len(cast.words) else None
    return None if cast.words[end].owns or (after is not None and after.joined and after.capital) else (at, end + 1)


def _headed(cast: Cast, n: int, actor: Actor) -> None:
    """Note the body that a clause before a name says is led by who bears it: *the committee led by Velt*, *the Front under Velt*."""
    words, at, named = cast.words, cast.runs[n].start, False
    while at and cast.runs[n].start - at < REACH and words[at].joined and words[at - 1].low in wording.words("called"):
        at -= 1
        named = named or words[at].low in wording.words("naming")
    if at < LONG or not words[at].joined or not words[at - 1].joined:
        return
    by = words[at - 1].low in wording.leading("by") and words[at - 2].low in wording.leading("done")
    if not by and words[at - 1].low not in wording.leading("under"):
        return
    end = at - 1 - by
    while by and at - end < REACH and words[end - 1].low in wording.leading("fillers") and words[end].joined:
        end -= 1
    side = next((cast.of_run.get(m) for m in range(n - 1, max(n - 3, -1), -1) if cast.runs[m].last == end), None)
    begin = _body_before(cast, end) if side is None else None
    if (side is None or side.kind is not Kind.BODY) and begin is None:
        return
    if not by and not (named or _own(cast, side)):
        return
    if named or _single(cast, n, actor):
        actor.kind, actor.sure = Kind.PERSON, True
    _head(cast, n, actor, side, end if begin is None else begin)


def _own(cast: Cast, side: Actor | None) -> bool:
    """Whether a body is a side of its own by its name, as unions and movements are: a department *under Velt* is not his."""
    kind = cast.known.body(side.name.casefold().split()[-1]) if side is not None else None
    return kind is not None and kind[1] == "own"


def _body_before(cast: Cast, end: int) -> int | None:
    """Where the words of a body without a name begin that end at a word, after an article: *a strike committee led by …*."""
    words = cast.words
    if not end or words[end - 1].capital or cast.known.body(words[end - 1].low) is None:
        return None
    first = next((m for m in range(end - 1, max(end - 1 - LONG, -1), -1) if words[m].low in wording.leading("of")), None)
    return None if first is None or not all(word.joined for word in words[first + 1 : end]) else first + 1


def _single(cast: Cast, n: int, actor: Actor) -> bool:
    """Whether a name of one word may be somebody's: nothing tells that it is a place's or a body's."""
    return actor.kind is Kind.BODY and cast.runs[n].sort == "name" and len(actor.key) == 1 and not actor.code and not _placed(cast, actor)


def _placed(cast: Cast, actor: Actor) -> bool:
    """Whether a name stands after an article or a word for where: *the Norda*, *in Norda*."""
    known = cast.known
    starts = [run.start for n, run in enumerate(cast.runs) if cast.of_run.get(n) is actor]
    return any(at and cast.words[at].joined and cast.words[at - 1].low in known.at | known.the | known.new for at in starts)


def _owner(cast: Cast, n: int) -> Actor | None:
    """The state, union or party whose name stands before a person’s as an owner: *Dorlund’s Mira Lund*, *the Harbour Party’s Mira Lund*."""
    run = cast.runs[n]
    before = cast.of_run.get(n - 1) if n and cast.runs[n - 1].last == run.start and cast.words[run.start - 1].owns else None
    named = before is not None and (before.kind is Kind.GOVERNMENT or (before.kind is Kind.BODY and _own(cast, before)))
    return before if named and cast.words[run.start].joined and not _a_body(cast, run.last) else None


def _a_body(cast: Cast, at: int) -> bool:
    """Whether the word behind a name, or its last one, says that it is a body's: *Dorlund’s Abendblatt newspaper*."""
    words = cast.words
    return cast.known.body(words[at - 1].low) is not None or (
        at < len(words) and words[at].joined and cast.known.body(words[at].low) is not None
    )


def _verb(cast: Cast, at: int) -> int | None:
    """Where the words begin for what somebody leads, by a verb for that after small words alone; None where there is none."""
    words, verb = cast.words, None
    for m in range(at, min(at + REACH, len(words))):
        if not words[m].joined:
            return None
        if words[m].low in wording.leading("does") or (
            words[m].low in wording.leading("done") and words[m - 1].low in wording.leading("has")
        ):
            verb = m
        elif words[m].low not in wording.leading("fillers"):
            return m if verb is not None else None
    return None


def _named(cast: Cast, n: int, at: int) -> Actor | None:
    """The actor whose name begins at a word, soon after a name."""
    k = next((k for k in range(n + 1, min(n + 3, len(cast.runs))) if k in cast.of_run and cast.runs[k].start == at), None)
    if k is None:
        return None
    return None if _narrows(cast, cast.runs[k].last) else cast.of_run.get(k)


def _narrows(cast: Cast, at: int) -> bool:
    """Whether a noun follows a name at a word, which only tells of what it is: *a Norda politics newsletter*."""
    if at >= len(cast.words) or not cast.words[at].joined or cast.words[at].capital:
        return False
    known, low = cast.known, cast.words[at].low
    return low not in known.small | known.of | known.at | known.joins and known.body(low) is None
