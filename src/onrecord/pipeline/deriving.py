"""What is derived from one report: a pure function of the report, the lines that recur at its outlet, and the stages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import OnRecordError, WeightsError
from onrecord.identity import short, statement_id
from onrecord.types import Attribution, Cleaning, Failure, Meaning, Mention, Report, Resolution, Sighting, Span, Statement
from onrecord.words import noise
from onrecord.words.opening import blanked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.pipeline.bundle import Stages

T = TypeVar("T")
STAGES = ("clean", "attribute", "classify", "resolve", "agenda", "origins")
BUG = "Please report this, with the text if you can; the other reports are not affected."
OVERLAPS, OUTSIDE, EMPTY = "content overlaps noise", "a span is empty or outside the text", "no content"


@dataclass(frozen=True, slots=True)
class Task:
    """A report to derive; `recurring` are the keys, hashed, of those of its lines that recur at its outlet."""

    report: Report
    recurring: frozenset[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Derived:
    """What a task gave. `left_out` are the reasons for which attributions were not kept; with a `failure` nothing was."""

    task: Task
    cleaning: Cleaning = field(default_factory=Cleaning)
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sketch: str | None = None
    sightings: tuple[Sighting, ...] = ()
    left_out: tuple[str, ...] = ()
    failure: Failure | None = None


class _StageError(Exception):
    """A stage that raised, with its name; the cause is what it raised."""


@dataclass(frozen=True, slots=True)
class Deriver:
    """The stages after acquire, applied to one task. A stage that raises makes a failure; missing weights stop the reading."""

    stages: Stages

    def __call__(self, task: Task) -> Derived:
        """Derive one report."""
        try:
            return self._derive(task)
        except _StageError as error:
            if isinstance(error.__cause__, WeightsError):
                raise error.__cause__ from None
            return Derived(task, failure=failure((task.report.path, task.report.id), str(error), error.__cause__))

    def _derive(self, task: Task) -> Derived:
        report = replace(task.report, text=blanked(task.report.text))
        cleaning = _stage("clean", lambda: self.stages.clean(report, self._lines(task)))
        skipped = [one.span for one in cleaning.noise]
        found = _stage("attribute", lambda: self.stages.attribute(report, skipped))
        kept, left_out = sound(report.text, skipped, found.rows)
        meanings = _stage("classify", lambda: self.stages.classify(report, kept, skipped, found.states))
        resolved = _stage("resolve", lambda: self.stages.resolve(report, kept, meanings, skipped))
        said = statements(report, kept, meanings, resolved.rows)
        seen = _stage("agenda", lambda: self.stages.sight(report, skipped, said, resolved.named))
        sketch = _stage("origins", lambda: self.stages.outline(report, cleaning).to_json())
        return Derived(task, cleaning, tuple(said), resolved.mentions, sketch, tuple(seen), tuple(left_out))

    def _lines(self, task: Task) -> frozenset[str]:
        if not task.recurring:
            return frozenset()
        keys = (self.stages.line_key(line) for line in _lines(task.report.text))
        return frozenset(key for key in keys if key and short(key) in task.recurring)


def _stage(name: str, run: Callable[[], T]) -> T:
    try:
        return run()
    except Exception as error:
        raise _StageError(name) from error


def failure(where: tuple[str, str], stage: str, error: BaseException | None) -> Failure:
    """A failure row for something a stage raised, at a path and a name."""
    path, name = where
    if isinstance(error, OnRecordError):
        return Failure(path, stage, str(error), error.hint, name)
    return Failure(path, stage, f"{type(error).__name__}: {error}", BUG, name)


def line_keys(stages: Stages, report: Report) -> set[str]:
    """The hashed keys of a report's lines."""
    return {short(key) for line in _lines(report.text) if (key := stages.line_key(line))}


def _lines(text: str) -> list[str]:
    return [line.text for line in noise.lines(blanked(text))]


def sound(text: str, skipped: Sequence[Span], found: Sequence[Attribution]) -> tuple[list[Attribution], list[str]]:
    """The attributions that may go on record, parents renumbered, and why each of the others may not."""
    faults = [_fault(text, skipped, one) for one in found]
    places = {old: new for new, old in enumerate(n for n, fault in enumerate(faults) if fault is None)}
    kept = [_reparented(found[old], places) for old in places]
    return kept, [fault for fault in faults if fault is not None]


def _fault(text: str, skipped: Sequence[Span], one: Attribution) -> str | None:
    if not one.content:
        return EMPTY
    if any(not 0 <= start < end <= len(text) for start, end in _all(one)):
        return OUTSIDE
    return OVERLAPS if any(overlap(a, b) for a in one.content for b in skipped) else None


def _all(one: Attribution) -> Iterable[Span]:
    return (*one.content, *one.source, *one.cue, *one.via)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def _reparented(one: Attribution, places: dict[int, int]) -> Attribution:
    parent = None if one.parent is None else places.get(one.parent)
    return Attribution(one.content, one.source, one.cue, one.via, one.mode, parent, one.score, one.rule)


def statements(
    report: Report, found: Sequence[Attribution], meanings: Sequence[Meaning], resolutions: Sequence[Resolution]
) -> list[Statement]:
    """The attributions as statements, with ids; of rows with equal spans the second and later have a number in theirs."""
    ids = _ids(report, found)
    parents = [None if one.parent is None else ids[one.parent] for one in found]
    bare = [Statement(id=name, report=report.id, attribution=one, parent=up) for name, one, up in zip(ids, found, parents, strict=True)]
    return [_told(*each) for each in zip(bare, meanings, resolutions, strict=True)]


def _told(bare: Statement, meaning: Meaning, found: Resolution) -> Statement:
    return replace(
        bare,
        speaker=found.speaker,
        party=found.party,
        addressee=found.addressee,
        act=found.act or meaning.act,
        negated=meaning.negated,
        status=meaning.status,
        aimed=found.aimed or meaning.addressee,
        condition=None if meaning.condition is None else replace(meaning.condition, holder=found.holder),
        said=found.said,
        occasion=found.occasion,
        doubt=found.doubt,
    )


def _ids(report: Report, found: Sequence[Attribution]) -> list[str]:
    seen: dict[str, int] = {}
    ids = []
    for one in found:
        plain = statement_id(report.id, one)
        ids.append(statement_id(report.id, one, seen.get(plain, 0)))
        seen[plain] = seen.get(plain, 0) + 1
    return ids
