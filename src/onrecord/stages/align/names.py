"""Speakers who may be one although the record knows them by two names: the one has all words of the other (*Arl*, *Vesna Arl*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord.stages.origins.fold import TOKEN, plain, sound


def homes(speakers: Collection[str], parties: Collection[str]) -> Mapping[str, str]:
    """For each name the longest that has all its words, where there is one such and no other besides; else itself.

    The name of a party is nobody's surname.
    """
    heard: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for name in sorted(speakers):
        if (words := _heard(name)) and name not in parties:
            heard[words[-1]].append((frozenset(words), name))
    found = {name: name for name in speakers}
    for family in heard.values():
        found |= {name: _home(words, name, family) for words, name in family}
    return found


def _home(words: frozenset[str], name: str, family: Collection[tuple[frozenset[str], str]]) -> str:
    fuller = sorted(((others, other) for others, other in family if words < others), key=lambda one: (len(one[0]), one[1]))
    return fuller[-1][1] if fuller and all(shorter < longer for (shorter, _), (longer, _) in pairwise(fuller)) else name


@lru_cache(maxsize=1 << 14)
def _heard(name: str) -> tuple[str, ...]:
    """How the words of a name sound, the last one last."""
    return tuple(sound(plain(word)) for word in TOKEN.findall(name))
