"""Names as they stand in a text: runs of words with capitals, with the description before them told apart (`Premier` `Ilvar Tamsek`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.stages.resolve.names import wording
from onrecord.stages.resolve.names.bodies import INITIAL, adjectives, is_body, is_crowd, is_national, is_union, members
from onrecord.stages.resolve.names.calling import begins, native, of_body, shortened, speaks, title
from onrecord.stages.resolve.names.cases import ends_behind, goes_on, he, is_given, parted_name
from onrecord.stages.resolve.names.complements import complement, described, tied, unparticled, whole
from onrecord.stages.resolve.names.entire import entire
from onrecord.stages.resolve.names.expanded import spelt_out
from onrecord.stages.resolve.names.german import governs, of_town, parted
from onrecord.stages.resolve.names.headlines import settled
from onrecord.stages.resolve.names.inflected import inflected
from onrecord.stages.resolve.names.inside import (
    JUNIOR,
    after_committee,
    behind_place,
    borne,
    calls,
    crowded,
    leans,
    nickname,
    of_crowd,
    office_of,
    one_person,
    particles,
    surnamed,
)
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import ENDINGS, LONGEST, Lists, Role
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.nations import agencies, in_german, people, tables
from onrecord.stages.resolve.names.paired import paired
from onrecord.stages.resolve.names.romance import romance
from onrecord.stages.resolve.names.slavic import named
from onrecord.stages.resolve.names.tokens import Token
from onrecord.stages.resolve.names.unled import unled

PAST = frozenset({"former", "acting", "then", "outgoing", "retired"})
"""Words with a capital before an office of a headline’s style: *Former Secretary of State*."""
WHOLE = frozenset({"polizei", "bundespolizei", "grünen", "linke"})
"""German bodies that are named by one word."""


def runs(words: Sequence[Token], known: Lists, edges: frozenset[int] = frozenset(), cues: frozenset[int] = frozenset()) -> list[Run]:
    """The names of a text, in order.

    `edges` are the words at which a source begins, or that follow one: no name goes past them where capitals do not tell names from
    other words, in headlines and in German. `cues` are the words right after a source with which its cue begins: no name goes past them.
    """
    found, n = [], 0
    small = {word.text for word in words if not word.capital} if known.language != "de" else set()
    while n < len(words):
        if not words[n].capital and "." not in words[n].text:
            n += 1
            continue
        if (whole_name := entire(words, n, known)) is not None:
            found.append(whole_name)
            n = whole_name.last
            continue
        end = _end(words, n, known) if begins(words[n], known) or (words[n].capital and leans(words, n)) or is_given(words, n, known) else n
        if end > n:
            common = end == n + 1 and words[n].opens and not words[n].owns and (words[n].low in small or described(words, n, known))
            found += [] if common else _sorted(words, n, end, known)
        n = max(end, n + 1)
    german = known.language == "de"
    found = parted(words, _bounded(words, found, edges, known), known) if german else _bounded(words, found, cues, known)
    found = spelt_out(words, settled(words, found, edges), known)
    return unled(words, borne(words, surnamed(words, found, known), known), known)


def _end(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where the run that begins at `n` ends."""
    end = n + 1 + leans(words, n)
    while end < len(words) and (not words[end - 1].owns or of_crowd(words, end, known)):
        small = particles(words, end, known)
        if _goes_on(words, end, known):
            end += 1
        elif end < small < len(words) and _goes_on(words, small, known) and not unparticled(words, n, known):
            end = small + 1
        elif goes_on(words, end, known):
            return paired(words, ends_behind(words, end + 1), known)
        elif (
            further := max(_of(words, end, known), nickname(words, end), complement(words, end, known), paired(words, end, known))
        ) > end or (further := romance(words, n, end, known)) > end:
            end = further
        else:
            break
    return whole(words, n, end, known)


