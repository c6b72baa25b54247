"""Points: what the parties differ over, as a user names them, or as the words of the statements suggest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.stages.track.suggesting import suggest
from onrecord.types import Point, Told
from onrecord.words.phrases import Phrases, words_of


def points(told: Sequence[Told], wanted: Sequence[Point]) -> Mapping[str, str]:
    """The label of a point by statement id, one for all statements of an utterance; what is about none of the points has no label."""
    return _shared(told, _placed(told, wanted) if wanted else suggest(told))


def _shared(told: Sequence[Told], found: Mapping[str, str]) -> dict[str, str]:
    """Reports of one utterance are about one thing: what most of them are about."""
    by_utterance: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        by_utterance[one.utterance or one.id].update([found[one.id]] if one.id in found else [])
    most = {name: min(counted, key=lambda label: (-counted[label], label)) for name, counted in by_utterance.items() if counted}
    return {one.id: most[one.utterance or one.id] for one in told if (one.utterance or one.id) in most}


def _placed(told: Iterable[Told], wanted: Sequence[Point]) -> dict[str, str]:
    """The point most of whose phrases stand in the statement; of two alike the one that was named first."""
    phrases = Phrases({str(number): [one.lower() for one in point.phrases] for number, point in enumerate(wanted)})
    found = {one.id: _best(phrases, one) for one in told}
    return {name: wanted[number].name for name, number in found.items() if number is not None}


def _best(phrases: Phrases, one: Told) -> int | None:
    hits = [int(group) for _, group in phrases.find(words_of(f"{one.content} {one.antecedent} {one.consequent}"))]
    return min(hits, key=lambda number: (-hits.count(number), number)) if hits else None
