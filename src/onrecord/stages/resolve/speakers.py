"""For each attribution, who speaks: from the words of its source, read with the cast of the report."""

from __future__ import annotations

from collections import Counter

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.naming import titled, unnamed
from onrecord.stages.resolve.nations import people
from onrecord.stages.resolve.offices import Office, office
from onrecord.stages.resolve.parties import nation, owner_of, party, state
from onrecord.stages.resolve.pronouns import NEUTER, PLURAL, antecedent
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.references import body, holder
from onrecord.types import Kind

RELATIVE = frozenset("who which that whose whom qui que che quien который которая которые який яка які który która którzy".split())
GERMAN = frozenset("der die das dessen deren welcher welche".split())


def speakers(reading: Reading) -> list[Actor | None]:
    """The speakers, in the order of the attributions."""
    for n in range(len(reading.rows)):
        reading.told[n] = _speaker(reading, n)
    return [reading.told[n] for n in range(len(reading.rows))]


def _speaker(reading: Reading, n: int) -> Actor | None:
    row = reading.rows[n]
    if not row.source:
        return _silent(reading, n)
    piece = next((span for span in row.source if reading.words(span)[0] < reading.words(span)[1]), None)
    if piece is None:
        return None
    first, last = reading.words(piece)
    if last - first == 1 and reading.token(first).low in reading.cast.known.pronouns | {"you": "you"}:
        return _pronoun(reading, n, first)
    found = phrase(reading, first, last)
    return None if found is not None and _label(reading, n, found, last) else found


def _silent(reading: Reading, n: int) -> Actor | None:
    """Without a source, who spoke just before in the same paragraph goes on."""
    before = reading.told.get(n - 1)
    if before is None or not reading.starts:
        return None
    here, there = (reading.paragraph[reading.place(reading.rows[m].content[0][0])] for m in (n, n - 1))
    return before if here == there and reading.rows[n].parent == reading.rows[n - 1].parent else None


def _label(reading: Reading, n: int, actor: Actor, last: int) -> bool:
    """`Dorlund: …` over a text is what it is about, not who speaks."""
    row = reading.rows[n]
    follows = reading.text[row.source[-1][1] : row.source[-1][1] + 2]
    return not row.cue and actor.kind is Kind.GOVERNMENT and follows.startswith(":")


def _pronoun(reading: Reading, n: int, at: int) -> Actor | None:
    low, row = reading.token(at).low, reading.rows[n]
    kind = reading.cast.known.pronouns.get(low)
    parent = reading.told.get(row.parent) if row.parent is not None else None
    if kind == "own":
        return _we(reading, parent) if low in {"we", "wir", "nous", "noi", "nosotros", "мы", "ми", "my"} else parent
    if low == "you":
        return _you(reading, n)
    if kind == "relative" and low not in NEUTER:
        return _before(reading, at)
    if row.parent is not None and low in PLURAL:
        return None
    return antecedent(reading, low, row.source[0][0])


def _we(reading: Reading, speaker: Actor | None) -> Actor | None:
    """Who says *we said no* speaks for the side, where it is known."""
    side = party(reading, speaker) if speaker is not None and speaker.kind is Kind.PERSON else None
    return next((a for a in reading.cast.actors if a.name == side), speaker) if side else speaker


def _you(reading: Reading, n: int) -> Actor | None:
    """In an interview the one who is asked: who speaks next."""
    parent = reading.rows[n].parent
    after = [m for m in range(n + 1, len(reading.rows)) if reading.rows[m].parent is None and reading.rows[m].source]
    if parent is not None or not after:
        return None
    first, last = reading.words(reading.rows[after[0]].source[0])
    return phrase(reading, first, last) if last > first and reading.token(first).text.isupper() else None


def _before(reading: Reading, at: int) -> Actor | None:
    """Who is named right before a relative pronoun."""
    found = [n for n in reading.runs(max(0, at - 6), at) if reading.cast.runs[n].last == at]
    return reading.cast.of_run.get(found[0]) if found else None


def phrase(reading: Reading, first: int, last: int) -> Actor | None:
    """Whom a noun phrase means: those it names, or whom it describes."""
    end = _cut(reading, first, last)
    named = _main(reading, first, end)
    if len(named) > 1 and _joint(reading, named):
        return _together(reading, [reading.cast.of_run[n] for n in named])
    if named:
        chosen = next((n for n in named if reading.cast.of_run[n].kind is Kind.PERSON), named[0])
        actor = reading.cast.of_run[chosen]
        _learn(reading, actor, first, end, chosen)
        return actor
    return _described(reading, first, end)


