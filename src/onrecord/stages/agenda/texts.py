"""The texts that a sentence names: a noun such as *plan* or *accord*, with the words beside it that tell which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from onrecord.stages.agenda.book import Hit
from onrecord.stages.agenda.line import Line
from onrecord.stages.agenda.tongue import Tongue
from onrecord.types import Kind, Named
from onrecord.words.lexicon import load

_LEFT, _RIGHT = 6, 5
"""Words before and behind the noun that may belong to its name."""
_ARTICLE = 3
"""Letters of the longest article."""
_ROLE = 3
"""Words between *of* and whoever made it: `of the chief mediator Sanvaro`."""
PERSONS = frozenset({Kind.PERSON, Kind.GOVERNMENT, Kind.OFFICE})


@dataclass(frozen=True, slots=True)
class Text:
    """A noun for a text in a sentence, with all that tells which text: the words `[first, end)` name it.

    `pointing` tells of an article that points back (*the plan*), `plural` of a form that may mean intentions.
    """

    line: Line
    first: int
    end: int
    kind: str
    traits: tuple[tuple[str, str], ...] = ()
    author: tuple[int, int, Named] | None = None
    pointing: bool = False
    made: bool = False
    plural: bool = False
    aim: bool = False

    def trait(self, name: str) -> str | None:
        """What a trait is."""
        return dict(self.traits).get(name)

    @property
    def named(self) -> bool:
        """Whether it can be told from every other text of its kind."""
        return bool(self.trait("points")) or (
            not self.plural and ((not self.aim and bool(self.trait("proper")) and not self.made) or self.told)
        )

    @property
    def told(self) -> bool:
        """Whether its author or a quality of it is told."""
        qualities = set((self.trait("quality") or "").split())
        if qualities.intersection(load("instruments")["makers"]):
            return family(self.kind) == "plan"
        return not self.aim and bool(
            (qualities and self.kind in load("instruments")["bare"]) or (self.author and family(self.kind) == "plan")
        )


@cache
def family(kind: str) -> str:
    """The kinds that may be words for one text."""
    families: dict[str, list[str]] = load("instruments")["families"]
    return next(name for name, kinds in families.items() if kind in kinds)


@dataclass(slots=True)
class _Found:
    first: int
    end: int
    points: int | None = None
    qualities: set[str] = field(default_factory=set)
    proper: list[str] = field(default_factory=list)
    author: tuple[int, int, Named] | None = None


def texts(line: Line, tongue: Tongue) -> Iterator[Text]:
    """Every noun for a text in a sentence, with what stands beside it."""
    past = 0
    for hit in tongue.kinds.find(line.keys):
        if hit.first >= past and _is_noun(line, tongue, hit):
            yield _read(line, tongue, hit)
            past = hit.end


def _is_noun(line: Line, tongue: Tongue, hit: Hit) -> bool:
    """*Bill* is a man, and `plan` after *to* or *we* is no noun."""
    key = line.keys[hit.first]
    if tongue.code == "de":
        return line.capital(hit.first) or (hit.first > 0 and line.keys[hit.first - 1] == "-")
    before = line.keys[hit.first - 1] if hit.first else ""
    if tongue.code == "en" and (before in {"to", "we", "they", "i", "you", "will", "not"} or (key == "bill" and line.capital(hit.first))):
        return False
    return not any(first <= hit.first < end and (one.kind is Kind.PERSON or end > hit.end) for first, end, one in line.named)


def _read(line: Line, tongue: Tongue, hit: Hit) -> Text:
    found = _Found(hit.first, hit.end)
    _compound(line, tongue, hit, found)
    _leftward(line, tongue, hit, found)
    _rightward(line, tongue, hit, found)
    before = line.keys[found.first - 1] if found.first else ""
    traits = [("points", str(found.points))] if found.points else []
    traits += [("proper", " ".join(found.proper))] if found.proper else []
    traits += [("quality", " ".join(sorted(found.qualities)))] if found.qualities else []
    after = line.keys[found.end] if found.end < len(line.keys) else ""
    return Text(
        line,
        found.first,
        found.end,
        hit.group,
        tuple(sorted(traits)),
        found.author,
        pointing=before in tongue.lists["this"],
        made=before in tongue.lists["made"],
        plural=line.keys[hit.end - 1] in load("instruments")["plural"],
        aim=tongue.code == "en" and after == "to",
    )


def _compound(line: Line, tongue: Tongue, hit: Hit, found: _Found) -> None:
    """German: what a compound says before the noun (`Friedensplan`, `Zehnpunkteplan`)."""
    if tongue.code != "de":
        return
    key = line.keys[hit.first]
    if quality := tongue.books["qualities"].at([key], 0):
        found.qualities.add(quality.group)
    if "punkt" in key:
        found.points = next((value for word, value in tongue.numbers.items() if key.startswith(f"{word}punkt")), None)


def _leftward(line: Line, tongue: Tongue, hit: Hit, found: _Found) -> None:
    """Take in what stands before the noun."""
    place = hit.first - 1
    proper: list[str] = []
    while place >= max(hit.first - _LEFT, 0):
        key, who = line.keys[place], line.who(place)
        if key == "-" and place and found.first == place + 1:
            found.first = place
        elif owned := _owner(line, tongue, place, found):
            found.first = owned
            break
        elif quality := tongue.books["qualities"].at(line.keys[: hit.end], place):
            found.qualities.add(quality.group)
            found.first = place
        elif _points(line, tongue, place, found) or tongue.done["beside"].at(line.keys, place):
            found.first = place
        elif who and who[2].kind in PERSONS and family(hit.group) == "plan" and who[1] == place + 1 and tongue.code == "en":
            found.author = who
            found.first = who[0]
            break
        elif _capital(line, tongue, place):
            proper.insert(0, key)
            found.first = place
        else:
            break
        place = found.first - 1
    if proper and _may_be_proper(tongue, hit, proper):
        found.proper = [*proper, *line.keys[hit.first : hit.end]]


def _owner(line: Line, tongue: Tongue, place: int, found: _Found) -> int:
    """Take in whose text it is by the word that ends at a place: *Sanvaro's*, *the mediators'*; its first word, 0 for nobody's."""
    mark = place - 1 if line.keys[place] == "s" else place
    if mark < 1 or line.keys[mark] != "'":
        return 0
    if mark < place and (owner := line.who(mark - 1)):
        found.author = owner
        return owner[0]
    maker = _maker(tongue, line.keys, mark - 1)
    found.qualities |= {maker.group} if maker else set()
    return maker.first if maker else 0


