"""Addresses: what may be fetched, and what comes of it."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import time
from threading import Thread

import pytest

from onrecord.errors import RefusedAddressError
from onrecord.readers import Options
from onrecord.readers.address import is_public, parse

from .conftest import ARTICLE, Reader, Site

HERE = Options(allow_hosts=frozenset({"127.0.0.1"}), limit=100_000, timeout=3)


def test_a_page_is_read(site: Site, reading: Reader) -> None:
    url = site.put("/a?b=ü", ARTICLE, "text/html; charset=UTF-8")
    site.pages["/a?b=%C3%BC"] = site.pages["/a?b=ü"]
    (document,) = reading(url, options=HERE).documents
    assert (document.path, document.name, document.media, document.charset) == (url, url, "html", "utf-8")
    assert document.metadata.url == url
    assert "onrecord/" in site.asked[0]["User-Agent"]


def test_private_addresses_are_refused_unless_allowed(site: Site, reading: Reader) -> None:
    url = site.put("/a", ARTICLE)
    (failure,) = reading(url).failures
    assert "not on the open web" in failure.error
    assert "--allow-host" in failure.hint
    assert site.asked == []


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1",
                                  "169.254.169.254", "[fe80::1]", "100.64.0.1", "224.0.0.1", "[fd00::1]"])  # fmt: skip
def test_every_spelling_of_a_private_address_is_refused(reading: Reader, host: str) -> None:
    outcome = reading(f"http://{host}:9/")
    assert (len(outcome.documents), len(outcome.failures)) == (0, 1)
    assert "reached" not in outcome.failures[0].error


def test_a_redirect_to_a_private_address_is_refused(site: Site, reading: Reader) -> None:
    port = site.root.rpartition(":")[2]
    url = site.put("/a", b"", status=302, Location=f"http://localhost:{port}/b")
    site.put("/b", ARTICLE)
    (failure,) = reading(url, options=HERE).failures
    assert "localhost is" in failure.error
    assert len(site.asked) == 1


def test_redirects_are_followed_five_times(site: Site, reading: Reader) -> None:
    for n in range(7):
        site.put(f"/{n}", b"", status=301, Location=f"/{n + 1}")
    site.put("/7", ARTICLE)
    document = reading(site.root + "/2", options=HERE).documents[0]
    assert (document.name, document.metadata.url) == (site.root + "/2", site.root + "/7")
    assert "more than 5" in reading(site.root + "/1", options=HERE).failures[0].error
    site.put("/file", b"", status=302, Location="file:///etc/passwd")
    assert "http" in reading(site.root + "/file", options=HERE).failures[0].hint


def test_a_name_with_one_private_address_is_refused_and_the_checked_one_is_connected_to(
    site: Site, reading: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        ips = ["93.184.216.34", "127.0.0.1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert "rebind.example is 127.0.0.1" in reading(f"http://rebind.example:{site.root.rpartition(':')[2]}/").failures[0].error
    assert asked == ["rebind.example"]


def test_the_name_is_resolved_once(site: Site, reading: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    real, asked = socket.getaddrinfo, list[str]()

    def answer(host: str, port: int, *rest: object, **more: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "paper.example" else host, port, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    site.put("/a", ARTICLE)
    url = f"http://paper.example:{site.root.rpartition(':')[2]}/a"
    assert len(reading(url, options=Options(allow_hosts=frozenset({"Paper.Example"}))).documents) == 1
    assert asked.count("paper.example") == 1
    assert site.asked[0]["Host"].startswith("paper.example")


def test_the_wrong_type_status_and_size_are_refused(site: Site, reading: Reader) -> None:
    urls = [
        site.put("/pdf", b"%PDF", "application/pdf"),
        site.put("/none", b"", status=404),
        site.put("/big", b"x" * 100_001),
        site.put("/bomb", gzip.compress(bytes(10_000_000)), Content_Encoding="gzip"),
        site.put("/short", b"half", Content_Length="100"),
    ]
    errors = [failure.error for failure in reading(*urls, options=HERE).failures]
    assert ["application/pdf" in errors[0], "404" in errors[1], "larger" in errors[2], "larger" in errors[3]] == [True] * 4
    assert len(errors) == 5


def test_a_packed_page_is_unpacked(site: Site, reading: Reader) -> None:
    url = site.put("/a", gzip.compress(ARTICLE), Content_Encoding="gzip")
    assert reading(url, options=HERE).documents[0].content == ARTICLE


@pytest.mark.parametrize("drip", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_drips_is_left_in_time(reading: Reader, drip: bytes) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = server.accept()
        try:
            client.sendall(drip)
            for _ in range(100):
                client.sendall(b"x")
                time.sleep(0.05)
        except OSError:
            return

    Thread(target=serve, daemon=True).start()
    start = time.monotonic()
    outcome = reading(f"http://127.0.0.1:{server.getsockname()[1]}/", options=Options(allow_hosts=frozenset({"127.0.0.1"}), timeout=0.5))
    server.close()
    assert time.monotonic() - start < 3
    assert (len(outcome.documents), "0.5 seconds" in outcome.failures[0].error) == (0, True)


def test_feeds_and_json_are_taken_apart(site: Site, reading: Reader) -> None:
    item = b"<item><guid>g</guid><description>Words.</description></item>"
    feed = b"<?xml version='1.0'?><rss version='2.0'><channel><title>P</title>" + item + b"</channel></rss>"
    urls = [
        site.put("/feed", feed, "application/rss+xml"),
        site.put("/html", feed, "text/html"),
        site.put("/json", b'[{"text": "Words."}]', "application/json"),
        site.put("/xhtml", b"<?xml version='1.0'?>" + ARTICLE, "application/xml"),
    ]
    documents = reading(*urls, options=HERE).documents
    assert [d.name for d in documents] == [f"{urls[0]}#g", f"{urls[1]}#g", f"{urls[2]}#1", urls[3]]


@pytest.mark.parametrize(
    "url",
    ["http://", "http://a b/", "http://user:pw@a.example/", "http://[::1", "http://a.example:99999/", "https://" + "a" * 300 + ".example"],
)
def test_what_is_no_address_is_a_failure(reading: Reader, url: str) -> None:
    (failure,) = reading(url).failures
    assert "pw" not in failure.error


def test_addresses_are_written_as_servers_want_them() -> None:
    address = parse("https://Zürich.example/ä b?q=%20ü#part")
    assert (address.host, address.port, address.target) == ("xn--zrich-kva.example", 443, "/%C3%A4%20b?q=%20%C3%BC")
    with pytest.raises(RefusedAddressError):
        parse("ftp://a.example/")


@pytest.mark.parametrize("ip", ["::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fec0::1", "ff02::1", "240.0.0.1", "192.168.1.1"])
def test_addresses_that_carry_private_ones_are_not_public(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))
