"""`onrecord show`, `report` and `failures`: look at what is on record."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.completing import acts, parties, points
from onrecord.cli.days import said
from onrecord.cli.frame import RECORD, JsonOption, RecordOption, console
from onrecord.cli.nothing import tell
from onrecord.present.visible import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

SCREENFUL = 50
"""Statements in a table when no limit is given."""

Speaker = Annotated[str | None, typer.Option(help="Part of the speaker's name; case and accents do not matter.")]
Source = Annotated[str | None, typer.Option(help="Part of the words that name the source.")]
OfParty = Annotated[str | None, typer.Option("--party", help="Part of the party's name.", autocompletion=parties)]
OfAct = Annotated[str | None, typer.Option("--act", help="An act of the codebook: demand, offer, refuse…", autocompletion=acts)]
OnPoint = Annotated[str | None, typer.Option("--point", help="Part of the point's name.", autocompletion=points)]
MinOrigins = Annotated[int | None, typer.Option(min=1, help="Told by at least so many independent origins.")]
Outlet = Annotated[str | None, typer.Option(help="Part of the outlet's name.")]
OfReport = Annotated[str | None, typer.Option("--report", help="A report: its id, the beginning of it, or its path or a part of it.")]
Search = Annotated[str | None, typer.Option(help="Words the content must hold; word* for a beginning.")]
Since = Annotated[str | None, typer.Option(help="Published on or after YYYY[-MM[-DD]], monday, 7d…", callback=said)]
Until = Annotated[str | None, typer.Option(help="Published on or before YYYY[-MM[-DD]], yesterday…", callback=said)]
MinScore = Annotated[float | None, typer.Option(min=0, max=1, help="At least this score, 0 to 1.")]
Limit = Annotated[int | None, typer.Option(min=1, help=f"At most so many; a table shows {SCREENFUL} unless told.")]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many at the beginning.")]
Name = Annotated[str, typer.Argument(help="Its id, the beginning of it, or its path or a part of it.", metavar="REPORT")]
Uttered = Annotated[str, typer.Argument(help="Its id or that of a statement, or the beginning of one.", metavar="UTTERANCE")]


def show(
    record: RecordOption = RECORD,
    speaker: Speaker = None,
    source: Source = None,
    outlet: Outlet = None,
    report: OfReport = None,
    search: Search = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    party: OfParty = None,
    act: OfAct = None,
    point: OnPoint = None,
    min_origins: MinOrigins = None,
    limit: Limit = None,
    offset: Offset = 0,
    as_json: JsonOption = False,
) -> None:
    """Show statements: who said what, where."""
    from onrecord import questions
    from onrecord.store import Store

    with Store(record) as store:
        one = questions.find(store, report, part=True) if report is not None else None
        most = limit if as_json or limit else SCREENFUL + 1
        wanted = questions.Filters(
            speaker, source, outlet, one, search, since, until, min_score, most, offset, party, act, point, min_origins
        )
        found = questions.quoted(store, wanted)
        if as_json:
            shown = _lines(row for row, _ in found)
        else:
            shown = list(islice(found, most))
            _table(shown, offset, whole=limit is not None)
            _waiting(questions.counts(store).stale)
        if not shown:
            tell(store, {"speaker": speaker, "party": party, "point": point, "outlet": outlet})


def _waiting(stale: int) -> None:
    """Say that reports wait: after an interrupted reading, or when the record was made by an older version."""
    if stale:
        typer.echo(f"{counted(stale, 'report')} not worked out yet: read them again with onrecord read.")


def _table(found: list[Any], offset: int, *, whole: bool) -> None:
    from onrecord.present.terminal import statements_table

    rows = found if whole else found[:SCREENFUL]
    console().print(statements_table(rows))
    if len(rows) < len(found):
        typer.echo(f"There are more: --offset {offset + len(rows)} shows the next, --limit N shows N.")


def report(name: Name, record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Show one report with what is said in it marked."""
    from onrecord import questions
    from onrecord.store import Store

    with Store(record) as store:
        found = questions.report(store, questions.find(store, name, part=True))
    if as_json:
        _lines([found])
        return
    from onrecord.present.terminal import report_view

    console().print(report_view(found))


def utterance(name: Uttered, record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Show one thing said: how each report words it, and from how many independent origins it comes."""
    from onrecord import questions
    from onrecord.store import Store

    with Store(record) as store:
        found = questions.uttered(store, name)
        if as_json:
            _lines([found])
            return
        from onrecord.present.told import utterance_view
        from onrecord.questions.figures import lineage
        from onrecord.questions.statements import chosen

        told = {each: row for each, (row, _) in chosen(store, found.statements).items()}
        here = lineage(store, sorted({row.report.id for row in told.values()}))
        sources = {each.derived_from for each in here if each.derived_from} - {each.id for each in here}
        console().print(utterance_view(found, told, [*here, *lineage(store, sorted(sources))]))


def failures(record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Show what could not be read or worked out, and what may help."""
    from onrecord import questions
    from onrecord.present.visible import inline
    from onrecord.store import Store

    with Store(record) as store:
        found = questions.failures(store)
        if as_json:
            _lines(found)
            return
        told = ["\n    ".join(map(inline, (row.path, f"{row.stage}: {row.error}", f"hint: {row.hint}"))) for row in found]
    typer.echo("\n".join([*told, f"{len(told):,} failed." if told else "Nothing failed."]))


def _lines(found: Iterable[Any]) -> list[Any]:
    """Rows as lines of JSON, as they come; the last of them is handed back, so that one can tell whether there was any."""
    from onrecord.export.schema import plain

    last: list[Any] = []
    for row in found:
        typer.echo(json.dumps(plain(row), ensure_ascii=False))
        last = [row]
    return last
