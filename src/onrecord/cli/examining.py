"""`onrecord doctor`: what is wrong, and what to do."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, RecordOption

Quick = Annotated[bool, typer.Option("--quick", help="Leave out verify, which reads the whole record.")]
COLOURS = {"ok": "green", "warn": "yellow", "bad": "red"}


def doctor(record: RecordOption = RECORD, quick: Quick = False, as_json: JsonOption = False) -> None:
    """Find out what is wrong with the installation or a record, and how to mend it. Changes nothing. Exit status: 0 well, 1 not."""
    from onrecord.doctor import Level, examine
    from onrecord.present.visible import inline

    worst = 0
    for one in examine(record, quick=quick, named=record != RECORD):
        worst |= one.level is Level.BAD
        if as_json:
            typer.echo(json.dumps(asdict(one), ensure_ascii=False))
            continue
        typer.echo(f"{typer.style(f'{one.level:4}', fg=COLOURS[one.level])}  {one.about}: {inline(one.says)}")
        if one.hint:
            typer.echo(f"      {inline(one.hint)}")
    raise typer.Exit(int(worst))
