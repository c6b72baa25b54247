"""The parties of a record under one name each: states in several languages, unions and parties in several spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.stages.resolve.groups import Groups, Named
from onrecord.stages.resolve.nations import STEM, same_stem, tables
from onrecord.stages.resolve.spelling import sound
from onrecord.types import Kind

ENDING = re.compile(r"(?:ien|ia|ie|iia|io|in|a|o|i|e|en|s)$")
ARTICLES = re.compile(r"^(?:the|der|die|das|la|le|les|il|lo|el|los) ", re.IGNORECASE)


def stem(name: str) -> str:
    """What a state's names have in common: `Karvenia`, `Karvenien`, `Karvénie`."""
    heard = sound(name.replace(" ", ""))
    bare = ENDING.sub("", heard)
    return bare if len(bare) >= STEM else heard


def keys(one: Named) -> str:
    """What a government or body is compared by."""
    known = tables()
    low = one.name.casefold()
    if one.kind is Kind.GOVERNMENT:
        return f"state {known.names.get(low) or known.capitals.get(low) or stem(one.name)}"
    return "body " + re.sub(r"[^\w ]", "", ARTICLES.sub("", low).replace("’", "'"))


def unite_bodies(found: Groups) -> None:
    """Join the names of states and bodies."""
    met: dict[str, str] = {}
    for name, one in sorted(found.named.items(), key=lambda row: (-row[1].count, row[0])):
        if one.kind in {Kind.GOVERNMENT, Kind.BODY}:
            key = keys(one)
            if key in met:
                found.join(name, met[key], "the same name")
            met.setdefault(key, name)


def sides(found: Groups, told: Iterable[str]) -> dict[str, str]:
    """For each word for a party, the name of the party: the most frequent of those that are one."""
    counted: Counter[str] = Counter()
    for one in found.named.values():
        counted.update(one.parties)
        if one.kind is Kind.GOVERNMENT:
            counted[one.name] += one.count
    by_key: dict[str, list[str]] = {}
    for name in sorted({*counted, *told}):
        by_key.setdefault(_key(name), []).append(name)
    return {name: min(same, key=lambda n: (not n.isascii(), -counted[n], n)) for same in by_key.values() for name in same}


def _key(name: str) -> str:
    known, low = tables(), name.casefold()
    code = known.names.get(low) or known.capitals.get(low)
    if code:
        return f"state {code}"
    return stem(name) if " " not in name else re.sub(r"[^\w ]", "", ARTICLES.sub("", low))


def of_adjective(words: str, names: Iterable[str]) -> str | None:
    """The party whose adjective stands in a description (`Dorlundian leader`)."""
    for word in words.split():
        if word in names:
            return word
        fits = [name for name in names if " " not in name and same_stem(word.casefold(), name.casefold())]
        if len(fits) == 1:
            return fits[0]
    return None
