"""Who goes on speaking: whether two sources of one report are one speaker, as far as their words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.stages.resolve.meant.plain import pronoun
from onrecord.types import Attribution
from onrecord.words.lexicon import load
from onrecord.words.spans import reads

_GENITIVE = re.compile(r"[^\s,]{1,60}(?:['’]s|s['’])(?=\s)")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+){0,3}")


@dataclass(frozen=True, slots=True)
class Source:
    """What a source's words tell of the speaker: the names and the roles in them. `stands_in`: words that stand for the last speaker.

    `told` is the speaker's name where others have found it; two told names are one speaker or they are not.
    """

    names: frozenset[str]
    roles: frozenset[str]
    stands_in: bool
    told: str | None = None

    def is_(self, other: Source) -> bool:
        """Whether both may well be one: they share a name, or one is only a role and the other has it."""
        if self.told and other.told:
            return self.told == other.told or _among(self.told, other.told) or _among(other.told, self.told)
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        return not self.roles.isdisjoint(other.roles)

    def and_(self, other: Source) -> Source:
        """All that two sources tell of one speaker."""
        return Source(self.names | other.names, self.roles | other.roles, self.stands_in and other.stands_in, self.told or other.told)


def _among(one: str, several: str) -> bool:
    """Whether a name is the first of several who speak together."""
    return several.startswith((f"{one} and ", f"{one}, "))


def chain(found: Sequence[Source], rows: Sequence[Attribution], order: Sequence[int]) -> list[int]:
    """A number for each speaker outside quotations, by attribution; -1 for those inside.

    A source is the speaker last heard whose words it shares; words that stand for somebody are the speaker last heard of all.
    """
    out, heard, count = [-1] * len(found), list[tuple[int, Source]](), 0
    for number in (n for n in order if rows[n].parent is None):
        one = found[number]
        place = next((n for n in range(len(heard) - 1, -1, -1) if (one.stands_in and not one.names) or heard[n][1].is_(one)), None)
        speaker, known = (count, one) if place is None else heard.pop(place)
        count += place is None
        heard = [*heard[-_HEARD:], (speaker, known.and_(one))]
        out[number] = speaker
    return out


_HEARD = 20
"""Speakers remembered at once."""


def sources(text: str, rows: Sequence[Attribution], language: str, speakers: Sequence[str | None] | None) -> list[Source]:
    """A source for each attribution, by the speaker's name where one is told."""
    if speakers is None:
        return [source(reads(text, one.source), language) for one in rows]
    found = zip(rows, speakers, strict=True)
    return [source(reads(text, one.source), language, name) if name else nobody(text, one, language) for one, name in found]


def nobody(text: str, one: Attribution, language: str) -> Source:
    """A source of which it was looked for in vain who it is: not the speaker before."""
    return replace(source(reads(text, one.source), language), stands_in=False)


def source(words: str, language: str, name: str | None = None) -> Source:
    """What the words of a source tell; a `name` found for it is added to them."""
    bare = " ".join(words.split()).casefold()
    if not bare or pronoun(bare, language) == "person":
        return Source(frozenset({_key(name.split()[-1])}) if name else frozenset(), frozenset(), stands_in=True, told=name)
    names: set[str] = set()
    roles: set[str] = set()
    for part in _core(f"{words}, {name}" if name else words).split(","):
        _read(part, names, roles)
    return Source(frozenset(names), frozenset(roles), not names and bare.split(" ", 1)[-1] in _epithets(), name)


def _core(words: str) -> str:
    """The words without genitives and without what *of*, *who* and the like hang on them: those name somebody else."""
    pieces = [_TAIL.split(part, maxsplit=1)[0] for part in _BRACKETS.sub("", _GENITIVE.sub("", words)).split(",")]
    return ",".join(pieces)


_TAIL = re.compile(r"\s(?:of|from|for|at|in|with|who|von|vom|der|des|aus|in|bei|du|de|des|della|del|di|dei)\s")


def _read(part: str, names: set[str], roles: set[str]) -> None:
    """The last word of a part is a name where it has a capital; *one Orra supporter* is not Orra. Words for roles are roles."""
    found = _WORD.findall(part)
    known = {word.casefold() for word in found}
    roles.update(known & _titles())
    last = found[-1] if found else ""
    if last and last[0].isupper() and last.casefold() not in _no_names():
        names.add(_key(last))


def _key(name: str) -> str:
    """A name as the words of a page are compared: of *Orra-Tamsin* the last part, for a page parts words at hyphens."""
    return name.casefold().removesuffix("’s").removesuffix("'s").rpartition("-")[2]


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("epithets")["roles"])


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that are nobody's name."""
    return _titles() | _epithets() | frozenset((*load("epithets")["articles"], *load("epithets")["qualifiers"]))


@cache
def _epithets() -> frozenset[str]:
    return frozenset(load("epithets")["epithets"])
