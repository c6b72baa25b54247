"""On what occasion words were said, and where: as the words around the cue tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.stages.resolve.said.forms import words
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.speech import Speech
from onrecord.words.lexicon import load

_WAY = 5
"""Words between the preposition and the occasion: `at a hastily called joint press conference`."""
_PLACE = 9
"""Words between the occasion and its place."""
_AFTER = (2, 12)
"""Paragraphs over which an occasion goes on for one speaker, where no day is told and where one is."""
_BEFORE = (-1, 4)
"""The same from a title or a lead to the words that name the occasion of the day they tell of."""
_NAME = re.compile(r"[^\W\d_]+(?:[-'’ ][^\W\d_]+){0,3}")


def occasions(reading: Reading, days: Sequence[object]) -> list[str | None]:
    """For each attribution its occasion, with the place where one is told; a further statement of one speaker goes on with it.

    `days` are when the statements were said: another day is another occasion, and one day that is told is one for longer.
    """
    told = [_told(reading, number) for number in range(len(reading.rows))]
    _on(reading, days, told, (reading.order, *_AFTER))
    _on(reading, days, told, (reading.order[::-1], *_BEFORE))
    return told


def _on(reading: Reading, days: Sequence[object], told: list[str | None], way: tuple[Sequence[int], int, int]) -> None:
    """Let the statements of one speaker share an occasion, in one order, over so many paragraphs: of no day that is told, and of one."""
    heard: dict[int, int] = {}
    order, undated, dated = way
    for number in order:
        last = heard.get(reading.speakers[number])
        if last is not None and told[number] is None and days[last] == days[number]:
            away = abs(reading.paragraph(number) - reading.paragraph(last))
            told[number] = told[last] if away <= (undated if days[number] is None else dated) else None
        heard[reading.speakers[number]] = number


@dataclass(frozen=True, slots=True)
class Named:
    """An occasion that the words around a cue name: its kind, the article before it (`the`, `a`) if it has one, and its word's number."""

    kind: str
    article: str
    word: int = -1


def named(reading: Reading, number: int) -> Named | None:
    """The occasion that the words around a cue name."""
    around = reading.around[number]
    found = _place(reading, number, around) if around else None
    if around is None or found is None:
        return Named(kind, "") if (kind := _by_cue(reading, number)) else None
    kind, place, _ = found
    before = (reading.page.words.keys[n] for n in reversed(around.own[max(place - _WAY, 0) : place]))
    return Named(kind, next((key for key in before if key in _articles()), ""), around.own[place])


@cache
def _articles() -> frozenset[str]:
    return article("definite") | article("indefinite") | article("possessive")


@cache
def article(name: str) -> frozenset[str]:
    """The `definite`, `indefinite` or `possessive` articles."""
    return frozenset(word for words in load("occasions")[name].values() for word in words)


def _place(reading: Reading, number: int, around: Speech) -> tuple[str, int, int] | None:
    """The kind of the occasion tied to a cue, its place among the own words, and how many words it has."""
    keys, clause = reading.page.words.keys, around.at(around.cue)
    for place, n in enumerate(around.own):
        kind, length = _kind(keys, n)
        if kind and _of_a_name(reading, n):
            continue
        if kind and (around.at(n) == clause or around.at(n) not in around.dependent) and _tied(reading, around, place, number):
            return kind, place, length
    return None


def _told(reading: Reading, number: int) -> str | None:
    around = reading.around[number]
    if around is None:
        return None
    found = _place(reading, number, around)
    if found is None:
        return _by_cue(reading, number) or _by_source(reading, number)
    kind, place, length = found
    where = _where(reading, around, place + length)
    return f"{kind} in {where}" if where else kind


def _kind(keys: Sequence[str], n: int) -> tuple[str | None, int]:
    """The kind of occasion that words name from `n` on, and how many they are; the longest name wins."""
    key = keys[n]
    first = key.rsplit("'", 1)[-1] if "'" in key else key  # un'intervista, l'interview
    for row, kind in _kinds().get(first, ()):
        if keys[n + 1 : n + len(row)] == row[1:]:
            return kind, len(row)
    return None, 0


