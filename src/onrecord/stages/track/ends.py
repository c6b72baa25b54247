"""The ends of a condition in all wordings of an utterance, and whether two of them tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.stages.align.tokens import meaning, tokens
from onrecord.stages.origins.fold import Kind
from onrecord.stages.track import book
from onrecord.stages.track.events import WEAK, Event, event, same
from onrecord.stages.track.matter import TELLING, Bag, Weights, apart, bag
from onrecord.stages.track.numbered import numbered
from onrecord.stages.track.owners import Parties
from onrecord.types import Told
from onrecord.words.lexicon import load
from onrecord.words.phrases import words_of

_KNOWN = 0.5
"""Likeness of two ends that `events.yml` knows for one event, if they share no other words."""
_DEED = 1.0
"""What it weighs that something is known to be done, as a word of some weight would."""
_MORE = 0.5
"""More than this part of the things that the shorter end names must be in the other one."""

Cores = tuple[tuple[str, frozenset[int]], ...]
"""Of each wording the language, and the keys of the things that it names."""


@dataclass(frozen=True, slots=True)
class End:
    """What is to happen, in every wording: as events, as bags of words, and by the things it names."""

    events: tuple[Event, ...]
    bags: tuple[Bag, ...]
    languages: tuple[str, ...]
    cores: Cores

    texts: tuple[str, ...] = field(init=False, compare=False)
    """The wordings."""
    actions: frozenset[str] = field(init=False, compare=False)
    """What is done, as far as any wording tells."""
    done: frozenset[str] = field(init=False, compare=False)
    """What is done, where most wordings tell: what one of several names may be how it puts it."""
    owners: frozenset[str] = field(init=False, compare=False)
    """Whose it is."""
    names: frozenset[int] = field(init=False, compare=False)
    """Names in it that are no party's."""
    amounts: frozenset[str] = field(init=False, compare=False)
    """How much of it."""
    numbered: frozenset[int] = field(init=False, compare=False)
    """Which of several it is, by numbers: *Camp Two*."""
    keys: frozenset[int | str] = field(init=False, compare=False)
    """What another end shares at least one of if it is the same event."""

    def __post_init__(self) -> None:
        """Bring the wordings together, once: each end is compared with many."""
        acted = [one.action for one in self.events if one.action]
        actions = frozenset(acted)
        names = frozenset(name for one in self.events for name in one.names)
        things = frozenset(thing for one in self.events for thing in one.things)
        words = names.union(*(one.words for one in self.events), *(core for _, core in self.cores))
        told = {
            "texts": tuple(one.text for one in self.events),
            "actions": actions,
            "done": actions if 2 * len(acted) >= len(self.events) else frozenset(),
            "owners": frozenset(one.owner for one in self.events if one.owner),
            "names": names,
            "amounts": frozenset(one.amount for one in self.events),
            "numbered": frozenset(
                n for one, language in zip(self.events, self.languages, strict=True) for n in numbered(one.text, language)
            ),
            "keys": actions | things | words,
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)


def end(told: Sequence[tuple[str, Told]], known: Parties) -> End:
    """One end from pairs of its words and the statement they stand in; equal words count once."""
    unique = {(text, one.language): one for text, one in told if text.strip()}
    rows = sorted(unique.items(), key=lambda row: row[0])
    events = tuple(event(text, language, one.holder, known) for (text, language), one in rows)
    bags = tuple(
        frozenset(one for one in bag(text, language) if not (one.sound in known.sounds and one.kind is Kind.NAME))
        for (text, language), _ in rows
    )
    return End(
        events,
        bags,
        tuple(language for (_, language), _ in rows),
        tuple((language[:2], _things(text, language)) for (text, language), _ in rows),
    )


def _unnamed(told: Bag, known: Parties) -> Bag:
    """Without the names of the parties and of those who speak for them: whose it is, the owner tells."""
    return frozenset(one for one in told if one.kind is not Kind.NAME or one.sound not in known.sounds)


def _things(text: str, language: str) -> frozenset[int]:
    """Keys of the words of a text that are no numbers, no acts, and not what is done with things."""
    told = bag(text, language)
    return frozenset(one.key for one in told if one.kind in {Kind.WORD, Kind.NAME} and one.key not in _doings(book.known(language)))


@cache
def _doings(language: str) -> frozenset[int]:
    table = load("events")
    words = (one.key for word in table["doings"]["words"].get(language, ()) for one in tokens(word, language))
    return frozenset([*words, *(meaning(name) for name in table["doings"]["meanings"])])


