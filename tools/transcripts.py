"""Write what the commands in the documentation answer: `python -m tools.transcripts` runs them on the examples. A test compares the two.

A page takes part when it begins with `<!-- run on: examples -->` (a record of the examples is there) or `<!-- run on: nothing -->`. Its
blocks are gone through in order, in a folder of their own:

- a block with a `title` is written to a file of that name;
- in a `console` block, each line after `$ ` is a command, and what stands under it is what the command says;
- a `python` block is run, and a `text` block right after it holds what it prints;
- all other blocks are left as they are.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
READ = "onrecord read examples/reports --manifest examples/manifest.csv"
"""The reading that a record of the examples comes from; what it says is kept, so that it is done once."""
SAID = "read.txt"
COLUMNS = "100"

_FENCE = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"\n]+)")?\n(?P<body>.*?)^```$', re.DOTALL | re.MULTILINE)
_STARTS = re.compile(r"<!-- run on: (examples|nothing) -->")
_HEAD = re.compile(r"(.*?) \| head -(\d+)")
_PASSING = re.compile(r"^(?:reading|deriving|settling)[^\n]*/s\n", re.MULTILINE)
"""How far a reading is: it depends on the machine."""
_CHANCE = re.compile(r"\b[0-9a-f]{12,16}\b|\b[01]\.\d\d\d?\b|\d{4}-\d\d-\d\dT[\d:.+]+|\b\d+,\d{3}\b")
"""Ids, scores, times and counts of thousands: what may differ from one machine or day to the next without a page being wrong."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    kind: str
    title: str | None
    body: str


def starts(page: str) -> str | None:
    """What a page is run on: `examples`, `nothing`, or None where it is not run."""
    found = _STARTS.match(page)
    return found[1] if found else None


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(m["kind"], m["title"], m["body"]) for m in _FENCE.finditer(page)]


def commands(page: str) -> list[str]:
    """The lines of a page that are typed into a terminal."""
    return [line[2:] for block in blocks(page) if block.kind == "console" for line in block.body.splitlines() if line.startswith("$ ")]


def examples(folder: Path) -> None:
    """Read the examples into `onrecord.db` in a folder, and keep what the reading says."""
    (folder / "examples").symlink_to(ROOT / "examples")
    with contextlib.chdir(folder):
        (folder / SAID).write_text(_ran(READ), encoding="utf-8")


def place(page: str, folder: Path, read: Path) -> None:
    """Make a folder ready for a page; `read` is one that `examples` has filled."""
    (folder / "examples").symlink_to(ROOT / "examples")
    if starts(page) == "examples":
        shutil.copy(read / "onrecord.db", folder)
        shutil.copy(read / SAID, folder)


def told(page: str, folder: Path) -> str:
    """The page with what its commands say now. Answers that differ in ids, scores and times alone are left as they were."""
    printed: list[str] = []
    with contextlib.chdir(folder):
        return _FENCE.sub(lambda found: _block(found, folder, printed), page)


def _block(found: re.Match[str], folder: Path, printed: list[str]) -> str:
    body = found["body"]
    if found["title"]:
        place = folder / found["title"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(body, encoding="utf-8")
    elif found["kind"] == "console":
        body = "".join(_answers(body, folder))
    elif found["kind"] == "python":
        printed[:] = [_printed(body)]
        return found[0]
    elif found["kind"] == "text" and printed:
        body = _kept(body, printed.pop())
    printed.clear()
    start, end = (found.start("body") - found.start(), found.end("body") - found.start())
    return f"{found[0][:start]}{body}{found[0][end:]}"


def _answers(body: str, folder: Path) -> Iterator[str]:
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if part.startswith("$ "):
            command, _, old = part[2:].partition("\n")
            yield f"$ {command}\n" + _kept(old, _answer(command, folder))
        else:
            yield part


def _answer(command: str, folder: Path) -> str:
    if command == READ and (folder / SAID).exists():
        return (folder / SAID).read_text(encoding="utf-8")
    head = _HEAD.fullmatch(command)
    said = _ran(head[1] if head else command)
    return "".join(said.splitlines(keepends=True)[: int(head[2])]) if head else said


def _ran(command: str) -> str:
    """What a command says. Raises RuntimeError where it breaks, or is none of ours."""
    if not command.startswith("onrecord "):
        raise RuntimeError(f"not run: {command}")
    done = CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": COLUMNS})
    if done.exit_code or (done.exception and not isinstance(done.exception, SystemExit)):
        raise RuntimeError(f"{command}\n{done.output}") from done.exception
    return "".join(f"{line.rstrip()}\n" for line in _PASSING.sub("", done.output).splitlines())


def _printed(source: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "a page", "exec"), {})  # noqa: S102 - a page of ours
    return out.getvalue()


def _kept(old: str, new: str) -> str:
    return old if _words(old) == _words(new) else new


def _words(text: str) -> list[str]:
    return _CHANCE.sub("…", text).split()


def drift(page: str, now: str) -> float:
    """The share of a page's words that the page as it is now no longer has."""
    old, new = Counter(_words(page)), Counter(_words(now))
    return (old - new).total() / max(old.total(), 1)


def main() -> None:
    """Run every page and write what came out."""
    with tempfile.TemporaryDirectory() as made:
        read = Path(made, "read")
        read.mkdir()
        examples(read)
        for path in sorted(DOCS.rglob("*.md")):
            page = path.read_text(encoding="utf-8")
            if starts(page):
                folder = Path(tempfile.mkdtemp(dir=made))
                place(page, folder, read)
                path.write_text(told(page, folder), encoding="utf-8")


if __name__ == "__main__":
    main()
