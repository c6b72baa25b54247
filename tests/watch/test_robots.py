"""`robots.txt` by RFC 9309."""

from __future__ import annotations

import time

import pytest

from onrecord.readers.robots import SLOWEST, matches, parse


def allowed(text: str, target: str) -> bool:
    return parse(text.encode(), "onrecord").allow(target)


@pytest.mark.parametrize(
    ("text", "target", "may"),
    [
        ("", "/feed", True),
        ("User-agent: *\nDisallow: /", "/feed", False),
        ("User-agent: *\nDisallow:", "/feed", True),
        ("User-agent: *\nDisallow: /\nAllow: /feed", "/feed.xml", True),
        ("User-agent: *\nDisallow: /private", "/feed", True),
        ("User-agent: *\nDisallow: /*?", "/feed?x=1", False),
        ("User-agent: *\nDisallow: /*.xml$", "/feed.xml", False),
        ("User-agent: *\nDisallow: /*.xml$", "/feed.xml?x", True),
        ("User-agent: other\nDisallow: /", "/feed", True),
        ("User-agent: OnRecord\nDisallow: /\n\nUser-agent: *\nAllow: /", "/feed", False),
        ("User-agent: onrecord/1.0\nDisallow: /", "/feed", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /x", "/feed", True),
        ("User-agent: onrecord\nDisallow: /a\n\nUser-agent: onrecord\nDisallow: /b", "/b", False),
        ("User-agent: a\nUser-agent: *\nDisallow: /", "/feed", False),
        ("User-agent: *\nAllow: /feed\nDisallow: /feed", "/feed", True),
        ("User-agent: *\nDisallow: /%C3%BC", "/%c3%bc/feed", False),
        ("user-agent:* # all\r\ndisallow: /feed # not this", "/feed", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/feed", False),
        ("Disallow: /", "/feed", True),
        ("<html><p>User-agent: *</p></html>", "/feed", True),
    ],
)
def test_who_may_ask_for_what(text: str, target: str, may: bool) -> None:  # noqa: FBT001 - parameters of the test
    assert allowed(text, target) is may


@pytest.mark.parametrize(
    ("value", "seconds"), [("10", 10), ("0.5", 0.5), ("-3", 0), ("nan", 0), ("inf", 0), ("1e99", SLOWEST), ("soon", 0)]
)
def test_how_long_between_two_requests(value: str, seconds: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}".encode(), "onrecord").delay == seconds


def test_a_pattern_is_matched_in_linear_time() -> None:
    start = time.process_time()
    assert not matches("/" + "*a" * 5_000 + "*b$", "/" + "a" * 100_000)
    assert time.process_time() - start < 1


def test_what_is_no_text_is_no_rule() -> None:
    assert parse(bytes(range(256)) * 4_000, "onrecord").allow("/feed")
