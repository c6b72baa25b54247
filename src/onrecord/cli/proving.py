"""`onrecord export`, `verify` and `dossier`: hand the record on, with proof."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, QuietOption, RecordOption
from onrecord.errors import QuestionError


class Kind(StrEnum):
    """What can be exported; `export.KINDS` and `DOCUMENTS` have the same names (tested), but would load a database to show `--help`."""

    statements = "statements"
    reports = "reports"
    utterances = "utterances"
    actors = "actors"
    positions = "positions"
    conditions = "conditions"
    deadlocks = "deadlocks"
    instruments = "instruments"
    meetings = "meetings"
    silences = "silences"
    events = "events"
    failures = "failures"
    annotations = "annotations"
    prov = "prov"
    ftm = "ftm"
    atom = "atom"


class Format(StrEnum):
    """How it can be written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


What = Annotated[Kind, typer.Argument(help="What to export.", metavar="KIND")]
How = Annotated[Format, typer.Option("--format", help="How to write it.")]
Out = Annotated[Path | None, typer.Option(help="A file; without it, standard output.", metavar="FILE")]
Folder = Annotated[Path, typer.Argument(help="The folder to write.", metavar="FOLDER")]


def export(kind: What, record: RecordOption = RECORD, form: How = Format.jsonl, out: Out = None) -> None:
    """Export all rows of a kind, sorted: the same record gives the same bytes."""
    from onrecord.export import export as write
    from onrecord.store import Store

    if out is None and form is Format.parquet and sys.stdout.isatty():
        raise QuestionError("Parquet is not for a terminal", "Name a file with --out.")
    with Store(record) as store:
        write(store, kind.value, form.value, typer.get_binary_stream("stdout") if out is None else out)


def verify(record: RecordOption = RECORD, quiet: QuietOption = False, as_json: JsonOption = False) -> None:
    """Check every text, span and row against what was put on record. Exit status: 0 all hold, 1 some do not."""
    import json
    from dataclasses import asdict

    from onrecord.present.visible import counted, visible
    from onrecord.store import Store
    from onrecord.verify import verify as check

    with Store(record) as store:
        proof = check(store)
    for fault in proof.faults:
        typer.echo(json.dumps(asdict(fault), ensure_ascii=False) if as_json else visible(str(fault)))
    if not quiet and not as_json:
        verdict = "all as they were put on record" if proof.holds else f"{len(proof.faults):,} faults"
        typer.echo(f"checked {counted(proof.reports, 'report')} and {counted(proof.rows, 'row')}: {verdict}")
    raise typer.Exit(0 if proof.holds else 1)


def dossier(out: Folder = Path("dossier"), record: RecordOption = RECORD, quiet: QuietOption = False, as_json: JsonOption = False) -> None:
    """Write a folder of pages that shows the record in a browser, without network or script."""
    import json

    from onrecord.present.dossier import write
    from onrecord.store import Store

    with Store(record) as store:
        pages = write(store, out)
    if as_json:
        typer.echo(json.dumps({"pages": pages, "open": str(out / "index.html")}, ensure_ascii=False))
    elif not quiet:
        typer.echo(f"{pages:,} pages: open {out / 'index.html'}")
