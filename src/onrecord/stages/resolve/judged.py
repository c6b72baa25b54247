"""Whom an accusation or praise is of: who is named or meant first in what is said, else the only one it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.masses import UNIONS
from onrecord.stages.resolve.meant.pronouns import antecedent, listed
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.shapes import shouted
from onrecord.stages.resolve.party.allegiance import partisans
from onrecord.stages.resolve.party.parties import PAST, party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind, Mode, Span

OPENING = 4
"""Words at the beginning of a content in which its subject begins."""


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody meant in a content: the number of the first word and the one after the last, who, and where."""

    at: int
    end: int
    actor: Actor
    span: Span


def judged(reading: Reading, n: int, speaker: Actor, before: Actor | None = None) -> tuple[Actor, Span] | None:
    """Whom the content of an attribution judges, and the words that tell; None where it names several and begins with none.

    `before` is whom the same speaker has just been judging: a pronoun goes on with him.
    """
    items = sorted(_items(reading, n, speaker), key=lambda item: item.at)
    opening = _opening(reading, n, items)
    if isinstance(opening, int):
        actor = _he(reading, n, opening, speaker, before)
        return (actor, (reading.token(opening).start, reading.token(opening).end)) if actor else None
    if opening:
        return None if _listed(reading, opening, items) else (opening.actor, opening.span)
    for kind in (Kind.PERSON, Kind.GOVERNMENT):
        told = {item.actor.name: item for item in reversed(items) if item.actor.kind is kind}
        if told:
            item = next(iter(told.values()))
            return (item.actor, item.span) if len(told) == 1 and clear(reading, item.actor, speaker) else None
    return None


def _opening(reading: Reading, n: int, items: Sequence[Item]) -> Item | int | None:
    """Who is named or described among the first words, or the number of a word that stands for somebody."""
    first = reading.words(reading.rows[n].content[0])[0]
    for m in range(first, min(first + OPENING, len(reading.starts))):
        named = next((item for item in items if item.at == m), None)
        if named or reading.token(m).low in listed("masculine") | listed("feminine"):
            return named or m
    return None


def _he(reading: Reading, n: int, m: int, speaker: Actor, before: Actor | None) -> Actor | None:
    """Whom a pronoun means: in words that are not quoted the speaker himself may be meant by it."""
    low = reading.token(m).low
    told = "m" if low in listed("masculine") else "f"
    if before is not None and before.kind is Kind.PERSON and before.gender() in {None, told}:
        return before
    if reading.rows[n].mode is not Mode.DIRECT and speaker.gender() in {None, told}:
        return None
    return antecedent(reading, low, reading.token(m).start, without=speaker)


def _items(reading: Reading, n: int, speaker: Actor) -> Iterator[Item]:
    for span in reading.rows[n].content:
        first, last = reading.words(span)
        for r in reading.runs(first, last):
            run, actor = reading.cast.runs[r], reading.cast.of_run.get(r)
            if actor is None or actor is speaker or own_state(reading, actor, speaker):
                continue
            if run.last <= last and _somebody(reading, run, actor):
                yield Item(run.start, run.last, actor, (reading.token(run.first).start, reading.token(run.last - 1).end))
        for start, actor in reading.meant:
            m = reading.place(start)
            if first <= m < last and actor is not speaker:
                yield Item(m, m + 2, actor, (start, reading.token(min(m + 1, last - 1)).end))


def own_state(reading: Reading, actor: Actor, speaker: Actor) -> bool:
    """Whether a state is the speaker's own, whose deeds he describes: *called Dorlund’s strikes an answer to Sorvania’s*."""
    return actor.kind is Kind.GOVERNMENT and party(reading, actor) == party(reading, speaker)


def _somebody(reading: Reading, run: Run, actor: Actor) -> bool:
    """Whether a name is surely somebody's, and stands for him: not *State Department employees*, not *in the United States*."""
    if shouted(reading.cast.words[run.first : run.last]):
        return False
    if actor.kind is Kind.PERSON:
        return actor.sure or bool(actor.offices) or len(actor.key) > 1 or any(one is actor for one in reading.told.values())
    told = any(one is actor for one in reading.told.values())
    known = actor.code is not None or len(actor.key) > 1 or bool(actor.heads) or told or actor.name.casefold() in partisans()
    return known and not _modifies(reading, run) and not _placed(reading, run)


def _modifies(reading: Reading, run: Run) -> bool:
    """Whether a name only tells of which kind the noun after it is."""
    if run.last >= len(reading.starts) or reading.token(run.last - 1).owns:
        return False
    after, known = reading.token(run.last), reading.cast.known
    if not after.joined or after.capital or not after.low.isalpha():
        return False
    plain = after.low in known.of | known.at | known.small | known.joins | listed("doing") | listed("clause") | listed("asking")
    return not plain and not after.low.endswith(("ed", "ly"))


def _placed(reading: Reading, run: Run) -> bool:
    before, known = run.start - 1, reading.cast.known
    while before > 0 and reading.token(before).low in known.the:
        before -= 1
    return before >= 0 and reading.token(before + 1).joined and reading.token(before).low in known.at


def _listed(reading: Reading, one: Item, items: Sequence[Item]) -> bool:
    """Whether another name stands beside somebody."""
    return several(reading, one.end, [item.at for item in items if item.actor is not one.actor])


def several(reading: Reading, at: int, others: Sequence[int]) -> bool:
    """Whether a list goes on at a word: `Dorvia and Sorvania`, `Orra, Quell and others`; `others` are where other names begin."""
    if at >= len(reading.starts):
        return False
    if reading.token(at).low in reading.cast.known.joins:
        behind = [reading.token(m) for m in range(at + 1, min(at + 3, len(reading.starts)))]
        return any(word.capital for word in (behind if behind and behind[0].low in reading.cast.known.of else behind[:1]))
    return reading.token(at).before.strip() == "," and at in others


def clear(reading: Reading, actor: Actor, speaker: Actor) -> bool:
    """Whether somebody who is named only in passing is meant: a state only by who speaks for another, or for a union of states."""
    if actor.kind is not Kind.GOVERNMENT:
        return True
    side = party(reading, speaker)
    if side is None:
        serves = reading.cast.known.rulers | {"spokesman"}
        return speaker.kind is not Kind.PERSON or any(one.concept in serves and not PAST & one.mods for one in speaker.offices)
    return side != actor.name and any(a.name == side and (a.kind is Kind.GOVERNMENT or a.code in UNIONS) for a in reading.cast.actors)
