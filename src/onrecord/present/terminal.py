"""The record in a terminal, as rich renderables. Nobody's words are read as markup, and none can steer the terminal.

Source, cue and content differ in weight and line, not only in colour, so that they stay apart on a monochrome screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.present.marked import Mark, Open, Role, Segment, events, segments
from onrecord.present.view import ReportView, StatementView, report, statement
from onrecord.present.visible import counted, shorten, visible
from onrecord.present.wording import Group as SpeakerGroup
from onrecord.present.wording import act, by_speaker, dated, missing, named, outlet, score, title
from onrecord.questions.rows import FullReport, Place, Statement, Words

STYLES = {Role.CONTENT: "underline cyan", Role.SOURCE: "bold magenta", Role.CUE: "italic bold yellow", Role.VIA: "bold underline2 green"}
NOISE_STYLE = "dim strike"
REFERENCE_STYLE = "reverse"
CONTENT_WIDTH = 140
"""Characters of a content in a table: about two lines of a wide terminal, enough to know a quote again."""
NAME_WIDTH = 48


def statements_table(rows: Iterable[tuple[Statement, Words]]) -> RenderableType:
    """Who said what, grouped by speaker, those with most statements first; statements without a speaker stand last."""
    groups = by_speaker(statement(row, words) for row, words in rows)
    tables = [part for number, group in enumerate(groups) for part in (_speaker(group), _table(group, head=number == 0), Text())]
    return Group(*tables, Text(_summary([view for group in groups for view in group.statements]), style="dim"))


def report_view(full: FullReport) -> RenderableType:
    """A report's text with its attributions marked, a legend, and the list of its statements, numbered as in the text."""
    view = report(full)
    return Group(
        _heading(view.place, view),
        Text(),
        marked_text(view),
        Text(),
        _legend(),
        Text(),
        *_listed(view.statements),
    )


def marked_text(view: ReportView) -> Text:
    """The whole text, styled; a reversed number stands where the content of a statement begins."""
    numbers = {statement.id: number for number, statement in enumerate(view.statements, 1)}
    text = Text()
    for event in events(segments(view.text, view.noise, view.statements)):
        if isinstance(event, Segment):
            text.append(visible(event.text), style=_style(event))
        elif isinstance(event, Open) and isinstance(event.frame, Mark) and event.frame.role is Role.CONTENT:
            number = numbers.pop(event.frame.statement, None)
            text.append(str(number) if number else "", style=REFERENCE_STYLE)
    return text


def _style(segment: Segment) -> str:
    styles = [STYLES[mark.role] for mark in segment.marks]
    return " ".join(dict.fromkeys([*styles[-2:], *([NOISE_STYLE] if segment.noise else [])]))


def _speaker(group: SpeakerGroup) -> Text:
    who = _plain(group.speaker, NAME_WIDTH, "bold") if group.speaker else Text(missing("speaker"), style="italic")
    return who.append(f"  {counted(len(group.statements), 'statement')}", style="dim not bold not italic")


def _table(group: SpeakerGroup, *, head: bool) -> Table:
    """All tables divide the width alike, so that one head serves them all."""
    table = Table(box=None, show_header=head, expand=True, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("Act", width=8, overflow="fold")
    for name, ratio in (("Cue", 3), ("Content", 10)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name, width in (("Report", 14), ("Said", 10)):
        table.add_column(name, width=width, overflow="fold")
    table.add_column("Score", width=5, justify="right", no_wrap=True)
    for view in group.statements:
        table.add_row(*_cells(view))
    return table


def _cells(view: StatementView) -> Sequence[Text]:
    place = view.report
    return (
        Text(act(view)),
        _cue(view),
        _content(view),
        Text("\n").join([_known(named(place)), _known(place.published)]),
        _known(ranged(view.said)),
        Text(score(view.score)),
    )


def _cue(view: StatementView) -> Text:
    """The cue; where no speaker is worked out, after the words that stand for one in the report."""
    cue = _plain(view.words.cue, NAME_WIDTH) if view.words.cue else Text("no cue", style="dim italic")
    unsaid = not view.speaker and view.words.source
    return Text.assemble(_plain(view.words.source, NAME_WIDTH, "bold"), " ", cue) if unsaid else cue


def _content(view: StatementView) -> Text:
    """The content, at whom it is aimed, and on what condition."""
    text = _plain(view.words.content, CONTENT_WIDTH)
    if view.addressee:
        text.append(f" → {shorten(visible(view.addressee), NAME_WIDTH)}", style="dim")
    if view.condition:
        text.append(f" [{view.condition.replace('_', ' ')}]", style="dim")
    return text


def ranged(edtf: str | None) -> str | None:
    """A date as a narrow column takes it: of a span both ends whole, on lines of their own."""
    return edtf and edtf.replace("/", " to ")


def _known(text: str | None) -> Text:
    return _plain(text, NAME_WIDTH) if text else Text("unknown", style="dim italic")


def _plain(text: str, limit: int, style: str = "") -> Text:
    return Text(shorten(visible(text), limit), style=style)


def _summary(rows: Sequence[StatementView]) -> str:
    speakers = len({row.speaker for row in rows if row.speaker})
    nameless = sum(row.speaker is None for row in rows)
    reports = len({row.report.id for row in rows})
    told = f"{counted(len(rows), 'statement')} in {counted(reports, 'report')} by {counted(speakers, 'speaker')}"
    return told + (f"; {nameless:,} without a speaker worked out" if nameless else "") + "."


def _heading(place: Place, view: ReportView) -> Text:
    text = Text(visible(place.title or shorten(view.opening, CONTENT_WIDTH) or title(place)), style="bold")
    text.append(f"\n{visible(outlet(place))} · {visible(dated(place, view.dated_by))}", style="not bold")
    return text.append(f"\n{visible(place.path)} · report {visible(place.id)}", style="not bold dim")


def _legend() -> Text:
    text = Text("Legend: ")
    for role in (Role.SOURCE, Role.CUE, Role.CONTENT, Role.VIA):
        text.append(role.value, style=STYLES[role]).append("  ")
    return text.append("noise", style=NOISE_STYLE).append("  ").append("1", style=REFERENCE_STYLE).append(" statement 1 begins")


def _listed(rows: Sequence[StatementView]) -> list[RenderableType]:
    numbers = {row.id: number for number, row in enumerate(rows, 1)}
    head = Text(counted(len(rows), "statement"), style="bold")
    return [head, *(Padding(_entry(row, numbers), (0, 0, 0, 2)) for row in rows)]


def _entry(view: StatementView, numbers: dict[str, int]) -> Text:
    text = Text(f"{numbers[view.id]:>3}  ", style="")
    text.append(_plain(view.speaker, NAME_WIDTH, "bold") if view.speaker else Text(missing("speaker"), style="italic"))
    text.append(f" · {shorten(visible(view.words.cue), NAME_WIDTH) or 'no cue'} · ")
    text.append(shorten(visible(view.words.content), CONTENT_WIDTH), style=STYLES[Role.CONTENT])
    inside = f" · within {numbers[view.parent]}" if view.parent in numbers else ""
    aim = f" · to {shorten(visible(view.addressee), NAME_WIDTH)}" if view.addressee else ""
    told = f" · {act(view)}" if view.act else ""
    when = f" · said {visible(view.said)}" if view.said else ""
    return text.append(f" · {view.mode}{told}{aim}{when}{inside} · score {score(view.score)}", style="dim")
