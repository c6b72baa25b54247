"""Conditions: what a statement says must come first, and what then may or will happen (codebook 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from onrecord.stages.classify.conditions.book import Book, book, lowered
from onrecord.stages.classify.conditions.clauses import core
from onrecord.stages.classify.conditions.shapes import ELSEWHERE, places
from onrecord.stages.classify.conditions.view import View, around, clear
from onrecord.types import Attribution, Condition, Span, Spans
from onrecord.words.spans import overlaps, reads, touch, within, without

_MOST = 12
"""Signals followed up in one sentence; no speaker states so many conditions, only a text made to hurt."""
_BEFORE = 80
"""Characters before a condition in which the words stand that say whose it is."""
_TAIL = 24
"""Characters at the end of a sentence that tell whether the next one goes on with its order."""
_LONGEST = 1500
"""Characters of the longest sentence looked into."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one statement is read with: the text, the book of its language, its cue, and the sentence before it.

    `letters` are those of signals that stand in the statement's sentences.
    """

    text: str
    book: Book
    cue: str
    earlier: Span | None
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A condition with the shape it is stated in and its signal."""

    condition: Condition
    shape: str
    signal: Spans


def conditions(text: str, attribution: Attribution, language: str, noise: Sequence[Span] = ()) -> tuple[Condition, ...]:
    """The conditions that `attribution` states, in the order of their signals; () for a language without a book.

    They are looked for in the content first, then in the sentence around it, where the cue may carry one (`made withdrawal a
    precondition`). Both ends are spans of `text`, without the signal; one that is not worded leaves no condition. `holder` is None.
    """
    known = book(language)
    content = clear(text, attribution.content, noise)
    if known is None or not content:
        return ()
    near = around(text, content, noise)
    letters = known.letters(lowered(reads(text, _whole(near))))
    if not letters:
        return ()
    reading = Reading(text, known, lowered(reads(text, attribution.cue)), _earlier(near), tuple(letters))
    stated = [one.condition for one in _found(reading, content)]
    return tuple(stated or _framed(reading, near, attribution))


def borrowed(text: str, condition: Condition, language: str, attribution: Attribution | None = None) -> bool:
    """Whether a condition is not its speaker's, by the words around it: somebody else set it (`the condition set by Velt`).

    With the `attribution`: he only tells what others want (`They insist that …`), gives it up (`no longer demands that …`), or turns
    down that order (`rejected talks only after …`).
    """
    known = book(language)
    if known is None:
        return False
    near = lowered(text[slice(*_near(condition))])
    return bool(known.parts["theirs"].search(near)) or (attribution is not None and _theirs(text, condition, known, attribution))


def setter(text: str, condition: Condition, language: str) -> Span | None:
    """The words near a condition that name who set it (`the condition set by Premier Velt`), None where they name nobody."""
    known = book(language)
    start, end = _near(condition)
    found = known.parts["setter"].search(lowered(text[start:end])) if known else None
    return (start + found.start("who"), start + found.end("who")) if found else None


def _near(condition: Condition) -> Span:
    """From the words in which it stands whose condition it is to the condition's end."""
    starts, ends = zip(*condition.antecedent, *condition.consequent, strict=True)
    return max(0, min(starts) - _BEFORE), max(ends)


def _theirs(text: str, condition: Condition, known: Book, attribution: Attribution) -> bool:
    """Whether the words of a statement up to its condition, or its cue, say that it is others', given up, or turned down.

    What others say belongs to them where it opens the condition, but in an *if*: `if they say yes, we sign`.
    """
    ends = sorted([*condition.antecedent, *condition.consequent])
    begin = max(min(attribution.content[0][0], ends[0][0]), ends[0][0] - _BEFORE)
    cue, said = lowered(reads(text, attribution.cue)), lowered(text[begin : ends[-1][1]])
    opening = ends[0][1] if ends[0] in condition.consequent or condition.kind == "before" else ends[0][0]
    refused = condition.kind in {"only_after", "provided"} and known.parts["refuse"].search(cue)
    return bool(refused or known.parts["others"].search(said[: opening - begin]) or known.parts["dropped"].search(f"{cue} {said}"))


def comes_first(text: str, condition: Condition, attribution: Attribution, language: str) -> bool:
    """Whether one thing is told to come before all else (`only after`, `must … first`), not merely when another follows (`as soon as`)."""
    known = book(language)
    if known is None or condition.kind != "only_after":
        return False
    said = lowered(reads(text, (*attribution.cue, *attribution.content)))
    return bool(known.parts["first"].search(said) or known.parts["must"].search(lowered(reads(text, condition.antecedent))))


def _whole(near: Sequence[tuple[Span, bool]]) -> Spans:
    """The sentences that the content touches."""
    return tuple(span for span, touched in near if touched)


def _earlier(near: Sequence[tuple[Span, bool]]) -> Span | None:
    """The sentence right before the first one that the content touches."""
    first = next((at for at, (_, touched) in enumerate(near) if touched), 0)
    return near[first - 1][0] if first else None


def _framed(reading: Reading, near: Sequence[tuple[Span, bool]], attribution: Attribution) -> Iterator[Condition]:
    """The speaker's conditions that the sentence around the content states."""
    for one in _found(reading, _whole(near)):
        spoken = _spoken(one.condition, attribution)
        if _carried(one, reading, attribution) and not reading.book.parts["asking"].match(lowered(reads(reading.text, spoken.consequent))):
            yield spoken


