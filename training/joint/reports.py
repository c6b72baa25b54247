"""Labelled reports of invented disputes, as acts to learn and as attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.talks import report

from onrecord.model.encoder import ENGLISH
from onrecord.stages.classify.evidence import wording
from onrecord.types import Attribution
from training.acts.rows import Row
from training.corpus import Article, flat

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "bench" / "gold" / "plain", ROOT / "bench" / "gold" / "practice", ROOT / "training" / "reports")
"""What teaches: `plain` and `practice` were measures until they did (`bench/gold/README.md`)."""


@dataclass(frozen=True, slots=True)
class Reports:
    """The acts of some reports, and their attributions."""

    rows: list[Row]
    articles: list[Article]


def reports(name: str, folders: Sequence[Path] = FOLDERS) -> Reports:
    """Those in English, or in all other languages. Raises `ValueError` where a mark or a label is not in its text."""
    found = [report(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    mine = [one for one in found if (one["language"] == "en") == (name == ENGLISH)]
    return Reports([row for one in mine for row in _rows(one)], [_article(one) for one in mine])


def _rows(told: dict[str, Any]) -> Iterator[Row]:
    for row in told["statements"]:
        if row.get("act"):
            one = Attribution(content=_spans(row, "content"), cue=_spans(row, "cue"))
            words = wording(told["text"], told["language"], one)
            group = told["document"].rsplit("-", 2)[0]
            status = row.get("status") or "actual"
            yield Row(told["text"], one, words, (row["act"],), f"reports {words.language}", group, bool(row.get("negated")), status)


def _article(told: dict[str, Any]) -> Article:
    rows = [{part: list(_spans(row, part)) for part in ("content", "cue", "source")} for row in told["statements"]]
    return Article(told["document"], told["text"], flat(rows))


def _spans(row: dict[str, Any], part: str) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in row.get(part) or ())