def _maker(tongue: Tongue, keys: list[str], place: int) -> Hit | None:
    """Whether a word tells who made a text."""
    hit = tongue.books["qualities"].at(keys, place)
    return hit if hit and hit.group in load("instruments")["makers"] else None


def _points(line: Line, tongue: Tongue, place: int, found: _Found) -> bool:
    """Whether a word counts points, or says how many there are."""
    key = line.keys[place]
    if tongue.books["count"].at([key], 0):
        return _number(line, tongue, place - 1) is not None or (
            line.keys[place - 1] == "-" and _number(line, tongue, place - 2) is not None
        )
    number = _number(line, tongue, place)
    after = line.keys[place + 1 : place + 3]
    if number is not None and any(tongue.books["count"].at([word], 0) for word in after):
        found.points = number
        return True
    return False


def _number(line: Line, tongue: Tongue, place: int) -> int | None:
    if not 0 <= place < len(line.keys):
        return None
    key = line.keys[place]
    if key.isascii() and key.isdecimal() and len(key) <= len("999"):
        return int(key)
    return tongue.numbers.get(key)


def _capital(line: Line, tongue: Tongue, place: int) -> bool:
    """A word with a capital that does not owe it to its place in the sentence; in German one that is no noun by itself."""
    key = line.keys[place]
    if not key[0].isalpha() or not line.capital(place) or key in tongue.lists["this"] | tongue.lists["made"]:
        return False
    opens = place == 0 or not line.keys[place - 1][0].isalnum()
    hyphened = place + 1 < len(line.keys) and line.keys[place + 1] == "-"
    if tongue.code == "de":
        return (hyphened and not opens) or (key.endswith("er") and line.who(place) is None and not opens)
    return not opens or line.who(place) is not None


