"""How well statements are brought together: B-cubed (Bagga and Baldwin 1998) on the examples, whose gold names each utterance.

For every statement: of those put with it, how many belong with it (P), and of those that belong with it, how many were put with it (R).
`across` counts only statements whose utterance was reported in several languages, and of their companions only those in another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bench.measures import Tally
from onrecord.stages.align import align
from onrecord.types import UNKNOWN, Act, Mode, Told

THOUSAND = 1000


def told(folder: Path, *, origins: bool = True) -> list[tuple[Told, str]]:
    """Every gold statement of the examples as the align stage sees it, and the name of its utterance."""
    return [
        pair
        for path in sorted((folder / "gold").glob("*.yml"))
        for pair in _report(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")), origins=origins)
    ]


def _report(name: str, gold: Mapping[str, Any], *, origins: bool) -> Iterator[tuple[Told, str]]:
    about = gold["report"]
    for number, row in enumerate(gold["statements"]):
        one = Told(
            id=f"{name}#{number:03}",
            report=name,
            start=number,
            language=about["language"],
            published=about["published"],
            outlet=about["outlet"],
            content=_words(row["content"]),
            source=_words(row["source"]),
            cue=_words(row["cue"]),
            mode=Mode(row["mode"]),
            parent=None if row["parent"] is None else f"{name}#{row['parent']:03}",
            speaker=row["speaker"],
            party=row["party"],
            addressee=row["addressee"],
            act=Act(row["act"]),
            said=row["said"] or UNKNOWN,
            point=row.get("point"),
            origin=about["origin"] if origins else None,
        )
        yield _conditioned(one, row["condition"]), row["utterance"]


def _conditioned(one: Told, condition: Mapping[str, Any] | None) -> Told:
    if not condition:
        return one
    ends: dict[str, Any] = {end: _words(condition[end]) for end in ("antecedent", "consequent")}
    return replace(one, kind=condition["kind"], holder=condition["holder"], **ends)


def _words(strings: Any) -> str:  # noqa: ANN401 - a string, a dict with its number, a list of them, or None
    if isinstance(strings, list):
        return " ".join(_words(one) for one in strings)
    return str(strings["text"] if isinstance(strings, dict) else strings or "")


def measure(folder: Path) -> dict[str, Tally]:
    """B-cubed of the gold statements, with the origins of the gold."""
    pairs = told(folder)
    found = {one: made.id for made in align([one for one, _ in pairs])[0] for one in made.statements}
    gold = {one.id: name for one, name in pairs}
    languages = {one.id: one.language for one, _ in pairs}
    return {"utterances": bcubed(gold, found), "utterances, across languages": bcubed(gold, found, languages)}


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable], kinds: Mapping[str, Hashable] | None = None) -> Tally:
    """Precision and recall as thousands of each statement; `kinds` counts only companions of another kind, where there are any."""
    here, there = _members(gold), _members(found)
    right, belonging = [], []
    for one in gold:
        want = _others(one, here[gold[one]], kinds)
        have = _others(one, there[found[one]], kinds)
        if kinds is None or have:
            right.append(len(want & have) / len(have))
        if kinds is None or want:
            belonging.append(len(want & have) / len(want))
    hits = [round(THOUSAND * sum(shares)) for shares in (right, belonging)]
    return Tally(hits[0], THOUSAND * len(right), hits[1], THOUSAND * len(belonging))


def _members(groups: Mapping[str, Hashable]) -> Mapping[Hashable, set[str]]:
    held: defaultdict[Hashable, set[str]] = defaultdict(set)
    for one, name in groups.items():
        held[name].add(one)
    return held


def _others(one: str, group: set[str], kinds: Mapping[str, Hashable] | None) -> set[str]:
    return group if kinds is None else {other for other in group if kinds[other] != kinds[one]}
