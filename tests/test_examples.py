"""The example corpus from end to end, against its hand-written gold: the golden test of the whole way."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bench.measures import compare, total
from bench.sets import examples, place

from onrecord import Record

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def record(examples_record: Path) -> Record:
    return Record.open(examples_record)


def test_every_report_is_read(record: Record) -> None:
    assert len(list(record.reports())) == len(list((EXAMPLES / "gold").glob("*.yml")))
    assert record.verify().holds


def test_statements_agree_with_the_gold(record: Record) -> None:
    found: dict[str, list[dict[str, object]]] = {}
    for row in record.statements():
        found.setdefault(Path(row.report.path).stem, []).append({"source": row.source, "content": row.content})
    figures = total(compare(g.text, g.rows, found.get(g.name, [])) for g in examples(EXAMPLES))  # type: ignore[arg-type]
    assert figures["e2e"].f1 >= 0.80
    assert figures["e2e.quoted"].f1 >= 0.88


def test_no_noise_is_on_record(record: Record) -> None:
    spans = {Path(row.report.path).stem: [] for row in record.statements()}  # type: ignore[var-annotated]
    for row in record.statements():
        spans[Path(row.report.path).stem] += row.content
    touched = []
    for path in sorted((EXAMPLES / "gold").glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = EXAMPLES / told["report"]["path"]
        if report.suffix == ".txt":
            text = report.read_text(encoding="utf-8")
            for words in told["noise"]:
                start, end = place(text, words)
                touched += [words for s, e in spans.get(report.stem, []) if s < end and start < e]
    assert touched == []


def test_name_variants_and_languages_are_there(record: Record) -> None:
    languages = {row.language for row in record.reports()}
    assert {"en", "de", "fr"} <= languages
