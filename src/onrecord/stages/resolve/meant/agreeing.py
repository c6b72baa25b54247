"""Whether the verb beside a source is of several, in German, Russian, Ukrainian: *sie sagten*, *Вкладчики требуют*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.names.cases import cases
from onrecord.stages.resolve.party.allegiance import party_of
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution, Kind
from onrecord.words.lexicon import load


def several_do(reading: Reading, row: Attribution, first: int, last: int) -> bool:
    """Whether a verb in the plural stands right behind the words of a source, or right before them."""
    language = reading.cast.known.language
    if language in PLURAL and last < len(reading.starts) and reading.token(first).opens:
        after = reading.token(last + (reading.token(last).low in NOT and last + 1 < len(reading.starts)))
        return not after.capital and after.joined and after.low.endswith(PLURAL[language])
    if language != "de" or (last < len(reading.starts) and reading.token(last).low in reading.cast.known.joins):
        return False
    behind = last if last < len(reading.starts) and reading.token(last).joined else None
    before = first - 1 if first and reading.token(first).before.strip(' “”"»«,') == "" else None
    near = [n for n in (behind, before) if n is not None and not reading.token(n).capital]
    told = [n for n in near if any(a <= reading.token(n).start < b for a, b in row.cue)]
    verb = told[0] if told else behind if behind in near and reading.token(first).opens else None
    return verb is not None and _plural(reading.token(verb).low)


def bare_plural(reading: Reading, row: Attribution, first: int, last: int) -> bool:
    """Whether a source is a noun without an article for several people: *warnten Datenschützer*, *Вкладчики требуют*."""
    language = reading.cast.known.language
    if language not in SEVERAL or first >= last or not _one_noun(reading, first, last, SEVERAL[language]):
        return False
    met = [reading.cast.of_run[m] for m in reading.runs(first, last) if m in reading.cast.of_run]
    things = all(a.kind is Kind.BODY and a.code is None and not a.offices and not _inside(reading, a) for a in met)
    return things and several_do(reading, row, first, last)


def _one_noun(reading: Reading, first: int, last: int, ends: tuple[str, ...]) -> bool:
    """Whether a phrase is one noun with a capital, in the Slavic languages perhaps with more words in small letters."""
    word = reading.token(first)
    noun = word.capital and word.text.isalpha() and not word.text.isupper() and word.low.endswith(ends)
    rest = [reading.token(n) for n in range(first + 1, last)]
    alone = not rest if reading.cast.known.language == "de" else all(one.joined and not one.capital for one in rest)
    return noun and alone and party_of(reading.cast.words, first) is None and word.low not in load("partisans")["factions"]


def _inside(reading: Reading, actor: Actor) -> bool:
    """Whether a name stands inside a sentence, in languages whose nouns have small letters there."""
    german = reading.cast.known.language == "de"
    return not german and not all(reading.token(reading.place(start)).opens for start, _ in actor.places)


SEVERAL = {"de": ("er", "en", "te", "innen", "e"), "ru": ("ы", "и", "а", "я", "е"), "uk": ("и", "і", "ї", "а", "я", "е")}
"""How nouns for several people end."""
PLURAL = {"ru": ("ют", "ят", "ут", "ат", "ли", "тся", "лись"), "uk": ("ють", "ять", "уть", "ать", "ли", "ться", "лися")}
"""How verbs of several end in Russian and Ukrainian."""
NOT = frozenset({"не", "также", "також", "уже", "вже"})
"""Words between a source and its verb."""


def _plural(low: str) -> bool:
    return low in cases("are") or (low.endswith(("en", "ern", "eln")) and low not in cases("no_verbs"))
