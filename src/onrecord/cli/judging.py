"""`onrecord judge`: what a person decides about actors. Kept apart from what was derived, and undone at will."""

from __future__ import annotations

import getpass
import json
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.frame import RECORD, JsonOption, RecordOption
from onrecord.cli.help import Grouped, typed
from onrecord.types import Judged

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.pipeline.judging import Judge
    from onrecord.store import Store
    from onrecord.store.told import Judgement

app = typer.Typer(cls=Grouped, help="Decide about actors: merge, split, rename, party; list and undo decisions.", no_args_is_help=True)

Actor = Annotated[str, typer.Argument(help="An actor, as `show` names it.", metavar="ACTOR")]
Other = Annotated[str, typer.Argument(help="The actor it is the same as.", metavar="ACTOR")]
Shown = Annotated[str, typer.Argument(help="The name to show.", metavar="NAME")]
Party = Annotated[str, typer.Argument(help="The party; leave it out for none.", metavar="PARTY")]
By = Annotated[str | None, typer.Option(help="Who decides; your user name unless told.", metavar="NAME")]
Which = Annotated[str, typer.Argument(help="The id of a judgement, or the beginning of it.", metavar="ID")]


@app.command(**typed(None, 'judge merge "Tamszek" "Ilvar Tamsek"'))
def merge(actor: Actor, other: Other, record: RecordOption = RECORD, by: By = None, as_json: JsonOption = False) -> None:
    """ACTOR is the same as the other one."""
    _decide(Judged("merge", actor, other), record, by, as_json=as_json)


@app.command(**typed(None, 'judge split "Tamszek"'))
def split(actor: Actor, record: RecordOption = RECORD, by: By = None, as_json: JsonOption = False) -> None:
    """ACTOR, a name as reports write it, is an actor of its own."""
    _decide(Judged("split", actor), record, by, as_json=as_json)


@app.command(**typed(None, 'judge rename "Tamsek" "Ilvar Tamsek"'))
def rename(actor: Actor, name: Shown, record: RecordOption = RECORD, by: By = None, as_json: JsonOption = False) -> None:
    """Show ACTOR under another name."""
    _decide(Judged("rename", actor, name), record, by, as_json=as_json)


@app.command(**typed(None, 'judge party "Ilvar Tamsek" Karvenia', 'judge party "Ilvar Tamsek"'))
def party(actor: Actor, party: Party = "", record: RecordOption = RECORD, by: By = None, as_json: JsonOption = False) -> None:
    """ACTOR speaks for PARTY."""
    _decide(Judged("party", actor, party), record, by, as_json=as_json)


@app.command("list", **typed(None, "judge list", "judge list --json"))
def listed(record: RecordOption = RECORD, as_json: JsonOption = False) -> None:
    """Every decision, with who and when, and those that were taken back."""
    from onrecord.present.visible import visible
    from onrecord.store import Store
    from onrecord.store.told import judgements

    with Store(record) as store:
        found = list(judgements(store))
        for one in found:
            end = f" (undone {one.undone})" if one.undone else ""
            line = f"{one.id}  {one.time}  {one.who}: {one.kind} {one.subject!r} {one.verdict!r}{end}"
            typer.echo(_line(one) if as_json else visible(line))
    if not found and not as_json:
        typer.echo("No decisions are on record.")


@app.command(**typed(None, "judge undo 3fa2", "judge undo 3fa2 --json"))
def undo(judgement: Which, record: RecordOption = RECORD, by: By = None, as_json: JsonOption = False) -> None:
    """Take a decision back: the record is as if it had not been made."""
    from onrecord.pipeline import judging
    from onrecord.store import Store

    with Store(record) as store:
        gone = judging.undo(store, judgement, _judge(by))
        _settle(store)
        line = _line(_one(store, gone.id)) if as_json else f"undone: {gone.kind} {gone.subject!r} {gone.verdict!r}"
    typer.echo(line)


def _decide(decision: Judged, record: Path, by: str | None, *, as_json: bool) -> None:
    from onrecord.pipeline import judging
    from onrecord.store import Store

    with Store(record) as store:
        name = judging.judge(store, decision, _judge(by))
        _settle(store)
        line = _line(_one(store, name)) if as_json else _told(name, decision)
    typer.echo(line)


def _told(name: str, decision: Judged) -> str:
    return f"{name}  {decision.kind} {decision.subject!r} {decision.verdict!r}; onrecord judge undo {name} takes it back"


def _one(store: Store, name: str) -> Judgement:
    from onrecord.store.told import judgements

    return next(one for one in judgements(store) if one.id == name)


def _line(one: Judgement) -> str:
    """A decision as `judge list --json` has it."""
    return json.dumps(asdict(one), ensure_ascii=False)


def _settle(store: Store) -> None:
    from onrecord import pipeline

    pipeline.resettle(store)


def _judge(by: str | None) -> Judge:
    from onrecord.pipeline.judging import Judge

    who = by
    with suppress(KeyError, OSError):
        who = who or getpass.getuser()
    return Judge(who or "unknown", datetime.now(UTC).isoformat(timespec="microseconds"))
