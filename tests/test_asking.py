"""Questions as people type them: days in words, names with a slip in them, and answers that say what was found, or why nothing was."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.cli.days import meant
from onrecord.errors import QuestionError
from onrecord.present.standing import silences_table
from onrecord.questions import Filters, find, reports, utterances
from onrecord.questions.rows import Silence, Utterance, Wording
from onrecord.store import Store
from standins import STAGES, document, documents, ingested

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


def test_an_utterance_has_its_wordings_and_its_origins(tmp_path: Path) -> None:
    path = tmp_path / "u.db"
    ingested(path, [*documents(2), document("x.txt", '"We go 0" said Anna.', outlet="Mill Post", published="2031-03-09")])
    with Store(path) as store:
        row = next(one for one in utterances(store) if one.reports > 1)
    shown = run(path, "utterance", row.id).stdout
    assert "Anna" in shown
    assert "Mill Post" in shown
    assert shown.count("We go 0") == len(row.wordings)
    assert f"in 2 reports from {row.origins} independent origin" in shown
    assert run(path, "utterance", row.statements[-1][:9]).stdout == shown
    assert json.loads(run(path, "utterance", row.id[:9], "--json").stdout)["id"] == row.id


def test_an_utterance_that_there_is_not_or_that_may_be_several(record: Path) -> None:
    gone = run(record, "utterance", "nowhere")
    assert (gone.exit_code, "onrecord list utterances" in gone.stderr) == (1, True)
    with Store(record) as store:
        ids = [one.id for one in utterances(store)]
    first = next(letter for letter in "0123456789abcdef" if sum(one.startswith(letter) for one in ids) > 1)
    assert "several utterances begin with" in run(record, "utterance", first).stderr


def test_a_list_of_utterances_says_what_was_said_and_from_how_many_origins(record: Path) -> None:
    head, first = run(record, "list", "utterances", "--limit", "1").stdout.splitlines()[:2]
    assert head.split() == ["id", "speaker", "act", "said", "point", "reports", "origins", "wordings"]
    assert "We go" in first or "And then" in first


def test_a_report_may_be_named_by_a_part_of_its_path_on_the_command_line_alone(record: Path) -> None:
    with Store(record) as store:
        paths = [one.path for one in reports(store)]
        path = next(one for one in paths if sum(one[:-4] in other for other in paths) == 1)
        with pytest.raises(QuestionError):
            find(store, path[:-4])
        assert find(store, path[:-4].upper(), part=True)
    assert run(record, "report", path[:-4]).exit_code == 0
    assert "onrecord list reports" in run(record, "report", "nowhere").stderr


def test_a_search_that_finds_nothing_says_where_else_to_look(record: Path) -> None:
    assert "--among reports looks in the texts of reports" in run(record, "search", "nowhere").stdout
    assert run(record, "search", "nowhere", "--json").stdout == ""
    assert "--offset 2 shows the next" in run(record, "search", "go", "--limit", "2").stdout


def test_words_around_a_hit_stand_in_one_line(tmp_path: Path) -> None:
    ingested(tmp_path / "s.db", [document("x.txt", 'The mill\n\nstands\tstill.\n"We go" said Anna.')])
    assert "The mill stands still." in run(tmp_path / "s.db", "search", "--among", "reports", "stands").stdout


def test_both_ends_of_a_span_of_days_are_whole_in_a_narrow_column() -> None:
    from onrecord.present.terminal import ranged

    assert ranged("2031-03-05/2031-03-09") == "2031-03-05 to 2031-03-09"
    assert (ranged(None), ranged("2031-03")) == (None, "2031-03")


def test_no_decisions_and_no_points_are_said(record: Path) -> None:
    assert run(record, "judge", "list").stdout == "No decisions are on record.\n"
    assert run(record, "judge", "list", "--json").stdout == ""
    assert "No points are named" in run(record, "points", "list").stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "no YAML from line 1 on"),
        ("just words", "begin each entry with a hyphen"),
        ("- {name: Mill}", "entry 1 has no `name` or no `phrases`"),
        ("- {name: Mill, phrases: [mill]}\n- {name: 3, phrases: [a]}", "the name of entry 2 is no text"),
        ("- {name: Mill, phrases: mill}", "the phrases of 'Mill' are no list of words"),
    ],
)
def test_points_that_cannot_be_read_say_where(record: Path, tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "p.yml").write_text(text, encoding="utf-8")
    assert why in run(record, "points", "set", str(tmp_path / "p.yml")).stderr


def test_points_of_a_file_that_is_not_there_or_no_text(record: Path, tmp_path: Path) -> None:
    told = run(record, "points", "set", str(tmp_path / "nowhere.yml")).stderr
    assert "cannot be read: No such file or directory\n" in told
    (tmp_path / "b.yml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read: it is not UTF-8" in run(record, "points", "set", str(tmp_path / "b.yml")).stderr


def test_a_reading_names_what_failed_and_what_could_have_been_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: STAGES)
    missing = run(tmp_path / "m.db", "read", str(tmp_path / "nowhere.txt"))
    assert (missing.exit_code, "nowhere.txt)" in missing.stdout) == (2, True)
    (tmp_path / "empty").mkdir()
    none = run(tmp_path / "e.db", "read", str(tmp_path / "empty"))
    assert (none.exit_code, ".warc.gz" in none.stderr) == (2, True)
    (tmp_path / "a.txt").write_text('"We go" said Anna.', encoding="utf-8")
    one = run(tmp_path / "o.db", "read", str(tmp_path / "a.txt")).stdout
    assert "1 report, 1 statement in" in one
    assert "checked 1 report and" in run(tmp_path / "o.db", "verify").stdout


def test_the_name_of_an_encoding_stays_when_failures_are_told_in_groups() -> None:
    from onrecord.doctor.contents import _DIGITS

    assert _DIGITS.sub("N", "it begins as UTF-16-LE; line 3 column 14 (char 1201)") == "it begins as UTF-16-LE; line N column N (char N)"
