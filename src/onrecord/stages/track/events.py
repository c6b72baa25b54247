"""Events: what is done, with what, whose, and how much of it, read from the words of one end of a condition or of a whole statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.stages.origins.fold import TOKEN, Kind, fold
from onrecord.stages.track import book
from onrecord.stages.track.owners import Parties
from onrecord.words.phrases import words_of

Named = Mapping[int, str]
"""The party that is named at a word."""
By = dict[str, list[tuple[int, str]]]
"""For each section of `events.yml` the places of its words in a text, and what they stand for."""
WHOLE = "all"
_NUMBER_WORDS = 2
"""Words before a thing in which a possessive or an adjective tells whose it is."""
_LEAST = 4
_CLOSE = 4
"""Words from a deed to what it is done to: *zieht seine Truppen ab*, *the fund will be opened*."""
PERSONS = frozenset({"sailors", "prisoners", "hostages", "men"})
WEAK = ("accept", "guarantee", "return", "leave")
"""Actions that say little beside another that is named as well (`accept a ceasefire`, `return to work`)."""
_CAPITALS = "de"
"""The language that writes every noun with a capital, which therefore tells no name."""


@dataclass(frozen=True, slots=True)
class Event:
    """What is done, as far as its words tell.

    `action` is a name of `events.yml`, or empty; `words` are the stems that say more, `owner` is whose,
    `amount` how much; `narrowed` are numbers and words right beside a thing that tell which one it is (`wage plan`, `plan for the port`).
    `close` tells whether a thing stands but a few words from what is done.
    """

    action: str
    negated: bool
    things: frozenset[str]
    owner: str | None
    names: frozenset[int]
    amount: str
    words: frozenset[int]
    narrowed: frozenset[int]
    close: bool
    text: str

    @property
    def empty(self) -> bool:
        """Whether nothing in it could be known again."""
        return not (self.action or self.things or self.words)


def trimmed(text: str, language: str | None) -> str:
    """A text up to a comma after which it goes on with a *not*."""
    head, comma, tail = text.partition(",")
    return head if comma and head.strip() and _denies(tail, book.known(language)) else text


def _denies(text: str, language: str) -> bool:
    return any(group == "turns:not" for _, group in book.phrases(language).find(words_of(text)[:2]))


def event(text: str, language: str | None, holder: str | None, known: Parties) -> Event:
    """The event that `text` tells, as `holder` tells it."""
    return _event(text, book.known(language), holder, known)


@lru_cache(maxsize=1 << 14)
def _event(text: str, language: str, holder: str | None, known: Parties) -> Event:
    words = words_of(text)
    raw = TOKEN.findall(text.replace("’", "'"))
    named = known.named(words, frozenset(word.lower() for word in raw if word[0].isupper()))
    by = _by_section(words, language)
    things = frozenset(name for _, name in by["things"])
    action, turned = _action([name for _, name in by["actions"]], things)
    negated = _odd(turned, bool([1 for _, name in by["turns"] if name == "not"]))
    owner = _owner(by, action, holder, named)
    names, rest = _others(raw, {words[place] for part in ("things", "actions") for place, _ in by[part]} | _apart(words, named), language)
    return Event(
        action, negated, _counting(action, things), owner, names, _amount(words, by), rest, _narrowed(words, by, named), _close(by), text
    )


def _apart(words: Sequence[str], places: Iterable[int]) -> set[str]:
    """The words at these places, whole and each part of them."""
    return {part for place in places for part in (words[place], *TOKEN.findall(words[place]))}


def _by_section(words: Sequence[str], language: str) -> By:
    by: By = {section: [] for section in (*book.SECTIONS, "first")}
    for place, group in book.phrases(language).find(words):
        section, _, name = group.partition(":")
        by[section].append((place, name))
    return by | {"actions": _done(by)}


def _done(by: By) -> list[tuple[int, str]]:
    """The deeds, but for a noun that looks like one: *the pass* is open or shut, and nobody passes."""
    nouns = {(place + step, name) for place, name in by["things"] for step in (0, 1)}
    return [one for one in by["actions"] if one not in nouns]


def _narrowed(words: Sequence[str], by: By, named: Named) -> frozenset[int]:
    """Stems of the word before a thing, and of those after a preposition that follows it; numbers in either."""
    beside = set()
    for place, _ in by["things"]:
        after = range(place + 2, place + 5) if words[place + 1 : place + 2] and words[place + 1] in book.narrowing() else ()
        beside |= {n for n in (place - 1, *after) if 0 <= n < len(words)}
    beside -= {place for place, _ in by["actions"]}
    return frozenset(stem for n in sorted(beside) if n not in named for stem in _telling(words[n]))


def _telling(word: str) -> list[int]:
    parts = [fold(part, name=False) for part in TOKEN.findall(word)]
    return [one.stem for one in parts if one.kind is not Kind.FUNCTION][:1]


def _counting(action: str, things: frozenset[str]) -> frozenset[str]:
    """The things the action is done to, where `events.yml` tells which can be: a strait is opened, not the ships it is opened to."""
    possible = frozenset(book.action(action).get("of", ())) if action else frozenset()
    return things & possible or things


def _close(by: By) -> bool:
    return any(abs(deed - thing) <= _CLOSE for deed, _ in by["actions"] for thing, _ in by["things"])


def _odd(*turns: bool) -> bool:
    return sum(turns) % 2 == 1


def _action(found: Sequence[str], things: frozenset[str]) -> tuple[str, bool]:
    """The action meant, and whether it is named by its opposite."""
    if not found:
        return "", False
    name = min(dict.fromkeys(found), key=lambda one: (one in WEAK, found.index(one)))
    opposite = book.action(name).get("opposite")
    return _meant(opposite or name, things), opposite is not None


def _meant(name: str, things: frozenset[str]) -> str:
    """`leave` and `return` mean what those who do it make of them: troops withdraw, prisoners are released."""
    if name in {"leave", "return"} and things & PERSONS:
        return "release"
    return "withdraw" if name in {"leave", "return"} and "troops" in things else name


def _amount(words: Sequence[str], by: By) -> str:
    """Some of it where a number stands before the thing, unless it is `all 41`."""
    found = [name for _, name in by["amounts"]]
    if "rest" in found:
        return "rest"
    if WHOLE in found:
        return WHOLE
    before = {place - back for place, _ in by["things"] for back in range(1, _NUMBER_WORDS + 1)}
    return "part" if any(n >= 0 and _number(words[n]) and not _definite(words, n) for n in before) or "half" in found else WHOLE


def _definite(words: Sequence[str], place: int) -> bool:
    """Whether a number tells how many there are in all: `the eleven men`."""
    return place > 0 and words[place - 1] in book.definite()


def _number(word: str) -> bool:
    return word.isdigit() or (word.isalpha() and fold(word, name=False).kind is Kind.NUMBER)


def _owner(by: By, action: str, holder: str | None, named: Named) -> str | None:
    """Whose the thing is: by the words before it, by the one party named where the action is its own."""
    near = _nearest(by)
    aside = {n for place, _ in by["things"] if place not in near for n in range(place - _NUMBER_WORDS, place)}
    named = {n: party for n, party in named.items() if n not in aside}
    for place in near:
        before = range(max(0, place - _NUMBER_WORDS), place)
        close = [named[n] for n in before if n in named]
        if close:
            return close[-1]
        if action != "release" and any(n in before and name == "ours" for n, name in by["owners"]):
            return holder
    own = bool(action) and bool(book.action(action).get("own")) and action != "release"
    if own and not named and any(name == "ours" for _, name in by["owners"]):
        return holder
    return next(iter(named.values())) if own and len(set(named.values())) == 1 else None


def _nearest(by: By) -> list[int]:
    """The places of things; of several behind a deed only the first, to which it is done."""
    places = [place for place, _ in by["things"]]
    behind = [place for place in places if by["actions"] and place > by["actions"][0][0]]
    return behind[:1] if len(behind) == len(places) else places


def _others(raw: Sequence[str], told: set[str], language: str) -> tuple[frozenset[int], frozenset[int]]:
    """Names that are no party's, and stems of the words that say what else it is about."""
    names, stems = set(), set()
    for place, word in enumerate(raw):
        if word.lower() in told or word.lower() in book.doings(language) or any(True for _ in book.times().find([word.lower()])):
            continue
        folded = fold(word, name=place > 0 and word[0].isupper() and language != _CAPITALS)
        if folded.kind is Kind.NAME and len(word) >= _LEAST:
            names.add(folded.stem)
        elif folded.kind is Kind.WORD:
            stems.add(folded.stem)
    return frozenset(names), frozenset(stems)


