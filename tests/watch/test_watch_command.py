"""`onrecord watch` as a person runs it: against a site, in a process, until it is told to stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.pipeline import tracking
from onrecord.store import Store
from onrecord.types import Point

from .conftest import ACTING, Site, rss

HERE = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")])}
PROGRAM = "from watch.conftest import ACTING; from onrecord import cli, pipeline; pipeline.standard = lambda: ACTING; cli.main()"
AGREE = '"We agree to open the strait" said Anna.'
PAST = rss(("a", "1", AGREE), year=2020)
LOCAL = ("--allow-host", "127.0.0.1")


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onrecord.pipeline.standard", lambda: ACTING)
    monkeypatch.setattr("onrecord.watch.timetable.GAP", 0.0)
    monkeypatch.chdir(tmp_path)
    with Store(Path("onrecord.db"), create=True) as store:
        tracking.put_points(store, [Point("strait", ("strait",))])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["watch", *words])


def feeds(*urls: str) -> str:
    Path("feeds.txt").write_text("\n".join(urls), encoding="utf-8")
    return "feeds.txt"


def test_one_round_prints_moves_and_says_what_it_did(site: Site) -> None:
    done = run(feeds(site.put("/feed", PAST)), "--once", *LOCAL)
    assert done.exit_code == 0
    assert done.stdout == 'Anna first on strait (2020-03-01; The Paper)\n    agree "We agree to open the strait"\n'
    assert "1 feed asked, 0 unchanged, 0 failed; 1 new report, 1 move" in done.stderr
    assert run("feeds.txt", "--once", "--quiet", *LOCAL).output == ""


def test_json_atom_and_webhook_tell_the_same(site: Site) -> None:
    hook = site.put("/hook", b"thanks", 200, kind="text/plain")
    words = (feeds(site.put("/feed", PAST)), "--once", "--json", "--webhook", hook, "--atom", "moves.xml", *LOCAL)
    (move,) = map(json.loads, run(*words).stdout.splitlines())
    (posted,) = (body for method, _, _, body in site.asked if method == "POST")
    assert json.loads(posted) == {"text": 'Anna first on strait: agree "We agree to open the strait"', "moves": [move]}
    assert 'agree "We agree to open the strait"\nSaid: 2020-03-01.' in Path("moves.xml").read_text(encoding="utf-8")
    assert f"urn:onrecord:move:{move['id']}" in Path("moves.xml").read_text(encoding="utf-8")
    assert (move["party"], move["move"], move["words"]) == ("Anna", "first", '"We agree to open the strait"')


def test_a_webhook_that_refuses_is_told_and_nothing_is_lost(site: Site) -> None:
    words = (feeds(site.put("/feed", PAST)), "--once", "--webhook", site.put("/secret", b"", 500), *LOCAL)
    done = run(*words)
    assert done.exit_code == 0
    assert "error: webhook at 127.0.0.1: the server answers 500" in done.stderr
    assert "secret" not in done.output
    with Store(Path("onrecord.db")) as store:
        assert '"outbox":[{' in (store.note("watch") or "")


def test_an_atom_file_that_cannot_be_written_ends_nothing(site: Site) -> None:
    done = run(feeds(site.put("/feed", PAST)), "--once", "--atom", "no/such/folder.xml", *LOCAL)
    assert (done.exit_code, "cannot be written" in done.stderr) == (0, True)


def test_exit_status_of_one_round(site: Site) -> None:
    good, bad = site.put("/good", PAST), site.put("/bad", b"", 500)
    assert run(bad, "--once", *LOCAL).exit_code == 2
    done = run(good, site.put("/worse", b"", 404), "--once", *LOCAL)
    assert done.exit_code == 1
    assert done.stderr.count("error: ") == done.stderr.count("hint: ") == 1


@pytest.mark.parametrize(
    ("words", "status"),
    [("", 2), ("none.opml", 1), ("https://", 1), ("a.txt --every soon", 2), ("a.txt --every 10s", 2), ("a.txt --every 99d", 2),
     ("a.txt --webhook nowhere", 1), ("void.txt", 1)],
)  # fmt: skip
def test_what_makes_no_sense_is_told_before_anything_is_fetched(words: str, status: int) -> None:
    Path("a.txt").write_text("https://a.example/feed\n", encoding="utf-8")
    Path("void.txt").write_text("# nothing\n", encoding="utf-8")
    done = run(*words.split())
    assert done.exit_code == status
    assert "Traceback" not in done.output


def test_what_in_a_list_is_no_feed_is_told_and_the_rest_is_read(site: Site) -> None:
    done = run(feeds("ftp://a.example/", site.put("/feed", PAST)), "--once", *LOCAL)
    assert (done.exit_code, "feeds.txt:1: " in done.stderr, "1 new report" in done.stderr) == (0, True, True)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_between_two_steps(site: Site, how: signal.Signals) -> None:
    command = [sys.executable, "-c", PROGRAM, "watch", feeds(site.put("/feed", PAST)), *LOCAL]
    running = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    first = running.stderr.readline()
    assert "1 new report" in first
    time.sleep(0.1)
    running.send_signal(how)
    out, errors = running.communicate(timeout=20)
    assert running.returncode == 0, errors
    assert "Anna first" in out
    assert errors.endswith("1 round, 1 new report, 1 move in onrecord.db\n")
