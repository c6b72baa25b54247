"""Questions as people type them: days in words, names with a slip in them, and answers that say what was found, or why nothing was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.cli.days import meant
from onrecord.errors import QuestionError
from onrecord.present.standing import silences_table
from onrecord.questions import Filters
from onrecord.questions.rows import Silence, Utterance, Wording
from onrecord.store import Store
from standins import documents, ingested

THURSDAY = dt.date(2031, 3, 13)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    ingested(path, documents(9))
    return path


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--record", str(record)])


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2031-03-13"),
        ("Yesterday", "2031-03-12"),
        ("monday", "2031-03-10"),
        ("Thursday", "2031-03-13"),
        ("fri", "2031-03-07"),
        ("7d", "2031-03-06"),
        ("10 days ago", "2031-03-03"),
        ("2w", "2031-02-27"),
        ("1 week", "2031-03-06"),
    ],
)
def test_days_in_words(said: str, day: str) -> None:
    assert meant(said, THURSDAY) == day


@pytest.mark.parametrize("said", ["tomorrow", "mo", "fridag", "7", "7x", "06/03/2031", "99999d", ""])
def test_what_is_no_day_is_refused_with_a_hint(said: str) -> None:
    with pytest.raises(QuestionError, match="is no date") as told:
        meant(said, THURSDAY)
    assert "monday" in told.value.hint


def test_a_day_in_words_is_told_apart_from_the_rows(record: Path) -> None:
    done = run(record, "show", "--json", "--since", "monday")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "monday is 20" in done.stderr
    assert run(record, "list", "statements", "--until", "today").exit_code == 0
    assert run(record, "positions", "--as-of", "2 weeks ago").exit_code == 0
    assert "is no date" in run(record, "positions", "--as-of", "soon").stderr


@pytest.mark.parametrize(("name", "word"), [("act", "yell"), ("move", "sways"), ("act", "Offer")])
def test_a_word_that_the_codebook_does_not_have_is_refused(name: str, word: str) -> None:
    with pytest.raises(QuestionError, match=f"there is no {name}") as told:
        Filters(**{name: word}).check()  # type: ignore[arg-type]
    assert "refuse" in told.value.hint or "softens" in told.value.hint


def test_an_act_that_there_is_none_of_is_an_error(record: Path) -> None:
    done = run(record, "show", "--act", "yell")
    assert (done.exit_code, "there is no act 'yell'" in done.stderr) == (1, True)


@pytest.mark.parametrize("command", ["show", "list statements", "list utterances"])
def test_a_name_that_nobody_has_is_told_with_the_nearest(record: Path, command: str) -> None:
    done = run(record, *command.split(), "--speaker", "Annna")
    assert done.exit_code == 0
    assert "no speaker on record is called 'Annna'. On record: Anna." in done.stderr
    assert "hint" not in run(record, *command.split(), "--speaker", "anna").stderr


def test_a_party_that_nobody_has_is_told_where_parties_stand(record: Path) -> None:
    for command in ("positions", "conditions", "deadlocks", "silences", "agenda"):
        assert "no party on record is called 'dorlund'" in run(record, command, "--party", "dorlund").stderr
    assert "hint" not in run(record, "positions").stderr


def test_an_outlet_with_a_slip_in_it(record: Path) -> None:
    assert "On record: Outlet 0" in run(record, "show", "--outlet", "Outlett 0").stderr


def test_a_record_in_which_nothing_is_says_so(tmp_path: Path) -> None:
    with Store(tmp_path / "e.db", create=True):
        pass
    assert "nothing is on record" in run(tmp_path / "e.db", "show").stderr
    assert "nothing is on record" in run(tmp_path / "e.db", "positions").stderr


def test_a_silence_says_what_was_asked() -> None:
    from rich.console import Console

    asked = Utterance(
        "u1", "Ida", "Dorn", "demand", "2031-03-05", None, "grain", ("s1",), 1, 1, (Wording("that the mill be opened", "s1", "kept"),)
    )
    silence = Silence("Dorn", "Karv", "grain", "u1", "2031-03-05", 9)
    wide = Console(width=120)
    with wide.capture() as told:
        wide.print(silences_table([silence, Silence("Dorn", "Karv", "grain", "u2", "2031-03-05", 9)], {"u1": asked}))
    assert "demand: that the mill be opened" in told.get()
