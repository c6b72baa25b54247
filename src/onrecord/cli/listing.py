"""`onrecord list`, `search` and `openapi`: every question of the record by its name, with the filters it takes."""

from __future__ import annotations

import json
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.days import said
from onrecord.cli.frame import RECORD, JsonOption, RecordOption
from onrecord.cli.nothing import tell

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """What can be listed; `questions.LISTINGS` has the same names (tested), but would load a database to show `--help`."""

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


class Among(StrEnum):
    """Where words are looked for."""

    statements = "statements"
    reports = "reports"


OTHER = {Among.statements: Among.reports, Among.reports: Among.statements}
NAMES = {Among.statements: "statements", Among.reports: "texts of reports"}
What = Annotated[Kind, typer.Argument(help="What to list.", metavar="KIND")]
Text = Annotated[str | None, typer.Option(help="Part of it; after = the whole of it.")]
Exact = Annotated[str | None, typer.Option(help="One of the codebook's.")]
Id = Annotated[str | None, typer.Option(help="Its id.")]
ActorId = Annotated[str | None, typer.Option(help="An id, or a whole name.")]
Words = Annotated[str | None, typer.Option(help="Words that must all stand in it; word* for a beginning.")]
_DAY = "YYYY[-MM[-DD]], monday, 7d…: of publication for statements and reports, else of speech."
Day = Annotated[str | None, typer.Option(help=_DAY, callback=said)]
Score = Annotated[float | None, typer.Option(min=0, max=1, help="At least this score, 0 to 1.")]
Origins = Annotated[int | None, typer.Option(min=1, help="At least so many independent origins.")]
Limit = Annotated[int, typer.Option(min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many at the beginning.")]
Order = Annotated[str | None, typer.Option(help="In which order; the message on a wrong one names all.")]
Sought = Annotated[list[str], typer.Argument(help="Words that must all stand there; word* for a beginning.", metavar="WORDS")]
Where = Annotated[Among, typer.Option(help="Where to look.")]


def listed(
    kind: What,
    record: RecordOption = RECORD,
    party: Text = None,
    actor: ActorId = None,
    speaker: Text = None,
    source: Text = None,
    act: Exact = None,
    move: Exact = None,
    point: Text = None,
    outlet: Text = None,
    language: Text = None,
    report: Id = None,
    utterance: Id = None,
    search: Words = None,
    since: Day = None,
    until: Day = None,
    min_score: Score = None,
    min_origins: Origins = None,
    order: Order = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: JsonOption = False,
) -> None:
    """List rows of a kind, with the filters that the kind takes."""
    given: dict[str, Any] = {name: value for name, value in locals().items() if name not in ("kind", "record", "as_json", "limit")}
    from onrecord import Filters
    from onrecord.present.rows import Rows
    from onrecord.questions import LISTINGS
    from onrecord.store import Store

    with Store(record) as store:
        rows: Rows[Any] = Rows(store, LISTINGS[kind.value], Filters(**given))
        if as_json:
            _lines(islice(rows, limit))
        else:
            typer.echo(rows.table(limit))
        if not len(rows):
            tell(store, given)


def search(
    words: Sought,
    record: RecordOption = RECORD,
    among: Where = Among.statements,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: JsonOption = False,
) -> None:
    """Search statements, or the texts of reports; what was found is shown with the words around it."""
    from onrecord import questions
    from onrecord.present.visible import inline
    from onrecord.store import Store

    with Store(record) as store:
        found = questions.hits(store, " ".join(words), among.value, limit, offset)
        if as_json:
            _lines(found)
            return
        hits = list(found)
        for hit in hits:
            typer.echo(
                inline(f"{hit.report.published or 'undated'}  {hit.report.outlet or hit.report.path}  {hit.statement or hit.report.id}")
            )
            typer.echo(f"    {inline(' '.join(hit.snippet.split()))}")
        if len(hits) == limit:
            typer.echo(f"There may be more: --offset {offset + limit} shows the next, --limit N shows N.")
        if not hits:
            other = f"; onrecord search --among {OTHER[among]} looks in the {NAMES[OTHER[among]]}" if not offset else ""
            typer.echo(f"Nothing found in the {NAMES[among]}{other}.")


def openapi() -> None:
    """Write the description of the REST API, in JSON."""
    from onrecord.present.api import document

    typer.echo(json.dumps(document(), ensure_ascii=False, indent=1))


def _lines(found: Iterable[Any]) -> None:
    from onrecord.export.schema import plain

    for row in found:
        typer.echo(json.dumps(plain(row), ensure_ascii=False))
