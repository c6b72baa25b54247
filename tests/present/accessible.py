"""What the main rules of accessibility checkers ask of a page, read from its HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from lxml import html

Page: TypeAlias = Any
"""An element, as lxml reads it."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*|")
ARIA = {"label", "labelledby", "describedby", "hidden", "current"}
"""The attributes that our pages use."""
CURRENT = {"page", "true"}
ROLES = {"img", "region", "search", "table", "rowgroup", "row", "rowheader", "columnheader", "cell"}
INSIDE = {
    "row": {"rowgroup"},
    "cell": {"row"},
    "rowheader": {"row"},
    "columnheader": {"row"},
    "rowgroup": {"table"},
}
"""In which role each stands."""
LANDMARKS = "self::header or self::nav or self::main or self::footer or @class='skip' or self::script"
FOCUSABLE = "self::a[@href] or self::button or self::input[not(@type='hidden')] or self::select or self::summary or @tabindex"
LISTS = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}}
SCOPES = {"col", "row", "rowgroup", "colgroup"}


def words(found: Page) -> str:
    """What is read out of an element, if nothing else names it."""
    return "".join(found.itertext()).strip()


def name(page: Page, found: Page) -> str:
    """The accessible name: the elements that label it, its label, or its words."""
    ids = found.get("aria-labelledby", "").split()
    labels = [words(each) for one in ids for each in page.xpath("//*[@id=$one]", one=one)]
    return " ".join(labels) or found.get("aria-label", "").strip() or words(found)


def document(page: Page) -> Iterator[str]:
    """Language, title, zoom, one main part, one heading of the first order, and none left out."""
    if not page.get("lang"):
        yield "no language"
    if not words(page.find(".//title")):
        yield "no title"
    if re.search(r"user-scalable\s*=\s*no|maximum-scale", page.find(".//meta[@name='viewport']").get("content")):
        yield "the page cannot be enlarged"
    for tag in ("main", "h1"):
        if len(page.findall(f".//{tag}")) != 1:
            yield f"not one {tag}"
    orders = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    yield from (f"h{before} is followed by h{after}" for before, after in pairwise(orders) if after > before + 1)
    yield from (f"an empty {each.tag}" for each in page.iter("h1", "h2", "h3", "h4") if not words(each))


def languages(page: Page) -> Iterator[str]:
    """Every language is a tag; empty stands for unknown."""
    yield from (f"no language: {each.get('lang')}" for each in page.iter() if not LANGUAGE.fullmatch(each.get("lang", "")))


def landmarks(page: Page) -> Iterator[str]:
    """Everything stands in a landmark, and those of one kind have names that differ."""
    yield from (f"outside every landmark: {each.tag}" for each in page.xpath(f"//body/*[not({LANDMARKS})]"))
    found = page.xpath("//nav | //*[@role='region'] | //*[@role='search'] | //section[@aria-labelledby]")
    named = Counter(
        (each.get("role") or each.tag, name(page, each) if each.get("aria-label") or each.get("aria-labelledby") else "") for each in found
    )
    yield from (f"a {kind} without a name" for kind, called in named if not called)
    yield from (f"{count} times {kind} {called!r}" for (kind, called), count in named.items() if count > 1)
    skip = page.find(".//a[@class='skip']")
    if skip is None or not page.xpath("//*[@id=$to]", to=skip.get("href", "")[1:]):
        yield "no way past the navigation"


def ids(page: Page) -> Iterator[str]:
    """No id twice; what names another element names one that is there."""
    found = Counter(page.xpath("//@id"))
    yield from (f"{one!r} is {count} times an id" for one, count in found.items() if count > 1)
    for attribute in ("aria-labelledby", "aria-describedby", "for", "list"):
        told = [one for value in page.xpath(f"//@{attribute}") for one in value.split()]
        yield from (f"{attribute} names {one!r}, which is not there" for one in told if one not in found)


def aria(page: Page) -> Iterator[str]:
    """Roles and attributes are ones there are, with values they can have, where they may stand."""
    for each in page.iter():
        if not isinstance(each.tag, str):
            continue
        yield from (f"unknown {key}" for key in each.attrib if key.startswith("aria-") and key[5:] not in ARIA)
        role = each.get("role")
        if role and role not in ROLES:
            yield f"unknown role {role}"
        if role in INSIDE and not INSIDE[role] & set(each.xpath("ancestor::*/@role")):
            yield f"{role} outside of {INSIDE[role]}"
        if each.get("aria-current", "page") not in CURRENT or each.get("aria-hidden", "true") != "true":
            yield f"a value no attribute has: {each.tag}"
        if each.get("aria-label") and not (role or each.tag in {"a", "nav", "ul", "section", "form", "article"}):
            yield f"a label where none is read: {each.tag}"
        if each.get("aria-hidden") and each.xpath(f"descendant-or-self::*[{FOCUSABLE}]"):
            yield "hidden, but can be reached"
        if int(each.get("tabindex", "0")) > 0:
            yield "an order of its own"


def named(page: Page) -> Iterator[str]:
    """Links, buttons, summaries, drawings and fields have names; no field has two labels."""
    yield from (f"no name: {each.tag} {each.get('href', '')}" for each in page.iter("a", "button", "summary") if not name(page, each))
    for each in page.iter("svg"):
        drawn = each.get("role") == "img" and name(page, each) and words(each.find("title")) if each.find("title") is not None else False
        if not drawn and each.get("aria-hidden") != "true":
            yield "a drawing without a title"
    for each in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        labels = [*page.xpath("//label[@for=$id]", id=each.get("id", "")), *each.xpath("ancestor::label")]
        if len(labels) != 1 or not words(labels[0]):
            yield f"{len(labels)} labels: {each.get('name')}"
    yield from ("a picture without words" for each in page.iter("img") if each.get("alt") is None)
    yield from ("a group of fields without a name" for each in page.iter("fieldset") if each.find("legend") is None)


def tables(page: Page) -> Iterator[str]:
    """Tables have captions and heads with scopes, and rows as wide as these."""
    for table in page.iter("table"):
        if table.find("caption") is None or not words(table.find("caption")):
            yield "a table without a caption"
        yield from ("a head without a scope" for each in table.iter("th") if each.get("scope") not in SCOPES)
        yield from ("a head without words" for each in table.xpath(".//thead//th") if not words(each))
        wide = {sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")}
        if len(wide) > 1:
            yield f"rows of {sorted(wide)} cells"


def lists(page: Page) -> Iterator[str]:
    """Lists hold items only, and items stand in lists."""
    for tag, inner in LISTS.items():
        yield from (f"{child.tag} in a {tag}" for each in page.iter(tag) for child in each if child.tag not in inner)
    yield from (f"an item in a {each.getparent().tag}" for each in page.iter("li") if each.getparent().tag not in LISTS)
    yield from ("an empty list" for each in page.iter("ul", "ol", "dl") if not len(each))


def reachable(page: Page) -> Iterator[str]:
    """What scrolls by itself can be reached by keyboard."""
    yield from ("a drawing that keys cannot move" for each in page.xpath("//*[@class='drawing']") if each.get("tabindex") != "0")


RULES: tuple[Callable[[Page], Iterator[str]], ...] = (document, languages, landmarks, ids, aria, named, tables, lists, reachable)


def faults(text: str) -> list[str]:
    """What is wrong with a page, rule by rule."""
    page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return [f"{rule.__name__}: {each}" for rule in RULES for each in rule(page)]
