"""Whom a description means that names nobody: *the minister*, *the Dorlundian leader*, *the union*."""

from __future__ import annotations

import re

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.narrowing import another, apart, chiefly
from onrecord.stages.resolve.meant.offices import Office, office
from onrecord.stages.resolve.meant.others import for_another
from onrecord.stages.resolve.meant.voices import voice
from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.bodies import firms
from onrecord.stages.resolve.names.cases import alike, may_be_called
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def refer(reading: Reading, first: int, last: int, without: Actor | None = None) -> Actor | None:
    """Who in the report the words `first` up to `last` describe."""
    one = office(reading.cast.words, first, last, reading.cast.known, reading.cast.nations)
    if one is None:
        return None
    return holder(reading, one, without) or body(reading, first, last, one)


def holder(reading: Reading, one: Office, without: Actor | None = None) -> Actor | None:
    """The person whom a description fits best: by office, nation and owner, then who was named last before it, then who comes first."""
    from onrecord.stages.resolve.meant.belonging import belongs
    from onrecord.stages.resolve.meant.standing import labelled

    ranked, label, gender = [], labelled(reading, one), told_gender(reading, one)
    for actor in reading.cast.actors:
        if actor is without or actor.kind is not Kind.PERSON or (label and actor.labels and label not in actor.labels):
            continue
        if (gender and actor.gender() not in {None, gender}) or _abroad(reading, one, actor):
            continue
        score = max(
            (_match(reading, one, other) for other in actor.offices if other is not one and not _not_his(reading, one, other, actor)),
            default=0.0,
        )
        theirs = belongs(reading, one, actor) if score > 0 else None
        if score > 0 and theirs is not False:
            score += theirs is True
            before = [start for start, _ in actor.places if start < one.at]
            told = [
                r.source[0][0] for n, a in reading.told.items() if a is actor and (r := reading.rows[n]).source and r.source[0][0] < one.at
            ]
            near = max([*before, *told], default=-1 - min(start for start, _ in actor.places))
            ranked.append((score, near, actor))
    ranked.sort(key=lambda row: (-row[0], -row[1]))
    return _other_side(reading, one, ranked[0]) if ranked else None


def _not_his(reading: Reading, one: Office, other: Office, actor: Actor) -> bool:
    return apart(reading, one, other, actor) or for_another(reading, one, other, actor)


def _abroad(reading: Reading, one: Office, actor: Actor) -> bool:
    """Whether a description names the state whose ruler it means (*the president of the United States*), and somebody rules another."""
    ours = _ruled(reading, one)
    theirs = {told for other in actor.offices if other is not one and (told := _ruled(reading, other))} if ours else set()
    return bool(theirs) and ours not in theirs


def _ruled(reading: Reading, one: Office) -> str | None:
    """The state that somebody rules by an office: by an adjective, or by its name behind *of*."""
    from onrecord.stages.resolve.party.parties import state

    if one.concept not in reading.cast.known.rulers:
        return None
    owners = (reading.cast.of_run.get(n) for n in reading.runs(*one.owner)) if one.owner and not one.his else ()
    return (state(reading, one.nation) if one.nation else None) or next((a.name for a in owners if a and a.kind is Kind.GOVERNMENT), None)


def _other_side(reading: Reading, one: Office, best: tuple[float, int, Actor]) -> Actor:
    """Who has an office, or a counterpart of his whom a later paragraph has brought in: *her opposite number, Anton Velt, …*."""
    if reading.cast.known.language != "en" or one.nation or one.concept not in reading.cast.known.rulers or best[1] < 0:
        return best[2]
    there, found = reading.paragraph[reading.place(best[1])], list[Actor]()
    for actor in reading.cast.actors:
        at = max((start for start, _ in actor.places if start < one.at), default=-1)
        later = at > best[1] and reading.paragraph[reading.place(at)] > there
        if actor.kind is Kind.PERSON and later and any(other.concept == "counterpart" for other in actor.offices):
            found.append(actor)
    return found[0] if len(found) == 1 else best[2]


