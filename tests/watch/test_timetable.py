"""When each feed is asked: a table of times, nobody waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.readers.visit import LONGEST, Visit
from onrecord.types import Failure
from onrecord.watch.timetable import DAY, GAP, Feed, Timetable, backoff, begun

A, B, C = "https://a.example/1", "https://a.example/2", "https://c.example/"
FAILED = Visit(failure=Failure(A, "read", "no", "see"))


def start(*urls: str, every: float = 900.0) -> Timetable:
    return begun(urls, {}, every, 0.0)


def test_feeds_are_asked_in_the_order_of_the_list_and_a_host_with_a_gap() -> None:
    table, now, asked = start(A, B, C), 0.0, []
    for _ in range(4):
        when, feed = table.upcoming() or (0.0, Feed(""))
        now = max(now, when)
        asked.append((now, feed.url))
        table = table.visited(feed, Visit(), now)
    assert asked == [(0.0, A), (0.0, C), (GAP, B), (900.0, A)]


def test_a_feed_that_was_seen_is_left_for_the_next_round() -> None:
    assert (start(A, C).upcoming({A}) or (0.0, Feed("")))[1].url == C
    assert start(A).upcoming({A}) is None
    assert start().upcoming() is None


def test_back_off_doubles_up_to_a_day_and_ends_with_the_first_answer() -> None:
    table, now, waits = start(A), 0.0, []
    for _ in range(9):
        (feed,) = table.feeds
        table = table.visited(feed, FAILED, now)
        waits.append(table.feeds[0].due - now)
        now = table.feeds[0].due
    assert waits == [1800, 3600, 7200, 14400, 28800, 57600, DAY, DAY, DAY]
    after = table.visited(table.feeds[0], Visit(etag='"1"'), now).feeds[0]
    assert after == Feed(A, '"1"', None, 0, now + 900)


def test_a_failure_forgets_nothing_that_the_server_wants_to_be_asked_with() -> None:
    feed = Feed(A, '"1"', "Mon")
    assert Timetable((feed,), 900).visited(feed, FAILED, 0).feeds[0].etag == '"1"'


def test_retry_after_holds_for_the_feed_and_where_the_host_is_busy_for_all_of_it() -> None:
    table = start(A, B)
    gone = table.visited(table.feeds[0], Visit(failure=FAILED.failure, wait=5_000), 0)
    assert (gone.feeds[0].due, gone.upcoming({A})) == (5_000, (GAP, gone.feeds[1]))
    busy = table.visited(table.feeds[0], Visit(failure=FAILED.failure, wait=5_000, busy=True), 0)
    assert busy.upcoming() == (5_000, busy.feeds[0])
    assert busy.upcoming({A}) == (5_000, busy.feeds[1])


def test_a_crawl_delay_is_kept() -> None:
    table = start(A, B)
    assert table.visited(table.feeds[0], Visit(pause=30), 0).upcoming() == (30, table.feeds[1])


def test_who_starts_again_keeps_waiting_only_where_it_failed() -> None:
    held = {A: Feed(A, '"1"', None, 0, 500.0), B: Feed(B, None, None, 2, 500.0), C: Feed(C, None, None, 1, 10 * LONGEST)}
    assert [one.due for one in begun((A, B, C), held, 900, 100.0).feeds] == [100.0, 500.0, 100.0]
    assert begun((A,), held, 900, 100.0).feeds[0].etag == '"1"'


@given(some.floats(60, 30 * DAY), some.integers(0, 10_000))
def test_back_off_only_grows_and_ends(every: float, failures: int) -> None:
    assert every <= backoff(every, failures) <= backoff(every, failures + 1) <= max(every, DAY)


@pytest.mark.parametrize("failures", [0, 1, 10**9])
def test_back_off_of_any_number(failures: int) -> None:
    assert 60 <= backoff(60, failures) <= DAY