def _carried(one: Found, reading: Reading, attribution: Attribution) -> bool:
    """Whether a condition of the sentence around the statement is the speaker's, not the reporter's.

    It is where the cue or content has the signal, or where the cue foresees an act (`is ready to`) and stands in the consequent
    together with content.
    """
    antecedent, consequent = one.condition.antecedent, one.condition.consequent
    if not _touch((*antecedent, *consequent), attribution.content):
        return False
    tied = one.shape in {"between", "pair", "prior"} and one.condition.kind in {"only_after", "provided"}
    if tied or _touch(one.signal, (*attribution.cue, *attribution.content)):
        return one.shape != "order"
    wished = reading.book.parts["wish"].search(reading.cue)
    return bool(wished) and one.shape == "clause" and _touch(consequent, attribution.content) and _touch(consequent, attribution.cue)


def _touch(some: Spans, others: Spans) -> bool:
    return any(overlaps(one, other) for one in some for other in others)


def _spoken(condition: Condition, attribution: Attribution) -> Condition:
    """A condition of the sentence without the words that say who says it."""
    antecedent, consequent = (_after(end, attribution) for end in (condition.antecedent, condition.consequent))
    return replace(condition, antecedent=antecedent, consequent=consequent)


def _after(end: Spans, attribution: Attribution) -> Spans:
    """What `end` says: the parts of it beside source and cue that the content touches, all of it where the content touches none."""
    beside = [part for span in end for part in without(span, (*attribution.source, *attribution.cue))]
    said = [part for part in beside if touch(attribution.content, part)]
    return _bare(said, attribution.content[0][0]) or end


def unframed(condition: Condition, own: Attribution, others: Sequence[Attribution]) -> Condition:
    """A condition without the words that say who said its antecedent, where that stands in another statement (`Otherwise …`)."""
    if _touch(condition.antecedent, own.content):
        return condition
    framing = (one for one in others if any(within(part, end) for part in one.cue for end in condition.antecedent))
    found = next(framing, None)
    return condition if found is None else replace(condition, antecedent=_after(condition.antecedent, found))


def elsewhere(condition: Condition, own: Attribution, others: Sequence[tuple[Attribution, Condition | None]]) -> bool:
    """Whether what a statement's sentence states is another statement's: its antecedent is of that one's content, not of its own."""
    if _touch(condition.antecedent, own.content):
        return False
    return any(
        told is not None and told.antecedent == condition.antecedent and _touch(told.consequent, condition.consequent)
        for one, told in others
        if one is not own and _touch(one.content, condition.antecedent)
    )


def _bare(parts: Sequence[Span], start: int) -> Spans:
    """The parts from the content's beginning on."""
    return tuple((max(a, start), b) for a, b in parts if start < b)


def _found(reading: Reading, spans: Spans) -> Iterator[Found]:
    """Each condition that `spans` state, in the order of the signals."""
    view = View.of(reading.text, spans)
    before = partial(_before, reading)
    for sentence in _knit(reading.book, view):
        stated = list(_stated(reading, view, sentence, before)) if sentence[1] - sentence[0] <= _LONGEST else []
        yield from stated
        before = partial(_antecedent, stated[-1]) if stated else partial(_core, reading, view, sentence)


def _knit(known: Book, view: View) -> list[Span]:
    """The sentences of a view; one that only goes on with the order of the one before (`Pressure first. Then people.`) is one with it."""
    out: list[Span] = []
    if not known.insists(lowered(view.text)):
        return view.sentences()
    for sentence in view.sentences():
        if out and known.parts["knit"].search(lowered(view.text[max(out[-1][0], out[-1][1] - _TAIL) : sentence[1]])):
            out[-1] = (out[-1][0], sentence[1])
        else:
            out.append(sentence)
    return out


def _antecedent(found: Found) -> Spans:
    return found.condition.antecedent


def _before(reading: Reading) -> Spans:
    """What the sentence before the statement says must come first, or else the whole of what it says."""
    if reading.earlier is None or reading.earlier[1] - reading.earlier[0] > _LONGEST:
        return ()
    view = View.of(reading.text, (reading.earlier,))
    span = (0, len(view.text))
    there = replace(reading, letters=tuple(reading.book.letters(lowered(view.text))))
    stated = list(_stated(there, view, span, lambda: ()))
    return stated[-1].condition.antecedent if stated else _core(reading, view, span)


def _stated(reading: Reading, view: View, span: Span, before: Callable[[], Spans]) -> Iterator[Found]:
    """The conditions of one sentence of a view; `before` tells what the sentence before it says, which is seldom asked."""
    line = lowered(view.text[slice(*span)])
    for place, ends in islice(places(reading.book, line, reading.cue, reading.letters), _MOST):
        earlier = before() if ELSEWHERE in ends else ()
        if earlier or ELSEWHERE not in ends:
            antecedent, consequent = (earlier if end == ELSEWHERE else view.back(_moved(end, span[0])) for end in ends)
            opening = place.opening()
            antecedent = (*(view.back(_moved(opening, span[0])) if opening else ()), *antecedent)
            signal = view.back(_moved(place.own(), span[0]))
            yield Found(Condition(place.kind, None, antecedent, consequent), place.signal.shape, signal)


def _core(reading: Reading, view: View, sentence: Span) -> Spans:
    """What a sentence says, without who says it."""
    if sentence[1] - sentence[0] > _LONGEST:
        return ()
    return view.back(_moved(core(reading.book, lowered(view.text[slice(*sentence)])), sentence[0]))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