def told_gender(reading: Reading, one: Office) -> str | None:
    """The gender of whom a description means, by its verb or form; a man's form in the Slavic languages and in English tells none."""
    return voice(reading, one.at) or (one.gender if one.gender == "f" or reading.cast.known.language in SURE else None)


SURE = frozenset({"de", "fr", "it", "es", "pt"})
"""Languages in which a form for a man is for no woman, or its article tells."""


def _match(reading: Reading, one: Office, other: Office) -> float:
    """How well a description fits an office; 0 for not at all."""
    from onrecord.stages.resolve.party.parties import state

    wide = reading.cast.known.wide.get(one.concept, frozenset())
    if other.concept == "counterpart" and one.concept in reading.cast.known.rulers and _like(reading, one, wide):
        return _counterpart(reading, one, other)
    if (one.concept != other.concept and other.concept not in wide and not chiefly(reading, one, other)) or _to_come(one, other):
        return 0.0
    if reading.cast.known.language == "de" and _compound(reading, one, other):
        return 0.0
    if (one.concept in LOCAL and _elsewhere(reading, one, other)) or another(one, other):
        return 0.0
    ours, theirs = one.nation and state(reading, one.nation), other.nation and state(reading, other.nation)
    if ours and theirs and ours != theirs:
        return 0.0
    same = 3.0 if one.concept == other.concept else 2.0
    shared = len(one.mods & other.mods) - 0.25 * len(one.mods - other.mods)
    return max(0.5, same + shared + (1.0 if ours and ours == theirs else 0.0))


def _to_come(one: Office, other: Office) -> bool:
    """Whether a description is of who will have an office, and nothing says so of another: the *newly elected president*."""
    elect = wording.words("elect")
    return bool(one.mods & elect) and not other.mods & elect


def _like(reading: Reading, one: Office, wide: frozenset[str]) -> bool:
    """Whether a description tells a gender and says *the*, in languages that can, and somebody of the report has such an office."""
    if told_gender(reading, one) is None or one.his or not (one.definite or reading.cast.known.language not in SURE):
        return False
    return any(o.concept == one.concept or o.concept in wide for actor in reading.cast.actors for o in actor.offices if o is not one)


def _counterpart(reading: Reading, one: Office, other: Office) -> float:
    """*The (woman) minister* may be a counterpart who was told of: one of the office that her own colleague has."""
    from onrecord.stages.resolve.party.parties import state

    ours, theirs = one.nation and state(reading, one.nation), other.nation and state(reading, other.nation)
    return 0.0 if ours and theirs and ours != theirs else 1.0


OF_SOMETHING = frozenset({"president", "minister", "commissioner", "secretary"})
"""Offices whose German compounds tell of what: the *Parlamentspräsident* is not the *Kommissionspräsident*."""
LOCAL = frozenset({"senator", "governor", "mayor", "deputy"})
"""Offices of which every place has one of its own."""


def _elsewhere(reading: Reading, one: Office, other: Office) -> bool:
    """Whether a description names a place that an office is not told of: *the Brakka mayor*."""
    first, last = one.owner or (0, 0)
    places = {reading.token(n).low for n in range(first, last) if reading.token(n).capital and not reading.token(n).opens}
    told = {word.casefold().strip(",.’'") for word in other.words.split()}
    if places and not one.definite and reading.token(last - 1).owns and reading.cast.known.language == "en":
        return not places & told and not any(reading.token(n).low in places for n in range(first))
    return bool(places) and one.definite and not places & told


def _compound(reading: Reading, one: Office, other: Office) -> bool:
    """In German, whether a description says in its own word what it is about, which an office is not: `Demonstrationsleiter`."""
    known = reading.cast.known
    if one.concept == other.concept:
        return one.concept in OF_SOMETHING and not alike(one.words, other.words, known)
    return all((word.casefold(),) not in known.roles for word in one.words.split())


