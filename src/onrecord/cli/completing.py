"""Completion in shells: `onrecord completion bash` prints what a shell needs, and TAB offers acts, parties and points too.

Names come from reports, and a shell gives what is offered to `eval`: only words of letters, digits and hyphens are ever offered, so that no
report can put a command into somebody's shell. They are read with no more than SQLite, since a shell waits for every TAB; where that does
not work, nothing is offered and nothing is said.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.frame import RECORD
from onrecord.types import Act

VARIABLE = "_ONRECORD_COMPLETE"
MOST = 200
"""Names that are offered."""
_WORD = re.compile(r"[^\W_][\w-]{1,40}")
_PARTIES = "SELECT DISTINCT party FROM aliases WHERE party IS NOT NULL ORDER BY party LIMIT 10000"
_POINTS = "SELECT DISTINCT json_extract(body, '$.point') FROM findings WHERE kind = 'positions' ORDER BY 1 LIMIT 10000"
_NAMED = "SELECT json_extract(value, '$[0]') FROM json_each((SELECT value FROM meta WHERE key = 'points')) LIMIT 10000"


class Shell(StrEnum):
    """Shells that can be told how to complete."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


Which = Annotated[Shell, typer.Argument(help="The shell.", metavar="bash|zsh|fish")]


def completion(shell: Which) -> None:
    """Print what makes a shell complete commands, options, acts, parties and points."""
    from typer._completion_shared import get_completion_script

    typer.echo(get_completion_script(prog_name="onrecord", complete_var=VARIABLE, shell=shell.value))


def prepare() -> None:
    """Let Typer know the shells, where one of them asks."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()


def acts(incomplete: str) -> list[str]:
    """The acts of the codebook."""
    return [one.value for one in Act if one.value.startswith(incomplete.lower())]


def parties(ctx: typer.Context, incomplete: str) -> list[str]:
    """Words of the parties on record."""
    return _offered(ctx, incomplete, _PARTIES)


def points(ctx: typer.Context, incomplete: str) -> list[str]:
    """Words of the points on record, named or suggested."""
    return _offered(ctx, incomplete, _NAMED, _POINTS)


def _offered(ctx: typer.Context, incomplete: str, *queries: str) -> list[str]:
    path = Path(ctx.params.get("record") or RECORD)
    names = [name for query in queries for name in _asked(path, query)]
    words = dict.fromkeys(word for name in names if (word := _word(name)))
    return [word for word in words if word.startswith(incomplete)][:MOST]


def _word(name: str) -> str | None:
    """The name, or the first of its words that is safe to offer: names are looked for by any part of them."""
    return next((word for word in name.split() if _WORD.fullmatch(word)), None)


def _asked(path: Path, query: str) -> list[str]:
    """The names that a query finds, looking only; none where the record cannot be asked."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as driver:
            return [row[0] for row in driver.execute(query) if isinstance(row[0], str)]
    except (sqlite3.Error, ValueError):
        return []