def likeness(one: End, other: End, weights: Weights) -> float:
    """How sure it is that two ends tell of one event, but for being denied: 0 to 1, and 0 in doubt."""
    if _stays(one) != _stays(other) or _opposed(one, other) or (one.numbered and other.numbered and not one.numbered & other.numbered):
        return 0.0
    known = any(same(mine, theirs) for mine in one.events for theirs in other.events)
    worded = max(_alike(mine, theirs, weights) for mine in _acted(one) for theirs in _acted(other))
    if not (known or worded) or (apart(one.bags, other.bags, numbers=False) if known else differ(one, other)):
        return 0.0
    return (_KNOWN + (1 - _KNOWN) * worded) if known else worded


def _acted(one: End) -> list[tuple[str, frozenset[int], str]]:
    """Each wording's language, the things it names, and what is done as far as `events.yml` knows it."""
    return [(*core, _deed(event.action)) for core, event in zip(one.cores, one.events, strict=True)]


def _deed(action: str) -> str:
    return _first_kin().get(action, action) if action not in WEAK else ""


def _opposed(one: End, other: End) -> bool:
    """Whether a word of the one rules out what the other one is: an old and a new bridge, an interim and a lasting truce."""
    mine, theirs = (frozenset(group for text in each.texts for group in _sided(text)) for each in (one, other))
    return any(group not in theirs and f"{group[:-1]}{1 - int(group[-1])}" in theirs - mine for group in mine)


@lru_cache(maxsize=1 << 14)
def _sided(text: str) -> frozenset[str]:
    return frozenset(group for _, group in book.opposed().find(words_of(text)))


def differ(one: End, other: End) -> bool:
    """Whether anything tells them apart: whose it is, where, how much, or what is done."""
    same_kinds = ((one.owners, other.owners), (one.names, other.names), (one.amounts, other.amounts), (one.numbered, other.numbered))
    pairs = (*same_kinds, (_kin(one.done), _kin(other.done)))
    told = any(mine and theirs and not mine & theirs for mine, theirs in pairs)
    return told or _halts(one) != _halts(other) or apart(one.bags, other.bags)


def _halts(one: End) -> bool:
    """Whether most wordings stop something, of which `events.yml` knows no more."""
    found = [not event.action and any(token.key in _stops() for token in bag) for event, bag in zip(one.events, one.bags, strict=True)]
    return 2 * sum(found) > len(found)


def _stays(one: End) -> bool:
    """Whether most wordings leave something as it is (`the night shift stays`), of which `events.yml` knows no more."""
    found = [not event.action and _remains(event.text, language) for event, language in zip(one.events, one.languages, strict=True)]
    return 2 * sum(found) > len(found)


@lru_cache(maxsize=1 << 14)
def _remains(text: str, language: str) -> bool:
    return any(group == "turns:remain" for _, group in book.phrases(book.known(language)).find(words_of(text)))


@cache
def _stops() -> frozenset[int]:
    return frozenset(meaning(name) for name in load("events")["doings"]["stops"])


def _kin(actions: Iterable[str]) -> frozenset[str]:
    """Actions under one name where they come to the same thing with things not known: what leaves, returns or is released goes."""
    return frozenset(_first_kin().get(name, name) for name in actions)


@cache
def _first_kin() -> Mapping[str, str]:
    return {name: group[0] for group in load("events")["kin"] for name in group}


def _alike(ours: tuple[str, frozenset[int], str], theirs: tuple[str, frozenset[int], str], weights: Weights) -> float:
    """The part of all things that both wordings name; 0 unless it is most of the lighter one, and a word of it tells enough.

    What only one of them knows to be done counts against it, as a word would: ships that pass are not ships that are inspected.
    Of two languages it must be half of the longer one, since words that nobody wrote down can never be shared.
    """
    common = [weights.key(key) for key in ours[1] & theirs[1]]
    masses = [sum(map(weights.key, core)) + (_DEED if act and act != other else 0) for core, act, other in _sides(ours, theirs)]
    across = ours[0] != theirs[0]
    enough = 2 * len(common) >= max(len(ours[1]), len(theirs[1])) if across else sum(common) > _MORE * min(masses)
    return 2 * sum(common) / sum(masses) if enough and max(common, default=0.0) >= TELLING else 0.0


def _sides(ours: tuple[str, frozenset[int], str], theirs: tuple[str, frozenset[int], str]) -> Iterator[tuple[frozenset[int], str, str]]:
    yield ours[1], ours[2], theirs[2]
    yield theirs[1], theirs[2], ours[2]
