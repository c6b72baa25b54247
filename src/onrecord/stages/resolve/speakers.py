"""For each attribution, who speaks: from the words of its source, read with the cast of the report."""

from __future__ import annotations

from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.agreeing import bare_plural, several_do
from onrecord.stages.resolve.meant.atop import below, in_headline
from onrecord.stages.resolve.meant.companies import company
from onrecord.stages.resolve.meant.delayed import named_below, opening
from onrecord.stages.resolve.meant.described import described, make
from onrecord.stages.resolve.meant.hearers import without_hearers
from onrecord.stages.resolve.meant.infull import in_full
from onrecord.stages.resolve.meant.interviews import interview
from onrecord.stages.resolve.meant.latter import latter
from onrecord.stages.resolve.meant.nested import quoting
from onrecord.stages.resolve.meant.owning import headed
from onrecord.stages.resolve.meant.phrases import cut, main_names, phrase
from onrecord.stages.resolve.meant.pronouns import antecedent, listed, those
from onrecord.stages.resolve.meant.references import descriptions
from onrecord.stages.resolve.meant.relatives import apposed, named_before
from onrecord.stages.resolve.meant.several import several
from onrecord.stages.resolve.meant.turned import is_object, subject
from onrecord.stages.resolve.meant.voices import told
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.crowds import placed
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind, Span, Spans
from onrecord.words.lexicon import load

REACH = 6
"""Words that a relative pronoun looks back."""


def speakers(reading: Reading) -> list[Actor | None]:
    """The speakers, in the order of the attributions."""
    for n, row in enumerate(reading.rows):
        if not _many_nouns(reading, n):
            _promote(reading, row.source)
    reading.meant = descriptions(reading)
    at = opening(reading)
    for n in range(len(reading.rows)):
        reading.told[n] = named_below(reading, n, at, in_full(reading, _heard(reading, n, _speaker(reading, n))))
    for n, actor in reading.told.items():
        found = named_below(reading, n, at, actor)
        reading.told[n] = below(reading, n, found) if in_headline(reading, n) else found
    return [reading.told[n] for n in range(len(reading.rows))]


def _heard(reading: Reading, n: int, actor: Actor | None) -> Actor | None:
    """The speaker, of whom the verb tells whether it is a woman or a man; nobody where it tells of somebody else that has no words."""
    gender = told(reading, reading.rows[n])
    if gender is None or actor is None or actor.kind is not Kind.PERSON:
        return actor
    if not reading.rows[n].source and actor.gender() not in {None, gender}:
        return None
    actor.genders[gender] += 1
    return actor


def _promote(reading: Reading, source: Spans) -> None:
    """A single name that speaks is a person's, unless the report speaks of it as a place."""
    piece = _piece(reading, source)
    named = main_names(reading, reading.words(piece)[0], cut(reading, *reading.words(piece))) if piece else []
    bodies = any(reading.cast.of_run[n].kind is Kind.BODY and reading.cast.runs[n].size > 1 for n in named)
    for n in [] if bodies else named:
        actor, run = reading.cast.of_run[n], reading.cast.runs[n]
        if actor.kind is Kind.BODY and actor.code is None and run.sort == "name" and len(actor.key) == 1 and not _thing(reading, n, actor):
            actor.kind, actor.sure = Kind.PERSON, True
            actor.genders.update([gender] if (gender := given_gender(actor.key[0])) else [])


def _thing(reading: Reading, n: int, actor: Actor) -> bool:
    """Whether a name is spoken of as a place or thing, a word for a body stands before it, or it has what companies have."""
    return bool(actor.heads or actor.party) or placed(reading, actor) or headed(reading, n) or company(reading, actor)


def meant(reading: Reading, spans: Spans) -> Actor | None:
    """Whom some words of the text mean that are no source: an addressee."""
    piece = _piece(reading, spans)
    if piece is None:
        return None
    first, last = reading.words(piece)
    if last - first == 1 and (low := reading.token(first).low) in reading.cast.known.pronouns:
        return antecedent(reading, low, piece[0]) if reading.cast.known.pronouns[low] == "person" else None
    return phrase(reading, first, last)


