"""At whom a statement is aimed: whom its addressee's words mean, else the one other side that what is said is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stages.resolve.addressing import ANSWERED, JUDGED, Aim, named_by, several_named
from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.implied import OPEN, heard, waited
from onrecord.stages.resolve.judged import clear, judged, own_state
from onrecord.stages.resolve.meant.described import make
from onrecord.stages.resolve.meant.masses import UNIONS, deeds, group, hostile, obliged, of_a_union
from onrecord.stages.resolve.meant.pronouns import listed
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.party.allegiance import partisans
from onrecord.stages.resolve.party.parties import party, state
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.works import authored
from onrecord.types import Act, Kind, Meaning, Span, Spans
from onrecord.words.lexicon import load

OWN = frozenset({Act.OFFER, Act.PROMISE, Act.THREATEN, Act.REFUSE, Act.AGREE})
"""Acts whose content begins with what the speaker's own side will do."""
ABOUT = frozenset({Act.REFUSE, Act.THREATEN, Act.DEMAND})
"""Acts whose content names whom they are aimed at; an offer names it behind *to* or the like, a promise more often a place."""
LASTING = JUDGED | {Act.THREATEN}
"""Acts that go on in the next paragraph at whom they were aimed."""
AWAITING = frozenset({Act.OFFER, Act.THREATEN, Act.WARN, Act.PROMISE, Act.DEMAND})
"""Acts that may hang on what the other side does."""
START = 3
"""Words at the beginning of a content."""
NEXT = 1
"""Paragraphs that a speech goes on in without saying anew at whom it is aimed."""


def aims(reading: Reading, spoken: Sequence[Actor | None], meanings: Sequence[Meaning]) -> list[Aim | None]:
    """For each attribution at whom it is aimed, None where the text leaves it open or names several.

    Somebody without a name is no addressee, nor is the speaker's own side. Where the words around the statement name none, it is the
    only other side that the content of such an act names, or the one that the same side has just been speaking to.
    """
    found: list[Aim | None] = []
    for n, one in enumerate(meanings):
        if several_named(reading, one):
            found.append(None)
            continue
        aim = (
            heard(reading, n, spoken)
            or named_by(reading, n, one, spoken[n])
            or authored(reading, n, spoken, meanings)
            or _judged(reading, n, one, (spoken[n], _just(reading, n, spoken, found)))
            or _obliged(reading, n, one, spoken[n])
            or _awaited(reading, one, spoken[n])
            or waited(reading, n, one, spoken[n])
            or _about(reading, n, one, spoken[n])
            or _continued(reading, n, spoken, meanings, found)
        )
        found.append(aim)
    return found


def _bare(reading: Reading, actor: Actor) -> bool:
    """Whether an actor is called a body and no more, which another report may name (`the union`)."""
    return " " not in actor.name and reading.cast.known.body(actor.name.casefold()) is not None


def _joined(reading: Reading, aim: Aim) -> bool:
    """Whether another name stands beside it: `Dorvia and Sorvania`."""
    first, last = reading.words(aim.spans[0])
    near = ((first - 1, first - 2), (last, last + 1))
    return any(
        min(a, b) >= 0 and max(a, b) < len(reading.starts) and reading.token(a).low in reading.cast.known.joins and reading.token(b).capital
        for a, b in near
    )


def _about(reading: Reading, n: int, meaning: Meaning, speaker: Actor | None) -> Aim | None:
    """The only other side in the content of an act that is aimed at somebody; a person whom it names is not spoken to."""
    if speaker is None or meaning.act not in ABOUT | {Act.OFFER, Act.AGREE}:
        return None
    others = [one for one in _others(reading, reading.rows[n].content, speaker) if not _later(meaning, one)]
    if meaning.act in OWN and party(reading, speaker) is None:
        others = [one for one in others if not _opens(reading, n, one)]
    sides = {party(reading, one.actor) or one.actor.name for one in others}
    if len(sides) != 1 or not clear(reading, others[0].actor, speaker) or any(_joined(reading, one) for one in others):
        return None
    chosen = next((one for one in others if one.actor.kind is not Kind.PERSON), others[0])
    if meaning.act is Act.OFFER and not _given(reading, chosen):
        return None
    if meaning.act is Act.REFUSE and _of_a_thing(reading, chosen):
        return None
    aim = _lifted(reading, n, chosen, speaker)
    fits = _whose(reading, chosen) if meaning.act is Act.AGREE else aim.actor.kind is not Kind.PERSON
    return aim if fits else None


def _later(meaning: Meaning, aim: Aim) -> bool:
    """Whether somebody is only named for when something comes or ends: *nobody goes home until the minister says sorry*."""
    told = meaning.condition
    if told is None or told.kind in OPEN or meaning.act is not Act.REFUSE:
        return False
    return any(start <= aim.spans[0][0] < end for start, end in told.antecedent)