def _cut(reading: Reading, first: int, last: int) -> int:
    """The end of the phrase before its first relative clause."""
    german = reading.cast.known.language == "de"
    for n in range(first + 1, last):
        word = reading.token(n)
        if word.low in RELATIVE and not (word.low == "that" and n + 1 < last and reading.token(n + 1).low == "of"):
            return n
        if german and word.low in GERMAN and word.before.strip() == "," and n + 1 < last and not _capital_next(reading, n, last):
            return n
    return last


def _capital_next(reading: Reading, n: int, last: int) -> bool:
    return any(reading.token(m).capital for m in range(n + 1, min(n + 3, last)))


def _main(reading: Reading, first: int, last: int) -> list[int]:
    """The runs of a phrase that name who is meant, not whom he belongs to."""
    found = []
    for n in reading.runs(first, last):
        run = reading.cast.runs[n]
        if n not in reading.cast.of_run or run.last > last:
            continue
        owner = reading.token(run.last - 1).owns or (run.last < last and reading.token(run.last).before in {"’ ", "' "})
        if (owner and run.last < last) or _belongs(reading, first, run.start) or _noun(reading, n, first):
            continue
        if found and not reading.token(run.start).before.strip() == "," and not _and_between(reading, found[-1], n):
            continue
        found.append(n)
    return found


def _belongs(reading: Reading, first: int, start: int) -> bool:
    """Whether `of` stands between the head of the phrase and a name, in the same part between commas."""
    known = reading.cast.known
    for n in range(start, first, -1):
        if n < len(reading.starts) and not reading.token(n).joined and n <= start:
            return False
        before = reading.token(n - 1)
        if before.low in known.of and n - 1 > first:
            return not (reading.token(n - 2).low in {"that", "celle", "celui"})
    return False


def _noun(reading: Reading, n: int, first: int) -> bool:
    """In German, a single capitalised word that is a noun: after an article, or known as a role or head."""
    run = reading.cast.runs[n]
    actor = reading.cast.of_run[n]
    word = reading.token(run.first)
    if run.size > 1 or run.sort != "name" or actor.kind is not Kind.BODY:
        return False
    known = reading.cast.known
    if word.low in known.people or known.body(word.low) or known.role((word.low,)):
        return True
    before = reading.token(run.start - 1).low if run.start > first else ""
    return known.language == "de" and run.start > first and (before in known.the | known.new | known.his | known.of or not reading.token(run.start - 1).capital)


def _and_between(reading: Reading, a: int, b: int) -> bool:
    between = range(reading.cast.runs[a].last, reading.cast.runs[b].start)
    return any(reading.token(m).low in reading.cast.known.joins for m in between)


def _joint(reading: Reading, named: list[int]) -> bool:
    return _and_between(reading, named[-2], named[-1])


def _together(reading: Reading, actors: list[Actor]) -> Actor:
    """Several who speak with one voice."""
    apart = list({id(a): a for a in actors}.values())
    if len(apart) == 1:
        return apart[0]
    joined = ", ".join(a.name for a in apart[:-1]) + " and " + apart[-1].name
    return _make(reading, joined, Kind.BODY)


def _make(reading: Reading, name: str, kind: Kind, side: str | None = None) -> Actor:
    if name not in reading.made:
        reading.made[name] = Actor((name.casefold(),), name, kind, party=side, forms=Counter())
    reading.made[name].forms[name] += 1
    return reading.made[name]


def _learn(reading: Reading, actor: Actor, first: int, last: int, run: int) -> None:
    """What stands before the name in a source describes who bears it, also where no list knows the word."""
    start = reading.cast.runs[run].first
    if actor.kind is Kind.BODY and reading.cast.runs[run].sort == "name" and actor.code is None and len(actor.key) > 1 and not actor.sure:
        actor.kind = Kind.PERSON
    if actor.kind is Kind.PERSON and start > first and not any(first <= reading.place(o.at) < start for o in actor.offices):
        one = office(reading.cast.words, first, start, reading.cast.known, reading.cast.nations)
        if one is not None and not reading.cast.known.body(one.concept):
            actor.offices.append(one)
            if one.gender:
                actor.genders[one.gender] += 2


def _described(reading: Reading, first: int, last: int) -> Actor | None:
    """Whom a phrase without a name of its own means."""
    words, known = reading.cast.words, reading.cast.known
    one = office(words, first, last, known, reading.cast.nations)
    if one is None:
        return None
    if one.concept == "spokesman":
        return (None if one.new else _fitting(reading, one)) or _office_of(reading, one, first, last)
    if one.known and not one.new and not _plural(reading, first, last):
        return _fitting(reading, one) or _make(reading, one.words, Kind.OFFICE, _side(reading, one))
    if one.new or _plural(reading, first, last):
        return _nobody(reading, first, last)
    return _fitting(reading, one) or _institution(reading, first, last, one) or _nobody(reading, first, last)


