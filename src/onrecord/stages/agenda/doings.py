"""What a sentence says became of a text or a meeting: the verb that tells it, who did it, and when. In doubt nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.stages.agenda.book import Hit
from onrecord.stages.agenda.line import Line, covering
from onrecord.stages.agenda.tongue import Tongue
from onrecord.types import Named, Spans

_OBJECT = 5
"""Words between a verb and the text that is its object; in German the verb may stand at the end."""
_LATE = 12
_NEAR = 4
"""Words between a text and the participle that is said of it."""
_BACK = 3
"""Words before a verb that may leave open whether it happened."""
_SUBJECT = 9
"""Words between a verb and whoever does it."""
_TWO = 2
_STOPS = frozenset('.;:"”“»')
_PLACED = frozenset("in at to with for mit à en avec a con в с у з".split())  # noqa: SIM905 - shorter
"""Prepositions before a name that is no subject."""
_NO_PEOPLE = frozenset(
    {"does", "always", "twice", "sometimes", "thus", "perhaps", "besides", "nevertheless", "nonetheless", "as", "this", "its", "his"}
)
"""English words on *s* behind a name that are no noun for people: *Dorlund doctors* are not Dorlund."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A status, the words `[first, end)` that tell it, and who brought it about: names of the report, with their words."""

    status: str
    first: int
    end: int
    by: tuple[tuple[str, Spans], ...] = ()


def doings(line: Line, tongue: Tongue, first: int, end: int, others: list[int]) -> list[Doing]:
    """What became of that which the words `[first, end)` name. `others` are the places of other such nouns in the sentence."""
    if line.keys[-1] == "?":
        return []
    found = [*_beside(line, tongue, first, end), *_before(line, tongue, first, others), *_after(line, tongue, first, end, others)]
    kept: dict[str, Doing] = {}
    for one in found:
        kept.setdefault(one.status, one)
    return list(kept.values())


def _beside(line: Line, tongue: Tongue, first: int, end: int) -> Iterator[Doing]:
    """*A draft treaty*, *the proposed plan*: words of the name itself."""
    for place in range(first, end):
        if (hit := tongue.done["beside"].at(line.keys, place)) and hit.end < end:
            yield Doing(hit.group, hit.first, hit.end)


def _before(line: Line, tongue: Tongue, first: int, others: list[int]) -> Iterator[Doing]:
    """The verb whose object it is: the nearest one before it."""
    for place in range(first - 1, max(first - _OBJECT - 6, -1), -1):
        if place in others or line.keys[place] in tongue.lists["parts"] | {";"}:
            return
        for shape in ("active", "noun"):
            hit = tongue.done[shape].at(line.keys, place)
            if hit and _reaches(hit, first) and not open_(line, tongue, hit):
                yield Doing(hit.group, hit.first, min(hit.end, first), _doers(line, tongue, hit))
                return


def _reaches(hit: Hit, first: int) -> bool:
    """Whether a verb is near enough; one in two parts may hold the noun between them."""
    return hit.end > first or first - hit.end <= _OBJECT


def _after(line: Line, tongue: Tongue, first: int, end: int, others: list[int]) -> Iterator[Doing]:
    """What is said of it behind it: a participle, a verb whose subject it is, or in German the verb at the end."""
    german = tongue.code == "de"
    reach = min(end + (_LATE if german else _NEAR + 3), len(line.keys))
    relative = end < len(line.keys) and any(key in tongue.lists["that"] for key in line.keys[end : end + 2])
    for place in range(end, reach):
        if place in others or line.keys[place] in tongue.lists["parts"]:
            return
        if (hit := _said_of(line, tongue, first, end, place, relative=relative)) is not None:
            if not open_(line, tongue, hit):
                yield Doing(hit.group, hit.first, hit.end, _agents(line, tongue, hit, first, relative=relative))
            return


def _said_of(line: Line, tongue: Tongue, first: int, end: int, place: int, *, relative: bool) -> Hit | None:
    for shape in ("passive", "alone"):
        hit = tongue.done[shape].at(line.keys, place)
        if hit and (shape == "alone" or _tied(line, tongue, end, hit)):
            return hit
    hit = tongue.done["active"].at(line.keys, place)
    if hit and (relative or (tongue.code == "de" and _framed(line, tongue, first))):
        return hit
    return None


def _tied(line: Line, tongue: Tongue, end: int, hit: Hit) -> bool:
    """Whether a participle is said of the noun before it: right behind it, or after a form of *be*."""
    between = line.keys[end : hit.first]
    if hit.end - hit.first > _TWO and not between:
        return True
    if "," in between[1:]:
        return False
    be = any(key in tongue.lists["be"] for key in between)
    bare = not between or between == [","]
    following = line.keys[hit.end] if hit.end < len(line.keys) else "."
    participle = tongue.code != "en" or not following[0].isalpha() or following in _FOLLOWS
    return be or (bare and participle) or (tongue.code in {"ru", "uk"} and len(between) <= _TWO)


_FOLLOWS = frozenset(
    "by in on at last this to earlier yesterday after during with over and between from".split()  # noqa: SIM905 - shorter
)
"""English words that follow a participle rather than a verb with an object."""


def _framed(line: Line, tongue: Tongue, first: int) -> bool:
    """In German, whether an auxiliary before the noun waits for its participle."""
    return any(key in tongue.lists["be"] for key in line.keys[max(first - _LATE, 0) : first])


