"""The command `onrecord`. Each command is a thin edge: it opens the record, asks one question, and shows the answer."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import completing, examining, judging, listing, looking, proving, reading, serving, standing, watching
from onrecord.cli.frame import Commands, version
from onrecord.cli.help import Group, typed

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


app.command(
    "read", **typed(Group.READ, "read reports/", "read reports/ --manifest m.csv --record talks.db", "read https://paper.example/feed")
)(reading.read)
app.command(
    "watch",
    **typed(Group.READ, "watch feeds.opml", "watch feeds.txt --every 30m --webhook https://chat.example/hook", "watch feeds.opml --once"),
)(watching.watch)
app.command("show", **typed(Group.LOOK, "show --speaker tamsek", 'show --search "ceasefire*" --since 2031-03', "show --json --limit 10"))(
    looking.show
)
app.command("list", **typed(Group.LOOK, "list utterances --min-origins 3", "list events --party dorlund --json"))(listing.listed)
app.command("search", **typed(Group.LOOK, "search ceasefire*", "search --among reports strait"))(listing.search)
app.command("report", **typed(Group.LOOK, "report 0306-ostrel-ledger.txt", "report 3fa2 --json"))(looking.report)
app.command("utterance", **typed(Group.LOOK, "utterance 9bd1", "utterance 9bd1 --json"))(looking.utterance)
app.command("failures", **typed(Group.LOOK, "failures", "failures --json"))(looking.failures)
app.command("positions", **typed(Group.LOOK, "positions --party dorlund", "positions --point strait --as-of 2031-03-14"))(
    standing.positions
)
app.command("conditions", **typed(Group.LOOK, "conditions", "conditions --party dorlund --json"))(standing.conditions)
app.command("deadlocks", **typed(Group.LOOK, "deadlocks", "deadlocks --as-of 2031-03-14"))(standing.deadlocks)
app.command("silences", **typed(Group.LOOK, "silences", "silences --json"))(standing.silences)
app.command("agenda", **typed(Group.LOOK, "agenda", "agenda --party dorlund --json"))(standing.agenda)
app.add_typer(standing.app, name="points", **typed(Group.JUDGE, "points set points.yml", "points list"))
app.add_typer(judging.app, name="judge", **typed(Group.JUDGE, 'judge merge "Tamszek" "Ilvar Tamsek"', "judge list", "judge undo 3fa2"))
app.command("verify", **typed(Group.PROVE, "verify", "verify --record talks.db --quiet"))(proving.verify)
app.command("doctor", **typed(Group.PROVE, "doctor", "doctor --record talks.db --quick", "doctor --json"))(examining.doctor)
app.command("export", **typed(Group.PUBLISH, "export statements --format csv --out statements.csv", "export reports > reports.jsonl"))(
    proving.export
)
app.command("serve", **typed(Group.PUBLISH, "serve", "serve --record talks.db --port 8480", "serve --write"))(serving.serve)
app.command("openapi", **typed(Group.PUBLISH, "openapi > openapi.json"))(listing.openapi)
app.command("dossier", **typed(Group.PUBLISH, "dossier OUT/", "dossier OUT/ --record talks.db"))(proving.dossier)


app.command(
    "completion",
    **typed(
        Group.SET_UP,
        "completion bash > ~/.local/share/bash-completion/completions/onrecord",
        "completion fish > ~/.config/fish/completions/onrecord.fish",
    ),
)(completing.completion)


def main() -> None:
    """The console script. The name is fixed: shells that complete ask for it, however the program was started."""
    completing.prepare()
    app(prog_name="onrecord")
