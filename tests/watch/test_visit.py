"""A visit to a feed: what its site wants is done, and what a site can do to us is bounded."""

from __future__ import annotations

import gzip

import pytest

from onrecord.readers.visit import LONGEST, MOST, Visitor, retry_after
from onrecord.types import Document

from .conftest import HERE, START, Clock, Site, rss

FEED = rss(("a", "1", "Words."))


def documents(site: Site, visitor: Visitor, body: bytes | str) -> list[Document]:
    return [one for one in visitor.visit(site.put("/feed", body)).rows if isinstance(one, Document)]


def error(visitor: Visitor, url: str) -> str:
    failure = visitor.visit(url).failure
    assert failure
    assert failure.hint
    return failure.error


def test_items_are_those_that_read_finds(site: Site, visitor: Visitor) -> None:
    (found,) = documents(site, visitor, FEED)
    assert (found.name, found.metadata.outlet, found.metadata.url) == (f"{site.root}/feed#a", "The Paper", "https://paper.example/a")
    assert site.paths() == ["/robots.txt", "/feed"]
    assert site.asked[1][2]["User-Agent"].startswith("onrecord/")


def test_contact_is_told(site: Site, clock: Clock) -> None:
    Visitor(HERE, clock.now, "desk@paper.example").visit(site.put("/feed", FEED))
    assert all("desk@paper.example" in headers["User-Agent"] for _, _, headers, _ in site.asked)


@pytest.mark.parametrize(
    ("name", "value", "back"), [("ETag", '"v1"', "If-None-Match"), ("Last_Modified", "Fri, 01 Mar 2030 10:00:00 GMT", "If-Modified-Since")]
)
def test_what_has_not_changed_is_not_sent_again(site: Site, visitor: Visitor, name: str, value: str, back: str) -> None:
    url = site.put("/feed", FEED, 200, **{name: value})
    first = visitor.visit(url)
    again = visitor.visit(url, first.etag, first.modified)
    assert (len(first.rows), again.rows, again.same) == (1, (), True)
    assert (again.etag, again.modified) == (first.etag, first.modified)
    assert site.asked[-1][2][back] == value


def test_an_unasked_304_is_a_failure(site: Site, visitor: Visitor) -> None:
    assert "304" in error(visitor, site.put("/feed", b"", 304))


def test_a_validator_that_cannot_be_sent_back_is_dropped(site: Site, visitor: Visitor) -> None:
    for n, value in enumerate(["x" * 2_000, "\xfc", "a\tb"]):
        assert visitor.visit(site.put(f"/{n}", FEED, ETag=value)).etag is None


def test_robots_are_asked_once_a_day_and_obeyed(site: Site, visitor: Visitor, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /no\nCrawl-delay: 7", kind="text/plain")
    assert visitor.visit(site.put("/feed", FEED)).pause == 7
    assert "robots.txt" in error(visitor, site.put("/no/feed", FEED))
    assert site.paths() == ["/robots.txt", "/feed"]
    clock.time += 25 * 3600
    visitor.visit(site.root + "/feed")
    assert site.paths()[2:] == ["/robots.txt", "/feed"]


def test_robots_hold_where_a_redirect_leads(site: Site, visitor: Visitor) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /no", kind="text/plain")
    site.put("/no/feed", FEED)
    assert "robots.txt" in error(visitor, site.put("/feed", b"", 302, Location="/no/feed"))
    assert site.paths() == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(("status", "read"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)])
def test_a_site_that_will_not_say_is_asked_later(site: Site, visitor: Visitor, status: int, read: bool) -> None:  # noqa: FBT001
    site.put("/robots.txt", b"", status, Retry_After="120")
    visit = visitor.visit(site.put("/feed", FEED))
    assert (visit.failure is None) is read
    assert ("/feed" in site.paths()) is read
    assert visit.wait == (0 if read else 120)


@pytest.mark.parametrize("robots", [b"\0\xff" * 1_000, b"x" * 2_000_000, b"User-agent: *\n" * 9_000])
def test_a_strange_robots_txt_is_no_rule_or_a_failure(site: Site, visitor: Visitor, robots: bytes) -> None:
    site.put("/robots.txt", robots, kind="image/png")
    visit = visitor.visit(site.put("/feed", FEED))
    assert bool(visit.rows) is not bool(visit.failure)


