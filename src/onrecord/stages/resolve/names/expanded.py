"""Names whose first letters a text uses for short: *Fund for Coast and Ports* where it also says *FCP*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.stages.resolve.names.bodies import ACRONYM
from onrecord.stages.resolve.names.letters import given_gender, plain
from onrecord.stages.resolve.names.lists import Lists
from onrecord.stages.resolve.names.name import Run
from onrecord.stages.resolve.names.tokens import Token

LEAST = 3
"""Letters of what stands for a name at least: two are too many names'."""
WITHIN = frozenset({"of", "for", "and", "the", "in", "on", "to", "de"})
"""Small words inside a name that give no letter."""
FIXED = frozenset({"state", "seat", "capital", "person"})


def spelt_out(words: Sequence[Token], found: list[Run], known: Lists) -> list[Run]:
    """The runs; those that are one name, whose first letters the text has as a word, are one body's."""
    if known.language != "en":
        return found
    short = {w.text for w in words if w.text.isupper() and w.text.isalpha() and LEAST <= len(w.text) <= ACRONYM}
    by_first = {letters[0]: [one for one in short if one[0] == letters[0]] for letters in short}
    spans = [
        (n, end)
        for n, word in enumerate(words)
        if word.capital and not _person(words, n)
        for letters in by_first.get(word.text[0], ())
        if (end := _end(words, n, letters))
    ]
    for first, last in spans:
        inside = [run for run in found if run.start < last and run.last > first]
        if any(run.sort in FIXED or run.first != run.start or run.last > last for run in inside) or not inside:
            continue
        if len(inside) == 1 and inside[0].sort == "body" and (inside[0].first, inside[0].last) == (first, last):
            continue
        if inside[0].start < first and not _small(words, inside[0].start, first, known):
            continue
        found = sorted([run for run in found if run not in inside] + [Run(first, first, last, "body")], key=lambda run: run.first)
    return [replace(run, sort="body") if run.sort == "name" and _in_brackets(words, run, short) else run for run in found]


def _in_brackets(words: Sequence[Token], run: Run, short: set[str]) -> bool:
    """Whether letters of a name stand in brackets right behind it: *Ostrel Coast Television (OCTV)*."""
    after = words[run.last] if run.last < len(words) else None
    if after is None or after.before != " (" or after.text not in short or run.size == 1 or _person(words, run.first):
        return False
    letters = iter("".join(word.low for word in words[run.first : run.last]))
    return words[run.first].text[0] == after.text[0] and all(letter in letters for letter in after.low)


def _small(words: Sequence[Token], first: int, last: int, known: Lists) -> bool:
    return all(words[n].low in known.small for n in range(first, last))


def _end(words: Sequence[Token], n: int, letters: str) -> int | None:
    """Where a name ends that begins at a word and whose words begin with some letters."""
    at = n
    for number, letter in enumerate(letters):
        while number and at < len(words) and not words[at].capital and words[at].low in WITHIN and words[at].joined:
            at += 1
        if at >= len(words) or not words[at].capital or words[at].text[0] != letter or (number and not _on(words, at)):
            return None
        at += 1
    goes_on = at < len(words) and words[at].capital and words[at].joined
    return None if goes_on else at


def _on(words: Sequence[Token], n: int) -> bool:
    """Whether a word stands right behind the one before it, or behind what that owns (*Dockers’ Union*)."""
    return words[n].joined or words[n].before in {"’ ", "' "}


def _person(words: Sequence[Token], n: int) -> bool:
    return given_gender(plain(words[n].text)) is not None
