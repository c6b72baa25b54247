"""Messages and feeds."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord.types import Details

from .conftest import Reader

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title><language>en-gb</language>
<item><title>Talks &amp; more</title><link>https://paper.example/1</link><guid>g1</guid><pubDate>Thu, 27 Nov 2025 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item>
<item><title>Two</title><link>https://paper.example/2</link><description>Only a summary.</description></item>
<item><title>Three</title><link>https://paper.example/3</link></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom Paper</title>
<entry><title>One</title><id>urn:1</id><link href="https://a.example/1"/><published>2025-11-27T01:00:00+09:00</published>
<content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>"""


def test_each_item_is_a_document_and_one_without_text_a_failure(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.rss").write_text(RSS, "utf-8")
    outcome = reading(tmp_path / "a.rss")
    first, second = outcome.documents
    assert (first.path, first.name, first.media) == (f"{tmp_path.as_posix()}/a.rss#1", "a.rss#g1", "html")
    assert first.content == "<p>The whole text.</p>"
    assert first.metadata == Details("https://paper.example/1", "The Paper", "Talks & more", "Thu, 27 Nov 2025 23:30:00 -0500", "en-gb")
    assert (second.content, second.name) == ("Only a summary.", "a.rss#https://paper.example/2")
    assert [f.path for f in outcome.failures] == [f"{tmp_path.as_posix()}/a.rss#3"]


def test_atom_in_xml(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.xml").write_text(ATOM, "utf-8")
    (document,) = reading(tmp_path / "a.xml").documents
    assert (document.metadata.outlet, document.metadata.published) == ("Atom Paper", "2025-11-27T01:00:00+09:00")


def test_items_of_one_guid_are_told_apart(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.rss").write_text(RSS.replace("https://paper.example/2", "x").replace("<link>x</link>", "<guid>g1</guid>"), "utf-8")
    first, second = (d.name for d in reading(tmp_path / "a.rss").documents)
    assert first == "a.rss#g1"
    assert second.startswith("a.rss#g1~")  # and then what tells it by its words: a place in the feed would not last


def hostile(entities: str, text: str) -> str:
    item = f"<item><title>x</title><description>{text}</description></item>"
    return f'<!DOCTYPE x [{entities}]><rss version="2.0"><channel>{item}</channel></rss>'


LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BOMB = hostile(f'<!ENTITY a "aaaaaaaaaa">{LAUGHS}', "&j;")
INSIDER = hostile('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;")


@pytest.mark.parametrize("data", ["", "<html><p>no feed</p></html>", "<a>", "words", BOMB, INSIDER, "\0\1"])
def test_what_is_no_feed_is_a_failure(tmp_path: Path, reading: Reader, data: str) -> None:
    (tmp_path / "a.xml").write_text(data, "utf-8")
    outcome = reading(tmp_path / "a.xml")
    assert all(len(d.content) < 1_000 and "root:" not in str(d.content) for d in outcome.documents)
    assert len(outcome.failures) + len(outcome.documents) == 1


def message(**parts: str) -> EmailMessage:
    found = EmailMessage()
    found["Subject"], found["Date"] = "Größe zählt", "Thu, 27 Nov 2025 23:30:00 -0500"
    found.set_content(parts["plain"])
    if "html" in parts:
        found.add_alternative(parts["html"], subtype="html")
    return found


def test_the_page_of_a_message_is_read(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.eml").write_bytes(message(plain="Plain.", html="<p>Pagé.</p>").as_bytes())
    (document,) = reading(tmp_path / "a.eml").documents
    assert (document.media, document.charset, document.content) == ("html", "utf-8", "<p>Pagé.</p>\n".encode())
    assert document.metadata == Details(title="Größe zählt", published="Thu, 27 Nov 2025 23:30:00 -0500")


def test_a_plain_message_in_latin_1(tmp_path: Path, reading: Reader) -> None:
    head = b"Subject: x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head + "Größe".encode("latin-1"))
    (document,) = reading(tmp_path / "a.eml").documents
    assert (document.charset, document.content) == ("iso-8859-1", "Größe".encode("latin-1"))


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: image/png\r\n\r\nxx",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
        b"Content-Type: multipart/alternative\r\n\r\n",
    ],
)
def test_a_message_without_text_is_a_failure(tmp_path: Path, reading: Reader, data: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(data)
    outcome = reading(tmp_path / "a.eml")
    assert len(outcome.failures) + len(outcome.documents) == 1


def test_a_header_that_is_broken_does_not_stop_the_message(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"Subject: =?utf-8?q?=ff=fe?=\r\nDate: never\xff\r\nContent-Type: text/plain; charset=no-such\r\n\r\nWords."
    )
    assert reading(tmp_path / "a.eml").documents[0].content == b"Words."
