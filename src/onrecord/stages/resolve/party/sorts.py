"""What a body is by the words beside its name: *Norda Hydro, the power company that …*, *the charity Open Door*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.stages.resolve.reading import Reading
from onrecord.types import Kind

REACH = 6
"""Words that such an apposition may have up to its noun."""


def sorts(reading: Reading) -> None:
    """Note of every body that a name alone does not tell the kind of what the words beside it call it."""
    for n, actor in sorted(reading.cast.of_run.items()):
        if actor.kind is Kind.BODY and not actor.code:
            actor.heads.update(_before(reading, n), _behind(reading, n))


def _before(reading: Reading, n: int) -> Iterator[str]:
    start = reading.cast.runs[n].start
    word = reading.token(start - 1) if start else None
    if word is not None and reading.token(start).joined and not word.owns and (found := reading.cast.known.body(word.low)):
        yield found[0]


def _behind(reading: Reading, n: int) -> Iterator[str]:
    known, at = reading.cast.known, reading.cast.runs[n].last
    if at >= len(reading.starts) or reading.token(at).before.strip() != "," or reading.token(at).low not in known.the | known.new:
        return
    for m in range(at + 1, min(at + REACH, len(reading.starts))):
        if not reading.token(m).joined or reading.token(m).low in known.small | known.of:
            return
        if (found := known.body(reading.token(m).low)) and _last(reading, m):
            yield found[0]
            return


def _last(reading: Reading, m: int) -> bool:
    """Whether a noun ends what it is the head of."""
    known = reading.cast.known
    after = reading.token(m + 1) if m + 1 < len(reading.starts) else None
    return after is None or not after.joined or after.low in (known.small | known.of) - known.joins
