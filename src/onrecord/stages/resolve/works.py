"""At whom an answer is aimed that names nobody: whoever made the offer, the threat or the charge that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.addressing import JUDGED, Aim
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.judged import own_state
from onrecord.stages.resolve.party.parties import party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Act, Kind, Meaning, Span
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

BACK = 3
"""Paragraphs that a reader looks back for whoever said what is answered."""
NEAR = 1
"""The same for a mere *that*."""
BETWEEN = 2
"""Words at most between an article and the noun for what was said: *the latest Dorlundian offer*."""
ANSWERS = JUDGED | {Act.REFUSE, Act.DENY, Act.AGREE}
MEANT = frozenset(Act) - {Act.SUPPORT, Act.AGREE, Act.ADMIT}
"""What a mere *that* may stand for, which somebody calls by a name."""


@dataclass(frozen=True, slots=True)
class _Work:
    """The words for what was said, the acts that they may be words for (any where none are told), whose they are; `back` paragraphs ago."""

    span: Span
    acts: frozenset[Act]
    whose: Actor | None
    back: int


def authored(reading: Reading, n: int, spoken: Sequence[Actor | None], meanings: Sequence[Meaning]) -> Aim | None:
    """Whose words an answer begins with: *called the threat blackmail*, *rejected the Dorlundian offer*, *called that “theft”*.

    That is the state whose people tell of which words, else the side of whoever of another side has just said such a thing.
    """
    speaker = spoken[n]
    work = _work(reading, n, meanings[n].act) if speaker is not None and meanings[n].act in ANSWERS else None
    if speaker is None or work is None:
        return None
    if work.whose is not None:
        return None if own_state(reading, work.whose, speaker) or work.whose is speaker else Aim(work.whose, (work.span,))
    here = reading.paragraph[reading.place(work.span[0])]
    for m in range(n - 1, -1, -1):
        other = spoken[m]
        if here - reading.paragraph[reading.place(reading.rows[m].content[0][0])] > work.back:
            return None
        if other is None or other.kind is Kind.UNNAMED or _same(reading, other, speaker):
            continue
        if not work.acts or meanings[m].act in work.acts:
            return Aim(_side(reading, other) if work.acts else other, (work.span,))
    return None


def _work(reading: Reading, n: int, act: Act | None) -> _Work | None:
    """The noun for what was said that the content begins with, with an article, or a mere *that* before what it is called."""
    first, last = reading.words(reading.rows[n].content[0])
    if first >= last:
        return None
    if reading.token(first).low in _words(reading, "pointed"):
        return _pointed(reading, first, last) if act is not Act.DENY and _called(reading, n) else None
    the, works = reading.cast.known.the, load("addressees").get(reading.cast.known.language, {}).get("works", {})
    definite = reading.token(first).low in the or reading.token(first).low in _words(reading, "elided")
    start = first + 1 if definite else first
    at = next((m for m in range(start, min(start + BETWEEN + 1, last)) if reading.token(m).low in works), None)
    if at is None or (the and not definite) or any(not reading.token(m).joined for m in range(start + 1, at + 1)):
        return None
    after = reading.token(at + 1) if at + 1 < len(reading.starts) and reading.token(at + 1).joined else None
    if (act in JUDGED and last - at <= 1) or (after is not None and (after.low in reading.cast.known.of or after.owns)):
        return None
    around = [*range(start, at), *([at + 1] if after is not None and at + 1 < last else [])]
    whose = next((actor for m in around if (actor := _people(reading, m))), None)
    acts = frozenset(Act(one) for one in works[reading.token(at).low])
    return _Work((reading.token(first).start, reading.token(at).end), acts, whose, BACK)


def _pointed(reading: Reading, first: int, last: int) -> _Work | None:
    """A mere *that*, where what somebody calls it comes next, in marks or behind *as* or *a*."""
    after = reading.token(first + 1) if first + 1 < last else None
    called = after is not None and (after.before.strip() or after.low in _words(reading, "calling"))
    return _Work((reading.token(first).start, reading.token(first).end), MEANT, None, NEAR) if called else None


def _called(reading: Reading, n: int) -> bool:
    """Whether a cue may give what is said a name; behind another *that* begins a clause: *said that “two boats” had left*."""
    verbs = load("addressees").get(reading.cast.known.language, {}).get("naming")
    cue = reads(reading.text, reading.rows[n].cue)
    return not (verbs and cue) or re.search(verbs, cue, re.IGNORECASE) is not None


def _people(reading: Reading, n: int) -> Actor | None:
    """The state whose people a word names."""
    side = state(reading, reading.token(n).low)
    return next((one for one in reading.cast.actors if one.kind is Kind.GOVERNMENT and one.name == side), None) if side else None


def _side(reading: Reading, actor: Actor) -> Actor:
    """The side for which somebody speaks: it is what offers or threatens."""
    side = party(reading, actor)
    return next((one for one in reading.cast.actors if one.name == side and one.kind is not Kind.UNNAMED), actor)


def _same(reading: Reading, one: Actor, other: Actor) -> bool:
    side = party(reading, one)
    return one is other or (side is not None and side == party(reading, other)) or party(reading, other) == one.name


def _words(reading: Reading, sort: str) -> Sequence[str]:
    found: Sequence[str] = load("addressees").get(reading.cast.known.language, {}).get(sort, ())
    return found
