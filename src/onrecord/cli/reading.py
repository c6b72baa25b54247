"""`onrecord read`: put reports on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, QuietOption, RecordOption, say_error

if TYPE_CHECKING:
    from onrecord.pipeline import Summary
    from onrecord.questions.rows import Counts

SHOWN = 5
"""Reasons for failures that the summary names."""

PATH = 80
"""Characters of a path in the summary."""

WARNINGS = 20
"""Failures told one by one when all else is left unsaid."""

Paths = Annotated[list[str], typer.Argument(help="Files, folders, or http(s) addresses of pages and feeds.", metavar="PATH...")]
Manifest = Annotated[Path | None, typer.Option(help="CSV: path and any of published, outlet, url, title, language.", metavar="FILE.csv")]
Fields = Annotated[list[str] | None, typer.Option("--field", help="Which column of JSON(L) or Parquet holds what.", metavar="text=body")]
Hosts = Annotated[list[str] | None, typer.Option("--allow-host", help="A private host that may be fetched from.", metavar="HOST")]
Points = Annotated[Path | None, typer.Option(help="YAML: what the parties differ over, a list of name and phrases.", metavar="FILE.yml")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that work reports out.")]


def read(
    paths: Paths,
    record: RecordOption = RECORD,
    manifest: Manifest = None,
    field: Fields = None,
    allow_host: Hosts = None,
    workers: Workers = 1,
    points: Points = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read reports into the record. Exit status: 0 all read, 1 some failed, 2 nothing read."""
    from onrecord import pipeline, questions
    from onrecord.cli.progress import interruptible, shown
    from onrecord.cli.standing import read_points
    from onrecord.pipeline import tracking
    from onrecord.readers import Options
    from onrecord.store import Store

    options = Options(manifest=str(manifest) if manifest else None, fields=_pairs(field or []), allow_hosts=frozenset(allow_host or []))
    named = read_points(points) if points else None
    with Store(record, create=True) as store:
        if named is not None:
            tracking.put_points(store, named)
        with shown(quiet=quiet or as_json) as shows, interruptible(shows) as progress:
            summary = pipeline.read(store, paths, options, pipeline.Settings(workers=workers, progress=progress))
        if as_json:
            typer.echo(_plain(summary, questions.counts(store)))
        elif quiet:
            _warn(summary)
        else:
            typer.echo(_told(summary, questions.counts(store), record))
            _warn_of_nothing(summary)
    raise typer.Exit(status(summary))


def status(summary: Summary) -> int:
    """0 all read, 1 some failed, 2 nothing read."""
    if not summary.read:
        return 2
    return 1 if summary.failures else 0


def _warn(summary: Summary) -> None:
    """Errors, which are said even when nothing else is."""
    _warn_of_nothing(summary)
    for one in summary.failures[:WARNINGS]:
        say_error(f"{one.path}: {one.error}", one.hint)
    if len(summary.failures) > WARNINGS:
        say_error(f"{len(summary.failures) - WARNINGS:,} more failed", "See `onrecord failures`.")


def _warn_of_nothing(summary: Summary) -> None:
    """A folder in which there is nothing to read: what would be."""
    from onrecord.readers import KINDS

    if not summary.read and not summary.failures:
        say_error("nothing was read: there is no report in what was named", f"Check that it is the folder you mean. {KINDS}")


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    for name, _, column in pairs:
        if not name or not column:
            raise typer.BadParameter("write it as text=body", param_hint="--field")
    return {name: column for name, _, column in pairs}


def _plain(summary: Summary, counts: Counts) -> str:
    """What was done and what is on record now, as one line of JSON."""
    import json
    from dataclasses import asdict

    done = {name: getattr(summary, name) for name in ("new", "known", "changed", "derived", "statements", "skipped")}
    return json.dumps({**done, "failures": len(summary.failures), "left_out": dict(summary.left_out), "record": asdict(counts)})


def _told(summary: Summary, counts: Counts, record: Path) -> str:
    from onrecord.present.visible import counted

    lines = [
        f"reports     {summary.new:,} new, {summary.known:,} known",
        *([f"corrected   {summary.changed:,} of the known, with new details"] if summary.changed else []),
        f"statements  {summary.statements:,} in {counted(summary.derived, 'report')} worked out",
        f"failures    {len(summary.failures):,}",
        *_reasons(summary),
        *([f"left out    {counted(summary.skipped, 'file')} of other kinds"] if summary.skipped else []),
        *(f"left out    {number:,} statements: {reason}" for reason, number in summary.left_out.most_common()),
        f"on record   {counted(counts.reports, 'report')}, {counted(counts.statements, 'statement')} in {record}",
    ]
    return "\n".join(lines)


def _reasons(summary: Summary) -> list[str]:
    """Why reports failed, each reason with the first report that it holds for."""
    from onrecord.present.visible import inline, shorten

    found: dict[str, list[str]] = {}
    for one in summary.failures:
        found.setdefault(f"{one.stage}: {one.error}", []).append(one.path)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    lines = [
        f"            {len(paths):,} × {inline(reason)} ({shorten(inline(paths[0]), PATH)}{', …' if len(paths) > 1 else ''})"
        for reason, paths in ranked[:SHOWN]
    ]
    return [*lines, "            … see `onrecord failures`"] if len(ranked) > SHOWN else lines