def _fitting(reading: Reading, one: Office) -> Actor | None:
    """The person with the office; one that belongs to somebody only if it is his."""
    found = holder(reading, one)
    if found is None or one.his is None or found.offices[0].his or one.concept != "spokesman":
        return found
    return found


def _side(reading: Reading, one: Office) -> str | None:
    if one.nation:
        return state(reading, one.nation)
    owner = owner_of(reading, one, None)
    return party(reading, owner) if owner is not None else None


def _plural(reading: Reading, first: int, last: int) -> bool:
    """Whether the head is a word for people without a name."""
    known = reading.cast.known
    head = [reading.token(n).low for n in range(first, last) if reading.token(n).low in known.people]
    return bool(head)


def _nobody(reading: Reading, first: int, last: int) -> Actor:
    return _make(reading, unnamed(reading.cast.words[first:last], reading.cast.known), Kind.UNNAMED)


def _office_of(reading: Reading, one: Office, first: int, last: int) -> Actor | None:
    """For a spokesman without a name, the office he speaks for."""
    owner = owner_of(reading, one, None)
    if owner is None and one.nation and (side := state(reading, one.nation)):
        return next((a for a in reading.cast.actors if a.name == side), None) or _make(reading, side, Kind.GOVERNMENT, side)
    if owner is None:
        return _institution(reading, *one.owner, one) if one.owner else _nobody(reading, first, last)
    if owner.kind is Kind.PERSON:
        return _make(reading, f"Office of {owner.name}", Kind.OFFICE, party(reading, owner))
    return owner


def _institution(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    """A body that is described: the one named like it, the government of a state, or a name made of the words."""
    known, words = reading.cast.known, reading.cast.words
    heads = [n for n in range(first, last) if known.body(words[n].low)]
    if not heads:
        return None
    kind = known.body(words[heads[0]].low) or ("", "")
    side = _side_of_body(reading, first, last, one)
    if kind[0] == "office":
        return _bureau(reading, first, last, one)
    if kind[0] == "government" and side:
        return next((a for a in reading.cast.actors if a.name == side), None) or _make(reading, side, Kind.GOVERNMENT, side)
    found = None if side else body(reading, first, last, one)
    return found or _make(reading, _titled(reading, first, last, side), Kind.BODY if kind[1] != "state" else Kind.OFFICE, side if kind[1] == "state" else None)


def _bureau(reading: Reading, first: int, last: int, one: Office) -> Actor | None:
    owner = owner_of(reading, one, None)
    if owner is None:
        return None
    return _make(reading, f"Office of {owner.name}", Kind.OFFICE, party(reading, owner)) if owner.kind is Kind.PERSON else owner


def _side_of_body(reading: Reading, first: int, last: int, one: Office) -> str | None:
    if one.nation and (found := state(reading, one.nation)):
        return found
    for n in reading.runs(first, last):
        actor = reading.cast.of_run.get(n)
        if actor is not None and (actor.kind is Kind.GOVERNMENT or actor.code):
            return actor.name if actor.kind is Kind.GOVERNMENT else nation(reading, actor.code or "")
    return next((found for n in range(first, last) if people(words_low(reading, n)) and (found := state(reading, words_low(reading, n)))), None)


def words_low(reading: Reading, n: int) -> str:
    """A word in small letters."""
    return reading.token(n).low


def _titled(reading: Reading, first: int, last: int, side: str | None) -> str:
    """`Dorlund’s foreign ministry` as `Dorlundian Foreign Ministry` where the report has the adjective, else as it stands."""
    known, words = reading.cast.known, reading.cast.words
    kept = [n for n in range(first, last) if words[n].low not in known.the | known.his | known.new and state(reading, words[n].low) != side]
    plain = [n for n in range(first, last) if words[n].low not in known.the | known.his | known.new]
    if side is None or known.language != "en":
        return titled(words[plain[0] : plain[-1] + 1] if plain else words[first:last])
    while kept and words[kept[-1]].low in known.of:
        kept.pop()
    adjectives = [word for word, name in reading.cast.nations.items() if name == side and word != side.casefold()]
    shown = adjectives[0].capitalize() if adjectives else side
    return f"{shown} {titled([words[n] for n in kept])}"
