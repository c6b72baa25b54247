"""Tables and report texts in a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType
from rich.style import Style

from onrecord.present.terminal import NOISE_STYLE, STYLES, marked_text, report_view, statements_table
from onrecord.present.view import ReportView, report
from onrecord.questions.rows import FullReport

from .invented import Said, full_report

HOSTILE = "[bold red]Boo[/] \x1b]0;owned\x07\x1b[2J \u202egnikool :smile: [link=http://x]y[/link]"


def drawn(renderable: RenderableType, width: int = 120) -> str:
    written = StringIO()
    Console(file=written, width=width, color_system=None, legacy_windows=False).print(renderable)
    return written.getvalue()


def test_statements_stand_by_speaker_and_say_what_is_missing(full: FullReport) -> None:
    shown = drawn(statements_table(full.statements), 200)
    assert shown.count("Mara Velt") == 1
    assert shown.index("Mara Velt") < shown.index("speaker not worked out")
    assert "3 statements in 1 report by 1 speaker; 1 without a speaker worked out." in " ".join(shown.split())


def test_a_narrow_terminal_still_gets_every_column(full: FullReport) -> None:
    shown = drawn(statements_table(full.statements), 60)
    assert all(head in shown for head in ("Act", "Cue", "Content", "Report", "Said", "Score"))
    assert max(map(len, shown.splitlines())) <= 60


def test_an_unknown_date_is_called_unknown_and_a_report_without_an_outlet_by_its_file() -> None:
    full = full_report()
    row, words = full.statements[0]
    nameless = type(row.report)(row.report.id, "p.txt", None, None, None, None, None)
    moved = type(row)(**{name: getattr(row, name) for name in row.__slots__ if name != "report"}, report=nameless)
    shown = drawn(statements_table([(moved, words)]))
    assert (shown.count("unknown"), "p.txt" in shown) == (2, True)


def test_no_statement_is_no_error() -> None:
    assert "0 statements in 0 reports by 0 speakers." in drawn(statements_table([]))


def test_a_report_shows_its_text_legend_and_statements(full: FullReport) -> None:
    shown = drawn(report_view(full), 200)
    for words in ("Harbour talks", "Quay Observer", "2025-03-14 (from the manifest)", "Legend:", "3 statements", "within 1", "score 0.61"):
        assert words in shown


def test_the_marked_text_is_the_text_with_numbers(view: ReportView) -> None:
    plain = marked_text(view).plain
    assert plain == view.text.replace("“They", "1“They").replace("we will", "2we will").replace("“wants", "3“wants")


def test_roles_differ_without_colour() -> None:
    looks = {Style.parse(f"{style} not dim" if style == NOISE_STYLE else style).without_color for style in (*STYLES.values(), NOISE_STYLE)}
    assert len(looks) == len(STYLES) + 1


def test_hostile_text_steers_nothing() -> None:
    full = full_report(HOSTILE + " he said", (Said((HOSTILE,), "he", "said", speaker=HOSTILE),))
    for shown in (drawn(report_view(full), 300), drawn(statements_table(full.statements), 300)):
        assert not set(shown) & set("\x1b\x07\u202e")
        assert "⟨ESC⟩" in shown
    assert HOSTILE.replace("\x1b", "⟨ESC⟩").replace("\x07", "⟨BEL⟩").replace("\u202e", "⟨RLO⟩") in marked_text(report(full)).plain[1:]
