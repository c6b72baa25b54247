"""German sentences that begin with whom something is said of: *Den Minister nannte Lund zu langsam*, *Dem Rat wird vorgeworfen*."""

from __future__ import annotations

from onrecord.stages.resolve.cast import Actor
from onrecord.stages.resolve.meant.phrases import phrase
from onrecord.stages.resolve.meant.pronouns import antecedent, gender
from onrecord.stages.resolve.names import heads
from onrecord.stages.resolve.names.cases import DECLINED, cases
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

REACH = 4
"""Words of a phrase behind a verb at most, up to its noun."""


def is_object(reading: Reading, first: int, last: int) -> bool:
    """Whether the words of a source that begin a sentence are in a case that who speaks is not, and a verb stands right behind them."""
    if reading.cast.known.language != "de" or last >= len(reading.starts) - 1:
        return False
    if _written(reading, first, last) is not None:
        return True
    word, verb = reading.token(first), reading.token(last)
    if first and reading.token(first - 1).low == "für" and reading.token(first - 1).opens:
        return _for_them(reading, last)
    turned = word.low in cases("objects") and word.opens and word.capital and not verb.capital
    return turned and verb.before.strip() in {"", ","} and (verb.low in cases("done") or _subject(reading, last + 1) is not None)


def _written(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The words of who speaks in a text that a sentence begins with: *In einem Rundbrief vom Sonntag wirft der Bund …*; else None."""
    before = reading.token(first - 1) if first else None
    if before is None or before.low not in WITHIN or not (before.opens and reading.token(first).joined):
        return None
    if any(reading.token(n).low in reading.cast.known.of for n in range(first + 1, last)):
        return None
    if not any(reading.token(n).capital and heads.is_text(reading.token(n).low, "de") for n in range(first, last)):
        return None
    for n in range(last, min(last + FAR, len(reading.starts) - 1)):
        word = reading.token(n)
        if not word.joined:
            return None
        if word.capital or word.low in reading.cast.known.small | reading.cast.known.of | reading.cast.known.at:
            continue
        if (span := _subject(reading, n + 1)) is not None:
            return span
    return None


WITHIN = frozenset({"in", "auf", "per", "mit"})
"""Words before a text in which somebody says something."""
FAR = 6
"""Words behind such a text before the verb, at most."""


def _for_them(reading: Reading, last: int) -> bool:
    """Whether somebody is named behind a verb of saying: *Für die Werke bedauerte der Verband*, but not *Für Lund ist die Lage klar*."""
    verb, span = reading.token(last), _subject(reading, last + 1)
    said = not verb.capital and verb.joined and any(verb.low.startswith(stem) for stem in cases("for_them"))
    found = phrase(reading, *span) if said and span is not None else None
    return found is not None and found.kind in {Kind.PERSON, Kind.BODY, Kind.OFFICE}


def subject(reading: Reading, start: int, last: int) -> Actor | None:
    """Who speaks, named or described right behind the verb at word `last`; nobody in a passive (`wird vorgeworfen`)."""
    span = _written(reading, start, last) or _subject(reading, last + 1)
    if span is None or reading.token(last).low in cases("done"):
        return None
    word = reading.token(span[0])
    if gender(word.low) is None:
        return phrase(reading, *span)
    return antecedent(reading, word.low, word.start, without=phrase(reading, start, last))


def _subject(reading: Reading, n: int) -> tuple[int, int] | None:
    """The words from `n` on that are a name, a pronoun, or an article, adjectives and a noun, none of them after a comma."""
    if not reading.token(n).joined:
        return None
    named = next((run for m in reading.runs(n, n + REACH) if (run := reading.cast.runs[m]).start == n), None)
    if gender(reading.token(n).low) or named is not None:
        return n, n + 1 if named is None else named.last
    return _described(reading, n) if reading.token(n).low in cases("subjects") else None


def _described(reading: Reading, n: int) -> tuple[int, int] | None:
    """The words of an article at word `n`, its adjectives, its noun, and the name that this is or has."""
    after = range(n + 1, min(n + REACH, len(reading.starts)))
    end = next((m for m in after if reading.token(m).capital or not reading.token(m).low.endswith(DECLINED)), len(reading.starts))
    if end >= len(reading.starts) or not reading.token(end).capital or not all(reading.token(m).joined for m in range(n + 1, end + 1)):
        return None
    begun = next((run for m in reading.runs(end, end + 3) if (run := reading.cast.runs[m]).start in {end, end + 1}), None)
    return n, max(end + 1, begun.last if begun is not None and reading.token(begun.start).joined else 0)