def same(one: Event, other: Event) -> bool:
    """Whether two events are one, but for being denied. In doubt they are not."""
    narrowed = bool(one.narrowed and other.narrowed and not one.narrowed & other.narrowed)
    return one.action == other.action and one.amount == other.amount and not narrowed and alike(one, other)


def alike(one: Event, other: Event) -> bool:
    """Whether two events are about the same thing, be it all of it or a part."""
    if one.owner and other.owner and one.owner != other.owner:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if one.action and book.action(one.action).get("alone"):
        return True
    if one.action:
        return _same_thing(one, other)
    return _overlap(one, other)


def _same_thing(one: Event, other: Event) -> bool:
    if one.things or other.things:
        return bool(one.things & other.things) or bool(
            one.things & PERSONS and other.things & PERSONS and "men" in one.things | other.things
        )
    return bool(one.names & other.names) or _overlap(one, other) or _within(one, other)


def _within(one: Event, other: Event) -> bool:
    """Whether all that the shorter one is about is in the longer one, where both tell what is done: `release of the engineers`."""
    mine, theirs = one.words | one.names, other.words | other.names
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine) and len(mine ^ theirs) <= 1


def _overlap(one: Event, other: Event) -> bool:
    """Most words of the shorter one are in the longer one; a single word is too little."""
    mine, theirs = one.words | one.names, other.words | other.names
    least = min(len(mine), len(theirs))
    return least > 1 and len(mine & theirs) / max(len(mine), len(theirs)) > 0.5 and one.things == other.things  # noqa: PLR2004 - more than half
