"""Web archives, whole and damaged."""

from __future__ import annotations

import gzip
import resource
from pathlib import Path

import pytest

from onrecord.readers import Options

from .conftest import Reader


def record(
    url: str, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", length: int | None = None, **headers: str
) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{url}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
    )
    size = len(http) if length is None else length
    return f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n".encode() + http + b"\r\n\r\n"


ONE, TWO, THREE = (record(f"http://{name}.example/", f"<p>{name}</p>".encode()) for name in ("one", "two", "three"))


def save(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(gzip.compress(r) for r in records) if path.suffix == ".gz" else b"".join(records))
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_that_were_found_are_read(tmp_path: Path, reading: Reader, name: str) -> None:
    others = record("http://x.example/", b"gone", status=404), record("http://x.example/p.png", b"PNG", kind="image/png")
    plain = record("http://t.example/", b"words", kind="text/plain; charset=latin-1")
    outcome = reading(save(tmp_path / name, ONE, *others, plain, TWO))
    assert [(d.name, d.media, d.charset, d.metadata.url) for d in outcome.documents] == [
        (f"{name}#1", "html", "utf-8", "http://one.example/"),
        (f"{name}#2", "text", "latin-1", "http://t.example/"),
        (f"{name}#3", "html", "utf-8", "http://two.example/"),
    ]
    assert outcome.failures == []


def test_bodies_are_unpacked_also_where_the_header_lies(tmp_path: Path, reading: Reader) -> None:
    packed = record("http://a.example/", gzip.compress(b"<p>packed</p>"), Content_Encoding="gzip")
    bare = record("http://b.example/", b"<p>bare</p>", Content_Encoding="gzip")
    chunked = record("http://c.example/", b"7\r\n<p>c</p\r\n1\r\n>\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    outcome = reading(save(tmp_path / "a.warc.gz", packed, bare, chunked))
    assert [d.content for d in outcome.documents] == [b"<p>packed</p>", b"<p>bare</p>", b"<p>c</p>"]


def test_a_damaged_record_is_a_failure_and_the_next_is_read(tmp_path: Path, reading: Reader) -> None:
    parts = [bytearray(gzip.compress(r)) for r in (ONE, TWO, THREE)]
    parts[1][40] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(b"".join(parts))
    outcome = reading(tmp_path / "a.warc.gz")
    assert [d.metadata.url for d in outcome.documents] == ["http://one.example/", "http://three.example/"]
    assert len(outcome.failures) == 1
    assert "damaged" in outcome.failures[0].error


@pytest.mark.parametrize("length", [5, 100_000])
def test_a_record_of_the_wrong_length_does_not_swallow_the_next(tmp_path: Path, reading: Reader, length: int) -> None:
    outcome = reading(save(tmp_path / "a.warc", record("http://x.example/", b"<p>x</p>", length=length), TWO))
    assert outcome.documents[-1].metadata.url == "http://two.example/"
    assert len(outcome.failures) == 1


@pytest.mark.parametrize(("name", "cuts"), [("a.warc.gz", (1, 10, 30, 100, 200)), ("a.warc", (10, 100, 200, 270))])
def test_a_truncated_archive_gives_what_is_whole(tmp_path: Path, reading: Reader, name: str, cuts: tuple[int, ...]) -> None:
    path = save(tmp_path / name, ONE, TWO)
    data = path.read_bytes()
    for cut in cuts:
        path.write_bytes(data[:-cut])
        outcome = reading(path)
        assert outcome.documents[0].content == b"<p>one</p>"
        assert all(d.content in {b"<p>one</p>", b"<p>two</p>"} for d in outcome.documents)
        assert len(outcome.failures) == 1


@pytest.mark.parametrize("data", [b"hello\n" * 100, b"\x1f\x8b\x08\0garbage", b"\x1f\x8b\x08" * 50_000, b"WARC/1.0\r\n" * 5_000])
def test_what_is_no_archive_is_one_failure(tmp_path: Path, reading: Reader, data: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    outcome = reading(tmp_path / "a.warc.gz")
    assert (len(outcome.documents), len(outcome.failures)) == (0, 1)


def test_a_bomb_does_not_fill_the_memory(tmp_path: Path, reading: Reader) -> None:
    bomb = record("http://bomb.example/", bytes(60_000_000))
    nested = record("http://nested.example/", gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")
    path = save(tmp_path / "a.warc.gz", bomb, nested, TWO)
    del bomb
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = reading(path, options=Options(limit=1_000_000))
    assert [d.metadata.url for d in outcome.documents] == ["http://two.example/"]
    assert len(outcome.failures) == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_an_empty_archive_is_read_without_complaint(tmp_path: Path, reading: Reader) -> None:
    (tmp_path / "a.warc").write_bytes(b"")
    outcome = reading(tmp_path / "a.warc")
    assert outcome.documents == []
