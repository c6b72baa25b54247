"""Who merely hears, in a source that holds both: *ein Diplomat dieser Zeitung*, *министр журналистам*, *«Вестник» источник*."""

from __future__ import annotations

from functools import cache

from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Span
from onrecord.words.lexicon import load

LANGUAGES = frozenset({"de", "ru", "uk", "pl"})
"""Languages in which a case alone tells who hears."""


def without_hearers(reading: Reading, span: Span) -> Span:
    """The words of a source without those of who hears it, at its end or, in marks, before the noun for who speaks."""
    known = reading.cast.known
    if known.language not in LANGUAGES:
        return span
    first, last = reading.words(span)
    if last - first <= 1:
        return span
    end = next((n for n in range(first + 1, last) if _hears(reading, n, known)), last)
    start = _behind_outlet(reading, first, end, known)
    if (start, end) == (first, last):
        return span
    return (reading.token(start).start if start > first else span[0], reading.token(end - 1).end if end < last else span[1])


def _hears(reading: Reading, n: int, known: Lists) -> bool:
    """Whether who hears begins at a word; after what joins two words it may be one of those who speak."""
    word = reading.token(n)
    if word.before != " " or reading.token(n - 1).low in known.of | known.joins | known.the:
        return False
    if known.language != "de":
        return word.low in _listed(known.language)
    after = reading.token(n + 1) if n + 1 < len(reading.starts) else None
    return word.low in _listed("our") and after is not None and after.joined and after.low in _listed("de")


def _behind_outlet(reading: Reading, first: int, last: int, known: Lists) -> int:
    """Where the noun for who speaks stands behind a name in marks, which hears it: *сообщил «Вестнику» источник*."""
    if known.language not in {"ru", "uk"} or reading.token(first).before.strip()[-1:] != "«":
        return first
    end = next((n for n in range(first + 1, last) if reading.token(n).before.startswith("»")), last)
    told = end < last and reading.token(end).before == "» " and not reading.token(end).capital and reading.token(end).low in known.people
    return end if told else first


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(load("heads")["hearers"].get(kind, ()))
