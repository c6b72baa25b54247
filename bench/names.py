"""When two names of an actor count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from onrecord.stages.resolve.names.nations import tables

_LISTS = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
_WORD = re.compile(r"[^\W_]+")
_BARRED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart, as they are written where a keyboard has them not."""
_OWNED = re.compile(r"^(.+)(?:[’']s|(?<=s)[’']) office$", re.IGNORECASE)


def same(one: str | None, other: str | None) -> bool:
    """The same words, but for case, diacritics, punctuation and titles; None is only None.

    A state or a body of states is one by its names in all languages (*Dänemark*, *Denmark*), and two people are one pair whichever
    language ties their names (*Mira Lund und Anton Velt*). A capital is no name of its state.
    """
    if one is None or other is None or one == other or key(one) == key(other):
        return one == other or (one is not None and other is not None)
    ours, theirs = _TIE.split(one), _TIE.split(other)
    if len(ours) > 1 and len(ours) == len(theirs):
        return all(map(same, ours, theirs))
    return _state(one) is not None and _state(one) == _state(other)


def _state(name: str) -> str | None:
    """What a name of a state, or of a body of states, means, by the tables of names in many languages."""
    low = name.casefold()
    return tables().names.get(low) or (tables().seats[low][0] if low in tables().seats and low not in _TOWNS else None)


_TIE = re.compile(r", | (?:and|und|et|e|y|и|та|i|oraz|en) ")
_TOWNS = frozenset({"brussels", "brüssel", "bruxelles", "bruselas", "брюссель", "berlaymont"})


def called(told: str | None, found: str | None, text: str) -> bool:
    """The same, or somebody's fuller name that the report does not have (`Varnoke`, where another one has `Hestia Varnoke`).

    Gold takes the fullest name of the report itself; a record joins its reports, and names whoever it knows by the fullest of all.
    """
    if same(told, found) or told is None or found is None:
        return same(told, found)
    ours, theirs = key(told), key(found)
    return len(ours) == 1 < len(theirs) and theirs[-1] == ours[0] and theirs[0] not in {"unnamed", "office"} and found not in text


def borne(told: str | None, found: str | None, text: str, bears: Mapping[str, Sequence[str]]) -> bool:
    """Whether an actor of the record goes by a name that the report has too: *Sevrien*, whom the record calls *Sevria* by other reports.

    It is a whole phrase of the actor's, or a full name at the end of one.
    """
    ours, theirs = key(told) if told else (), key(found) if found else ()
    if not ours or not theirs or theirs[0] in {"unnamed", "office"} or str(found) in text:
        return False
    phrases = [key(phrase) for phrase in bears.get(str(found), ())]
    return ours in phrases or (len(ours) > 1 and any(phrase[-len(ours) :] == ours for phrase in phrases))


def alike(one: str | None, other: str | None) -> bool:
    """The same, or one is how the other ends (`Varnoke` and `Hestia Varnoke`); unnamed people are never like named ones."""
    if one is None or other is None:
        return one is other
    ours, theirs = sorted((key(one), key(other)), key=len)
    unnamed = {words[:1] == ("unnamed",) for words in (ours, theirs)}
    tail = ours[1:] if ours[:1] == ("unnamed",) else ours
    return ours == theirs or (len(unnamed) == 1 and bool(tail) and theirs[-len(tail) :] == tail)


def akin(one: str | None, other: str | None) -> bool:
    """Whether two descriptions share a word (`press conference`, `a joint press conference in Ostrel`)."""
    return one is other or (one is not None and other is not None and bool(set(key(one)) & set(key(other))))


def allied(one: str | None, other: str | None) -> bool:
    """Whether two names of a side may mean the same: `alike`, a telling word with the same stem, or one stands for the other's letters.

    `Mexico` and `the Mexican government`, `Democrats` and `Democratic Party`, `U.S.` and `United States`.
    """
    if one is None or other is None:
        return one is other
    ours, theirs = key(one), key(other)
    related = any(_stem(a, b) for a in ours for b in theirs if not {a, b} & _GENERIC)
    return alike(one, other) or related or _letters(ours, theirs) or _letters(theirs, ours)


def _stem(one: str, other: str) -> bool:
    length = min(5, len(one), len(other))
    return length > 3 and one[:length] == other[:length]


def _letters(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials, told = "".join(word[0] for word in long), "".join(short)
    return len(long) > 1 and len(told) < 5 and told.startswith(initials)


def key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, or all of them where only a title is left; `Velt’s office` is the `Office of Velt`."""
    words = [w for w in _words(_OWNED.sub(r"office of \1", name)) if w not in _ARTICLES]
    kept = words
    while kept and (kept[0] in _TITLES or (kept[0] in _MODIFIERS and kept[1:2] and kept[1] in _TITLES)):
        kept = kept[1:]
    return tuple(kept or words)


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _WORD.findall(plain.translate(_BARRED).replace("’s", "").replace("'s", ""))


_TITLES, _MODIFIERS, _ARTICLES, _GENERIC = (frozenset(_words(_LISTS[kind])) for kind in ("titles", "modifiers", "articles", "generic"))
