"""What all commands share: options, how errors are told, and how the program ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from onrecord import __version__
from onrecord.cli.help import Grouped
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from rich.console import Console

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""
WIDE = 140
"""Columns of a table that goes into a file or pipe."""

RecordOption = Annotated[Path, typer.Option("--record", help="The record: one file.", metavar="FILE")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, fields as in exports.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
RECORD = Path("onrecord.db")


class Commands(Grouped):
    """Commands whose errors are two lines for a person, never a traceback."""

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401 - Typer keeps the type to itself
        """Run a command. An error ends it with 1 (2 for `read`: nothing was read), Ctrl-C with 130."""
        try:
            with _flushed():
                return super().invoke(ctx)
        except OnRecordError as error:
            told(error)
            ctx.exit(2 if ctx.invoked_subcommand == "read" else 1)
        except KeyboardInterrupt:
            say_error("interrupted", "What was stored so far is on record and whole; run the same command again to go on.")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _silence(0)
        except OSError as error:
            where = error.filename or "the output"
            say_error(f"{where} cannot be written: {error.strerror or error}", "Check the space and the permissions there.")
            _silence(1)
        return None


@contextmanager
def _flushed() -> Iterator[None]:
    """Write out what was said, here, where an error can still be told."""
    try:
        yield
    finally:
        sys.stdout.flush()


def told(error: OnRecordError) -> None:
    """Tell a person of an error."""
    say_error(str(error), error.hint)


def say_error(message: str, hint: str) -> None:
    """Two lines on standard error."""
    from onrecord.present.visible import inline

    typer.echo(f"error: {inline(message)}\nhint: {inline(hint)}", err=True)


def _silence(status: int) -> NoReturn:
    """Our output goes nowhere (its reader left, or the disk is full): end, and keep Python from complaining when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(status)


def version(wanted: bool) -> None:
    """Show the version."""
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


def console() -> Console:
    """Standard output for tables: as wide as the terminal, or wide enough to read in a file."""
    from rich.console import Console

    fixed = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    return Console(width=WIDE if fixed else None, highlight=False)
