"""Visit a feed as its site wishes: what `robots.txt` asks, nothing fetched again that has not changed, and nothing soon after a refusal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urljoin

from onrecord.errors import OnRecordError, RefusedAddressError, RefusedByServerError, UnreadableError
from onrecord.readers import robots, web
from onrecord.readers.address import Address, parse
from onrecord.readers.fetch import Answer, Request, fetch
from onrecord.readers.options import Options
from onrecord.stages.acquire.dates import edtf
from onrecord.types import Document, Failure

if TYPE_CHECKING:
    from onrecord.readers.source import Rows, Source

TOKEN = "onrecord"  # noqa: S105 - what the program is called in robots.txt
MOST = 2_000
"""Items of one feed that are taken at one visit: a feed has some dozens, and a flood of made-up ones is not to fill the record."""
REMEMBERED = 24 * 3600.0
"""Seconds for which a `robots.txt` is believed (RFC 9309, 2.4)."""
LONGEST = 7 * 24 * 3600.0
"""Seconds: no server can send us away for longer."""
_MISSING = range(400, 500)
_BUSY = frozenset({429, 503})
_GONE = 410
_LINK = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_IS_FEED = re.compile(rb"application/(?:rss|atom)\+xml", re.IGNORECASE)
_HREF = re.compile(rb"""\bhref\s{0,9}=\s{0,9}["']([^"'<>]{1,900})""", re.IGNORECASE)
_HEAD = 200_000
"""Bytes of a page in which the address of its feed is looked for."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a visit: its documents and failures, and what to ask with next time.

    `same` is true where the server says that nothing is new; `failure` is the reason why nothing came. `wait` are seconds for which the
    server wants to be left alone, `pause` those that it wants between two requests, `busy` whether that holds for all of its host.
    """

    rows: tuple[Document | Failure, ...] = ()
    etag: str | None = None
    modified: str | None = None
    same: bool = False
    failure: Failure | None = None
    wait: float = 0.0
    pause: float = 0.0
    busy: bool = False


@dataclass(slots=True)
class Visitor:
    """Visits feeds. `now` is asked for the seconds since 1970; `contact` is how a site can reach whoever runs this."""

    options: Options
    now: Callable[[], float]
    contact: str | None = None
    _rules: dict[str, tuple[float, robots.Rules]] = field(default_factory=dict)

    def visit(self, url: str, etag: str | None = None, modified: str | None = None) -> Visit:
        """Ask for a feed, unless its site does not want that. Whatever goes wrong is a visit with a failure."""
        source = web.place(url, self.options)
        asked = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        try:
            address = parse(url)
            self._permit(address)  # before the time for the feed itself begins
            answer = fetch(url, self.options, Request(self._purpose(), asked, permit=self._permit))
            rows = () if answer.same else tuple(self._dated(row) for row in islice(_items(source, answer), MOST))
        except OnRecordError as error:
            return self._failed(source, error)
        except Exception as error:  # noqa: BLE001 - parsers of hostile input raise what they do not document
            return Visit(
                failure=source.failure(f"it cannot be read: {error or type(error).__name__}", "The feed may be damaged; see it later.")
            )
        pause = self._rules[_site(address)][1].delay
        if answer.same:
            return Visit(etag=etag, modified=modified, same=True, pause=pause)
        return Visit(rows, answer.etag, answer.modified, pause=pause)

    def _purpose(self) -> str:
        return f"reads feeds for one person; {self.contact}" if self.contact else "reads feeds for one person"

    def _failed(self, source: Source, error: OnRecordError) -> Visit:
        status = getattr(error, "status", None)
        wait = LONGEST if status == _GONE else retry_after(getattr(error, "wait", None), self.now())
        if status == _GONE:
            error = RefusedAddressError("the server says that it is gone for good", "Take it off the list.")
        return Visit(failure=source.failure(error), wait=wait, busy=status in _BUSY)

    def _permit(self, address: Address) -> None:
        """Raise RefusedAddressError where the site asks programs not to read an address, or will not say."""
        if not self._asked(address).allow(address.target):
            raise RefusedAddressError(
                "its site asks programs not to read it (robots.txt)", "Ask the publisher, or save what you need in a folder and read that."
            )

    def _asked(self, address: Address) -> robots.Rules:
        site = _site(address)
        held = self._rules.get(site)
        if held is None or not held[0] <= self.now() < held[0] + REMEMBERED:
            held = self._rules[site] = (self.now(), self._fetched(site))
        return held[1]

    def _fetched(self, site: str) -> robots.Rules:
        """The rules of a site: none where it has no such file. Raises RefusedAddressError where nobody can tell (RFC 9309, 2.3.1.4)."""
        options = replace(self.options, limit=max(self.options.limit, robots.LONGEST))
        try:
            answer = fetch(f"{site}/robots.txt", options, Request(self._purpose(), kinds=False))
        except RefusedByServerError as error:
            if error.status in _MISSING and error.status not in _BUSY:
                return robots.Rules()
            raise
        return robots.parse(answer.content, TOKEN)

    def _dated(self, row: Document | Failure) -> Document | Failure:
        """Without a date that has not come yet (a day's grace for clocks and time zones): what is told today was published by today."""
        if isinstance(row, Failure):
            return row
        latest = (dt.datetime.fromtimestamp(self.now(), dt.UTC) + dt.timedelta(days=1)).date().isoformat()
        if (edtf(row.metadata.published or "") or "") <= latest:
            return row
        return replace(row, metadata=replace(row.metadata, published=None))


def _site(address: Address) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"{address.scheme}://{host}:{address.port}"


def _items(source: Source, answer: Answer) -> Rows:
    return web.items(source, answer) if web.holds_items(answer) else _refuse(answer)


def _refuse(answer: Answer) -> NoReturn:
    """A page where a feed should be; the hint names the feed that the page itself names."""
    links = [one for one in _LINK.findall(answer.content[:_HEAD]) if _IS_FEED.search(one)]
    where = next((match[1] for match in map(_HREF.search, links) if match), None)
    if where is None:
        raise UnreadableError(
            "it is a page, no feed", "Look on the site for the address of its RSS or Atom feed; `onrecord read` reads a page."
        )
    told = urljoin(answer.url, unescape(where.decode("utf-8", "replace")))
    raise UnreadableError("it is a page, no feed", f"The page says that its feed is {told}")


def retry_after(header: str | None, now: float) -> float:
    """Seconds that a `Retry-After` header asks for, as a number or as a date; 0 where it says neither, at most `LONGEST`."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST)
    try:
        return min(max(parsedate_to_datetime(text).timestamp() - now, 0.0), LONGEST)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
