"""The texts that one report tells of: each place that names one, with what became of it, and which text a bare *the paper* means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.stages.agenda.days import past
from onrecord.stages.agenda.doings import Doing, doings
from onrecord.stages.agenda.line import Line, covering
from onrecord.stages.agenda.texts import Text, family, texts
from onrecord.stages.agenda.tongue import Tongue
from onrecord.stages.resolve.said.reckon import Frame
from onrecord.types import UNKNOWN, Act, Sighting, Spans, Statement, What

_MADE = frozenset({Act.OFFER, Act.PROMISE, Act.PROPOSE, Act.AGREE})
"""Acts by which somebody puts forward the guarantee he speaks of."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text in a sentence, what became of it there, and who put it forward: the name the report has for him, with the words."""

    text: Text
    done: tuple[Doing, ...]
    author: str | None = None
    authored: Spans = ()


def instruments(lines: Sequence[Line], tongue: Tongue, around: Frame) -> list[Sighting]:
    """The sightings of texts in the sentences of a report, in text order."""
    found = [one for line in lines for one in _in_line(line, tongue)]
    known = [one for one in found if _is_known(one) and _matters(one)]
    told = (_completed(one, known) for one in found)
    return [seen for one in told if one and _matters(one) for seen in _sightings(one, around)]


def _in_line(line: Line, tongue: Tongue) -> Iterator[Told]:
    several = list(texts(line, tongue))
    for text in several:
        others = [n for other in several if other is not text for n in range(other.first, other.end)]
        done = tuple(doings(line, tongue, text.first, text.end, others))
        yield _authored(Told(text, done))


def _authored(one: Told) -> Told:
    """With whoever put it forward: by the name's own words, by its proposal, or by the promise of it."""
    line, text = one.text.line, one.text
    if text.author is not None:
        first, end, who = text.author
        return replace(one, author=who.name, authored=(line.span(first, end),))
    proposed = next((doing for doing in one.done if doing.status == "proposed" and len(doing.by) == 1), None)
    if proposed:
        return replace(one, author=proposed.by[0][0], authored=proposed.by[0][1])
    promise = _promise(text)
    if promise is None or one.done:
        return one
    spans = promise.attribution.cue or promise.attribution.source
    first, end = _words(line, spans)
    if not any(key[0].isalpha() for key in line.keys[first:end]):
        first, end = text.first, text.end
    done = Doing("proposed", first, end, ((str(promise.speaker), promise.attribution.source or spans),)) if first < end else None
    return replace(one, author=promise.speaker, authored=promise.attribution.source or spans, done=(done,) if done else ())


def _promise(text: Text) -> Statement | None:
    """The statement by which somebody puts forward a guarantee that nobody has named yet."""
    if family(text.kind) != "guarantee" or text.pointing:
        return None
    said = covering(text.line, text.line.span(text.first, text.end))
    made = (one for one in said if one.act in _MADE and not one.negated and one.speaker and not one.speaker.startswith("unnamed"))
    return next(made, None)


def _words(line: Line, spans: Spans) -> tuple[int, int]:
    """The words of a sentence that some spans cover; none where they lie elsewhere."""
    ends = [(line.start + start, line.start + start + len(key)) for start, key in zip(line.row.starts, line.keys, strict=True)]
    inside = [n for n, (start, end) in enumerate(ends) if any(a <= start and end <= b for a, b in spans)]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _is_known(one: Told) -> bool:
    """Whether it can be told which text is meant."""
    return one.text.named or (family(one.text.kind) == "guarantee" and one.author is not None)


def _completed(one: Told, known: Sequence[Told]) -> Told | None:
    """A text that is known; for *the paper* the only one of the report that it can mean; None for any other."""
    if _is_known(one):
        return one
    if not one.text.pointing or one.text.plural or one.text.aim:
        return None
    fits = [other for other in known if _alike(one.text, other.text) and not _apart(one.text, other.text)]
    if not fits or any(_apart(a.text, b.text) for a in fits for b in fits):
        return None
    traits = dict(pair for other in reversed(fits) for pair in other.text.traits) | dict(one.text.traits)
    author = next((other for other in fits if other.author), None)
    text = replace(one.text, traits=tuple(sorted(traits.items())))
    return Told(text, one.done, one.author or (author.author if author else None), one.authored or (author.authored if author else ()))


def _alike(one: Text, other: Text) -> bool:
    """Whether a bare noun may stand for a text: the same noun, or one of its kin where the text has a number of points."""
    return one.kind == other.kind or (family(one.kind) == family(other.kind) and other.trait("points") is not None)


def _apart(one: Text, other: Text) -> bool:
    """Whether two are surely different texts."""
    return any(one.trait(name) and other.trait(name) and one.trait(name) != other.trait(name) for name in ("points", "proper", "quality"))


def _matters(one: Told) -> bool:
    """Whether more is told than that somebody has plans."""
    text = one.text
    return bool(one.done) or bool(text.trait("points")) or (not text.made and bool(text.trait("proper") or text.trait("quality")))


def _sightings(one: Told, around: Frame) -> Iterator[Sighting]:
    line, text = one.text.line, one.text
    span = line.span(text.first, text.end)
    said = tuple(dict.fromkeys(each.id for each in covering(line, span)))
    bare = Sighting(What.INSTRUMENT, text.kind, (span,), text.traits, author=one.author, authored=one.authored, statements=said)
    if not one.done:
        yield bare
    for doing in one.done:
        day, dated = _day(line, doing, around)
        for name, doer in doing.by or ((None, ()),):
            told = (line.span(doing.first, doing.end),)
            yield replace(bare, status=doing.status, told=told, by=name, doer=doer, date=day, dated=dated)


def _day(line: Line, doing: Doing, around: Frame) -> tuple[str | None, Spans]:
    """When it came to that: as the sentence tells, else when whoever did it by saying so said it."""
    near = past(line, doing.first, doing.end, around)
    if near:
        return near
    span = line.span(doing.first, doing.end)
    by_cue = (one for one in line.statements if any(a < span[1] and span[0] < b for a, b in one.attribution.cue))
    said = next((one.said for one in by_cue if one.said and one.said != UNKNOWN), None)
    return said, ()
