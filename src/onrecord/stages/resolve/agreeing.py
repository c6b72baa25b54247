"""Whether the verb beside a German source is of several: *sie sagten*, *warnten Datenschützer*."""

from __future__ import annotations

from onrecord.stages.resolve.cases import cases
from onrecord.stages.resolve.reading import Reading
from onrecord.types import Attribution


def several_do(reading: Reading, row: Attribution, first: int, last: int) -> bool:
    """Whether a verb in the plural stands right behind the words of a source, or right before them."""
    if reading.cast.known.language != "de" or (last < len(reading.starts) and reading.token(last).low in reading.cast.known.joins):
        return False
    behind = last if last < len(reading.starts) and reading.token(last).joined else None
    before = first - 1 if first and reading.token(first).before.strip(' “”"»«,') == "" else None
    near = [n for n in (behind, before) if n is not None and not reading.token(n).capital]
    told = [n for n in near if any(a <= reading.token(n).start < b for a, b in row.cue)]
    verb = told[0] if told else behind if behind in near and reading.token(first).opens else None
    return verb is not None and _plural(reading.token(verb).low)


def _plural(low: str) -> bool:
    return low in cases("are") or (low.endswith(("en", "ern", "eln")) and low not in cases("no_verbs"))
