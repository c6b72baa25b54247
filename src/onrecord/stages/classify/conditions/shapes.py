"""The shapes a condition is stated in: each finds, round a signal in a sentence, what must come first and what may follow.

All spans are places in `line`, one sentence of a view; None where the words around the signal state no condition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.stages.classify.conditions.book import Book, Signal
from onrecord.stages.classify.conditions.clauses import left, opens, right, split, tidy, words
from onrecord.types import Span
from onrecord.words.spans import overlaps

Ends = tuple[Span, Span]
"""What must come first, and what then may follow. `ELSEWHERE` stands for the sentence before."""

ELSEWHERE: Span = (-1, -1)


@dataclass(frozen=True, slots=True)
class Place:
    """A signal in a sentence. `cue` are the words that say how the statement is made (`is ready to`): they help to read its mood.

    `firm` tells that the sentence insists on the order (`not a day before`); the words that do so are blanks in `line`.
    """

    book: Book
    signal: Signal
    line: str
    match: re.Match[str]
    cue: str
    firm: bool = False

    @property
    def kind(self) -> str:
        """The kind of the signal; what is insisted on is more than an *if*."""
        return "only_after" if self.firm and self.signal.kind == "if" else self.signal.kind

    def ends(self) -> Ends | None:
        """The two ends, tidied, if the signal finds both and they are what it needs."""
        found = SHAPES[self.signal.shape](self)
        if found is None or not _meets(self, found):
            return None
        antecedent, consequent = (end if end == ELSEWHERE else self._tidy(end) for end in found)
        if any(end != ELSEWHERE and not words(self.line, end) for end in (antecedent, consequent)):
            return None
        asked = self.book.parts["asking"].match(self.line, *consequent) or "?" in self.line[antecedent[0] : antecedent[1] + 2]
        return None if asked else (antecedent, consequent)

    def own(self) -> Span:
        """The signal itself."""
        return own(self.match)

    def opening(self) -> Span | None:
        """What the antecedent begins with, where something is put in behind it."""
        span = self.match.span("o") if "o" in self.match.re.groupindex else (-1, -1)
        return None if span == (-1, -1) else self._tidy(span)

    def _tidy(self, end: Span) -> Span:
        """An end without what does not belong to it; a word right after the signal does (`if that happens`)."""
        return tidy(self.book, self.line, end, lead=end[0] != self.match.end(), trail=end[1] <= self.own()[0])

    def has(self, part: str, span: Span) -> bool:
        """Whether a word of the book's `part` stands in `span`."""
        return bool(self.book.parts[part].search(self.line, *span))

    def wished(self, part: str) -> bool:
        """Whether the cue has a word of the book's `part`."""
        return bool(self.book.parts[part].search(self.cue))


def clause(place: Place) -> Ends | None:
    """`if A, B` and `B if A`."""
    book, line = place.book, place.line
    start, at = place.match.start(), _past_aside(line, place.match.end())
    if (cut := split(book, line, at)) and (opens(book, line, start) or _leads(place, cut)):
        return (at, cut[0]), right(book, line, cut[1])
    if not words(line, (0, start)) or _whether(place):
        return None
    return right(book, line, at), left(book, line, start)


def _past_aside(line: str, at: int) -> int:
    """The place after what is put in right behind a signal: `if, for some reason, the council rises`."""
    aside = _ASIDE.match(line, at)
    return aside.end() if aside else at


_ASIDE = re.compile(r",[^,;:.!?]{2,40},\s")


def _whether(place: Place) -> bool:
    """Whether somebody only asks: `asked the mayor if she would stay`, `asked if he knew and if he cared`."""
    if not place.match[0].endswith("if"):
        return False
    before = place.line[: place.match.start()]
    again = place.match[0].startswith(("and ", "or ")) or before.rstrip().endswith((" and", " or"))
    return place.wished("ask") or (again and any(place.signal.after.search(before[: one.start()]) for one in _IF.finditer(before)))


_IF = re.compile(r"\bif\b")


def _leads(place: Place, cut: Span) -> bool:
    """Whether a mark stands before the signal, and a main clause beyond doubt follows: `We sail, but if it rains, we will stay`."""
    start = place.match.start()
    marked = place.line[:start].rstrip()[-1:] in _MARKS
    return marked and any(place.book.parts[part].match(place.line, cut[0]) for part in ("plain", "bare", "then"))