def open_(line: Line, tongue: Tongue, hit: Hit) -> bool:
    """Whether the words before a verb deny it, foresee it, or make it a condition."""
    begin = max(hit.first - _BACK, 0)
    near = line.keys[begin : hit.first]
    cut = next((n + 1 for n in range(len(near) - 1, -1, -1) if near[n] in {",", ";", ":", '"', "“", "„", "«", "»"}), 0)
    marks = tongue.lists["open"]
    if any(key in marks for key in (near[cut:] if tongue.code != "de" else near)):
        return True
    if tongue.code == "de" and any(key in marks for key in line.keys[hit.end : hit.end + 2]):
        return True
    return _supposed(line, tongue, hit)


def _supposed(line: Line, tongue: Tongue, hit: Hit) -> bool:
    """Whether the clause begins with *if* or *until*."""
    for place in range(hit.first - 1, -1, -1):
        if line.keys[place] in {",", ";", ":"}:
            return False
        if line.keys[place] in tongue.lists["opening"]:
            return True
    return False


def _doers(line: Line, tongue: Tongue, hit: Hit) -> tuple[tuple[str, Spans], ...]:
    """Who does what a verb tells: the speaker whose cue it is, else who is named before it."""
    span = line.span(hit.first, hit.end)
    for one in covering(line, span):
        if any(a < span[1] and span[0] < b for a, b in one.attribution.cue) and one.speaker and not one.speaker.startswith("unnamed"):
            return ((one.speaker, one.attribution.source or one.attribution.cue),)
    near = line.keys[max(hit.first - _BACK, 0) : hit.first]
    if any(key in tongue.lists["first"] for key in near):
        inside = [one for one in covering(line, span) if any(a <= span[0] and span[1] <= b for a, b in one.attribution.content)]
        return ((inside[0].speaker, inside[0].attribution.content[:1]),) if inside and inside[0].speaker else ()
    return subjects(line, tongue, hit.first)


def subjects(line: Line, tongue: Tongue, place: int) -> tuple[tuple[str, Spans], ...]:
    """Who is named before a verb in its clause, all that *and* joins; nobody where the name only says whose it is."""
    last = line.before(place, _SUBJECT)
    if last is None or not _is_subject(line, tongue, last, place):
        return ()
    found = [last]
    while (one := line.before(found[0][0], 4)) and (joined(line, one[1], found[0][0]) or (len(found) > 1 and _listed(line, one, found[0]))):
        found.insert(0, one)
    return tuple((one.name, (line.span(first, end),)) for first, end, one in found)


def _is_subject(line: Line, tongue: Tongue, who: tuple[int, int, Named], place: int) -> bool:
    between = line.keys[who[1] : place]
    if line.keys[who[0]] in tongue.lists.get("over", ()):
        return False
    if between[:2] == ["'", "s"] or "'" in between[:1]:
        return False
    if any(key in _STOPS or key in tongue.lists["that"] or key in tongue.lists["pronouns"] for key in between):
        return False
    if tongue.code == "en" and between and between[0].endswith("s") and between[0] not in tongue.lists["be"] | _NO_PEOPLE:
        return False
    at = who[0] - 1 - (who[0] > 1 and line.keys[who[0] - 1] in tongue.lists["this"])
    before = line.keys[at] if at >= 0 else ""
    return before not in tongue.lists["of"] | tongue.lists["by"] | _PLACED


def _listed(line: Line, one: tuple[int, int, Named], other: tuple[int, int, Named]) -> bool:
    """Whether only a comma stands between two names, as before the last two of several."""
    return line.keys[one[1] : other[0]] == [","]


def joined(line: Line, end: int, first: int) -> bool:
    """Whether *and*, with words of offices at most, joins two names."""
    return (
        first - end <= _OBJECT
        and any(key in _AND for key in line.keys[end:first])
        and all(key[0].isalpha() or key == "," for key in line.keys[end:first])
    )


_AND = frozenset({"and", "und", "et", "e", "ed", "y", "и", "й", "і", "та"})


def _agents(line: Line, tongue: Tongue, hit: Hit, first: int, *, relative: bool) -> tuple[tuple[str, Spans], ...]:
    """Who did it: named after *by*, or before the verb where that is an active one."""
    keys = line.keys
    for place in range(hit.end, min(hit.end + 5, len(keys))):
        if keys[place] in tongue.lists["by"]:
            who = next((one for at in range(place + 1, min(place + 6, len(keys))) if (one := line.who(at))), None)
            return ((who[2].name, (line.span(who[0], who[1]),)),) if who else ()
    if relative:
        who = line.before(hit.first, 3)
        return ((who[2].name, (line.span(who[0], who[1]),)),) if who and who[0] > first else ()
    passive = any(key in {"wurde", "wurden", "worden", "wird", "werden"} for key in keys)
    if tongue.code == "de" and not passive and _framed(line, tongue, first):
        frame = next(n for n in range(first - 1, -1, -1) if keys[n] in tongue.lists["be"])
        return subjects(line, tongue, frame) or _later(line, frame, first)
    return ()


def _later(line: Line, frame: int, first: int) -> tuple[tuple[str, Spans], ...]:
    """In German, whoever is named right behind the auxiliary: *Am Montag haben Karvenien …*."""
    who = next((one for one in line.named if frame < one[0] <= frame + 3 and one[1] <= first), None)
    return ((who[2].name, (line.span(who[0], who[1]),)),) if who else ()
