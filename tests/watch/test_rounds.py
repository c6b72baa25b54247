"""Rounds: what is new is put on record, moves are told once, and nothing is lost when something breaks off."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from onrecord import pipeline, questions
from onrecord.errors import RecordError, RefusedAddressError
from onrecord.pipeline import tracking
from onrecord.readers.visit import Visitor
from onrecord.store import Store
from onrecord.types import Details, Document, Point
from onrecord.watch import state
from onrecord.watch.atom import feed, write
from onrecord.watch.delivery import SEVERAL, deliver, message
from onrecord.watch.moves import moved
from onrecord.watch.rounds import Round, Watcher, watcher

from .conftest import ACTING, Clock, Site, rss

AGREE, REFUSE = '"We agree to open the strait" said Anna.', '"We refuse to open the strait" said Anna.'
FIRST = rss(("a", "1", AGREE))
SECOND = rss(("a", "1", AGREE), ("b", "5", REFUSE))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Store(path, create=True) as store:
        tracking.put_points(store, [Point("strait", ("strait",))])
    return path


@dataclass
class Desk:
    """A record, and a watcher of one feed of a site."""

    record: Path
    visitor: Visitor
    clock: Clock
    url: str
    keep: bool = False
    made: Watcher | None = field(default=None)

    def round(self, *, again: bool = False) -> Round:
        with Store(self.record) as store:
            if self.made is None or again:
                self.made = watcher(store, [self.url], 900, self.visitor, self.clock)
                self.made.settings, self.made.keep = pipeline.Settings(stages=ACTING), self.keep
            return self.made.round(store)

    def state(self) -> state.State:
        with Store(self.record) as store:
            return state.load(store)

    def failures(self) -> list[str]:
        with Store(self.record) as store:
            return [f"{one.path}: {one.error}" for one in questions.failures(store)]


@pytest.fixture
def desk(record: Path, visitor: Visitor, clock: Clock, site: Site) -> Desk:
    return Desk(record, visitor, clock, site.put("/feed", FIRST, ETag='"1"'))


def told(done: Round) -> list[tuple[str, str, str | None]]:
    return [(one.move, one.words, one.before) for one in done.moves]


def test_a_move_is_told_once_with_both_texts(desk: Desk, site: Site) -> None:
    assert told(desk.round()) == [("first", '"We agree to open the strait"', None)]
    site.put("/feed", SECOND, ETag='"2"')
    desk.clock.time += 900
    (move,) = desk.round().moves
    assert (move.party, move.point, move.move) == ("Anna", "strait", "reverses")
    assert (move.words, move.before) == ('"We refuse to open the strait"', '"We agree to open the strait"')
    assert (move.outlet, move.url, move.published) == ("The Paper", "https://paper.example/b", "2030-03-05")
    desk.clock.time += 900
    assert told(desk.round()) == []
    assert told(desk.round(again=True)) == []


def test_nothing_new_is_not_fetched_again_even_after_a_new_start(desk: Desk, site: Site) -> None:
    desk.round()
    done = desk.round(again=True)
    assert (done.asked, done.same, done.summary and done.summary.new) == (1, 1, 0)
    assert site.asked[-1][2]["If-None-Match"] == '"1"'


def test_what_is_on_record_before_the_first_round_is_no_news(desk: Desk) -> None:
    held = Document("a", "a", REFUSE.replace("Anna", "Carla"), "text", metadata=Details(published="2030-02-01"))
    with Store(desk.record) as store:
        pipeline.ingest(store, [held], pipeline.Settings(stages=ACTING))
        assert [one.party for one in moved(store, 0)] == ["Carla"]
    assert [one.party for one in desk.round().moves] == ["Anna"]


def test_the_same_told_by_one_more_report_is_no_news(desk: Desk, site: Site) -> None:
    desk.round()
    site.put("/feed", rss(("a", "1", AGREE), ("c", "9", AGREE)))
    desk.clock.time += 900
    done = desk.round()
    assert (done.summary and done.summary.new, told(done)) == (1, [])


def test_a_point_under_another_name_is_no_news(desk: Desk) -> None:
    desk.round()
    with Store(desk.record) as store:
        tracking.put_points(store, [Point("the passage", ("strait",))])
    desk.clock.time += 900
    assert told(desk.round()) == []


def test_a_feed_that_fails_is_a_row_until_it_answers(desk: Desk, site: Site) -> None:
    site.put("/feed", b"", 500)
    done = desk.round()
    assert (done.failed, desk.failures()) == (1, [f"{desk.url}: the server answers 500 Internal Server Error"])
    assert desk.made
    assert desk.made.due() == desk.clock.time + 1800
    desk.clock.time += 1800
    site.put("/feed", FIRST, ETag='"1"')
    assert desk.round().failed == 0
    assert desk.failures() == []
    site.put("/feed", b"", 500)
    desk.clock.time += 900
    desk.round()
    site.put("/feed", FIRST, ETag='"1"')
    desk.clock.time += 1800
    assert (desk.round().same, desk.failures()) == (1, [])


def test_a_failing_feed_is_left_alone_by_a_new_start_too(desk: Desk, site: Site) -> None:
    site.put("/feed", b"", 429, Retry_After="7200")
    desk.round()
    assert desk.round(again=True).asked == 0
    desk.clock.time += 7200
    assert desk.round(again=True).asked == 1


def test_items_without_text_stay_failures_while_the_feed_is_down(desk: Desk, site: Site) -> None:
    site.put("/feed", FIRST.replace("</item>", "</item><item><guid>e</guid></item>"))
    desk.round()
    assert [one.split("#")[1] for one in desk.failures()] == ["2: it has no text"]
    site.put("/feed", b"", 500)
    desk.clock.time += 900
    desk.round()
    assert len(desk.failures()) == 2
    site.put("/feed", FIRST)
    desk.clock.time += 1800
    desk.round()
    assert desk.failures() == []


def test_stopped_in_the_middle_loses_nothing(desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.clock.stops = 0
    assert desk.round(again=True).asked == 0  # stopped before the first feed
    desk.clock.stops = None

    visit = Visitor.visit

    def then_stop(self: Visitor, *words: Any) -> Any:  # noqa: ANN401
        desk.clock.stops = 0
        return visit(self, *words)

    monkeypatch.setattr(Visitor, "visit", then_stop)
    done = desk.round(again=True)
    assert (done.stopped, told(done)) == (True, [])
    assert desk.state().feeds[desk.url].etag is None
    monkeypatch.setattr(Visitor, "visit", visit)
    desk.clock.stops = None
    assert [move for move, _, _ in told(desk.round(again=True))] == ["first"]


def test_a_record_that_cannot_be_written_loses_nothing(desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.round()
    site.put("/feed", SECOND, ETag='"2"')
    desk.clock.time += 900

    def full(*_: object) -> None:
        raise RecordError("full")

    monkeypatch.setattr(Store, "add_report", full)
    with pytest.raises(RecordError):
        desk.round()
    monkeypatch.undo()
    assert [move for move, _, _ in told(desk.round())] == ["reverses"]


def test_each_feed_is_asked_once_a_round_and_a_host_is_given_time(record: Path, visitor: Visitor, clock: Clock, site: Site) -> None:
    urls = [site.put(f"/{n}", rss((str(n), "1", AGREE))) for n in range(3)]
    with Store(record) as store:
        done = watcher(store, urls, 60, visitor, clock)
        done.settings = pipeline.Settings(stages=ACTING)
        assert done.round(store).asked == 3
    assert clock.waits == [2, 2]


def test_a_note_that_is_damaged_is_a_fresh_start(desk: Desk) -> None:
    desk.round()
    for note in ("[]", "{", '{"feeds": 1}', '{"feeds": {"x": 1}}', '{"mark": 1, "failures": "x"}', "null"):
        with sqlite3.connect(desk.record) as driver:
            driver.execute("UPDATE meta SET value = ? WHERE key = 'watch'", (note,))
        assert desk.state() == state.State()


class Hook:
    """Takes moves, unless it is down."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.sizes: list[int] = []
        self.down = False

    def __call__(self, moves: Sequence[Mapping[str, Any]], /) -> None:
        if self.down:
            raise RefusedAddressError("it is down")
        self.sizes.append(len(moves))
        self.got += [one["id"] for one in moves]


