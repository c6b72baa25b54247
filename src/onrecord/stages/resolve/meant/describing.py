"""What a report says its people are: the words before a name, before a comma and a name, and between commas after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.stages.resolve.cast import Cast
from onrecord.stages.resolve.meant.being import BEEN, DASHES, IS, ends_in_role, has_role, openers, ranked, said_to_be
from onrecord.stages.resolve.meant.offices import FIRST_HEAD, Office, office
from onrecord.stages.resolve.meant.owning import SLAVIC
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.headfirst import office_end, second
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.names.lists import LONGEST
from onrecord.stages.resolve.names.nations import ADJECTIVE, people
from onrecord.stages.resolve.names.runs import role_at
from onrecord.stages.resolve.party.clauses import heads_by_clause
from onrecord.stages.resolve.party.leading import leads
from onrecord.types import Kind
from onrecord.words.lexicon import load

BEFORE, BETWEEN, HEAD, NEAR = 7, 14, 6, 3
"""How many words a description before a name, and one between commas, may have, and how many before its head there."""
POSSESSED = frozenset({"en", "fr", "es"})
"""Languages in which a possessive begins a description anywhere: *… received her colleague, Mira Ostrel*."""


def describe(cast: Cast, cues: frozenset[int], sources: frozenset[int] = frozenset()) -> None:
    """Give every person the descriptions that stand beside the name; `cues` are the words of the attributions' cues.

    `sources` are the first words of their sources: what begins there is no apposition to the name before.
    """
    runs_at = {at: n for n, run in enumerate(cast.runs) for at in (run.start, run.first)}
    for n in range(len(cast.runs)):
        actor = cast.of_run.get(n)
        if actor is None or actor.kind not in {Kind.PERSON, Kind.BODY}:
            continue
        actor.sure = actor.sure or _who(cast, n)
        behind = _before_comma(cast, n, cues) if ranked(cast, n) else None
        for first, last in (*_beside(cast, n, cues, runs_at), *([(behind, cast.runs[n].start)] if behind is not None else ())):
            if (first in sources and first == cast.runs[n].last) or _of_next(cast, n, first, last):
                continue
            found = office(cast.words, first, last, cast.known, cast.nations)
            if found and found.known:
                _take(cast, n, found)
            elif found and actor.kind is Kind.PERSON and heads.person(found.concept):
                actor.offices.append(replace(found, owner=None, his=None, nation=None))


def _who(cast: Cast, n: int) -> bool:
    """Whether a clause with *who* stands behind the full name of a person: that is no thing which only looks like one."""
    run, words = cast.runs[n], cast.words
    if cast.of_run[n].kind is not Kind.PERSON or run.last >= len(words) or run.size < TWO or words[run.last - 1].owns:
        return False
    return words[run.last].before.strip() == "," and words[run.last].low in {"who", "whose"}


TWO = 2
"""Words of a full name at least."""


def _of_next(cast: Cast, n: int, first: int, last: int) -> bool:
    """Whether words after what may be no person tell of who is named in full right behind: *… par le Courrier, le maire, Abel Quint, …*."""
    if cast.of_run[n].kind is not Kind.BODY or first != cast.runs[n].last or n + 1 >= len(cast.runs):
        return False
    return cast.runs[n + 1].start == last and cast.runs[n + 1].size > 1


def _take(cast: Cast, n: int, found: Office) -> None:
    actor = cast.of_run[n]
    if actor.kind is Kind.BODY and (cast.runs[n].sort != "name" or actor.code):
        return
    actor.kind, actor.sure = Kind.PERSON, True
    actor.offices.append(found)
    if found.gender and not (found.gender == "m" and cast.known.language == "en" and given_gender(actor.key[0]) == "f"):
        actor.genders[found.gender] += 2


def _beside(cast: Cast, n: int, cues: frozenset[int], runs_at: dict[int, int]) -> Iterator[tuple[int, int]]:
    words, run = cast.words, cast.runs[n]
    start = _back(cast, run.start, cues)
    described = has_role if cast.known.language in FIRST_HEAD else _ends_in_noun
    if run.first > run.start or described(cast, start, run.first):
        yield start, run.first
        if cast.known.language in FIRST_HEAD and (other := second(cast, start, run.first)) is not None:
            yield other, run.first
    elif run.start and words[run.start].before.strip() == ",":
        begin = _before_comma(cast, n, cues)
        if begin is not None:
            yield begin, run.start
    if (begin := said_to_be(cast, n, cues)) is not None:
        yield begin, run.start - 1
    leads(cast, n)
    heads_by_clause(cast, n)
    if run.last + 2 < len(words) and words[run.last].joined and words[run.last].low in cast.known.whose and not words[run.last - 1].owns:
        _side(cast, n)
    if (end := _is(cast, run.last, cues)) and not words[run.last - 1].owns:
        yield run.last + (2 * (words[run.last].low in {each for each, _ in BEEN}) or words[run.last].low in IS), end
    if run.last < len(words) and words[run.last].before.strip() == "," and not words[run.last - 1].owns:
        end = _after(cast, run.last, cues)
        closed = end not in cues or not words[end].joined
        if run.last not in cues and closed and _is_description(cast, run.last, end, runs_at):
            yield run.last, end


def _before_comma(cast: Cast, n: int, cues: frozenset[int]) -> int | None:
    """Where a description begins that stands before the comma before a name; None where there is none."""
    run, words = cast.runs[n], cast.words
    begin = _clause(cast, run.start, cues)
    begin = next((m for m in range(begin, run.start) if words[m].low in cast.known.his and cast.known.language in POSSESSED), begin)
    done = cast.known.language == "de" and not words[run.start - 1].capital and words[run.start - 1].text.isalpha()
    whole = begin < run.start and has_role(cast, begin, run.start) and _names(cast, begin) and not done
    return begin if whole else _apposed(cast, n, cues)


def _apposed(cast: Cast, n: int, cues: frozenset[int]) -> int | None:
    """Where an office begins that stands before a comma and a name that ends its part: *for the city’s ailing mayor, Mira Lund*."""
    run, words = cast.runs[n], cast.words
    begin = _back(cast, run.start - 1, cues)
    begin = begin if ends_in_role(cast, begin, run.start) else _of_name(cast, run.start, cues)
    alone = run.last >= len(words) or (not words[run.last].joined and not words[run.last - 1].owns)
    told = words[begin].low in cast.known.the | cast.known.his or any(words[m].owns for m in range(begin, run.start - 1))
    plain = cast.known.language == "en" and alone and told and run.start - begin > 1
    return begin if plain and has_role(cast, begin, run.start) else None


def _of_name(cast: Cast, at: int, cues: frozenset[int]) -> int:
    """Where *the mayor of Brakka* begins before a comma at a word; the word itself where no such words stand there."""
    words, known = cast.words, cast.known
    of = next((m for m in range(at - 1, max(at - NEAR - 2, 0), -1) if words[m].low in known.whose), None)
    if of is None or not all(word.joined for word in words[of:at]) or not all(w.capital or w.low in known.the for w in words[of + 1 : at]):
        return at
    begin = _back(cast, of, cues)
    return begin if words[begin].low in known.the and ends_in_role(cast, begin, of) else at


def _is(cast: Cast, at: int, cues: frozenset[int]) -> int | None:
    """Where the words end that say what somebody is (`Velt is foreign minister of Dorlund`); None where they do not."""
    words, known = cast.words, cast.known
    long = 2 if at + 2 < len(words) and (words[at].low, words[at + 1].low) in BEEN and words[at].joined and words[at + 1].joined else 0
    if at + 1 >= len(words) or at in cues or not (long or words[at].low in IS or words[at].before.strip() in DASHES):
        return None
    first = at + (long or words[at].low in IS)
    head = next((n for n in range(first, min(first + HEAD, len(words))) if role_at(words, n, n + 3, known)), None)
    if head is None or not all(words[n].joined for n in range(first + 1, head + 1)):
        return None
    plain = (words[n].low in openers(cast) or words[n].capital or people(words[n].low) for n in range(first, head))
    return _after(cast, first, cues) if all(plain) else None


def _names(cast: Cast, begin: int) -> bool:
    """Whether the words before a comma and a name may begin by saying who it is; not with *regarding* or *for*."""
    word = cast.words[begin]
    if word.low in openers(cast):
        return True
    return (word.opens or word.capital) and not word.low.endswith(("ing", "ied", "ted", "red")) and word.low not in cast.known.small


def _side(cast: Cast, n: int) -> None:
    """`Mira Lund of the Harbour Party`: a name after `of` is the side, when it is a party or union."""
    run = cast.runs[n]
    for m in range(n + 1, min(n + 4, len(cast.runs))):
        other, side = cast.runs[m], cast.of_run.get(m)
        between = cast.words[run.last + 1 : other.start]
        if (
            any(word.low in cast.known.of | cast.known.at for word in between)
            or any(word.low in load("heads")["beside"] for word in between)
            or len(between) > NEAR
            or not all(word.joined for word in cast.words[run.last : other.first + 1])
        ):
            return
        if side is not None and side.kind in {Kind.BODY, Kind.GOVERNMENT} and cast.of_run[n].kind is Kind.PERSON:
            cast.of_run[n].sides.append(side)
            return


def _back(cast: Cast, at: int, cues: frozenset[int]) -> int:
    """Where the words begin that narrow what stands at `at`."""
    words, known, n = cast.words, cast.known, at
    ends = _body_ends(cast, at)
    while n > 0 and at - n < BEFORE and n - 1 not in cues:
        if n < len(words) and not words[n].joined:
            if (opened := _marked(cast, n)) is None:
                break
            n = opened
        word = words[n - 1]
        if n < at and (begun := office_end(cast, n)) is not None:
            n = begun
            continue
        if word.low in known.the | known.his | known.new:
            return n - 1
        if n in ends and (n < at or cast.known.language in SLAVIC):
            n = ends[n]
            continue
        nation = people(word.low) or word.low in cast.nations or (word.capital and bool(ADJECTIVE.search(word.low)))
        if not (word.owns or nation or _narrowing(cast, n - 1)):
            break
        n -= 1
        if word.owns:
            break
    return n


def _marked(cast: Cast, n: int) -> int | None:
    """Where a name in marks begins that ends before a word and stands with the word before: *директор завода «Север» Антон Вельт*."""
    words = cast.words
    if words[n].before not in {"» ", "” ", "“ ", '" '}:
        return None
    first = next((m for m in range(n - 1, max(0, n - LONGEST), -1) if words[m].before in {" «", " „", " “", ' "'}), None)
    return first if first is not None and words[first].capital else None


def _body_ends(cast: Cast, at: int) -> dict[int, int]:
    """Where the names of bodies, seats and states just before a word end, with where they begin."""
    found, n = {}, bisect_left(cast.runs, at, key=lambda run: run.first) - 1
    while n >= 0 and at - cast.runs[n].first < BEFORE:
        if _bodily(cast, n) or _employer(cast, n):
            found[cast.runs[n].last] = cast.runs[n].start
        n -= 1
    return found


def _bodily(cast: Cast, m: int) -> bool:
    return m in cast.of_run and cast.of_run[m].kind is not Kind.PERSON and cast.runs[m].sort != "name"


def _employer(cast: Cast, m: int) -> bool:
    """Whether a person is named right before the noun for who works for him: *Lund spokesman Juric Pell*."""
    run, words = cast.runs[m], cast.words
    if m not in cast.of_run or cast.known.language != "en" or run.last >= len(words) or words[run.last - 1].owns:
        return False
    after = words[run.last]
    return after.joined and not after.capital and has_role(cast, run.last, min(run.last + NEAR, len(words)))


def _narrowing(cast: Cast, n: int) -> bool:
    word = cast.words[n]
    if role_at(cast.words, n, n + 1, cast.known) or cast.known.body(word.low):
        return True
    ties = cast.known.of if cast.known.language in FIRST_HEAD else frozenset()
    return not word.capital and word.low not in cast.known.small | ties and not word.low.isdigit()


def _ends_in_noun(cast: Cast, first: int, last: int) -> bool:
    """Whether an office ends before a name, or in English a noun for one person: *the opera singer Mira Lund*."""
    noun = cast.known.language == "en" and last > first and not cast.words[last - 1].capital and heads.person(cast.words[last - 1].low)
    return bool(noun) or ends_in_role(cast, first, last)


def _clause(cast: Cast, at: int, cues: frozenset[int]) -> int:
    """Back to the comma, full stop or cue before a comma."""
    n = at - 1
    while n > 0 and at - n < BETWEEN and cast.words[n].joined and n - 1 not in cues:
        n -= 1
    return n


def _after(cast: Cast, at: int, cues: frozenset[int]) -> int:
    """On to the next comma, full stop or cue."""
    n = at + 1
    while n < len(cast.words) and n - at < BETWEEN and cast.words[n].joined and n not in cues:
        n += 1
    return n


def _is_description(cast: Cast, first: int, last: int, runs_at: dict[int, int]) -> bool:
    """Whether the words between two commas say what somebody is, rather than name somebody else."""
    words = cast.words
    heads = [(n, found[1]) for n in range(first, last) if (found := role_at(words, n, last, cast.known))]
    if not heads or heads[0][0] - first > HEAD:
        return False
    opening = words[first]
    if (
        opening.low not in openers(cast)
        and any(words[n].low in cast.known.the for n in range(first, heads[0][0]))
        and not words[first].owns
    ):
        return False
    if opening.low not in openers(cast) and cast.known.language in FIRST_HEAD and _done_to(cast, first, heads[0][0]):
        return False
    if not (opening.low in openers(cast) or opening.capital or heads[0][0] - first <= NEAR):
        return False
    at, size = heads[0]
    return at + size not in runs_at or words[at].low in cast.known.of


def _done_to(cast: Cast, first: int, head: int) -> bool:
    """Whether words before an office tell what was done to who has it: *…, recibió a su homóloga*."""
    return any(cast.words[n].low in cast.known.his | {"a", "al", "à", "au", "с", "z"} for n in range(first, head))


def offices_of(cast: Cast) -> Sequence[tuple[Office, int]]:
    """Every description with the index of its actor."""
    return [(one, n) for n, actor in enumerate(cast.actors) for one in actor.offices]