def test_busy_and_gone(site: Site, visitor: Visitor) -> None:
    busy = visitor.visit(site.put("/busy", b"", 429, Retry_After="90"))
    assert (busy.wait, busy.busy) == (90, True)
    gone = visitor.visit(site.put("/gone", b"", 410))
    assert (gone.wait, gone.busy, gone.failure and gone.failure.hint) == (LONGEST, False, "Take it off the list.")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        ("", 0),
        ("120", 120),
        ("-5", 0),
        ("1e9", 0),
        ("9" * 50, LONGEST),
        ("٣", 0),
        ("soon", 0),
        ("Sun, 17 Mar 2030 17:47:40 GMT", 60),
        ("Sun, 17 Mar 2019 17:47:40 GMT", 0),
        ("Sun, 17 Mar 9999 17:47:40 GMT", LONGEST),
        ("Sun, 99 Mar 2030 99:99:99 GMT", 0),
    ],
)
def test_retry_after(header: str | None, seconds: float) -> None:
    assert retry_after(header, START) == seconds


def test_redirects_that_go_round_end(site: Site, visitor: Visitor) -> None:
    site.put("/a", b"", 301, Location="/b")
    site.put("/b", b"", 301, Location="/a")
    assert "more than 5" in error(visitor, site.root + "/a")
    assert len(site.asked) == 7


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://169.254.169.254/x", "javascript:alert(1)", "http://[::1]/", "//"])
def test_redirects_out_of_the_open_web_are_refused(site: Site, visitor: Visitor, where: str) -> None:
    assert error(visitor, site.put("/a", b"", 302, Location=where))


def test_a_body_that_is_too_large_and_one_that_is_packed_to_burst(site: Site, visitor: Visitor) -> None:
    assert "larger" in error(visitor, site.put("/big", b"x" * 100_001))
    assert "larger" in error(visitor, site.put("/bomb", gzip.compress(bytes(10_000_000)), Content_Encoding="gzip"))


@pytest.mark.parametrize("body", [b"", b"<rss", b"<rss version='2.0'><channel><item><descr", b"\xff\xfe\0", b"{}", b"<rss>" * 10_000])
def test_a_broken_feed_is_a_failure_or_what_could_be_read_of_it(site: Site, visitor: Visitor, body: bytes) -> None:
    visit = visitor.visit(site.put("/feed", body))
    assert visit.failure or all(not isinstance(one, Document) or one.content for one in visit.rows)


def test_a_page_names_its_feed(site: Site, visitor: Visitor) -> None:
    page = "<html><head><link rel=stylesheet href=a.css><link rel='alternate' type='application/rss+xml' href='/x?a=1&amp;b'></head></html>"
    failure = visitor.visit(site.put("/", page, kind="text/html")).failure
    assert failure
    assert failure.hint == f"The page says that its feed is {site.root}/x?a=1&b"
    assert "no feed" in error(visitor, site.put("/b", "<html>words</html>", kind="text/html"))


def test_no_more_items_than_anybody_reads(site: Site, clock: Clock) -> None:
    flood = rss(*((str(n), "1", f"Words {n}.") for n in range(MOST + 100)))
    assert len(Visitor(HERE.__class__(allow_hosts=HERE.allow_hosts), clock.now).visit(site.put("/feed", flood)).rows) == MOST


def test_a_day_that_has_not_come_is_no_date(site: Site, visitor: Visitor) -> None:
    found = documents(site, visitor, rss(("a", "17", "Today."), ("b", "18", "Time zones."), ("c", "20", "Never.")))
    assert [one.metadata.published is None for one in found] == [False, False, True]


def test_private_addresses_are_refused(site: Site, clock: Clock) -> None:
    visit = Visitor(HERE.__class__(), clock.now).visit(site.put("/feed", FEED))
    assert visit.failure
    assert "--allow-host" in visit.failure.hint
    assert site.asked == []