def test_a_webhook_that_is_down_gets_everything_later(desk: Desk, site: Site) -> None:
    hook, url = Hook(), "https://chat.example/secret"
    desk.keep, hook.down = True, True
    desk.round()
    waits = []
    for _ in range(8):
        with Store(desk.record) as store:
            assert deliver(store, url, hook, desk.clock.time)
            assert deliver(store, url, hook, desk.clock.time) is None  # not before its time
        waits.append(desk.state().due - desk.clock.time)
        desk.clock.time = desk.state().due
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert desk.failures() == ["webhook at chat.example: it is down"]
    site.put("/feed", SECOND)
    done = desk.round()
    hook.down = False
    with Store(desk.record) as store:
        assert deliver(store, url, hook, desk.clock.time) is None
        assert deliver(store, url, hook, desk.clock.time) is None
    assert (len(hook.got), hook.got[1:]) == (2, [one.id for one in done.moves])
    assert (desk.failures(), desk.state().outbox) == ([], ())


def test_many_moves_go_in_several_requests(record: Path) -> None:
    hook = Hook()
    with Store(record) as store:
        state.save(store, state.State(outbox=tuple({"id": str(n)} for n in range(250))))
        deliver(store, "https://chat.example/", hook, 0)
    assert (hook.sizes, len(set(hook.got))) == ([SEVERAL, SEVERAL, 50], 250)


def test_a_message_calls_nobody() -> None:
    row = {"party": "<!channel>", "move": "first", "point": "a & b", "words": "<script>" + "x" * 1_000, "before": None}
    text = message([row])["text"]
    assert "<" not in text
    assert len(text) < 500
    assert message([row])["moves"] == [row]


def test_the_atom_feed_is_whole_and_the_same_for_the_same_moves(desk: Desk, site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss(("a", "1", AGREE), ("b", "5", REFUSE.replace("open", "open ]]> <b>&\x0b\x1b[2J"))))
    desk.round()
    out = tmp_path / "a.xml"
    with Store(desk.record) as store:
        write(store, out)
        found = moved(store, 0)
    assert out.read_bytes() == feed(found[::-1])
    root = ET.fromstring(out.read_bytes())
    space = "{http://www.w3.org/2005/Atom}"
    assert [one.text for one in root.iter(f"{space}updated")] == ["2030-03-05T00:00:00Z"] * 2 + ["2030-03-01T00:00:00Z"]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert json.dumps(feed([]).decode())
