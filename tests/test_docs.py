"""The documentation is true: links lead somewhere, commands exist, what the program knows is told by it, and answers are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tools import parts, transcripts

from test_help import ALL, options

ROOT = Path(__file__).parents[1]
PAGES = {path.relative_to(transcripts.DOCS).as_posix(): path.read_text(encoding="utf-8") for path in transcripts.DOCS.rglob("*.md")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN = sorted(name for name, page in PAGES.items() if transcripts.starts(page))
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"^ {4}(onrecord .+)$", re.MULTILINE)
INLINE = re.compile(r"`(onrecord [^`\n]+)`")


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as the site makes them."""
    heads = re.findall(r"^#+ (.+)$", FENCED.sub("", page), re.MULTILINE)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", head).strip().lower()) for head in heads}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_links_lead_somewhere(name: str) -> None:
    for target in LINK.findall(FENCED.sub("", PAGES[name])):
        to, _, anchor = target.partition("#")
        path = (transcripts.DOCS / name).parent / to if to else transcripts.DOCS / name
        assert path.is_file(), target
        assert path.resolve().is_relative_to(transcripts.DOCS), f"{target}: the site holds docs/ alone"
        assert not anchor or anchor in anchors(path.read_text(encoding="utf-8")), target


def test_the_menu_leads_somewhere_and_every_page_can_be_found() -> None:
    menu = set(re.findall(r"[\w/-]+\.md", str(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])))
    assert menu <= set(PAGES)
    linked = {Path(target.partition("#")[0]).name for page in (*PAGES.values(), README) for target in LINK.findall(page)}
    assert {Path(name).name for name in set(PAGES) - menu} <= linked


@pytest.mark.parametrize("name", sorted(PAGES))
def test_commands_and_options_exist(name: str) -> None:
    page = PAGES[name]
    plain = FENCED.sub("", page)
    shell = [line for block in transcripts.blocks(page) if block.kind == "sh" for line in block.body.splitlines()]
    lines = [line for line in (*transcripts.commands(page), *shell) if line.startswith("onrecord ")]
    for line in [*lines, *SHELL.findall(plain), *INLINE.findall(plain)]:
        words = line.partition(" | ")[0].partition(" #")[0].replace('"', " ").split()
        known = max((one for one in ALL if words[: len(one.split())] == one.split()), key=len)
        assert known != "onrecord" or words[1].startswith("-"), line
        assert {word for word in words if word.startswith("--")} <= options(ALL[known]), line


@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_the_program_knows_is_what_it_says(name: str) -> None:
    assert PAGES[name] == parts.told(PAGES[name]), "run `python -m tools.parts`"


@pytest.mark.parametrize("name", RUN)
def test_answers_are_what_comes_out(name: str, tmp_path: Path, examples_read: Path) -> None:
    """A better reading changes a word here and there; a page that no longer tells what comes out is another matter."""
    transcripts.place(PAGES[name], tmp_path, examples_read)
    assert transcripts.drift(PAGES[name], transcripts.told(PAGES[name], tmp_path)) < 0.03, "run `python -m tools.transcripts`, and read it"
