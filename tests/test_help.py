"""What a newcomer sees first: `--help`, grouped and with examples that run, and `docs/commands.md`, which says the same."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from tools.commands import OUT, written
from typer.main import get_command
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.cli.help import Group

OTHERWISE = {"export", "serve", "completion", "openapi"}
"""Commands that have formats of their own: no `--json`."""


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - Typer keeps the types to itself
    yield name, command
    for inner in getattr(command, "commands", {}).values():
        yield from commands(inner, f"{name} {inner.name}")


ALL = dict(commands(get_command(app), "onrecord"))
LEAVES = {name: command for name, command in ALL.items() if not getattr(command, "commands", None)}


def options(command: Any) -> set[str]:  # noqa: ANN401
    return {option for one in command.params for option in one.opts}


def test_commands_are_listed_by_what_they_are_for() -> None:
    shown = CliRunner().invoke(app, ["--help"]).stdout
    heads = [line.rstrip(":") for line in shown.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert heads == ["Options", *(group.value for group in Group if f"\n{group.value}:" in shown)]
    assert "\nCommands:" not in shown


@pytest.mark.parametrize("name", sorted(set(ALL) - {"onrecord"}))
def test_every_command_has_examples_that_can_be_typed(name: str) -> None:
    help_ = CliRunner().invoke(app, [*name.split()[1:], "--help"]).stdout
    assert "For example:" in help_, "name examples with `typed(...)` where the command is added"
    examples = [shlex.split(line) for line in help_.partition("For example:\n")[2].splitlines() if line.strip()]
    for words in examples:
        known = max((one for one in ALL if words[: len(one.split())] == one.split()), key=len)
        assert known.startswith(name)
        assert {word for word in words if word.startswith("--")} <= options(ALL[known]), words


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_what_is_shown_or_done_can_be_had_as_json(name: str) -> None:
    if name.rsplit(maxsplit=1)[-1] not in OTHERWISE:
        assert "--json" in options(LEAVES[name])


def test_the_page_of_commands_says_what_the_program_says() -> None:
    assert OUT.read_text(encoding="utf-8") == written(), "run `python -m tools.commands`"


def test_help_has_no_colours_where_nobody_sees_them() -> None:
    for name in ALL:
        assert "\x1b" not in CliRunner().invoke(app, [*name.split()[1:], "--help"]).stdout
