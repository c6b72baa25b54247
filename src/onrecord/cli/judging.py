"""`onrecord judge`: what a person decides about actors. Kept apart from what was derived, and undone at will."""

from __future__ import annotations

import getpass
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, RecordOption
from onrecord.cli.help import Grouped, typed

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.pipeline.judging import Judge
    from onrecord.store import Store

app = typer.Typer(cls=Grouped, help="Decide about actors: merge, split, rename, party; list and undo decisions.", no_args_is_help=True)

Actor = Annotated[str, typer.Argument(help="An actor, as `show` names it.", metavar="ACTOR")]
Other = Annotated[str, typer.Argument(help="The actor it is the same as.", metavar="ACTOR")]
Shown = Annotated[str, typer.Argument(help="The name to show.", metavar="NAME")]
Party = Annotated[str, typer.Argument(help="The party; leave it out for none.", metavar="PARTY")]
By = Annotated[str | None, typer.Option(help="Who decides; your user name unless told.", metavar="NAME")]
Which = Annotated[str, typer.Argument(help="The id of a judgement, or the beginning of it.", metavar="ID")]


@app.command(**typed(None, 'judge merge "Tamszek" "Ilvar Tamsek"'))
def merge(actor: Actor, other: Other, record: RecordOption = RECORD, by: By = None) -> None:
    """ACTOR is the same as the other one."""
    _decide("merge", actor, other, record, by)


@app.command(**typed(None, 'judge split "Tamszek"'))
def split(actor: Actor, record: RecordOption = RECORD, by: By = None) -> None:
    """ACTOR, a name as reports write it, is an actor of its own."""
    _decide("split", actor, "", record, by)


@app.command(**typed(None, 'judge rename "Tamsek" "Ilvar Tamsek"'))
def rename(actor: Actor, name: Shown, record: RecordOption = RECORD, by: By = None) -> None:
    """Show ACTOR under another name."""
    _decide("rename", actor, name, record, by)


@app.command(**typed(None, 'judge party "Ilvar Tamsek" Karvenia', 'judge party "Ilvar Tamsek"'))
def party(actor: Actor, party: Party = "", record: RecordOption = RECORD, by: By = None) -> None:
    """ACTOR speaks for PARTY."""
    _decide("party", actor, party, record, by)


@app.command("list", **typed(None, "judge list", "judge list --json"))
def listed(record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Every decision, with who and when, and those that were taken back."""
    import json
    from dataclasses import asdict

    from onrecord.present.visible import visible
    from onrecord.store import Store
    from onrecord.store.told import judgements

    with Store(record) as store:
        for one in judgements(store):
            end = f" (undone {one.undone})" if one.undone else ""
            line = f"{one.id}  {one.time}  {one.who}: {one.kind} {one.subject!r} {one.verdict!r}{end}"
            typer.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else visible(line))


@app.command(**typed(None, "judge undo 3fa2"))
def undo(judgement: Which, record: RecordOption = RECORD, by: By = None) -> None:
    """Take a decision back: the record is as if it had not been made."""
    from onrecord.pipeline import judging
    from onrecord.store import Store

    with Store(record) as store:
        gone = judging.undo(store, judgement, _judge(by))
        _settle(store)
    typer.echo(f"undone: {gone.kind} {gone.subject!r} {gone.verdict!r}")


def _decide(kind: str, subject: str, verdict: str, record: Path, by: str | None) -> None:
    from onrecord.pipeline import judging
    from onrecord.store import Store
    from onrecord.types import Judged

    with Store(record) as store:
        name = judging.judge(store, Judged(kind, subject, verdict), _judge(by))
        _settle(store)
    typer.echo(f"{name}  {kind} {subject!r} {verdict!r}; onrecord judge undo {name} takes it back")


def _settle(store: Store) -> None:
    from onrecord import pipeline

    pipeline.resettle(store)


def _judge(by: str | None) -> Judge:
    from onrecord.pipeline.judging import Judge

    who = by
    with suppress(KeyError, OSError):
        who = who or getpass.getuser()
    return Judge(who or "unknown", datetime.now(UTC).isoformat(timespec="microseconds"))
