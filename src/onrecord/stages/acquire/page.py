"""A web page to its main text and what its markup says of it. Extraction is trafilatura's; only markup counts as the page's own word."""

from __future__ import annotations

import html
import re
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import trafilatura
from trafilatura.settings import DEFAULT_CONFIG
from trafilatura.settings import Document as Extraction
from trafilatura.xml import xmltotxt

from onrecord.errors import UnreadableError
from onrecord.stages.acquire.decoding import codec, decode
from onrecord.stages.acquire.markup import markup
from onrecord.types import Details
from onrecord.words.opening import unmarked

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|article|section)\b", re.IGNORECASE)
_HEAD = 4_096
"""Bytes within which a page declares its encoding (the standard says 1,024; pages are sloppier)."""

_TAGS, _ATTRIBUTES = 100_000, 500
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SPLIT = "Save the article alone, as text or as a page of its own."

_INVISIBLE = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:#\d{3,5}|#[xX][0-9a-fA-F]{3,4}|zwnj|zwj|lrm|rlm);")
_STANDINS = range(0x10600, 0x10737)
"""Linear A: printable letters that no page of news is written in."""

_DATED = MappingProxyType({"original_date": True, "extensive_search": False, "max_date": "2200-01-01"})
"""Guess a date from the address and the frame of the page, never from the running text, and never by today's date."""

_SHORT, _MOST_OF = 300, 2
"""Characters below which the extractor gives up paragraphs, and how many times longer all text of a page may be than its paragraphs."""

_NO_ARTICLE = "Pages that show their text only by a script must be saved as text first."


@dataclass(frozen=True, slots=True)
class Page:
    """A text, and what its surroundings say of it: by their own word (`metadata`) or so it seems (`guesses`)."""

    text: str
    metadata: Details = field(default_factory=Details)
    guesses: Details = field(default_factory=Details)


def extract(content: bytes | str, charset: str | None = None, url: str | None = None) -> Page:
    """The main text of a page, a paragraph a line, headings kept; without comments and tables.

    Direction marks and joiners stay in the text; soft hyphens, which no reader sees, go. Raises UnreadableError if no article is found.
    """
    source, sound = (content, True) if isinstance(content, str) else _decode(content, charset)
    hidden, standins = _hide(source)
    tree = _tree(hidden)
    found = _main(tree, url)
    text = _show(found.text or "", standins)
    if not any(char.isalnum() for char in text):
        raise UnreadableError("no article was found in the page", _NO_ARTICLE)
    if not sound and "\ufffd" in text:
        raise UnreadableError("the article on the page has characters that are broken")
    told = markup(tree, url)
    title = _show(found.title, standins) if found.title else None
    metadata = Details(told.url, told.outlet, title or told.title, told.published, told.language)
    return Page(text, metadata, Details(outlet=found.sitename, published=found.date))


def _decode(data: bytes, charset: str | None) -> tuple[str, bool]:
    """The source of a page, and whether every byte of it was sound: a page of UTF-8 is read as by a browser, its broken bytes marked."""
    declared = (charset, _declared(data))
    try:
        return unmarked(decode(data, *declared)), True
    except UnreadableError:
        patched = unmarked(data.decode("utf-8", "replace"))
        named = next(filter(None, map(codec, declared)), "utf-8")
        if named != "utf-8" or "\0" in patched:
            raise
        return patched, False


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in itself. It was read as ASCII, so it cannot be UTF-16 (as browsers reason)."""
    head = data[:_HEAD]
    match = _XML.search(head) or _CHARSET.search(head)
    name = match[1].decode("ascii", "replace") if match else None
    return "utf-8" if name and name.lower().startswith(("utf-16", "utf-32")) else name


def _hide(source: str) -> tuple[str, dict[str, str]]:
    """The source with letters in place of invisible characters that the extractor would drop, and what each stands for."""
    plain: str = _ENTITY.sub(lambda match: _invisible(html.unescape(match[0])) or match[0], source)
    marks = sorted(set(_INVISIBLE.findall(plain)))
    free = (chr(point) for point in _STANDINS if chr(point) not in plain)
    standins = dict(zip(marks, free, strict=False))
    return plain.translate({ord(mark): letter for mark, letter in standins.items()}), standins


def _invisible(text: str) -> str | None:
    return text if _INVISIBLE.fullmatch(text) else None


def _show(text: str, standins: dict[str, str]) -> str:
    return text.translate({ord(letter): mark for mark, letter in standins.items()})


def _tree(source: str) -> HtmlElement:
    """The page as a tree; a fragment, as feeds and tables hold them, is given a page around it."""
    _refuse_absurd(source)
    page = _PROLOG.sub("", source)
    head = page[:_HEAD].lower()
    if "<html" not in head and "<body" not in head and "<head" not in head:
        inner = page if _BLOCK.search(page) else f"<p>{page}</p>"
        page = f"<html><body><article>{inner}</article></body></html>"
    tree = trafilatura.load_html(page)
    if tree is None:
        raise UnreadableError("it is no page", _NO_ARTICLE)
    return tree


def _refuse_absurd(source: str) -> None:
    """Raise UnreadableError for what would keep the extractor busy for minutes: its time grows with the square of either number."""
    if source.count("<") > _TAGS:
        raise UnreadableError(f"the page has more than {_TAGS:,} tags", _SPLIT)
    for tag in _LONG_TAG.finditer(source):
        if _QUOTED.sub("", tag[0]).count("=") > _ATTRIBUTES:
            raise UnreadableError(f"the page has a tag with more than {_ATTRIBUTES:,} attributes", _SPLIT)


def _main(tree: HtmlElement, url: str | None) -> Extraction:
    """The article; for a short one, where the extractor falls back to all text on one line, its paragraphs if they are most of that."""
    whole = _extracted(tree, url, DEFAULT_CONFIG)
    if whole is None:
        raise UnreadableError("no article was found in the page", _NO_ARTICLE)
    if len(whole.text or "") >= _SHORT:
        return whole
    parts = _extracted(tree, url, _patient())
    return parts if parts and len(parts.text or "") * _MOST_OF >= len(whole.text or "") else whole


@cache
def _patient() -> ConfigParser:
    """The extractor's settings, but content with an article however short."""
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return config


def _extracted(tree: HtmlElement, url: str | None, config: ConfigParser) -> Extraction | None:
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATED),
        config=config,
    )
    if not isinstance(found, Extraction) or found.body is None:
        return None
    for item in found.body.iter("item"):
        item.tag = "p"  # the extractor marks items with a dash that the page does not have
    found.text = xmltotxt(found.body, include_formatting=False)
    return found