def _may_be_proper(tongue: Tongue, hit: Hit, proper: list[str]) -> bool:
    """Whether words with capitals before the noun make a name of it: not `Senate paper`, `Dorlund guarantee`."""
    if family(hit.group) in {"guarantee", "bill"} or hit.group in {"paper", "contract", "draft", "proposal", "resolution"}:
        return False
    if tongue.code in {"en", "de"}:
        return True
    return tongue.code in {"ru", "uk"} and len(proper) == 1


def _rightward(line: Line, tongue: Tongue, hit: Hit, found: _Found) -> None:
    """Take in what stands behind the noun: `en douze points`, `écrite`, `of the mediator Sanvaro`, `de Paris`, `No. 12`."""
    place = hit.end
    if quality := _quality_behind(line, tongue, place) or _maker_behind(line, tongue, place):
        found.qualities.add(quality.group)
        found.end = place = quality.end
    if (points := _points_behind(line, tongue, place)) is not None:
        found.points, found.end = points
        place = found.end
    if hit.group == "resolution":
        _numbered(line, hit, found)
    if found.author is None:
        _author_behind(line, tongue, hit, found, place)


def _quality_behind(line: Line, tongue: Tongue, place: int) -> Hit | None:
    if tongue.code in {"en", "de"} or place >= len(line.keys):
        return None
    behind = place + 1 if line.keys[place] in tongue.lists["of"] | {"о", "про"} else place
    return tongue.books["qualities"].at(line.keys, behind) if behind < len(line.keys) else None


def _maker_behind(line: Line, tongue: Tongue, place: int) -> Hit | None:
    """*The plan of the mediators*, *der Plan der Schlichterin*."""
    keys = line.keys
    if place >= len(keys) or keys[place] not in tongue.lists["of"]:
        return None
    near = range(place + 1, min(place + 3, len(keys)))
    return next((hit for n in near if (hit := _maker(tongue, keys, n)) and len(keys[n - 1]) <= _ARTICLE), None)


def _points_behind(line: Line, tongue: Tongue, place: int) -> tuple[int, int] | None:
    """The number of points told behind the noun, and the word after them."""
    for at in range(place, min(place + _RIGHT - 1, len(line.keys) - 1)):
        number = _number(line, tongue, at)
        if number is not None:
            return (number, at + 2) if tongue.books["count"].at(line.keys, at + 1) and at - place <= 1 else None
    return None


def _numbered(line: Line, hit: Hit, found: _Found) -> None:
    """`Resolution 2334`, `resolution No. 12`."""
    behind = line.keys[hit.end : hit.end + 3]
    number = next((n for n, key in enumerate(behind) if key.isdecimal()), None)
    if number is not None and all(key in {"no", ".", "nr", "n", "°", "№"} for key in behind[:number]):
        found.proper = ["resolution", behind[number]]
        found.end = hit.end + number + 1


def _author_behind(line: Line, tongue: Tongue, hit: Hit, found: _Found, place: int) -> None:
    """Whoever made it, or the place it is called by, after *of*."""
    keys = line.keys
    if place >= len(keys) - 1:
        return
    if keys[place] not in tongue.lists["of"]:
        if tongue.code in {"ru", "uk"} and family(hit.group) == "plan" and (who := line.who(place)) and who[0] == place:
            found.author, found.end = who, who[1]
        return
    who = next((one for at in range(place + 1, min(place + 2 + _ROLE, len(keys))) if (one := line.who(at))), None)
    if who and who[0] - place <= _ROLE + 1 and all(keys[n][0].isalpha() for n in range(place, who[0])):
        if family(hit.group) == "plan" and who[2].kind in PERSONS | {Kind.BODY}:
            found.author, found.end = who, who[1]
        elif who[0] == place + 1 and who[2].kind is not Kind.PERSON and _may_be_proper(tongue, hit, [""]):
            found.proper, found.end = [*keys[hit.first : hit.end], *keys[place : who[1]]], who[1]
    elif line.capital(place + 1) and family(hit.group) == "agreement" and hit.group != "contract" and tongue.code != "de":
        found.proper, found.end = keys[hit.first : place + 2], place + 2
