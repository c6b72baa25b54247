"""Write `docs/commands.md`: every command with its help, as the program itself tells it. `python -m tools.commands`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from onrecord.cli import app

OUT = Path(__file__).parents[1] / "docs" / "commands.md"
WIDTH = 100
HEAD = """# Commands

Every command with its help, written by `python -m tools.commands` from the program itself (a test compares the two). Each command
has `--json` for programs; tables and messages have colours on a terminal only. Errors are two lines: what is wrong, and what may help.
"""


def written() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(f"## `{name}`\n\n```text\n{text.strip()}\n```\n" for name, text in pages(get_command(app), "onrecord"))])


def pages(command: Any, name: str, parent: Any = None) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Typer keeps the types to itself
    """Each command as it is typed, and its help."""
    shape = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = command.context_class(command, info_name=name.rpartition(" ")[2], parent=parent, **shape)
    yield name, command.get_help(context)
    for inner in getattr(command, "commands", {}).values():
        yield from pages(inner, f"{name} {inner.name}", context)


if __name__ == "__main__":
    OUT.write_text(written(), encoding="utf-8")
