"""`onrecord positions`, `conditions`, `deadlocks`, `silences`, `agenda` and `points`: where parties stand, and what over."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.completing import parties
from onrecord.cli.completing import points as known_points
from onrecord.cli.days import said
from onrecord.cli.frame import RECORD, JsonOption, RecordOption, console
from onrecord.cli.help import Grouped, typed
from onrecord.cli.nothing import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.store import Store
    from onrecord.types import Point

app = typer.Typer(cls=Grouped, help="What the parties differ over: set the points of a record, or list them.", no_args_is_help=True)

Party = Annotated[str | None, typer.Option(help="Part of the party's name.", autocompletion=parties)]
AtPoint = Annotated[str | None, typer.Option("--point", help="Part of the point's name.", autocompletion=known_points)]
_AS_OF = "As the record stood: reports published up to YYYY[-MM[-DD]], yesterday, 7d…"
AsOf = Annotated[str | None, typer.Option(help=_AS_OF, metavar="DATE", callback=said)]
File = Annotated[Path, typer.Argument(help="YAML: a list of `name` and `phrases`.", metavar="FILE")]


def positions(
    record: RecordOption = RECORD, party: Party = None, point: AtPoint = None, as_of: AsOf = None, as_json: JsonOption = False
) -> None:
    """Show where each party stands on each point, and how it moved."""
    from onrecord.present.standing import positions_table

    with _asked(record, "positions", as_of) as (store, rows):
        found = [one for one in rows if _in(party, one.party) and _in(point, one.point)]
        _show(found, positions_table, as_json=as_json)
        _missed(store, found, party=party, point=point)


def conditions(record: RecordOption = RECORD, party: Party = None, as_of: AsOf = None, as_json: JsonOption = False) -> None:
    """Show who wants what before what."""
    from onrecord.present.standing import conditions_table

    with _asked(record, "conditions", as_of) as (store, rows):
        found = [one for one in rows if _in(party, one.holder)]
        _show(found, conditions_table, as_json=as_json)
        _missed(store, found, party=party)


def deadlocks(record: RecordOption = RECORD, party: Party = None, as_of: AsOf = None, as_json: JsonOption = False) -> None:
    """Show wishes that cannot all be met."""
    from onrecord.present.standing import deadlocks_table

    with _asked(record, "deadlocks", as_of) as (store, rows):
        found = [one for one in rows if _in(party, *one.holders)]
        _show(found, deadlocks_table, as_json=as_json)
        _missed(store, found, party=party)


def silences(record: RecordOption = RECORD, party: Party = None, as_of: AsOf = None, as_json: JsonOption = False) -> None:
    """Show proposals and demands that their addressee has not answered on record, and for how long."""
    from onrecord.present.standing import silences_table
    from onrecord.questions.keyed import utterances

    with _asked(record, "silences", as_of) as (store, rows):
        found = [one for one in rows if _in(party, one.party, one.addressee)]
        asked = {} if as_json else utterances(store, (one.utterance for one in found))
        _show(found, lambda some: silences_table(some, asked), as_json=as_json)
        _missed(store, found, party=party)


def agenda(record: RecordOption = RECORD, party: Party = None, as_json: JsonOption = False) -> None:
    """Show the texts that are negotiated, and the meetings, with what became of them."""
    from onrecord import questions
    from onrecord.export.schema import plain
    from onrecord.present.standing import agenda_tables
    from onrecord.store import Store

    with Store(record) as store:
        texts = [one for one in questions.instruments(store) if _in(party, one.proposer, *(step.by for step in one.history))]
        meetings = [one for one in questions.meetings(store) if _in(party, *one.present, *(step.by for step in one.history))]
        _missed(store, [*texts, *meetings], party=party)
    if not as_json:
        console().print(agenda_tables(texts, meetings))
        return
    for what, row in [*(("instrument", one) for one in texts), *(("meeting", one) for one in meetings)]:
        typer.echo(json.dumps({"what": what, **plain(row)}, ensure_ascii=False))


@app.command("set", **typed(None, "points set points.yml", "points set points.yml --json"))
def set_points(file: File, record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Name the points of a record; an empty file lets them be suggested again."""
    from onrecord import pipeline
    from onrecord.pipeline import tracking
    from onrecord.store import Store

    named = read_points(file)
    with Store(record) as store:
        tracking.put_points(store, named)
        pipeline.resettle(store)
    if as_json:
        _named(named)
    else:
        typer.echo(f"{len(named):,} points in {record}")


@app.command("list", **typed(None, "points list", "points list --json"))
def list_points(record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """The points a user named."""
    from onrecord.pipeline import tracking
    from onrecord.present.visible import inline
    from onrecord.store import Store

    with Store(record) as store:
        found = tracking.points(store)
    if as_json:
        _named(found)
        return
    for one in found:
        typer.echo(inline(f"{one.name}: {', '.join(one.phrases)}"))
    if not found:
        typer.echo("No points are named; those on record are single words that were suggested.")


def _named(points: Iterable[Point]) -> None:
    """A line for each point."""
    for one in points:
        typer.echo(json.dumps({"name": one.name, "phrases": one.phrases}, ensure_ascii=False))


def read_points(file: Path) -> list[Point]:
    """The points that a file names. Raises `QuestionError` where it names none that can be read."""
    from onrecord.errors import QuestionError
    from onrecord.pipeline import tracking

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else "it is not UTF-8"
        raise QuestionError(f"{file} cannot be read: {reason}", "Name a text file in UTF-8.") from None
    return tracking.parsed(text)


@contextmanager
def _asked(record: Path, kind: str, date: str | None) -> Iterator[tuple[Store, list[Any]]]:
    """The open record and its rows of a kind."""
    from onrecord.questions.standing import standing
    from onrecord.store import Store

    with Store(record) as store:
        yield store, list(standing(store, kind, date))


def _missed(store: Store, found: Sequence[Any], **named: str | None) -> None:
    """Where nothing was found: which of the names is none on record."""
    if not found:
        tell(store, named)


def _in(wanted: str | None, *names: str | None) -> bool:
    """Whether a name holds what is wanted, as `Filters` look for names: without case and accents; after `=` it is the whole name."""
    from onrecord.store import fold

    if wanted is None:
        return True
    if wanted.startswith("="):
        return wanted[1:] in names
    return any(fold(wanted) in fold(name) for name in names if name)


def _show(found: Sequence[Any], table: Callable[[Sequence[Any]], RenderableType], *, as_json: bool) -> None:
    from onrecord.export.schema import plain

    if as_json:
        for row in found:
            typer.echo(json.dumps(plain(row), ensure_ascii=False))
    else:
        console().print(table(found))
