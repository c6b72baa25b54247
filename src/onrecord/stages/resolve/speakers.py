"""For each attribution, who speaks: from the words of its source, read with the cast of the report."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.described import described, make
from onrecord.stages.resolve.offices import office
from onrecord.stages.resolve.parties import party
from onrecord.stages.resolve.pronouns import antecedent, listed
from onrecord.stages.resolve.reading import Reading
from onrecord.stages.resolve.references import descriptions
from onrecord.types import Kind, Span, Spans


def speakers(reading: Reading) -> list[Actor | None]:
    """The speakers, in the order of the attributions."""
    for row in reading.rows:
        _promote(reading, row.source)
    reading.meant = descriptions(reading)
    for n in range(len(reading.rows)):
        reading.told[n] = _speaker(reading, n)
    return [reading.told[n] for n in range(len(reading.rows))]


def _promote(reading: Reading, source: Spans) -> None:
    """A single name that speaks is a person's, unless the report speaks of it as a place."""
    piece = _piece(reading, source)
    named = _main(reading, reading.words(piece)[0], _cut(reading, *reading.words(piece))) if piece else []
    for n in named:
        actor, run = reading.cast.of_run[n], reading.cast.runs[n]
        if actor.kind is Kind.BODY and actor.code is None and run.sort == "name" and run.size == 1 and not _place(reading, actor):
            actor.kind, actor.sure = Kind.PERSON, True


def _place(reading: Reading, actor: Actor) -> bool:
    known = reading.cast.known
    before = [reading.place(start) - 1 for start, _ in actor.places]
    return any(n >= 0 and reading.token(n + 1).joined and reading.token(n).low in known.at | known.the | known.new for n in before)


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
    return next((span for span in spans if reading.words(span)[0] < reading.words(span)[1]), None)


def _speaker(reading: Reading, n: int) -> Actor | None:
    row = reading.rows[n]
    if not row.source:
        return _silent(reading, n)
    piece = _piece(reading, row.source)
    if piece is None:
        return None
    first, last = reading.words(piece)
    if last - first == 1 and reading.token(first).low in reading.cast.known.pronouns | {"you": "you"}:
        return _pronoun(reading, n, first)
    found = phrase(reading, first, last)
    return None if found is not None and _label(reading, n, found) else found


def _silent(reading: Reading, n: int) -> Actor | None:
    """Without a source, who spoke just before in the same paragraph goes on."""
    before = reading.told.get(n - 1)
    if before is None or not reading.starts:
        return None
    here, there = (reading.paragraph[reading.place(reading.rows[m].content[0][0])] for m in (n, n - 1))
    return before if here == there and reading.rows[n].parent == reading.rows[n - 1].parent else None


def _label(reading: Reading, n: int, actor: Actor) -> bool:
    """`Dorlund: …` over a text is what it is about, not who speaks."""
    row = reading.rows[n]
    follows = reading.text[row.source[-1][1] : row.source[-1][1] + 2]
    return not row.cue and actor.kind is Kind.GOVERNMENT and follows.startswith(":")


def _pronoun(reading: Reading, n: int, at: int) -> Actor | None:
    low, row = reading.token(at).low, reading.rows[n]
    kind = reading.cast.known.pronouns.get(low)
    parent = reading.told.get(row.parent) if row.parent is not None else None
    if kind == "own":
        return _we(reading, parent) if low in listed("several") else parent
    if low == "you":
        return _you(reading, n)
    if kind == "relative" and low not in listed("neuter"):
        return _before(reading, at)
    if row.parent is not None and low in listed("plural"):
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
        _learn(reading, actor, first, chosen)
        return actor
    return described(reading, first, end)


def _cut(reading: Reading, first: int, last: int) -> int:
    """The end of the phrase before its first relative clause."""
    german = reading.cast.known.language == "de"
    for n in range(first + 1, last):
        word = reading.token(n)
        if word.low in listed("clause") and not (word.low == "that" and n + 1 < last and reading.token(n + 1).low == "of"):
            return n
        if (
            german
            and word.low in listed("german_clause")
            and word.before.strip() == ","
            and n + 1 < last
            and not _capital_next(reading, n, last)
        ):
            return n
    return last


def _capital_next(reading: Reading, n: int, last: int) -> bool:
    return any(reading.token(m).capital for m in range(n + 1, min(n + 3, last)))


def _main(reading: Reading, first: int, last: int) -> list[int]:
    """The runs of a phrase that name who is meant, not whom he belongs to."""
    found: list[int] = []
    for n in reading.runs(first, last):
        run = reading.cast.runs[n]
        if n not in reading.cast.of_run or run.last > last:
            continue
        owner = reading.token(run.last - 1).owns or (run.last < last and reading.token(run.last).before in {"’ ", "' "})
        if (owner and run.last < last) or _belongs(reading, first, run.start) or _noun(reading, n, first):
            continue
        if _narrows(reading, n, last):
            continue
        if found and reading.token(run.start).before.strip() != "," and not _and_between(reading, found[-1], n):
            people_both = reading.cast.of_run[found[-1]].kind is Kind.PERSON or reading.cast.of_run[n].kind is not Kind.PERSON
            if people_both:
                continue
            found.pop()
        found.append(n)
    return found


def _narrows(reading: Reading, n: int, last: int) -> bool:
    """Whether a name only tells which spokesman or officials are meant: words for people follow it."""
    known, run = reading.cast.known, reading.cast.runs[n]
    if reading.cast.of_run[n].kind is Kind.PERSON:
        return False
    for m in range(run.last, min(last, run.last + 4)):
        word = reading.token(m)
        if not word.joined or word.low in known.of:
            return False
        if not word.capital and (word.low in known.people or known.role((word.low,)) or known.body(word.low)):
            return True
    return False


def _belongs(reading: Reading, first: int, start: int) -> bool:
    """Whether `of` stands between the head of the phrase and a name, in the same part between commas."""
    known = reading.cast.known
    for n in range(start, first, -1):
        if n < len(reading.starts) and not reading.token(n).joined and n <= start:
            return False
        before = reading.token(n - 1)
        if before.low in known.of and n - 1 > first:
            return reading.token(n - 2).low not in {"that", "celle", "celui"}
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
    return (
        known.language == "de"
        and run.start > first
        and (before in known.the | known.new | known.his | known.of or not reading.token(run.start - 1).capital)
    )


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
    return make(reading, joined, Kind.BODY)


def _learn(reading: Reading, actor: Actor, first: int, run: int) -> None:
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
