"""What the markup of a page says of it in so many words: meta elements, JSON-LD, time elements. Where to look is in `data/fields.yml`."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import yaml
from lxml import etree

from onrecord.stages.acquire.dates import edtf
from onrecord.types import Details

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_DEEPEST = 6
"""Levels of JSON-LD looked at: article, publisher, name and what wraps them."""

_LINKED = '//script[contains(@type, "ld+json")]/text()'


def markup(tree: HtmlElement, url: str | None = None) -> Details:
    """The details that the markup gives. `url` is where the page was found, for addresses given relative to it."""
    articles = [article for article in _linked(tree) if "datePublished" in article]
    return Details(
        url=_absolute(_first(tree, "url"), url),
        outlet=_first(tree, "outlet") or _named(articles, "publisher"),
        title=_named(articles, "headline"),
        published=_published(tree, articles),
        language=_first(tree, "language") or _named(articles, "inLanguage"),
    )


def _published(tree: HtmlElement, articles: list[dict[str, Any]]) -> str | None:
    """The first date that is one: pages hold meta elements that are empty or say `today`."""
    written = [*_values(tree, "published"), *(str(article["datePublished"]) for article in articles)]
    return next(filter(None, map(edtf, written)), None)


def _first(tree: HtmlElement, field: str) -> str | None:
    return next(iter(_values(tree, field)), None)


def _values(tree: HtmlElement, field: str) -> Iterator[str]:
    for path in paths()[field]:
        yield from (text for value in path(tree) if (text := str(value).strip()))


def _absolute(address: str | None, url: str | None) -> str | None:
    try:
        return urljoin(url or "", address) if address else None
    except ValueError:
        return None


def _named(articles: list[dict[str, Any]], key: str) -> str | None:
    for article in articles:
        value = article.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return value
    return None


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath(_LINKED):
        try:
            yield from _objects(json.loads(script), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON is anything
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if depth:
        for item in inner:
            yield from _objects(item, depth - 1)


@cache
def paths() -> Mapping[str, list[etree.XPath]]:
    """For each field the places in a page that hold it, the surest first."""
    table = yaml.safe_load(resources.files("onrecord").joinpath("data/fields.yml").read_text("utf-8"))
    return {field: [etree.XPath(path) for path in rows] for field, rows in table["markup"].items()}
