"""Whom a pronoun means: the person named near before it who fits in number and gender, when nobody else fits as well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.alone import ALONE, ASIDE, aside, heard, quoted, told_alone
from onrecord.stages.resolve.meant.objects import objects
from onrecord.stages.resolve.meant.ongoing import above, author, body, by_text, goes_on, of_itself, subject
from onrecord.stages.resolve.meant.questioned import answers, questioned
from onrecord.stages.resolve.meant.speaking import spokesman
from onrecord.stages.resolve.meant.subjects import begins, genitive
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.letters import given_gender
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution, Kind, Mode, Spans
from onrecord.words.lexicon import load

BACK = 12
"""How many sentences a pronoun looks back."""


@cache
def listed(kind: str) -> frozenset[str]:
    """The pronouns of a kind, in all languages."""
    return frozenset(str(word) for word in load("pronouns")[kind])


def gender(low: str) -> str | None:
    """`m` or `f` where the pronoun tells."""
    return "m" if low in listed("masculine") else "f" if low in listed("feminine") else None


def antecedent(reading: Reading, low: str, at: int, without: Actor | None = None, after: int | None = None) -> Actor | None:
    """The person a pronoun at an offset means; `after` is where the sentence begins from which it looks back, if not there."""
    if low in listed("plural"):
        return those(reading, at)
    if low in listed("neuter"):
        return _thing(reading, at, after)
    told = gender(low)
    found = (_unnamed(reading, at, told) or spokesman(reading, at)) if told else None
    if found is not None and found is not without:
        return found
    return fittest(reading, at if after is None else after, told, [*objects(reading, at), *([without] if without else [])])


def fittest(reading: Reading, at: int, told: str | None, without: Sequence[Actor]) -> Actor | None:
    """Who is named near an offset and fits a pronoun there best, when nobody else fits as well."""
    found = _scores(reading, at, told, without)
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], -pair[2]))
    if not ranked:
        return None
    if len(ranked) > 1 and round(ranked[0][0] - ranked[1][0], 3) < _margin(reading, *ranked[0][:2], ranked[1][1]):
        return None
    if ranked[0][1].kind is not Kind.PERSON and not any(ranked[0][1] is one for one in reading.made.values()):
        return None
    if told:
        ranked[0][1].genders[told] += 1
    return ranked[0][1]


def _margin(reading: Reading, score: float, best: Actor, next_: Actor) -> float:
    """How much better than the next somebody must fit to be meant: less where he is near, and the next one perhaps no person at all."""
    near = reading.cast.known.language == "en" and best.kind is Kind.PERSON and score > NEXT_TO
    return 0.3 if near and _surely(reading, best) and not _surely(reading, next_) else 1.0


def _scores(reading: Reading, at: int, told: str | None, without: Sequence[Actor]) -> dict[int, tuple[float, Actor, int]]:
    here, best = reading.place(at), dict[int, tuple[float, Actor, int]]()
    if not reading.starts:
        return best
    for start, actor, weight in _named(reading, at, here):
        known = actor.gender()
        if any(actor is one for one in without) or (told and known and told != known):
            continue
        back = reading.sentence[here] - reading.sentence[reading.place(start)]
        if back > BACK:
            continue
        apart = reading.paragraph[here] - reading.paragraph[reading.place(start)]
        score = weight - 0.9 * back - 1.0 * min(apart, 3) + (0.5 if told and known else 0.0) - (0.0 if _surely(reading, actor) else UNSURE)
        if id(actor) not in best or score > best[id(actor)][0]:
            best[id(actor)] = score, actor, start
    for alone, more in ((_alone(reading, here, told), FLOOR), (told_alone(reading, here, told), ALONE)):
        if alone is not None and id(alone) in best:
            score, _, start = best[id(alone)]
            best[id(alone)] = score + more, alone, start
    return best


def _unnamed(reading: Reading, at: int, told: str) -> Actor | None:
    """The person without a name who spoke last, here or a sentence before, if nobody is named since: *A minister objected. He …*."""
    here, rows = reading.place(at), reading.rows
    spoke = [(row.source[0], n) for n, row in enumerate(rows) if row.source and row.parent is None]
    (start, end), row = max((one for one in spoke if one[0][0] < at and one[1] in reading.told), default=((0, 0), -1))
    actor, place = reading.told.get(row), reading.place(start)
    if actor is None or actor.kind is not Kind.UNNAMED or reading.paragraph[here] != reading.paragraph[place]:
        return None
    words = actor.name.casefold().split()
    one = heads.person(words[-1]) is not None or any(reading.cast.known.role((word,)) for word in words)
    later = (n for n in reading.runs(place, here) if reading.cast.runs[n].first > reading.place(end))
    since = any((a := reading.cast.of_run.get(n)) is not None and a.kind is Kind.PERSON for n in later)
    near = reading.sentence[here] - reading.sentence[place] <= 1
    return actor if one and near and not since and actor.gender() in {None, told} else None


def _alone(reading: Reading, here: int, told: str | None) -> Actor | None:
    """The only person whom the paragraph of a pronoun names before it, of those whom it fits: he has the floor there."""
    met: dict[int, Actor] = {}
    for n in range(bisect_left(reading.firsts, here) - 1, -1, -1):
        run, actor = reading.cast.runs[n], reading.cast.of_run.get(n)
        if reading.paragraph[run.first] != reading.paragraph[here]:
            break
        if actor is None or (told and actor.gender() not in {None, told}):
            continue
        if actor.kind is not Kind.PERSON:
            if _may_be_meant(reading, n, actor):
                return None
            continue
        owned = reading.token(run.last - 1).owns or (run.start and reading.token(run.start - 1).low in reading.cast.known.whose)
        sure = _surely(reading, actor)
        if owned and not sure:
            continue
        said = any(_quoted(one) and _holds(one.content, reading.token(run.first).start) for one in reading.rows)
        if owned or said or not sure or _beside(reading, n, actor) or reading.sentence[run.first] == reading.sentence[here]:
            return None
        met[id(actor)] = actor
    return met.popitem()[1] if len(met) == 1 else None


def _beside(reading: Reading, n: int, actor: Actor) -> bool:
    """Whether somebody else is named right before in the sentence of a name."""
    before = reading.cast.of_run.get(n - 1)
    if before is None or before is actor or before.kind is not Kind.PERSON or not _surely(reading, before):
        return False
    return reading.sentence[reading.cast.runs[n - 1].first] == reading.sentence[reading.cast.runs[n].first]


FLOOR = 1.5
"""How much more whoever is named alone in a paragraph is meant there."""


def _surely(reading: Reading, actor: Actor) -> bool:
    """Whether an actor is no thing that only looks like a person: a title, an office, a given name, or words of his tell."""
    if actor.sure or actor.kind is not Kind.PERSON or given_gender(actor.key[0]):
        return True
    return any(one is actor for one in reading.told.values())


def _named(reading: Reading, at: int, here: int) -> list[tuple[int, Actor, float]]:
    """Where people were named before: offset, who, and how much the place makes them the one who is talked of."""
    found = []
    for n in range(bisect_left(reading.firsts, here) - 1, -1, -1):
        run, actor = reading.cast.runs[n], reading.cast.of_run.get(n)
        if reading.sentence[here] - reading.sentence[run.first] > BACK:
            break
        if actor is None or not _may_be_meant(reading, n, actor):
            continue
        start = reading.cast.words[run.first].start
        found.append((start, actor, _weight(reading, n, start, at)))
    for row, actor in reading.told.items():
        spans = reading.rows[row].source
        if actor is None or not spans or spans[0][0] >= at or (actor.kind is Kind.OFFICE and _it(reading, spans[0][0])):
            continue
        if actor.kind in {Kind.PERSON, Kind.OFFICE} and actor.code is None:
            nested = reading.rows[row].parent is not None
            asked = None if nested else _asked(reading, row)
            found.append((spans[0][0], actor, 1.0 if nested or asked else heard(reading, reading.rows[row])))
            found += [(asked[0], asked[1], 6.5)] if asked and asked[0] < at else []
    found += [(start, actor, 1.5 if quoted(reading, start, at) else 5.0) for start, actor in reading.meant if start < at]
    return found


def _it(reading: Reading, at: int) -> bool:
    """Whether a source is *it*, which is said of nobody whom *he* would mean."""
    return reading.token(reading.place(at)).low in listed("neuter")


def _asked(reading: Reading, n: int) -> tuple[int, Actor] | None:
    """Who is asked a question, right after its cue: he is expected to answer (*Orne asked Velt whether …*)."""
    row = reading.rows[n]
    if not _question(reading, n):
        return None
    at = reading.place(row.cue[-1][1]) if row.cue else reading.place(row.source[-1][1]) + 1
    near = [m for m in reading.runs(at, at + NEXT) if reading.cast.runs[m].start == at]
    actor = next((reading.cast.of_run[m] for m in near if m in reading.cast.of_run), None)
    return (reading.cast.words[at].start, actor) if actor is not None and actor.kind is Kind.PERSON else None


def _question(reading: Reading, n: int) -> bool:
    """Whether a content is a question: by its mark, or its first word."""
    start, end = reading.rows[n].content[-1]
    first = reading.token(reading.place(reading.rows[n].content[0][0])).low
    return "?" in reading.text[max(start, end - 2) : end] or first in listed("asking")


NEXT = 4
"""Words after a cue among which the name of who is asked begins."""


def _may_be_meant(reading: Reading, n: int, actor: Actor) -> bool:
    """Whether an actor is a person, or may be one: a name nobody explains, at the beginning of a sentence."""
    if actor.kind is Kind.PERSON:
        return actor.sure or len(actor.key) > 1
    run, words = reading.cast.runs[n], reading.cast.words
    if actor.kind is not Kind.BODY or run.sort != "name" or run.size > 1 or run.last >= len(words) or reading.cast.known.language == "de":
        return False
    begins = run.start == 0 or reading.sentence[run.start] != reading.sentence[run.start - 1] or words[run.start].before.strip() == ","
    after = words[run.last]
    verb = after.joined and (after.low.endswith("ed") or after.low in listed("doing"))
    return begins and verb and not words[run.last - 1].owns


def _weight(reading: Reading, n: int, start: int, at: int) -> float:
    words, run = reading.cast.words, reading.cast.runs[n]
    for row, one in enumerate(reading.rows):
        if _holds(one.content, start):
            if any(a <= at < b for a, b in one.content):
                return 3.0
            if one.mode is Mode.DIRECT or not _faceless(reading.told.get(row)):
                return 0.0 if one.mode is Mode.DIRECT else 1.5
            break
    if (asked := questioned(reading, run.start)) or answers(reading, run.start):
        return 1.5 if asked else 6.5
    owner = words[run.last - 1].owns or (run.start > 0 and words[run.start - 1].low in reading.cast.known.of) or genitive(reading, n)
    first = not any(
        reading.sentence[reading.cast.runs[m].first] == reading.sentence[run.first] and _person(reading, m) and not genitive(reading, m)
        for m in range(max(0, n - 4), n)
    )
    subject = first and not owner and begins(reading, n, at)
    told = NEXT_TO + (0.0 if _surely(reading, reading.cast.of_run[n]) else UNSURE) if subject else 0.0
    return (5.0 if first else 3.0) - (2.0 if owner else 0) - (ASIDE if aside(reading, run.start) else 0) + told


NEXT_TO, UNSURE = 2.0, 3.0
"""How much more whoever a German sentence begins with is meant by *er* or *sie* at the beginning of the next one.