def body(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """The body of the kind that the head says, named last before the description or else first after it."""
    known = reading.cast.known
    head = (
        one.concept
        if known.body(one.concept)
        else next((w for w in (reading.token(n).low for n in range(first, last)) if known.body(w)), None)
    )
    concept = known.body(head) if head else None
    if concept is None or (one.owner and not one.his):
        return None
    bodies = [a for a in reading.cast.actors if a.kind in {Kind.BODY, Kind.OFFICE} and a.name[:1].isupper()]
    if known.language == "de" and head is not None:
        bodies = [a for a in bodies if may_be_called(a.name, head, known)]
        short = [a for a in (*bodies, *reading.made.values()) if "-" in a.name and a.name.casefold().rpartition("-")[2] == head]
        if len(short) == 1:
            return short[0]
    fits = _blocs(reading) if head in BLOCS else []
    fits = fits or [a for a in bodies if concept[0] in _concepts(reading, a) and of_trade(reading, a, head)]
    before = [(max(s for s, _ in a.places if s < one.at), a) for a in fits if any(s < one.at for s, _ in a.places)]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return fits[0] if len(fits) == 1 and fits[0].places else None


BLOCS = frozenset({"bloc", "staatenbund"})
"""What a union of states is called, which has no such word in its name."""
_WORKERS = re.compile(r"['’]|\b(?:trade|labou?r|workers|employees|credit|student)\b", re.IGNORECASE)


def _blocs(reading: Reading) -> list[Actor]:
    """The unions of states that a report names: *the European Union*, and no union of workers."""
    ends = wording.words("blocs")
    named = (a for a in reading.cast.actors if a.kind in {Kind.BODY, Kind.GOVERNMENT} and a.places and " " in a.name)
    return [a for a in named if a.name.casefold().split()[-1] in ends and not _WORKERS.search(a.name)]


TRADES = ({"line", "carrier", "airline", "shipper"}, {"bank", "lender", "creditor"}, {"operator"}, {"carmaker", "automaker"})
"""English words for companies of one trade, which those of another are not called by: a bank is no carrier."""


def of_trade(reading: Reading, actor: Actor, head: str | None) -> bool:
    """Whether a company may be called by a word for one of a trade: its own name tells no other."""
    ours = next((trade for trade in TRADES if head in trade), None)
    if ours is None or reading.cast.known.language != "en":
        return True
    last = actor.name.casefold().split()[-1]
    return last in ours or not any(last in trade for trade in TRADES)


def _concepts(reading: Reading, actor: Actor) -> set[str]:
    words = [word.strip("’'").casefold() for word in actor.name.split()]
    told = {found[0] for word in words if len(words) > 1 and (found := reading.cast.known.body(word))}
    told |= {"faction"} if len(words) > 1 and words[-1] in wording.words("fighting") else set()
    return actor.heads | told | ({"company"} if len(words) > 1 and words[-1] in firms() and not told else set())


def descriptions(reading: Reading) -> list[tuple[int, Actor]]:
    """Where the report speaks of somebody by the office alone, with who that is: *the president was brief*."""
    return [(one.at, actor) for one, actor in offices_alone(reading)]


def offices_alone(reading: Reading) -> list[tuple[Office, Actor]]:
    """The descriptions of somebody by the office alone, with who that is."""
    known, words, found = reading.cast.known, reading.cast.words, []
    named = {run.start for run in reading.cast.runs}
    for n in range(len(words) - 1):
        if words[n].low not in known.the:
            continue
        end = next((m + size for m in range(n + 1, min(n + 3, len(words))) if words[m].joined and (size := _role_size(reading, m))), 0)
        if (
            not end
            or end in named
            or (
                end < len(words)
                and words[end].joined
                and (words[end].low in known.of or (known.body(words[end].low) and not words[end - 1].owns))
            )
        ):
            continue
        one = office(words, n, end, known, reading.cast.nations)
        if one is not None and one.known and (actor := holder(reading, one)) is not None:
            found.append((one, actor))
    return found


def _role_size(reading: Reading, n: int) -> int:
    found = role_at(reading.cast.words, n, min(n + 4, len(reading.cast.words)), reading.cast.known)
    return found[1] if found else 0
