"""A list of feeds: OPML, as every feed reader exports it, or plain text with an address a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.errors import RefusedAddressError, UnreadableError
from onrecord.readers.address import parse
from onrecord.readers.source import STAGE
from onrecord.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LIMIT = 5_000_000
"""Bytes of a list."""
MOST = 5_000
"""Feeds of a list."""
_ADDRESS = "xmlurl"


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The addresses of feeds, each once, in the order of the list; and what in the list is no address."""

    urls: tuple[str, ...]
    failures: tuple[Failure, ...]


def load(file: Path) -> Subscriptions:
    """The feeds that a file lists. Raises UnreadableError where it cannot be opened or is no list."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as error:
        raise UnreadableError(
            f"{file} cannot be opened: {error.strerror or error}", "Name a list of feeds: OPML, or an address a line."
        ) from None
    if len(data) > LIMIT:
        raise UnreadableError(f"{file} is larger than {LIMIT / 1e6:g} MB", "Name a list of feeds, not a feed or an archive.")
    return listed(named(data, str(file)), str(file))


def listed(found: Iterable[tuple[str, str]], path: str = "") -> Subscriptions:
    """Those of (where in the list, address) that can be asked for."""
    urls, failures = dict[str, None](), list[Failure]()
    for where, url in found:
        try:
            urls[parse(url).url] = None
        except RefusedAddressError as error:
            failures.append(Failure(f"{path}:{where}", STAGE, str(error), error.hint))
    if len(urls) > MOST:
        raise UnreadableError(f"it lists {len(urls):,} feeds", f"Split it: at most {MOST:,} are watched at a time.")
    return Subscriptions(tuple(urls), tuple(failures))


def named(data: bytes, path: str) -> Iterator[tuple[str, str]]:
    """The addresses in a list, with the line of each. Raises UnreadableError where it is broken."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _outlines(data, path)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UnreadableError(f"{path} is not UTF-8", "Save it again as UTF-8, an address a line.") from None
    return ((str(n), line.strip()) for n, line in enumerate(lines, 1) if _says(line))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _outlines(data: bytes, path: str) -> Iterator[tuple[str, str]]:
    # No entity is ever replaced and nothing else is loaded: a list of feeds needs neither, and bombs are made of them.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{path} is broken XML: {error}", "Export the list of feeds again as OPML.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(f"{path} declares a document type, which no list of feeds needs", "Export the list of feeds again as OPML.")
    found = [(str(one.sourceline), value) for one in root.iter("outline") for key, value in one.items() if key.lower() == _ADDRESS]
    if not found:
        raise UnreadableError(f"{path} lists no feed", "Name an OPML file, or a text file with an address a line, not a feed itself.")
    return iter([(line, value.strip()) for line, value in found if value.strip()])
