"""One definition a page, two forms: what a server shows is what the folder shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.present.dossier import write
from onrecord.store import Store


class Main(HTMLParser):
    """The words of a page's main part, without the form of a server's filters."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.filtering, self.words = False, False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "main"
        self.filtering |= tag == "details" and ("class", "filters") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "main"
        self.filtering &= tag != "details"

    def handle_data(self, data: str) -> None:
        self.words += data if self.inside and not self.filtering else ""


def words(html: str) -> list[str]:
    reader = Main()
    reader.feed(html)
    return reader.words.split()


@pytest.fixture(scope="module")
def folder(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dossier")
    with Store(examples) as store:
        write(store, out)
    return out


@pytest.mark.parametrize("room", ["", "reports", "utterances", "points", "speakers"])
def test_a_server_shows_what_the_folder_shows(client: TestClient, folder: Path, room: str) -> None:
    compared = 0
    for path in sorted((folder / room).glob("*.html")):
        served = client.get(f"/{path.relative_to(folder).as_posix()}").text
        kept = path.read_text("utf-8")
        if not re.search("Page 1 of|, page [0-9]", served + kept):  # lists are cut at other places
            assert words(served) == words(kept), path.name
            compared += 1
    assert compared >= {"": 5}.get(room, 10)