_MARKS = frozenset(",;:–—“‘\"'")
"""What may stand before a clause that does not belong to the one before it."""


def between(place: Place) -> Ends | None:
    """`A as a precondition for B`, `B depends on A`: the signal parts the two."""
    ends = left(place.book, place.line, place.match.start()), right(place.book, place.line, place.match.end())
    return ends if place.signal.antecedent == "left" else (ends[1], ends[0])


def order(place: Place) -> Ends | None:
    """`No B before A`; `A must come before B`; `promised A before B`; `A will come before any B`."""
    ends = clause(place)
    if ends is None:
        return None
    after, main = ends
    if not (_event(place, after, main) or place.book.parts["doing"].match(place.line, *after)):
        return None
    if place.has("negation", main) or place.wished("negation"):
        return after, main
    return (main, after) if _ordered(place, main, after) and not place.has("time", after) else None


def _ordered(place: Place, main: Span, after: Span) -> bool:
    """Whether the order is demanded, promised, or meant for whatever comes after (`an audit before any vote`)."""
    if place.has("demand", main) or place.wished("demand") or place.wished("pledge"):
        return True
    if place.has("able", after) and place.has("open", main):
        return True
    told = place.has("open", main) or not place.has("clause", main)
    return bool(told and place.book.parts["whatever"].match(place.line, *after))


def otherwise(place: Place) -> Ends | None:
    """`A; otherwise B`. Where the signal opens the sentence, the one before has the antecedent."""
    start, at = place.match.span()
    before = left(place.book, place.line, len(place.line[:start].rstrip(" ,;:–—-")))
    return before if words(place.line, before) else ELSEWHERE, right(place.book, place.line, at)


def prior(place: Place) -> Ends | None:
    """`B. The precondition is A`."""
    return (right(place.book, place.line, place.match.end()), ELSEWHERE) if words(place.line, (0, place.match.start())) <= 1 else None


def pair(place: Place) -> Ends | None:
    """A pattern that names both ends: `first A, then B`."""
    return _cut(place, "a"), _cut(place, "c")


def _cut(place: Place, end: str) -> Span:
    start, stop = place.match.span(end)
    return start, min(stop, right(place.book, place.line, start)[1])


SHAPES: Mapping[str, Callable[[Place], Ends | None]] = {
    "clause": clause,
    "between": between,
    "order": order,
    "otherwise": otherwise,
    "prior": prior,
    "pair": pair,
}


def _meets(place: Place, ends: Ends) -> bool:
    """Whether the two ends have what the signal needs (`needs` in the data file)."""
    return all(_NEEDS[need](place, *ends) for need in place.signal.needs)


def _open(place: Place, _: Span, consequent: Span) -> bool:
    denied = place.has("negation", consequent) and not place.has("settled", consequent)
    return denied or _foreseen(place, consequent) or place.has("demand", consequent)


def _foreseen(place: Place, span: Span) -> bool:
    return place.has("open", span) or place.wished("wish")


def _unsettled(place: Place, antecedent: Span, consequent: Span) -> bool:
    main = antecedent if place.signal.shape == "order" and antecedent[0] < place.match.start() else consequent
    return place.has("open", main) or not place.has("settled", main)


def _event(place: Place, antecedent: Span, _: Span) -> bool:
    """Whether the antecedent is something done or coming about, not a mere time."""
    if place.has("clause", antecedent):
        return True
    named = place.has("deed", antecedent) or place.book.parts["whatever"].match(place.line, *antecedent)
    return bool(named) and not place.has("time", antecedent)


def _both(place: Place, antecedent: Span, consequent: Span) -> bool:
    return _event(place, antecedent, antecedent) and _event(place, consequent, consequent)


def _present(place: Place, antecedent: Span, consequent: Span) -> bool:
    """Whether the antecedent is not past; in reported speech a past form is not (`would stay until they were home`, `no talks until`)."""
    bare = place.has("negation", consequent) and not place.has("clause", consequent)
    return not place.has("settled", antecedent) or _foreseen(place, consequent) or bare