def _of(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where a body's name goes on after its head: `Union of Dockers`, `Bank of the North`."""
    if not words[n].joined or words[n].low not in known.of or known.language in ENDINGS:
        return n
    head = known.body(words[n - 1].low)
    if (head is None or head[0] == "office") and not is_union(words, n, known):
        return n
    after = n + 2 if n + 1 < len(words) and words[n + 1].low in known.the else n + 1
    return (
        after + 1 if after < len(words) and _goes_on(words, after, known) and words[n].low not in {"in", "at", "from", "with", "to"} else n
    )


def _goes_on(words: Sequence[Token], n: int, known: Lists) -> bool:
    word, before = words[n], words[n - 1]
    if not word.capital or not (word.joined or (word.before == ". " and shortened(before, known))):
        return False
    if known.language == "en" and (
        word.low in known.inner or (word.low in known.small and (before.text.endswith(".") or word.before == ". "))
    ):
        return False
    if word.before in {"’ ", "' "}:
        return before.low.endswith("s") and known.language == "en" and of_body(words, n, known)
    return not (word.low in known.small and word.low.endswith(("day", "tag", "woch"))) or (word.low == "today" and before.text.isupper())


def _sorted(words: Sequence[Token], start: int, end: int, known: Lists) -> list[Run]:
    """The run as one name, or as a description and a name."""
    while start < end - 1 and words[start].opens and words[start].low in known.small and not leans(words, start):
        start += 1
    if end - start == 1 and speaks(words, start):
        return [Run(start, start, end, "person")]
    while known.language == "en" and end > start and _no_name(words, end - 1, start, known):
        end -= 1
    if end == start:
        return []
    if known.language == "de" and end - start > 1 and words[start].low in WHOLE:
        return [Run(start, start, start + 1, "body"), *_sorted(words, start + 1, end, known)]
    if (
        known.language == "de"
        and end - start > 1
        and words[start].low.endswith("s")
        and role_at(words, start + 1, end, known)
        and not known.role((words[start].low,))
    ):
        return [*_sorted(words, start, start + 1, known), *_sorted(words, start + 1, end, known)]
    if known.language == "de" and end == start + 2 and governs(words, start, known):
        return [_fixed(words, start, start + 1, known) or Run(start, start, start + 1, "owner")]
    fixed = after_committee(words, start, end, known) or parted_name(words, start, end, known) or _fixed(words, start, end, known)
    return [fixed] if fixed else _behind(words, start, end, known) or _told(words, start, end, known)


def _behind(words: Sequence[Token], start: int, end: int, known: Lists) -> list[Run]:
    """What somebody’s office is of, and his name right behind it."""
    at = behind_place(words, start, end, known)
    if at is None or role_at(words, start, end, known) or _role_before(words, start, end, known):
        return []
    return [*_sorted(words, start, at, known), Run(office_of(words, start, known), at, end, "person")]


def _told(words: Sequence[Token], start: int, end: int, known: Lists) -> list[Run]:
    """A run that is no name in a table: what describes somebody, and who that is."""
    first, gender = _described(words, start, end, known)
    if first == start and (before := _role_before(words, start, end, known)):
        start, first = before
    if crowded(words, first, end, known):
        first, start = first + 1, first + 1
    if first >= end:
        return []
    if tied(words, start, first, end, known):
        return _sorted(words, first + 1, end, known)
    genitive = words[end - 1].low.endswith("s") if known.language == "de" else known.language in ENDINGS
    if genitive and first > start and (state := _fixed(words, first, end, known)):
        return [state]
    bare = first == start and end - start == 1 and (words[start].low in known.small or native(words, start, known))
    if bare or (known.language == "en" and end < len(words) and words[end].low in known.joins and _office(words, start, end, known)):
        return []
    if (first > start and is_crowd(words[end - 1], known)) or of_town(words, start, end, known):
        return []
    return [Run(start, first, end, "person" if first > start else "name", gender)]


def _no_name(words: Sequence[Token], n: int, start: int, known: Lists) -> bool:
    """Whether an English name does not end in a word: a party's adjective, its members, a people, an office that goes on (*Chief of*)."""
    low, further = words[n].low, role_at(words, n, min(n + LONGEST, len(words)), known) if n > start else None
    if low in adjectives() or (further is not None and further[1] > 1 and words[n + further[1] - 1].joined):
        return True
    return n > start and ((low in members() and low.endswith("s")) or bool(people(low) and all(people(w.low) for w in words[start:n])))


def _bounded(words: Sequence[Token], found: list[Run], edges: frozenset[int], known: Lists) -> list[Run]:
    """The runs, cut at the edges that fall inside them."""
    rows = []
    for run in found:
        inside = [n for n in range(run.start + 1, run.last) if n in edges]
        bounds = [run.start, *inside, run.last]
        rows += [part for a, b in pairwise(bounds) for part in _sorted(words, a, b, known)] if inside else [run]
    return rows


def text(words: Sequence[Token]) -> str:
    """Words of a run as they are written, plural possessives kept (`Dockers’ Union`)."""
    if len(words) == 1:
        return words[0].text.replace("\u00a0", " ").strip()
    parts = []
    for n, word in enumerate(words):
        parts.append((word.before if n and word.before.strip() != "." else " " if n and word.before else "") + word.text)
        parts[-1] += "’s" if word.owns and n + 1 < len(words) and (words[n + 1].capital or words[n + 1].low == "and") else ""
        if n and word.before == ". ":
            parts[-1] = ("" if parts[-2].endswith(".") else ".") + f" {word.text}"
    return "".join(parts).replace("\u00a0", " ").strip()


def _role_before(words: Sequence[Token], start: int, end: int, known: Lists) -> tuple[int, int] | None:
    """Where a role begins and ends that has small letters first: *ministro degli Esteri* before a name."""
    for back in range(1, min(LONGEST, start + 1)):
        if not words[start - back + 1].joined:
            return None
        found = role_at(words, start - back, end, known)
        if found and found[1] > back:
            return start - back, start - back + found[1]
    return None


def _fixed(words: Sequence[Token], start: int, end: int, known: Lists) -> Run | None:
    """A run that is the name of a state, a seat or a body."""
    whole = (named(words[start].text) if end - start == 1 else text(words[start:end])).casefold()
    tabled = tables()
    for sort, table in (("seat", tabled.seats), ("state", tabled.names), ("capital", tabled.capitals)):
        if whole in table:
            return Run(start, start, end, sort)
    if known.language == "de" and in_german(whole):
        return Run(start, start, end, "state")
    if known.language == "de" and whole.endswith("s") and (whole[:-1] in tabled.names or whole[:-1] in tabled.capitals):
        return Run(start, start, end, "state" if whole[:-1] in tabled.names else "capital")
    if whole in agencies() and words[start].text[0].isupper():
        return Run(start, start, end, "body")
    one = known.language == "de" and end - start == 1 and words[start].low in WHOLE
    return Run(start, start, end, "body") if one or is_national(words[start:end]) or is_body(words[start:end], known) else None


def _described(words: Sequence[Token], start: int, end: int, known: Lists) -> tuple[int, str | None]:
    """Where the name begins after titles, roles and nationalities, and the gender they tell."""
    first, gender = start + _past(words, start, end, known), None
    stop = end - (words[end - 1].low.rstrip(".") in JUNIOR and end - start > 1)
    for n in range(first, stop):
        if title(words, n, start, known) and (n < end - 1 or n == start):
            told = known.titles[words[n].low.rstrip(".")]
            first, gender = n + 1, told if told != "x" else gender
        elif (found := role_at(words, n, end, known)) is not None:
            role, size = found
            if n + size < stop or n in {start, first} or people(words[start].low):
                first, gender = n + size, he(words, n, role.gender, known) or gender
    if first == start and end - start > INITIAL and one_person(words, start, known) and calls(words, start):
        first += 1
    if first == start and end - start > INITIAL and (after := _member(words, start, end, known)):
        first = after
    while start < first < end - 1 and people(words[first].low) and not given_gender(plain(words[first].text)):
        first += 1
    if first == start:
        while first < end - 1 and people(words[first].low) and words[first].low not in tables().names:
            first += 1
    return first, gender


def _past(words: Sequence[Token], start: int, end: int, known: Lists) -> bool:
    """Whether a word with a capital stands before an office that makes it one of the past."""
    return known.language == "en" and end - start > 1 and words[start].low in PAST and role_at(words, start + 1, end, known) is not None


def _office(words: Sequence[Token], start: int, end: int, known: Lists) -> bool:
    """Whether words are an office of some place, not a name, for another office follows: *Ostrel Gov. and Harbour Chairman Anton Velt*."""
    found = known.single(words[end - 1].low) if end - start > 1 else None
    return found is not None and found.concept in wording.words("local")


def _member(words: Sequence[Token], start: int, end: int, known: Lists) -> int | None:
    """Where the name begins after the noun for a party's member: *Republican Anton Velt*, *Harbour Republican Anton Velt*."""
    at = next((n for n in range(end - 2, start - 1, -1) if words[n].low in members()), None)
    if at is None or words[at + 1].low in {"national", "state"} or (at > start and end - at <= INITIAL):
        return None
    return None if at > start and any(known.body(words[n].low) for n in range(at + 1, end)) else at + 1


def role_at(words: Sequence[Token], n: int, end: int, known: Lists) -> tuple[Role, int] | None:
    """The role that begins at a word, and how many words it takes."""
    first = words[n].low.rstrip(".").removeprefix("ex-" if known.language in {"fr", "it", "es"} else "")
    if first in known.firsts:
        for size in range(min(LONGEST, end - n), 1, -1):
            key = (first, *(word.low.replace("’", "'").rstrip(".") for word in words[n + 1 : n + size]))
            if (role := known.roles.get(key)) is not None:
                return role, size
    if n + 1 < end and (several := inflected(words, n, end, known)):
        return several
    single = known.single(first) if n < end else None
    return None if single is None else (single, 1)
