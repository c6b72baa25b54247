"""A report on the desk: its text, its attributions and its cast."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.stages.resolve.cast import Actor, Cast
from onrecord.stages.resolve.meant.offices import Office
from onrecord.stages.resolve.names.tokens import Token, within
from onrecord.types import Attribution, Span

_STOPS = frozenset(".!?…\n")


@dataclass(slots=True)
class Reading:
    """What the rules look at. `told` are the speakers found so far, by the number of the attribution; `made` are actors without a name.

    `meant` are the places where a description means somebody (*the president*); `later` what people are called once they are named,
    by the identity of the person; `siding` are the identities of those whose party is being worked out;
    `written` is the code of the state in whose capital it was written, and whether it names that state alone; `scene` is the country
    in which it plays.
    """

    text: str
    rows: Sequence[Attribution]
    cast: Cast
    starts: list[int]
    firsts: list[int]
    sentence: list[int]
    paragraph: list[int]
    told: dict[int, Actor | None] = field(default_factory=dict)
    made: dict[str, Actor] = field(default_factory=dict)
    meant: list[tuple[int, Actor]] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    later: dict[int, list[Office]] = field(default_factory=dict)
    siding: set[int] = field(default_factory=set)
    written: tuple[str | None, bool] = (None, False)
    scene: str | None = None

    def words(self, span: Span) -> tuple[int, int]:
        """The first word and the one after the last that begin inside a span."""
        found = within(self.starts, span)
        return found.start, found.stop

    def runs(self, first: int, last: int) -> list[int]:
        """The runs whose names begin among the words `first` up to `last`."""
        return list(range(bisect_left(self.firsts, first), bisect_left(self.firsts, last)))

    def token(self, n: int) -> Token:
        """A word."""
        return self.cast.words[n]

    def place(self, at: int) -> int:
        """The word that begins at an offset, or the next one; the last one at the end."""
        return min(bisect_left(self.starts, at), len(self.starts) - 1)


def open_reading(text: str, rows: Sequence[Attribution], cast: Cast) -> Reading:
    """A reading at its beginning."""
    sentences, paragraphs, s, p = [], [], 0, 0
    for n, word in enumerate(cast.words):
        s += not _STOPS.isdisjoint(word.before) and (word.before != ". " or (word.capital and not _shortened(cast, n - 1)))
        s += n > 0 and word.capital and word.before == " " and word.low in cast.known.small and cast.words[n - 1].text.endswith(".")
        p += "\n" in word.before
        sentences.append(s)
        paragraphs.append(p)
    return Reading(text, rows, cast, [w.start for w in cast.words], [r.first for r in cast.runs], sentences, paragraphs)


def _shortened(cast: Cast, n: int) -> bool:
    """Whether the full stop after a word makes it a title or an office cut short, or an initial: *Gov. Velt*."""
    word = cast.words[n]
    return n >= 0 and word.capital and (len(word.text) == 1 or word.low in cast.known.titles or _cut_short(cast, word.low))


def _cut_short(cast: Cast, low: str) -> bool:
    return len(low) <= SHORT and (low,) in cast.known.roles


SHORT = 4
"""Letters of an office that is cut short (`Sens.`, `Capt.`)."""
