"""Owners: which party the words of a text name, by its name, its adjective, or the surname of who speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.stages.align.tokens import tokens
from onrecord.stages.origins.fold import plain
from onrecord.types import Told
from onrecord.words.lexicon import load
from onrecord.words.phrases import words_of

_NAME = 5
"""Letters of a party's name that its adjectives share with it."""
_LEAST = 4
"""Letters of a name that may be known again as part of another word, or as a surname."""


@dataclass(frozen=True, eq=False)
class Parties:
    """The parties on record: by the letters their adjectives share with them, by all words of their names, by those who speak for them.

    By their capitals only where something is theirs (`Paris's ships`): `the Paris talks` are nobody's.

    `sounds` are what all these names are made of: who is meant by them, `named` tells; as words they tell nothing.
    """

    by_start: Mapping[str, str]
    by_words: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    by_surname: Mapping[str, str]
    sounds: frozenset[int]
    by_seat: Mapping[str, str]

    def named(self, words: Sequence[str], capital: frozenset[str]) -> dict[int, str]:
        """The places of all words that name a party; `capital` are the words that are written with one, which a surname must be."""
        found: dict[int, str] = {}
        for place, word in enumerate(words):
            whole = next((row for row in self.by_words.get(word, ()) if tuple(words[place : place + len(row[0])]) == row[0]), None)
            low = plain(word.partition("'")[0])
            one = self.by_start.get(low[:_NAME]) or self.by_start.get(low[:_LEAST]) or self._meant(word, capital)
            if whole:
                found |= dict.fromkeys(range(place, place + len(whole[0])), whole[1])
            elif one:
                found.setdefault(place, one)
        return found

    def _meant(self, word: str, capital: frozenset[str]) -> str | None:
        bare, theirs, _ = word.partition("'")
        if bare not in capital:
            return None
        return self.by_surname.get(plain(bare)) or (self.by_seat.get(plain(bare)) if theirs else None)


def parties(told: Iterable[Told]) -> Parties:
    """The parties of all statements. A name of several words has no adjective; a surname of two sides tells neither."""
    speakers = {(one.speaker, one.party) for one in told if one.speaker and one.party}
    names = {name for one in told for name in (one.party, one.holder) if name}
    single = sorted({one for one in names if one.isalpha() and len(one) >= _LEAST}, reverse=True)
    several = sorted(({party for _, party in speakers if " " in party}), key=lambda one: (-len(one), one))
    return Parties(
        {plain(name)[:_NAME]: name for name in single},
        _by_words(several),
        _surnames(speakers),
        frozenset(token.sound for name in {*names, *(who for who, _ in speakers)} for token in tokens(f"x {name}", "en") if token.sound),
        _seats(names),
    )


def _seats(names: Iterable[str]) -> Mapping[str, str]:
    """The capitals of the states among some names."""
    codes = {name: code for code, told in load("territories").items() for name in told[:1]}
    told = ((plain(seat), name) for name in names if name in codes for seat in load("states").get(codes[name], {}).get("capital", ()))
    return {seat: name for seat, name in told if seat.isalpha() and len(seat) >= _LEAST}


def _by_words(names: Iterable[str]) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in names:
        if words := tuple(words_of(name)):
            found[words[0]].append((words, name))
    return found


def _surnames(speakers: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for name, party in speakers:
        if " " in name and name != party:
            sides[plain(name.split()[-1])].add(party)
    return {name: min(several) for name, several in sides.items() if len(several) == 1 and len(name) >= _LEAST}
