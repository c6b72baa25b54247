"""Read the pages of a dossier as a browser would: links, anchors, assets, structure."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VOID = frozenset({"meta", "link", "br", "rect", "input"})
ASSETS = frozenset({"src", "srcset", "data", "poster", "action", "background"})


@dataclass
class Seen:
    """What a page holds. `text` is what stands in its `.text` block, without the numbers that refer to statements."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    unclosed: list[str] = field(default_factory=list)
    text: str = ""


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.tags.append(f"svg {tag}" if any(name == "svg" for name, _ in self.open) else tag)
        self.seen.attributes |= given.keys()
        self.seen.ids += [given["id"]] if "id" in given else []
        self.seen.links += [given["href"]] if tag == "a" else []
        self.seen.assets += [value for name, value in given.items() if name in ASSETS or (tag == "link" and name == "href")]
        if tag not in VOID:
            self.open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened = self.open.pop()[0]
        self.seen.unclosed += [opened] if opened != tag else []

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self.open]
        if "text" in classes and "ref" not in classes and "none" not in classes:
            self.seen.text += data


def seen(html: str) -> Seen:
    """The page, read; tags still open at its end count as unclosed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.seen.unclosed += [tag for tag, _ in reader.open]
    return reader.seen


def read(root: Path) -> dict[str, Seen]:
    """All pages of a dossier by path."""
    return {path.relative_to(root).as_posix(): seen(path.read_text("utf-8")) for path in sorted(root.rglob("*.html"))}