def _obliged(reading: Reading, n: int, meaning: Meaning, speaker: Actor | None) -> Aim | None:
    """The only other side of which a demand says that it must do something: *talks are best, but Dorlund must leave the islands*."""
    if speaker is None or meaning.act is not Act.DEMAND:
        return None
    must = [one for one in _others(reading, reading.rows[n].content, speaker) if obliged(reading, reading.place(one.spans[-1][-1]))]
    return must[0] if len({one.actor.name for one in must}) == 1 else None


def _awaited(reading: Reading, meaning: Meaning, speaker: Actor | None) -> Aim | None:
    """The other side on whose deed it hangs what will be done: *the duty comes unless Dorlund scraps the levy*.

    An offer that hangs on one person of no other side (*if the arbitrator agrees*) is made to somebody else.
    """
    if speaker is None or meaning.condition is None or meaning.act not in AWAITING or meaning.condition.kind not in OPEN:
        return None
    first, last = reading.words(meaning.condition.antecedent[0])
    near = [one for one in _actors(reading, first, min(first + START, last)) if reading.place(one.spans[0][0]) < first + START]
    others = _others(reading, meaning.condition.antecedent, speaker)
    chosen = next((one for one in near if any(one.actor is other.actor for other in others)), None)
    if chosen is None or _joined(reading, chosen) or not clear(reading, chosen.actor, speaker):
        return None
    third = meaning.act is Act.OFFER and chosen.actor.kind is Kind.PERSON and _foreign(reading, chosen.actor, speaker) is None
    return None if third else chosen


def _judged(reading: Reading, n: int, meaning: Meaning, who: tuple[Actor | None, Actor | None]) -> Aim | None:
    """Whom a speaker judges, who has just been speaking of somebody, or not."""
    speaker, before = who
    if speaker is None or meaning.act not in JUDGED:
        return None
    told = judged(reading, n, speaker, before)
    if told is None and meaning.act is Act.ACCUSE:
        return _struck(reading, n, speaker)
    passing = told is not None and meaning.act is Act.SUPPORT and hostile(reading, reading.rows[n].content[0][0], told[1][0])
    return Aim(told[0], (told[1],)) if told and not passing else None


def _struck(reading: Reading, n: int, speaker: Actor) -> Aim | None:
    """The only other state whose strikes or the like a content judges by its adjective: *condemned the Dorlundian air strikes*."""
    spans = reading.rows[n].content
    found = [(m, actor) for span in spans for m in range(*reading.words(span)) if (actor := _people(reading, m)) and deeds(reading, m)]
    if not found or len({one.actor.name for one in _others(reading, spans, speaker)} | {actor.name for _, actor in found}) != 1:
        return None
    m, actor = found[0]
    return None if own_state(reading, actor, speaker) else Aim(actor, (_span(reading, m, m + 1),))


def _just(reading: Reading, n: int, spoken: Sequence[Actor | None], found: Sequence[Aim | None]) -> Actor | None:
    """Whom the same speaker has judged right before."""
    aim = found[n - 1] if n and spoken[n - 1] is spoken[n] else None
    if aim is None:
        return None
    here, there = (reading.place(reading.rows[m].content[0][0]) for m in (n, n - 1))
    return aim.actor if 0 <= reading.paragraph[here] - reading.paragraph[there] <= NEXT else None


def _given(reading: Reading, aim: Aim) -> bool:
    """Whether a word like *to* stands before whom a content names."""
    before = reading.words(aim.spans[0])[0] - 1
    book = load("addressees").get(reading.cast.known.language, {})
    while before >= 0 and (reading.token(before).low in reading.cast.known.the or reading.token(before).low in book.get("elided", ())):
        before -= 1
    return before >= 0 and reading.token(before).low in book.get("towards", ())


def _whose(reading: Reading, aim: Aim) -> bool:
    """Whether a name tells whose something is: *accepts the paper of the mediator Sanvaro*, *Sanvaro's paper*."""
    first, last = reading.words(aim.spans[0])
    return reading.token(last - 1).owns or any(reading.token(n).low in reading.cast.known.of for n in range(max(first - START, 0), first))


def _of_a_thing(reading: Reading, aim: Aim) -> bool:
    """Whether a people is named behind a preposition only to tell whose a thing is: *will not hide behind Dorlundian rules*."""
    first, last = reading.words(aim.spans[0])
    after = reading.token(last) if last < len(reading.starts) else None
    placed = first > 0 and reading.token(first - 1).low in reading.cast.known.at
    return placed and after is not None and after.joined and not after.capital and _people(reading, first) is not None


def _opens(reading: Reading, n: int, aim: Aim) -> bool:
    """Whether the content begins with whom it names: one whose side the text does not tell may speak of it so."""
    first = reading.words(reading.rows[n].content[0])[0]
    return reading.place(aim.spans[0][0]) - first < START


def _by_office(reading: Reading, aim: Aim) -> bool:
    """Whether somebody is meant by his office alone: `the premier’s plan`."""
    return any(start == aim.spans[0][0] for start, _ in reading.meant)