def _piece(reading: Reading, spans: Spans) -> Span | None:
    found = next((span for span in spans if reading.words(span)[0] < reading.words(span)[1]), None)
    return None if found is None else without_hearers(reading, found)


def _speaker(reading: Reading, n: int) -> Actor | None:
    row = reading.rows[n]
    if not row.source:
        return _silent(reading, n)
    piece = _piece(reading, row.source)
    if piece is None:
        return None
    first, last = reading.words(piece)
    if _adjective(reading, first, last, row.cue) or is_object(reading, first, last):
        return subject(reading, first, last) if reading.cast.known.language == "de" else None
    if last - first == 1 and reading.token(first).low in reading.cast.known.pronouns | {"you": "you"}:
        return _pronoun(reading, n, first)
    if last - first == 1 and (asked := interview(reading, first, row.source[-1][1])) is not None:
        return asked[0]
    many = _many_nouns(reading, n)
    said = (several(reading, first, last) or described(reading, first, last)) if many else phrase(reading, first, last)
    found = latter(reading, first, last) or said
    himself = found is quoting(reading, row) and not reading.runs(first, last)
    return None if found is not None and (himself or _label(reading, n, found)) else found


def _many_nouns(reading: Reading, n: int) -> bool:
    """Whether a source is a noun without an article for several people."""
    piece = _piece(reading, reading.rows[n].source)
    return piece is not None and bare_plural(reading, reading.rows[n], *reading.words(piece))


def _adjective(reading: Reading, first: int, last: int, cue: Spans) -> bool:
    """Whether *a firm* is no source but tells what kind of speech follows: *a firm denial*."""
    if last - first != len(("a", "firm")) or reading.token(first).low not in reading.cast.known.new or not cue:
        return False
    after = reading.token(last) if last < len(reading.starts) else None
    return after is not None and after.start == cue[0][0] and after.joined and after.low in heads.words("speeches")


def _silent(reading: Reading, n: int) -> Actor | None:
    """Without a source, who spoke just before in the same paragraph goes on, in words without a cue, or with one that hangs on his."""
    before = reading.told.get(n - 1)
    if before is None or not reading.starts or (reading.rows[n].cue and not _hangs(reading, n)):
        return None
    here, there = (reading.place(reading.rows[m].content[0][0]) for m in (n, n - 1))
    near = reading.paragraph[here] == reading.paragraph[there] and 0 <= reading.sentence[here] - reading.sentence[there] <= 1
    return before if near and reading.rows[n].parent == reading.rows[n - 1].parent else None


def _hangs(reading: Reading, n: int) -> bool:
    """Whether a cue stands in the sentence of the attribution before (`…, adding that`) and tells what its speaker does.

    A passive does not (*was accused*), nor a verb whose subject is a relative pronoun (*a plan which has drawn criticism*).
    """
    cue, before = reading.rows[n].cue[0], reading.rows[n - 1]
    place = reading.place(cue[0])
    if place and reading.token(place - 1).low in listed("clause"):
        return False
    here, there = (reading.sentence[reading.place(at)] for at in (cue[0], (before.cue or before.content)[0][0]))
    words = f"{reading.text[slice(*cue)].casefold()} "
    return here == there and not any(words.startswith(f"{one} ") for one in _passives())


@cache
def _passives() -> frozenset[str]:
    return frozenset(word for words in load("passive").values() for word in words)


def _label(reading: Reading, n: int, actor: Actor) -> bool:
    """`Dorlund: …` and `PORT FURY: …` over a text are what it is about, not who speaks."""
    row = reading.rows[n]
    start, end = row.source[0][0], row.source[-1][1]
    cue = "".join(reading.text[slice(*span)] for span in row.cue)
    if cue.strip(":") or not reading.text[end : end + 2].startswith(":"):
        return False
    loud = actor.name.isupper() and len(actor.key) > 1 and not reading.cast.known.body(actor.key[-1])
    return (not cue and actor.kind is Kind.GOVERNMENT) or (loud and reading.text[start:end].isupper() and len(actor.places) <= 1)


