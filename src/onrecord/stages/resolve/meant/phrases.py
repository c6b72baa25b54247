"""Noun phrases that mean an actor: who is named in them as the one meant, and who only as whom he belongs to."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.countries import country
from onrecord.stages.resolve.meant.described import described
from onrecord.stages.resolve.meant.kinds import with_kind
from onrecord.stages.resolve.meant.offices import office
from onrecord.stages.resolve.meant.owning import apposed_body, beside, generic, owned
from onrecord.stages.resolve.meant.pronouns import antecedent, listed
from onrecord.stages.resolve.meant.realms import realm
from onrecord.stages.resolve.meant.several import several
from onrecord.stages.resolve.meant.together import all_joined, and_between, tied, together, with_him
from onrecord.stages.resolve.meant.whence import somewhere
from onrecord.stages.resolve.meant.works import makers, pollsters, told_by
from onrecord.stages.resolve.names import heads, wording
from onrecord.stages.resolve.names.apposed import bodily
from onrecord.stages.resolve.names.bodies import firms, members
from onrecord.stages.resolve.names.cases import behind, is_crowd_noun, whose
from onrecord.stages.resolve.names.crowds import placed
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.nations import people
from onrecord.stages.resolve.names.things import ends
from onrecord.stages.resolve.party.parties import party
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind


def phrase(reading: Reading, first: int, last: int) -> Actor | None:
    """Whom a noun phrase means: those it names, or whom it describes."""
    known = reading.cast.known
    while first < last - 1 and reading.token(first).low in known.before and not _begun(reading, first):
        first += 1
    first = behind(reading.cast.words, first, last, known) if known.language == "de" and not _begun(reading, first) else first
    while first < last - 1 and reading.token(first).low in known.saying:
        first += 2 if first + 2 < last and reading.token(first + 1).low in known.of - known.the else 1
    end = cut(reading, first, _mended(reading, first, last))
    while end > first + 1 and reading.token(end - 1).low in wording.words("stressing"):
        end -= 1
    if reading.token(first).low in known.his and reading.token(end - 1).low in known.saying:
        return antecedent(reading, reading.token(first).low, reading.token(first).start)
    whole = " ".join(reading.token(n).low for n in range(first, end))
    if whole in known.nobody or (end > first + 1 and reading.token(first).low in known.none_of):
        return None
    bare = first + (known.language == "de" and end == first + 2 and reading.token(first).low in known.the)
    if known.language == "de" and end == bare + 1 and (whose := told_by(reading, bare)) is not None:
        return whose
    if any(reading.token(n).low in known.polls for n in (end - 1, *range(first, min(end, first + 3)))):
        return pollsters(reading, first, end)
    found = (
        with_him(reading, first, end, phrase)
        or several(reading, first, end)
        or realm(reading, first, end)
        or country(reading, first, end)
        or with_kind(reading, first, end)
        or _named(reading, first, end)
    )
    return found or described(reading, first, end)


def _begun(reading: Reading, n: int) -> bool:
    """Whether a name begins at a word: *Von der Heyden*."""
    return any(reading.cast.runs[m].first == n for m in reading.runs(n, n + 1))


def _mended(reading: Reading, first: int, last: int) -> int:
    """Where a phrase ends that was cut behind a small word: with the capitals after *of*, else before the small word."""
    known = reading.cast.known
    if (
        known.language != "en"
        or last - first <= 1
        or reading.token(last - 1).low not in known.of | known.at
        or reading.token(last - 1).capital
    ):
        return last
    after = reading.token(last) if last < len(reading.starts) else None
    return last + 1 if after is not None and after.joined and after.capital and reading.token(last - 1).low == "of" else last - 1


def _named(reading: Reading, first: int, end: int) -> Actor | None:
    """Whom the words name as the one meant; None where they name nobody."""
    both = tied(reading, first, end)
    if both and (one := _named(reading, first, both[0])) and (other := _named(reading, both[1], end)):
        return together(reading, [one, other], party(reading, one))
    named = main_names(reading, first, end) or makers(reading, first, end)
    several = [n for n in named if reading.cast.of_run[n].kind is Kind.PERSON]
    while len(several) > 1 and not all_joined(reading, several):
        several.pop()
    if len(several) > 1:
        return together(reading, [reading.cast.of_run[n] for n in several])
    if named and somewhere(reading, first, named[0]):
        return None
    if len(named) > 1 and and_between(reading, named[-2], named[-1]):
        return together(reading, [reading.cast.of_run[n] for n in named])
    if named:
        chosen = next((n for n in named if reading.cast.of_run[n].kind is Kind.PERSON), named[0])
        actor = reading.cast.of_run[chosen]
        _learn(reading, actor, first, chosen)
        others = _with(reading, chosen, end)
        return actor if others is None else together(reading, [actor, others])
    return None


def _with(reading: Reading, n: int, end: int) -> Actor | None:
    """The people without a name who speak with somebody: *and his supporters*."""
    at = reading.cast.runs[n].last
    if at + 1 >= end or reading.token(at).low not in reading.cast.known.joins or not reading.token(at).joined:
        return None
    others = described(reading, at + 1, end)
    return others if others is not None and others.kind is Kind.UNNAMED and not reading.runs(at + 1, end) else None


def _head_of(reading: Reading, n: int) -> int:
    """Where a name begins; in German what an office is for is no part of it."""
    run = reading.cast.runs[n]
    return run.first if run.start and reading.token(run.start - 1).low == "für" else run.start


def _apart(reading: Reading, n: int) -> bool:
    """Whether a comma or *and* stands right before a name."""
    run = reading.cast.runs[n]
    if reading.token(run.start).before.strip() == ",":
        return True
    person = reading.cast.of_run[n].kind is Kind.PERSON
    return person and run.start > 0 and reading.token(run.start - 1).low in reading.cast.known.joins


def cut(reading: Reading, first: int, last: int) -> int:
    """The end of the phrase before its first relative clause."""
    german = reading.cast.known.language == "de"
    for n in range(first + 1, last):
        word = reading.token(n)
        if word.low in reading.cast.known.including and word.before.strip() == ",":
            return n
        if word.low in listed("clause") and not (word.low == "that" and n + 1 < last and reading.token(n + 1).low == "of"):
            return n
        if (
            german
            and word.low in listed("german_clause")
            and word.before.strip() == ","
            and n + 1 < last
            and (_begins_clause(reading, n + 1) or not any(reading.token(m).capital for m in range(n + 1, min(n + 3, last))))
        ):
            return n
    return last


def _begins_clause(reading: Reading, n: int) -> bool:
    """Whether a German word stands behind a relative pronoun, and not behind an article: *…, die den Norden hält*."""
    known = reading.cast.known
    return not reading.token(n).capital and reading.token(n).low in known.the | known.new | known.his | known.at


def main_names(reading: Reading, first: int, last: int) -> list[int]:
    """The runs of a phrase that name who is meant, not whom he belongs to."""
    found: list[int] = []
    for n in reading.runs(first, last):
        run = reading.cast.runs[n]
        if n not in reading.cast.of_run or (run.last > last and not _begins_inside(reading, n, last)):
            continue
        owner = reading.token(run.last - 1).owns or (run.last < last and reading.token(run.last).before in {"’ ", "' "})
        begun = any(reading.cast.of_run[m].kind is Kind.PERSON for m in found) and _apart(reading, n)
        if (
            (owner and run.last < last)
            or (not begun and _belongs(reading, first, _head_of(reading, n)) and not beside(reading, n, first))
            or _noun(reading, n, first)
        ):
            continue
        if (
            narrows(reading, n, last)
            or _genitive(reading, n, first)
            or whose(reading.cast.words, run.last, last, reading.cast.of_run[n].key[-1], reading.cast.known)
        ):
            continue
        if found and apposed_body(reading, n) and reading.cast.of_run[found[-1]].kind is not Kind.PERSON:
            found[-1] = n
            continue
        if found and not _apart(reading, n) and not and_between(reading, found[-1], n):
            people_both = reading.cast.of_run[found[-1]].kind is Kind.PERSON or reading.cast.of_run[n].kind is not Kind.PERSON
            if people_both:
                continue
            found.pop()
        found.append(n)
    return found


def _begins_inside(reading: Reading, n: int, last: int) -> bool:
    """Whether a phrase ends in the middle of the name of a person, by a slip: *Anton* of *Anton Velt*."""
    run = reading.cast.runs[n]
    return reading.cast.known.language == "en" and run.first < last and reading.cast.of_run[n].kind is Kind.PERSON and run.size > 1


def _genitive(reading: Reading, n: int, first: int) -> bool:
    """In German, whether a name belongs to the noun before it (`Ministerpräsident Dorlunds, Anton Velt`; `Kreise Dorlunds`)."""
    run = reading.cast.runs[n]
    if reading.cast.known.language != "de" or run.first == first or not reading.token(run.first).joined:
        return owned(reading, n, first)
    word, before = reading.token(run.last - 1), reading.token(run.first - 1)
    return word.low.endswith("s") and before.capital and before.low not in reading.cast.known.the and _bears(reading, n, word.low[:-1])


def _bears(reading: Reading, n: int, low: str) -> bool:
    """Whether the actor of a run is called so, without the ending of the genitive."""
    actor = reading.cast.of_run[n]
    return actor.key[-1] == plain(low) or bool(people(low)) or any(form.casefold().split()[-1] == low for form in actor.forms)


def narrows(reading: Reading, n: int, last: int) -> bool:
    """Whether a name only tells which people are meant: a noun follows it (`Kremlin officials`, `the Lund campaign`)."""
    known, run = reading.cast.known, reading.cast.runs[n]
    if run.last >= last or not reading.token(run.last).joined:
        return False
    after = reading.token(run.last)
    if known.language != "en":
        return (
            bool(after.low in known.people or known.role((after.low,)) or known.body(after.low))
            and reading.cast.of_run[n].kind is not Kind.PERSON
        )
    apart = known.small | known.of | known.joins | known.at | known.particles | wording.words("stressing") | {"now", "then"}
    if after.low in members() and after.low.endswith("s"):
        return True
    return not after.capital and (after.low not in apart or heads.is_text(after.low, "en")) and after.low not in known.pronouns


def _belongs(reading: Reading, first: int, start: int) -> bool:
    """Whether `of` stands between the head of the phrase and a name, in the same part between commas."""
    known = reading.cast.known
    for n in range(start, first, -1):
        if n < len(reading.starts) and not reading.token(n).joined and n <= start:
            return False
        before = reading.token(n - 1)
        if known.language == "de" and before.low in known.the and n - 2 > first and reading.token(n - 2).low in known.joins:
            return False
        if (
            (before.low in known.of or (known.language == "en" and before.low in known.at | {"by"}))
            and (before.joined or known.language != "de")
            and n - 1 > first
            and not _subject(reading, n, start)
        ):
            return reading.token(n - 2).low not in {"that", "celle", "celui"}
    return False


def _subject(reading: Reading, n: int, start: int) -> bool:
    """Whether what stands between a role with *für* and a name is what the role is for: `Kommissar für Energie Anton Velt`."""
    known = reading.cast.known
    return reading.token(n - 1).low == "für" and start == n + 1 and known.role((reading.token(n - 2).low,)) is not None


def _noun(reading: Reading, n: int, first: int) -> bool:
    """In German, a single capitalised word that is a noun: after an article, or known as a role or head."""
    run = reading.cast.runs[n]
    actor = reading.cast.of_run[n]
    word = reading.token(run.first)
    if run.size > 1 or run.sort != "name" or actor.kind is not Kind.BODY:
        return False
    known = reading.cast.known
    if known.language == "de" and (heads.is_dumb(word.low, "de") or word.low.startswith("ex-")):
        return True
    if sum(c.isupper() for c in word.text) > 1 or generic(reading, n):
        return generic(reading, n)
    if known.language == "en" and word.low in members() and word.low.endswith("s"):
        return True
    everywhere = all(reading.token(reading.place(start)).opens for start, _ in actor.places)
    if (known.language == "de" or everywhere) and (is_crowd_noun(word.low, known) or known.body(word.low) or known.role((word.low,))):
        return True
    before = reading.token(run.start - 1).low if run.start > first else ""
    return (
        known.language == "de"
        and run.start > first
        and (before in known.the | known.new | known.his | known.of or not reading.token(run.start - 1).capital)
    )


def _learn(reading: Reading, actor: Actor, first: int, run: int) -> None:
    """What stands before the name in a source describes who bears it, also where no list knows the word."""
    start = reading.cast.runs[run].first
    if actor.kind is Kind.BODY and start > first:
        bodies = [found[0] for m in range(first, start) if (found := reading.cast.known.body(reading.token(m).low))]
        actor.heads |= set(bodies)
        if bodies:
            return
    if (
        actor.kind is Kind.BODY
        and reading.cast.runs[run].sort == "name"
        and actor.code is None
        and len(actor.key) > 1
        and not (actor.sure or actor.heads)
        and not placed(reading, actor)
        and not any(bodily(reading.cast.words, reading.place(end), reading.cast.known) for _, end in actor.places)
        and (actor.key[-1] not in ends() | firms() or given_gender(actor.key[0]))
    ):
        actor.kind = Kind.PERSON
    if actor.kind is Kind.PERSON and start > first and not any(first <= reading.place(o.at) < start for o in actor.offices):
        one = office(reading.cast.words, first, start, reading.cast.known, reading.cast.nations)
        if one is not None and not reading.cast.known.body(one.concept):
            actor.offices.append(one)
            if one.gender:
                actor.genders[one.gender] += 2