def _negated(place: Place, _: Span, consequent: Span) -> bool:
    return place.has("negation", consequent)


_NEEDS: Mapping[str, Callable[[Place, Span, Span], bool]] = {
    "open": _open,
    "foreseen": lambda place, _, consequent: _foreseen(place, consequent),
    "modal": lambda place, _, consequent: place.has("open", consequent),
    "unsettled": _unsettled,
    "event": _event,
    "events": _both,
    "negated": _negated,
    "asked": lambda place, antecedent, _: place.has("must", antecedent) or place.wished("demand"),
    "present": _present,
    "timeless": lambda place, antecedent, _: not place.has("time", antecedent),
    "ahead": lambda place, antecedent, consequent: not (place.has("past", antecedent) or place.has("past", consequent)),
    "firm": lambda place, *_: place.firm,
    "firmly": lambda place, antecedent, consequent: place.firm or not place.has("past", antecedent) or place.has("would", consequent),
    "grant": lambda place, _, consequent: place.has("grant", consequent) or place.wished("grant"),
    "soon": lambda place, _, consequent: place.has("open", consequent) or place.has("vow", consequent),
    "vow": lambda place, _, consequent: place.has("vow", consequent),
    "shifted": lambda place, antecedent, consequent: place.has("shifted", consequent) and place.has("earlier", antecedent),
    "wished": lambda place, antecedent, _: place.has("wished", antecedent),
    "verbless": lambda place, antecedent, _: not place.has("clause", antecedent),
    "future": lambda place, antecedent, _: place.has("open", antecedent),
    "bare": lambda place, antecedent, consequent: not (place.has("clause", antecedent) or place.has("clause", consequent)),
}


_MOST = 12
"""Places at which one signal is looked at in a sentence; more stand only in a text made to hurt."""
_ASKED = re.compile(r"\?[\s”\"’'»“)]*$")
"""How a question ends: by asking, nobody states a condition."""
_FIRM = {"clause", "order", "otherwise"}
"""Shapes whose words mean what they mean: where such a signal has no ends, a part of it (`if` in `only if`) is no signal either."""
_BACK = 60
"""Characters before a signal in which words that take its meaning away are looked for."""


def places(known: Book, line: str, cue: str, letters: Sequence[str]) -> Iterator[tuple[Place, Ends]]:
    """The signals of a sentence that have their ends, in order, with these; of two that overlap, the one the data file has first.

    Only signals with one of `letters` are looked for.
    """
    taken: list[tuple[Span, Place, Ends | None]] = []
    if _ASKED.search(line):
        return
    line, firm = _masked(known, line)
    for signal in known.met(line, letters):
        for match in islice(signal.words.finditer(line), _MOST):
            here = own(match)
            if not any(_blocks(ends, other, here) for other, _, ends in taken) and _allowed(known, signal, line, here):
                place = Place(known, signal, line, match, cue, firm)
                ends = place.ends()
                taken += [(here, place, ends)] if ends or signal.shape in _FIRM else []
    yield from ((place, ends) for _, place, ends in sorted(taken, key=lambda row: row[0]) if ends)


def _blocks(ends: Ends | None, taken: Span, here: Span) -> bool:
    """Whether a signal leaves no room for another; of one with the same words, only where it has its ends."""
    return overlaps(here, taken) and (here != taken or ends is not None)


def _masked(known: Book, line: str) -> tuple[str, bool]:
    """A sentence with blanks for the words that insist on the order it tells, and whether there are any."""
    if not known.insists(line):
        return line, False
    found = [match.span() for match in islice(known.parts["strict"].finditer(line), _MOST)]
    for start, end in found:
        line = line[:start] + " " * (end - start) + line[end:]
    return line, bool(found)


def own(match: re.Match[str]) -> Span:
    """The signal of a match: its group `s`, or all of it."""
    return match.span("s") if "s" in match.re.groupindex else match.span()


def _allowed(known: Book, signal: Signal, line: str, span: Span) -> bool:
    """Whether the words right before and after leave the signal its meaning (`even if`, `asked if`)."""
    led = not known.parts["but"].match(line, span[0]) and signal.after.search(line[max(0, span[0] - _BACK) : span[0]])
    return not led and not signal.before.match(line, span[1])
