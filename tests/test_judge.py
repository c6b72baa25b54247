"""Judgements: a person's decisions win over what was derived, are kept apart from it, and are taken back without a trace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord import cli, pipeline, questions
from onrecord.errors import QuestionError
from onrecord.pipeline import tracking
from onrecord.pipeline.judging import Judge, judge, undo
from onrecord.questions import Filters, state
from onrecord.store import Store, told
from onrecord.types import Judged
from onrecord.verify import verify
from standins import STAGES, documents, exported, ingested, rows

ME = Judge("tester", "2031-03-06T10:00:00+00:00")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    ingested(path, documents(4))
    return path


@pytest.mark.parametrize(
    "decision",
    [Judged("merge", "Anna", "Bo"), Judged("rename", "Anna", "Anna B."), Judged("party", "Anna", "Union"), Judged("split", "Anna")],
)
def test_a_decision_taken_back_leaves_no_trace(record: Path, decision: Judged) -> None:
    before = exported(record)
    with Store(record) as store:
        name = judge(store, decision, ME)
        pipeline.resettle(store, STAGES)
        undo(store, name[:8], ME)
        pipeline.resettle(store, STAGES)
    assert exported(record) == before


@pytest.mark.parametrize(
    "decision", [Judged("merge", "Anna", "Nobody"), Judged("merge", "Anna", "Anna"), Judged("rename", "Anna"), Judged("crown", "Anna")]
)
def test_what_makes_no_sense_is_refused(record: Path, decision: Judged) -> None:
    with Store(record) as store, pytest.raises(QuestionError):
        judge(store, decision, ME)


def statement(record: Path) -> str:
    return str(rows(record, "statements")[0]["id"])


@pytest.mark.parametrize(("kind", "verdict"), [("accept", ""), ("reject", ""), ("mend", "offer"), ("mend", "not offer")])
def test_a_decision_about_a_statement_taken_back_leaves_no_trace(record: Path, kind: str, verdict: str) -> None:
    before = exported(record)
    with Store(record) as store:
        name = judge(store, Judged(kind, statement(record), verdict), ME)
        pipeline.resettle(store, STAGES)
        shown = rows(record, "statements")[0]
        assert (shown["act"], shown["negated"]) == ((verdict and "offer") or None, verdict.startswith("not"))
        undo(store, name, ME)
        pipeline.resettle(store, STAGES)
    assert exported(record) == before


def test_the_latest_decision_about_a_statement_holds_and_rejected_ones_are_not_tracked(record: Path) -> None:
    one = statement(record)
    with Store(record) as store:
        for second, kind in enumerate(("mend", "reject")):
            judge(store, Judged(kind, one, "offer" if kind == "mend" else ""), Judge("tester", f"2031-03-06T10:00:0{second}"))
        assert one not in {held.id for held in tracking.placed(store, told.placed(store), {})}
        assert rows(record, "statements")[0]["act"] is None
        judge(store, Judged("accept", one), Judge("tester", "2031-03-06T10:00:05"))
        assert one in {held.id for held in tracking.placed(store, told.placed(store), {})}


@pytest.mark.parametrize(("kind", "verdict"), [("mend", "dance"), ("mend", ""), ("reject", "offer")])
def test_a_decision_about_a_statement_that_makes_no_sense_is_refused(record: Path, kind: str, verdict: str) -> None:
    with Store(record) as store:
        with pytest.raises(QuestionError):
            judge(store, Judged(kind, statement(record), verdict), ME)
        with pytest.raises(QuestionError, match="no statement"):
            judge(store, Judged("accept", "nowhere"), ME)


def test_only_a_standing_decision_is_taken_back(record: Path) -> None:
    with Store(record) as store:
        name = judge(store, Judged("split", "Anna"), ME)
        undo(store, name, ME)
        with pytest.raises(QuestionError):
            undo(store, name, ME)


def test_the_command(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "standard", lambda: STAGES)
    run = CliRunner().invoke
    done = run(cli.app, ["judge", "merge", "Anna", "Bo", "--record", str(record), "--by", "Mira"])
    assert done.exit_code == 0, done.output
    name = done.output.split()[0]
    assert "Mira: merge 'Anna' 'Bo'" in run(cli.app, ["judge", "list", "--record", str(record)]).output
    assert run(cli.app, ["judge", "undo", name, "--record", str(record)]).exit_code == 0
    assert "(undone " in run(cli.app, ["judge", "list", "--record", str(record)]).output
    assert run(cli.app, ["judge", "merge", "Anna", "Nobody", "--record", str(record)]).exit_code == 1


def test_a_decision_about_a_statement_shows_at_once_and_in_the_state(record: Path) -> None:
    one = statement(record)
    with Store(record) as store:
        before = state(store)
        name = judge(store, Judged("mend", one, "offer"), ME)
        assert not store.stale
        assert [row.id for row in questions.statements(store, Filters(act="offer"))] == [one]
        assert [row.value for row in questions.facets(store, "act")] == ["offer"]
        assert verify(store).holds
        undo(store, name, ME)
        assert list(questions.facets(store, "act")) == []
        assert len({before, state(store), None}) == 3


def test_what_was_decided_can_be_had_as_json(record: Path) -> None:
    def line(*words: str) -> dict[str, Any]:
        done = CliRunner().invoke(cli.app, ["judge", *words, "--record", str(record), "--by", "Mira", "--json"])
        assert done.exit_code == 0, done.output
        return dict(json.loads(done.output))

    made = line("merge", "Anna", "Bo")
    assert [made[name] for name in ("kind", "subject", "verdict", "who", "undone")] == ["merge", "Anna", "Bo", "Mira", None]
    gone = line("undo", made["id"])
    assert (gone["id"], gone["undone"].endswith(" Mira")) == (made["id"], True)