@cache
def _kinds() -> Mapping[str, list[tuple[list[str], str]]]:
    """The names of occasions by their first word, the longest first."""
    out: dict[str, list[tuple[list[str], str]]] = {}
    for kind, languages in load("occasions")["kinds"].items():
        for name in (name for names in languages.values() for name in names):
            keys = words(name).keys
            out.setdefault(keys[0], []).append((keys, kind))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in out.items()}


def _tied(reading: Reading, around: Speech, place: int, number: int) -> bool:
    """Whether a preposition or the cue itself stands before the occasion, and nothing that makes it what is talked about."""
    keys = reading.page.words.keys
    cue = {n for start, end in reading.rows[number].cue for n in range(reading.page.at(start), reading.page.at(end))}
    for n in reversed(around.own[max(place - _WAY, 0) : place]):
        if n and keys[n - 1] in _ends(reading.page.tongue.code):
            continue
        if n in cue or keys[n] in _ways(reading.page.tongue.code):
            return True
        if keys[n] in _no_ways(reading.page.tongue.code) or not keys[n][0].isalnum():
            return False
    return False


@cache
def _ways(code: str) -> frozenset[str]:
    return frozenset(load("occasions")["ways"].get(code, ()))


@cache
def _ends(code: str) -> frozenset[str]:
    return frozenset(load("occasions")["ends"].get(code, ()))


@cache
def _no_ways(code: str) -> frozenset[str]:
    return frozenset(load("occasions")["no_ways"].get(code, ()))


def _where(reading: Reading, around: Speech, place: int) -> str | None:
    """The name right after a preposition of place behind the occasion."""
    keys, page = reading.page.words.keys, reading.page
    behind = around.own[place : place + _PLACE]
    for n in behind:
        if keys[n] in _places(reading.page.tongue.code) and n + 1 < len(keys) and page.words.capital(n + 1):
            match = _NAME.match(page.text, page.words.starts[n + 1])
            return _capitals(match[0]) if match and n + 1 in around.own else None
        if not keys[n][0].isalpha():
            return None
    return None


@cache
def _places(code: str) -> frozenset[str]:
    return frozenset(load("occasions")["places"].get(code, ()))


def _capitals(name: str) -> str | None:
    """The words at the beginning of a name that have a capital; none where it is a day."""
    kept: list[str] = []
    for word in name.split():
        if not word[0].isupper() or word.casefold() in _days():
            break
        kept.append(word)
    return " ".join(kept) or None


@cache
def _days() -> frozenset[str]:
    rows = (part for part in load("times").values() if "weekday" in part)
    return frozenset(name for part in rows for names in (*part["weekday"], *part["month"]) for name in names.split("|"))


def _of_a_name(reading: Reading, n: int) -> bool:
    """*The Harbour Post*: a word with a capital behind another one."""
    words = reading.page.words
    return reading.page.tongue.capitals and n > 0 and words.capital(n) and words.capital(n - 1)


def _by_source(reading: Reading, number: int) -> str | None:
    """A source that is an occasion itself: *the letter says*, *a new poll shows*."""
    keys, page = reading.page.words.keys, reading.page
    if not reading.rows[number].source:
        return None
    start, end = reading.rows[number].source[0]
    first, last = page.at(start), page.at(end)
    found = ((kind, n + length) for n in range(first, last) if (kind := (told := _kind(keys, n))[0]) and (length := told[1]))
    return next((kind for kind, stop in found if stop == last and not _of_a_name(reading, stop - 1)), None)


def _by_cue(reading: Reading, number: int) -> str | None:
    """A cue that is an occasion itself: *tweeted*."""
    keys, page = reading.page.words.keys, reading.page
    spans = reading.rows[number].cue
    told = {keys[n] for start, end in spans for n in range(page.at(start), page.at(end))}
    return next((kind for kind, verbs in load("occasions")["cues"].items() if told & set(verbs)), None)
