"""The command `onrecord`. Each command is a thin edge: it opens the record, asks one question, and shows the answer."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import judging, looking, proving, reading, standing
from onrecord.cli.frame import Commands, version

app = typer.Typer(
    cls=Commands,
    name="onrecord",
    help="Who said what, in which report, at which characters.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def onrecord(
    _version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Who said what, in which report, at which characters."""


app.command("read")(reading.read)
app.command("show")(looking.show)
app.command("report")(looking.report)
app.command("failures")(looking.failures)
app.command("positions")(standing.positions)
app.command("conditions")(standing.conditions)
app.command("deadlocks")(standing.deadlocks)
app.command("silences")(standing.silences)
app.add_typer(standing.app, name="points")
app.command("export")(proving.export)
app.add_typer(judging.app, name="judge")
app.command("verify")(proving.verify)
app.command("dossier")(proving.dossier)


def main() -> None:
    """The console script."""
    app()