def _lifted(reading: Reading, n: int, aim: Aim, speaker: Actor) -> Aim:
    """Who says *we*, or answers one by his office, speaks to the other side, not to the one who leads it."""
    said = {reading.token(m).low for span in reading.rows[n].content for m in range(*reading.words(span))}
    if aim.actor.kind is not Kind.PERSON or not (_by_office(reading, aim) or said & listed("several")):
        return aim
    side = _foreign(reading, aim.actor, speaker)
    return Aim(_state(reading, side), aim.spans) if side else aim


def _state(reading: Reading, side: str) -> Actor:
    """The state of a name, also where the report only names it by its people."""
    named = next((a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.name == side), None)
    return named or make(reading, side, Kind.GOVERNMENT, side)


def _foreign(reading: Reading, actor: Actor, speaker: Actor) -> str | None:
    """The side of somebody who speaks for another one than the speaker."""
    side = party(reading, actor)
    return side if side and side not in partisans().values() and party(reading, speaker) not in {None, side} else None


def _others(reading: Reading, spans: Spans, speaker: Actor) -> list[Aim]:
    """The sides and people that a content names, but for the speaker's own."""
    own = {speaker.name, party(reading, speaker)} - {None}
    return [
        one
        for span in spans
        for one in _actors(reading, *reading.words(span))
        if one.actor is not speaker and one.actor.name not in speaker.name and not {one.actor.name, party(reading, one.actor)} & own
    ]


def _actors(reading: Reading, first: int, last: int) -> Iterator[Aim]:
    """Who is named among some words: people, states, and bodies that are a side."""
    named: set[int] = set()
    for n in reading.runs(first, last):
        actor, run = reading.cast.of_run.get(n), reading.cast.runs[n]
        named.update(range(run.first, run.last) if actor is not None and actor.kind is Kind.GOVERNMENT else ())
        kind = actor is not None and actor.code in UNIONS and of_a_union(reading, run.last)
        if actor is not None and _is_side(reading, actor) and not kind and not _place(reading, run, actor):
            yield Aim(actor, (_span(reading, run.first, run.last),))
    for m in range(first, last):
        people = m not in named and (reading.token(m).capital or reading.cast.known.language != "en")
        if people and (actor := _people(reading, m)) is not None:
            yield Aim(actor, (_span(reading, m, m + 1),))
    for start, actor in reading.meant:
        m = reading.place(start)
        if first <= m < last:
            yield Aim(actor, (_span(reading, m, min(m + 2, last)),))


def _people(reading: Reading, m: int) -> Actor | None:
    """The state whose people a word names."""
    side = state(reading, reading.token(m).low)
    return next((a for a in reading.cast.actors if a.kind is Kind.GOVERNMENT and a.name == side), None) if side else None


def _is_side(reading: Reading, actor: Actor) -> bool:
    """Whether an actor is surely a person, a state, or a body that is a party; a name that only looks like a state's is none."""
    if actor.kind is Kind.BODY and _bare(reading, actor):
        return False
    if actor.kind is Kind.GOVERNMENT:
        return actor.code is not None or any(actor is one or party(reading, one) == actor.name for one in _speaking(reading))
    return actor.kind is Kind.PERSON if actor.sure or actor.offices else actor.kind is Kind.BODY and party(reading, actor) == actor.name


def _speaking(reading: Reading) -> list[Actor]:
    """The speakers, and everybody with an office."""
    return [*(one for one in reading.told.values() if one is not None), *(one for one in reading.cast.actors if one.offices)]


def _place(reading: Reading, run: Run, actor: Actor) -> bool:
    """Whether a state is named as where something happens, or a thing only looks like a state (`the democracy`)."""
    known = reading.cast.known
    if actor.kind is not Kind.GOVERNMENT or run.first == 0:
        return False
    before = reading.token(run.first - 1).low
    return before in known.at or (before in known.the and not actor.code)


def _span(reading: Reading, first: int, last: int) -> Span:
    return reading.token(first).start, reading.token(last - 1).end


def _continued(
    reading: Reading, n: int, spoken: Sequence[Actor | None], meanings: Sequence[Meaning], found: Sequence[Aim | None]
) -> Aim | None:
    """The aim of what the same side said right before, where an act of its own names nobody else."""
    speaker, before = spoken[n], found[n - 1] if n else None
    if speaker is None or before is None or spoken[n - 1] is None or reading.rows[n].parent != reading.rows[n - 1].parent:
        return None
    if meanings[n].act is not meanings[n - 1].act or not _same_side(reading, speaker, spoken[n - 1]):
        return None
    here, there = (reading.place(reading.rows[m].content[0][0]) for m in (n, n - 1))
    on = NEXT if meanings[n].act in LASTING else 0 if meanings[n].act in ANSWERED | {Act.OFFER} else -1
    near = 0 <= reading.paragraph[here] - reading.paragraph[there] <= on
    if meanings[n].act in JUDGED and any(group(reading, m) for span in reading.rows[n].content for m in range(*reading.words(span))):
        return None
    return before if near and not _others(reading, reading.rows[n].content, speaker) else None


def _same_side(reading: Reading, one: Actor, other: Actor | None) -> bool:
    if other is None or one is other:
        return other is not None
    side = party(reading, one)
    return side is not None and side == party(reading, other)
