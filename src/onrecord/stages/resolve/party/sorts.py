"""What a body is by what is told of its name: *Norda Hydro, the power company that …*, *the operator, Kelvane*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.crowds import placed
from onrecord.stages.resolve.names.nations import ADJECTIVE
from onrecord.stages.resolve.party.parties import state
from onrecord.stages.resolve.party.serving import of_a_firm
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind
from onrecord.words.lexicon import load

REACH = 6
"""Words that such an apposition may have up to its noun."""


def sorts(reading: Reading) -> None:
    """Note of every body that a name alone does not tell the kind of what the words beside it call it."""
    for n, actor in sorted(reading.cast.of_run.items()):
        if actor.kind is Kind.BODY and not actor.code:
            actor.heads.update(_before(reading, n), _behind(reading, n), _apposed(reading, n))
        if actor.kind in {Kind.BODY, Kind.PERSON} and not actor.code and not actor.offices and (told := _made(reading, n)):
            actor.kind = Kind.BODY
            actor.heads.add(told)
    _led(reading)


def _led(reading: Reading) -> None:
    """Note which single names are sides that somebody is told to lead: *Nordwerk-Chef Anton Velt*, *Kelvane’s chief executive*."""
    single = {a.name.casefold(): a for a in reading.cast.actors if a.kind is Kind.BODY and len(a.key) == 1 and not (a.code or a.heads)}
    for actor in reading.cast.actors if single else ():
        for one in actor.offices if actor.kind is Kind.PERSON else ():
            body = single.get(_owner(reading, one)) if one.concept in HEADS else None
            if body is not None and not placed(reading, body):
                body.heads.update(["company"] if of_a_firm(one) else [])
                body.party = body.name


HEADS = frozenset({"chair", "director", "leader", "secretary general", "founder"})
"""Offices that bodies have and people have not."""


def _owner(reading: Reading, one: Office) -> str:
    """The one name that an office is told to be of, in small letters."""
    if one.owner is None:
        first, hyphen, _ = one.words.partition("-")
        return first.casefold() if hyphen and " " not in first and reading.cast.known.language == "de" else ""
    named = reading.runs(*one.owner)
    run = reading.cast.runs[named[0]] if len(named) == 1 else None
    if run is None or run.last != one.owner[1] or any(reading.token(n).capital for n in range(one.owner[0], run.first)):
        return ""
    found = reading.cast.of_run.get(named[0])
    rest, low = one.words.casefold().split()[1:], reading.token(run.first).low
    people_ = (ADJECTIVE.search(low) and not reading.token(run.first).owns) or state(reading, low) is not None
    return "" if found is None or people_ or any(map(reading.cast.known.body, rest)) else found.name.casefold()


def _before(reading: Reading, n: int) -> Iterator[str]:
    start = reading.cast.runs[n].start
    word = reading.token(start - 1) if start else None
    if word is not None and reading.token(start).joined and not word.owns and (found := reading.cast.known.body(word.low)):
        yield found[0]


def _apposed(reading: Reading, n: int) -> Iterator[str]:
    """What a description that ends in a comma right before a name says of it: *The operator, Kelvane,*, *its owner, the group Halvane*."""
    known, run = reading.cast.known, reading.cast.runs[n]
    behind = reading.token(run.last) if run.last < len(reading.starts) else None
    if known.language not in {"en", "de"} or run.start <= 1 or behind is None or behind.joined:
        return
    if reading.token(run.start).before != ", " or behind.before.strip() not in {",", "”,", ",”"}:
        return
    head = run.start - 1
    first = next((m for m in range(head, max(-1, head - REACH), -1) if reading.token(m).low in known.the | known.his), None)
    found = known.body(reading.token(head).low)
    if first is None or found is None or known.single(reading.token(head).low) is not None:
        return
    if all(reading.token(m).joined for m in range(first + 1, head + 1)):
        yield found[0]


def _behind(reading: Reading, n: int) -> Iterator[str]:
    known, at = reading.cast.known, reading.cast.runs[n].last
    if at >= len(reading.starts) or reading.token(at).before.strip() != "," or reading.token(at).low not in known.the | known.new:
        return
    for m in range(at + 1, min(at + REACH, len(reading.starts))):
        if not reading.token(m).joined or reading.token(m).low in known.small | known.of:
            return
        if (found := known.body(reading.token(m).low)) and _last(reading, m):
            yield found[0]
            return


def _made(reading: Reading, n: int) -> str | None:
    """The kind of body that words behind a name tell by what is said of none but bodies: *Norda, a Dorlundian maker of pumps*."""
    known, at = reading.cast.known, reading.cast.runs[n].last
    told: dict[str, list[str]] = load("bodies")["made"].get(known.language, {})
    if (
        not told
        or at >= len(reading.starts)
        or reading.token(at).before.strip() != ","
        or reading.token(at).low not in known.the | known.new
    ):
        return None
    for m in range(at + 1, min(at + REACH, len(reading.starts))):
        word = reading.token(m)
        if not word.joined or word.low in known.small | known.of:
            return None
        found = next((kind for kind, words in told.items() if word.low in words), None)
        if found and _last(reading, m):
            return found
    return None


def _last(reading: Reading, m: int) -> bool:
    """Whether a noun ends what it is the head of."""
    known = reading.cast.known
    after = reading.token(m + 1) if m + 1 < len(reading.starts) else None
    return after is None or not after.joined or after.low in (known.small | known.of) - known.joins