def _pronoun(reading: Reading, n: int, at: int) -> Actor | None:
    low, row = reading.token(at).low, reading.rows[n]
    kind = reading.cast.known.pronouns.get(low)
    parent = reading.told.get(row.parent) if row.parent is not None else None
    if kind == "own":
        return _we(reading, parent) if low in listed("several") else parent
    if low == "you":
        return _you(reading, n)
    if low == "both":
        return several(reading, at, at + 1)
    if kind == "relative" and low not in listed("neuter"):
        return _before(reading, at) or _source_before(reading, n) or _many(reading, at)
    if row.parent is not None and low in listed("plural"):
        return None
    many = low == "sie" and several_do(reading, row, at, at + 1)
    start = row.source[0][0]
    return those(reading, start) if many else antecedent(reading, low, start, without=quoting(reading, row), after=_begun(reading, n))


def _many(reading: Reading, at: int) -> Actor | None:
    """*Many say …*: people of whom nothing more is told."""
    low = reading.token(at).low
    return make(reading, f"unnamed {low}", Kind.UNNAMED) if low in MANY and reading.cast.known.language == "en" else None


MANY = frozenset({"many", "some", "others"})
"""Words that stand for people by themselves."""


def _begun(reading: Reading, n: int) -> int:
    """Where an attribution begins whose words stand right before its source: *“…. …,” he said* is one sentence to whom it looks back."""
    row, at = reading.rows[n], reading.rows[n].source[0][0]
    start, end = row.content[0][0], max((b for _, b in row.content if b <= at), default=-1)
    return start if start < at and 0 <= at - end <= GAP else at


GAP = 40
"""Characters between a quotation and its source."""


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
    """Who is named or described right before a relative pronoun."""
    body = apposed(reading, at) or named_before(reading, at)
    if body is not None and (reading.token(at).low not in PERSONAL or body.kind is Kind.PERSON):
        return body
    near = reading.runs(max(0, at - REACH), at)
    ends = [n for n in near if reading.cast.runs[n].last == at]
    people = [
        n
        for n in near
        if (a := reading.cast.of_run.get(n))
        and a.kind is Kind.PERSON
        and reading.sentence[reading.cast.runs[n].first] == reading.sentence[at]
    ]
    if ends:
        named = reading.cast.of_run.get(ends[0])
        if named is None or named.kind is Kind.PERSON:
            return named
        return reading.cast.of_run[people[-1]] if people else body
    return body or _group_before(reading, at) or _office_before(reading, at)


def _office_before(reading: Reading, at: int) -> Actor | None:
    """Who is described by an office right before a relative pronoun: *the Dorlundian president, who …*."""
    known, words = reading.cast.known, reading.cast.words
    if reading.token(at).low not in PERSONAL:
        return None
    first = next((n for n in range(at - 1, max(-1, at - 1 - REACH), -1) if words[n].low in known.the | known.new), None)
    if first is None or not all(words[n].joined for n in range(first + 1, at)):
        return None
    return (
        described(reading, first, at)
        if any(m + found[1] == at for m in range(first, at) if (found := role_at(words, m, at, known)))
        else None
    )


PERSONAL = frozenset({"who", "whom", "whose"})
"""Relative pronouns for people."""


def _source_before(reading: Reading, n: int) -> Actor | None:
    """Who spoke in words that end right before *who*, or whom another *who* of the sentence means: *… who asks, who fights*."""
    at = reading.rows[n].source[0][0]
    here = reading.sentence[reading.place(at)]
    for m in sorted(reading.told, reverse=True):
        start, end = reading.rows[m].source[0] if reading.rows[m].source else (at, at)
        if start < at and reading.sentence[reading.place(start)] == here:
            alike = reading.text[start:end].casefold() == reading.text[at : reading.rows[n].source[0][1]].casefold()
            if alike or 0 <= at - end <= len(", "):
                return reading.told[m]
    return None


def _group_before(reading: Reading, at: int) -> Actor | None:
    """The people without a name before `who`: *voters who …*."""
    known = reading.cast.known
    if at == 0 or reading.token(at).low in {"which", "that"} or reading.token(at - 1).low not in known.people:
        return None
    first = at - 1
    while first > 0 and at - first < REACH and reading.token(first).joined and reading.token(first - 1).low not in known.of | known.small:
        first -= 1
    return described(reading, first, at)
