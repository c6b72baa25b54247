"""Web archives (`.warc`, `.warc.gz`): each page that was found (2xx) is a document, streamed."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.readers.source import Rows, Source, too_large
from onrecord.types import Details, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEDIA = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_FOUND = range(200, 300)
_BOMB = 50
"""Times the limit of a document: a record that says it is larger is jumped over as damage is, since to skip it would be to unpack it."""

_TRIES = 1_000
"""Places at which a record may begin that are tried in a row before the rest of an archive is given up."""

_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_CHUNK = 1 << 16
_DAMAGED = "This part of the archive is damaged; the rest is read where a next record can be found. Fetch it again if you can."
_ERRORS = (OSError, ValueError, RuntimeError, EOFError, zlib.error)

_CODINGS: tuple[Literal["all", "none"], ...] = ("all", "none")
"""Many archives keep the header of a compression that they have undone: where unpacking fails, the body is taken as it is."""

Block = tuple[WarcRecord, bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched; `content` may be one byte over the limit, which tells that there is more."""

    media: str
    content: bytes
    charset: str | None
    url: str | None


def read(source: Source) -> Rows:
    """The pages of an archive, numbered in its order; what is damaged takes one number, as a failure."""
    number = 0
    with source.file.open("rb") as stream:
        for found in _blocks(stream, source.options.limit):
            page = found if isinstance(found, Exception) else _page(*found, source.options.limit)
            if page is None:
                continue
            number += 1
            member = source.member(number)
            yield _row(member, page) if isinstance(page, Page) else member.failure(f"the archive is damaged: {page}", _DAMAGED)


def _blocks(stream: BinaryIO, limit: int) -> Iterator[Block | Exception]:
    """The records that can be pages with their bytes, and an error for each stretch of damage between them."""
    start: int | None = 0
    tries = 0
    while start is not None and tries < _TRIES:
        stream.seek(start)
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                start, tries = record.stream_pos, 0
                if int(record.record_type) & int(_PAGES):
                    yield record, _block(record, limit)
            _refuse_cut(stream, start, limit)
        except _ERRORS as error:
            if not tries:
                yield error
        else:
            return
        tries += 1
        start = _next(stream, start + 1)


def _block(record: WarcRecord, limit: int) -> bytes:
    """The bytes of a record, up to one beyond the limit. Raises ValueError where there are fewer than it says, or absurdly many."""
    if record.content_length > limit * _BOMB:
        raise ValueError(f"a record says that it has {record.content_length:,} bytes")
    size = record.content_length
    block = record.reader.read(limit + 1)
    if len(block) < min(size, limit + 1):
        raise ValueError("a record is cut short")
    return block


def _refuse_cut(stream: BinaryIO, start: int, limit: int) -> None:
    """Raise EOFError if an archive breaks off after `start`, where its last record begins; the iterator takes that for its end."""
    stream.seek(start)
    data = stream.read(_CHUNK)
    whole = _packed_whole(stream, data, limit) if data.startswith(_STARTS[0]) else _headed_whole(stream)
    if not whole:
        raise EOFError("it breaks off in the middle")


def _headed_whole(stream: BinaryIO) -> bool:
    """Whether the last header of a plain archive has its end."""
    stream.seek(max(stream.seek(0, os.SEEK_END) - _CHUNK, 0))
    head = stream.read().rpartition(b"\nWARC/1.")[2]
    return not head or b"\r\n\r\n" in head or b"\n\n" in head


def _packed_whole(stream: BinaryIO, data: bytes, limit: int) -> bool:
    """Whether compressed data, of which `data` is the first, comes to its end. More than a bomb's worth is taken to be whole."""
    packer, size = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    while data and size < limit * _BOMB:
        size += len(packer.decompress(data, _CHUNK))
        data = packer.unconsumed_tail or packer.unused_data or stream.read(_CHUNK)
        if packer.eof and data:
            packer = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return bool(data) or packer.eof


def _next(stream: BinaryIO, start: int) -> int | None:
    """Where the next record may begin, at or after `start`."""
    stream.seek(start)
    tail = b""
    while chunk := stream.read(_CHUNK):
        data = tail + chunk
        places = [place for mark in _STARTS if (place := data.find(mark)) >= 0]
        if places:
            return start - len(tail) + min(places)
        start += len(chunk)
        tail = data[-len(_STARTS[1]) + 1 :]
    return None


def _page(record: WarcRecord, block: bytes, limit: int) -> Page | None:
    """What a record holds, None where that is no page or was not found."""
    url = record.headers.get("WARC-Target-URI")
    if not record.is_http:
        media = _MEDIA.get((record.headers.get("Content-Type") or "").split(";")[0].strip().lower())
        return Page(media, block, None, url) if media else None
    for coding in _CODINGS:
        try:
            return _answer(block, coding, limit, url)
        except _ERRORS:
            continue
    return None


def _answer(block: bytes, coding: Literal["all", "none"], limit: int, url: str | None) -> Page | None:
    """The page in an HTTP answer. Raises one of _ERRORS where its body is not coded as it says."""
    answer = WarcRecord()
    answer.is_http = True
    answer.set_bytes_content(block)
    answer.parse_http(auto_decode=coding)
    status = answer.http_headers.status_code if answer.http_headers else None
    media = _MEDIA.get((answer.http_content_type or "").lower())
    if not media or status not in _FOUND:
        return None
    return Page(media, answer.reader.read(limit + 1), answer.http_charset, url)


def _row(member: Source, page: Page) -> Document | Failure:
    if len(page.content) > member.options.limit:
        return member.failure(too_large(member.options.limit))
    return member.document(page.content, page.media, charset=page.charset, metadata=Details(url=page.url))
