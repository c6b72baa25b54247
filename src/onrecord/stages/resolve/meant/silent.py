"""Who speaks by somebody without a name: *Her office denied it. “…,” a spokesman said* is the office; *ein Konzernsprecher* the company."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.introduced import words_begun
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.meant.opened import opened
from onrecord.stages.resolve.meant.references import body
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

BODIES = frozenset({Kind.BODY, Kind.OFFICE, Kind.GOVERNMENT})
SOON = 2
"""Sentences between a body that was heard and its spokesman."""


def spoken_by(reading: Reading, one: Office) -> Actor | None:
    """The body that a spokesman without a name speaks for: the one heard just before, or in German the one that his noun tells of."""
    if not one.new or one.owner or one.nation or one.his or one.mods:
        return None
    if " " in one.words or not _plain(reading, one):
        return _compound(reading, one)
    return _heard(reading, one) or _talked_of(reading, one) or opened(reading, words_begun(reading, one.at)) or _called(reading, one)


def _plain(reading: Reading, one: Office) -> bool:
    return (one.words.casefold(),) in reading.cast.known.roles


def _heard(reading: Reading, one: Office) -> Actor | None:
    """The body or office that was heard last, if that was in this paragraph and nobody is named since."""
    told = [(r.source[0][0], n) for n, a in reading.told.items() if (r := reading.rows[n]).source and r.parent is None and a is not None]
    start, n = max((pair for pair in told if pair[0] < one.at), default=(0, -1))
    actor = reading.told.get(n)
    if actor is None or actor.kind not in BODIES or actor.parts or (reading.rows[n].cue and _by(reading, n)):
        return None
    here, there = reading.place(one.at), reading.place(start)
    near = reading.paragraph[here] == reading.paragraph[there] and 0 < reading.sentence[here] - reading.sentence[there] <= SOON
    since = any(
        (a := reading.cast.of_run.get(m)) is not None and a is not actor and a.kind in {Kind.PERSON, Kind.GOVERNMENT}
        for m in reading.runs(reading.words(reading.rows[n].source[0])[1], here)
    )
    return actor if near and not since else None


def _talked_of(reading: Reading, one: Office) -> Actor | None:
    """The only body that the paragraph names before the words of a spokesman, if it names nobody: *The answer from Norda came soon*."""
    begun = reading.place(words_begun(reading, one.at))
    named = [
        (n, reading.cast.of_run[n])
        for n in reading.runs(bisect_left(reading.paragraph, reading.paragraph[begun]), begun)
        if n in reading.cast.of_run
    ]
    bodies = {id(actor): actor for _, actor in named if actor.kind is Kind.BODY and _surely(actor)}
    others = any(actor.kind in {Kind.PERSON, Kind.GOVERNMENT} for _, actor in named)
    return bodies.popitem()[1] if len(bodies) == 1 and not others else None


def _surely(actor: Actor) -> bool:
    """Whether a body is one by its name, and no German noun: it has several words, or letters."""
    return not actor.parts and (len(actor.key) > 1 or bool(actor.code) or (actor.name.isupper() and len(actor.name) > 1))


def _called(reading: Reading, one: Office) -> Actor | None:
    """The body that the words of a spokesman begin with, by a noun for it: *…said the airline bore nobody a grudge*."""
    row = next((row for row in reading.rows if row.source and row.source[0][0] <= one.at < row.source[-1][1]), None)
    if row is None or reading.cast.known.language not in {"en", "de"}:
        return None
    first = reading.place(row.content[0][0])
    first += reading.token(first).low in {"that", "dass"}
    if first + 2 >= len(reading.starts) or reading.token(first).low not in reading.cast.known.the or not reading.token(first + 1).joined:
        return None
    told = office(reading.cast.words, first, first + 2, reading.cast.known, reading.cast.nations)
    kind = reading.cast.known.body(reading.token(first + 1).low)
    return body(reading, first, first + 2, told) if told is not None and kind is not None and kind[1] != "state" else None


def _by(reading: Reading, n: int) -> bool:
    """Whether what a body says is only whose something is, which somebody else does: *rejected Norda’s demand*."""
    return reading.token(reading.words(reading.rows[n].source[0])[1] - 1).owns


def _compound(reading: Reading, one: Office) -> Actor | None:
    """The only body of the report that a German noun for its spokesman tells of: *ein Konzernsprecher*."""
    known, low = reading.cast.known, one.words.casefold()
    end = next((end for end in ENDS if low.endswith(end)), None)
    if known.language != "de" or end is None or " " in low:
        return None
    stem = low.removesuffix(end)
    kind = known.body(stem) or known.body(stem.removesuffix("s"))
    if kind is None or kind[0] not in KINDS:
        return None
    met = {id(a): a for a in reading.cast.actors if a.kind is Kind.BODY and len(a.key) > 1 and kind[0] in _kinds(reading, a)}
    return met.popitem()[1] if len(met) == 1 else None


ENDS = ("sprecherin", "sprecher")
KINDS = frozenset({"company", "union", "league", "party"})
"""Kinds of bodies of which a report on a dispute names one."""


def _kinds(reading: Reading, actor: Actor) -> set[str]:
    words = actor.name.casefold().split()
    firm = {"company"} if any(word.endswith(wording.ends("firm_ends")) for word in words) else set()
    return {found[0] for word in words if (found := reading.cast.known.body(word))} | actor.heads | firm
