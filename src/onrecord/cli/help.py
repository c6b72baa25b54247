"""How `--help` reads: commands in groups by what a person wants to do, and under each command how it is typed."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Group(StrEnum):
    """What a command is for; `--help` lists them in this order."""

    READ = "Read"
    LOOK = "Look"
    JUDGE = "Judge"
    PROVE = "Prove"
    PUBLISH = "Publish"
    SET_UP = "Set up"


def typed(group: Group | None, *examples: str) -> dict[str, Any]:
    """What Typer is to know of a command beside its function: its group (None inside a group of commands), and examples of use."""
    shown = {"rich_help_panel": group.value} if group else {}
    # The mark keeps the lines as they are written: an example that is wrapped cannot be copied.
    return shown | {"epilog": "\b\nFor example:\n" + "\n".join(f"  onrecord {one}" for one in examples)}


class Grouped(TyperGroup):
    """Commands that are listed by group."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps the types to itself
        """Write the commands, a section a group; those of none come under a heading of their own."""
        rows = self._rows(ctx)
        names = {name: name for name in (*Group, "")} | {"": "Commands"}
        widest = max((len(name) for several in rows.values() for name, _ in several), default=0)
        for group in names:
            if rows.get(group):
                with formatter.section(names[group]):
                    formatter.write_dl([(name.ljust(widest), told) for name, told in rows[group]])

    def _rows(self, ctx: Any) -> Mapping[str, list[tuple[str, str]]]:  # noqa: ANN401
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command and not command.hidden:
                group = getattr(command, "rich_help_panel", None)
                rows[group if isinstance(group, str) else ""].append((name, command.get_short_help_str(100)))
        return rows
