"""Our own labelled texts: every file reads, and the reader says where one does not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from training.labelled import parse

from onrecord.types import Act

FOLDER = Path(__file__).parents[2] / "training"
FILES = sorted(FOLDER.glob("labelled/*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_file_reads(path: Path) -> None:
    labelled = parse(path.read_text(encoding="utf-8"))
    assert labelled.header["language"] == path.parent.name
    assert labelled.header["split"] in {"train", "test"}
    assert not set("[]") & set(labelled.text)
    for row in labelled.attributions:
        assert all(labelled.text[s:e].strip() for spans in row.values() for s, e in spans)


def test_marks_may_nest_and_share() -> None:
    labelled = parse("# language: en\n[T1:“[S2:They] [C2:say] [T2:no],”] [S1,3:he] [C1:said], [C3:adding] [T3:nothing].")
    rows = [{role: [labelled.text[s:e] for s, e in spans] for role, spans in row.items() if spans} for row in labelled.attributions]
    assert rows == [
        {"source": ["he"], "cue": ["said"], "content": ["“They say no,”"]},
        {"source": ["They"], "cue": ["say"], "content": ["no"]},
        {"source": ["he"], "cue": ["adding"], "content": ["nothing"]},
    ]


@pytest.mark.parametrize("marked", ["[S1:he", "he]", "a [ b", "[S1:he] said"])
def test_a_broken_file_says_so(marked: str) -> None:
    with pytest.raises(ValueError, match=r"mark|many|content"):
        parse(marked)


@pytest.mark.parametrize("name", ["labels", "second", "more", "more-second"])
def test_act_labels_are_the_codebooks(name: str) -> None:
    with (FOLDER / "acts" / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 300
    assert {row["act"] for row in rows} <= set(Act)
    assert {row["status"] for row in rows} <= {"actual", "future", "hypothetical"}