And how much less somebody is meant of whom nothing tells that it is a person.
"""


def _faceless(actor: Actor | None) -> bool:
    """Whether a speaker is a body or state, which *he* cannot mean: whom it tells of is talked of as in the report's own words."""
    return actor is not None and actor.kind in {Kind.BODY, Kind.GOVERNMENT}


def _quoted(one: Attribution) -> bool:
    """Whether words are somebody's, in which a name is told by him: with a source, or in marks."""
    return bool(one.source) or one.mode is Mode.DIRECT


def _holds(spans: Spans, at: int) -> bool:
    for a, b in spans:  # noqa: SIM110 - asked for every name and statement: half the time of any()
        if a <= at < b:
            return True
    return False


def _person(reading: Reading, n: int) -> bool:
    actor = reading.cast.of_run.get(n)
    return actor is not None and actor.kind is Kind.PERSON


def _last(reading: Reading, at: int) -> tuple[int, Actor] | None:
    """The speaker told last before an offset, with the offset of the source."""
    found = [
        (r.source[0][0], a) for n, a in reading.told.items() if a is not None and (r := reading.rows[n]).source and r.source[0][0] < at
    ]
    return max(found, key=lambda pair: pair[0]) if found else None


def those(reading: Reading, at: int) -> Actor | None:
    """The group, body or state that spoke last, in this paragraph."""
    last = _last(reading, at)
    if last is None or reading.paragraph[reading.place(at)] - reading.paragraph[reading.place(last[0])] > 1:
        return None
    return last[1] if last[1].kind is not Kind.PERSON else None


def _thing(reading: Reading, at: int, after: int | None) -> Actor | None:
    """The body or state that spoke last, in this paragraph; else the one whose text the sentence before tells of."""
    last, begun = _last(reading, at), at if after is None else after
    if last is None or reading.paragraph[reading.place(at)] != reading.paragraph[reading.place(last[0])]:
        found = author(reading, begun) or (last[1] if last and body(reading, last[1]) and goes_on(reading, at, begun, last[0]) else None)
        return found or subject(reading, at) or of_itself(reading, begun, at) or above(reading, begun, at)
    since = reading.sentence[reading.place(begun)] - reading.sentence[reading.place(last[0])] > 1
    if body(reading, last[1]) or (not since and by_text(reading, last[0])):
        return (subject(reading, at) if since else None) or last[1]
    return subject(reading, at) or of_itself(reading, begun, at)
