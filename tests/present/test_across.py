"""The pages of what is seen across reports: they say what is on record, lead to its words, and keep hostile names text."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.present.across import Across
from onrecord.present.dossier.actor import About
from onrecord.present.dossier.links import linked
from onrecord.present.dossier.names import point_stem, utterance_stem
from onrecord.present.dossier.overview import newest
from onrecord.present.dossier.point import moves, stand
from onrecord.present.dossier.timeline import timeline
from onrecord.present.dossier.utterance import tree, wordings
from onrecord.present.dossier.write import write_record
from onrecord.present.view import ReportView, StatementView, Terms, report
from onrecord.questions.rows import Condition, Deadlock, Step, Utterance, Wording

from .across import CLOSED, HOSTILE, OPENED, invented, position, utterance
from .invented import PLACE, SAID, TEXT, Shelf, full_report
from .pages import read

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "Nothing of the kind is on record."
HEAVIEST = 200_000


@pytest.fixture
def views() -> tuple[ReportView, ...]:
    """Two reports whose statements have ids of their own."""
    second = report(full_report(TEXT, SAID, replace(PLACE, id="fedcba9876543210", outlet="Lantern Wire", published=None)))
    renamed = tuple(replace(row, id=f"f{row.id[1:]}", parent=None) for row in second.statements)
    return (report(full_report()), replace(second, statements=renamed, origin="o1", derived_from=PLACE.id, derivation="rewrite"))


def shelf(views: tuple[ReportView, ...], name: str = "Harbour Party") -> Shelf:
    """The record, its statements told of the utterances they report."""
    known = invented(views, name)
    told = {wording.statement: row for row in known.utterances for wording in row.wordings}
    marked = tuple(replace(view, statements=tuple(_told(row, told, name) for row in view.statements)) for view in views)
    return Shelf(marked, known=known)


def _told(row: StatementView, told: dict[str, Utterance], name: str) -> StatementView:
    found = told.get(row.id)
    row = replace(row, terms=Terms("if", name, name, ""), occasion=name)
    return replace(row, utterance=found.id, point=found.point, speaker=name) if found else row


def page(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def test_an_empty_record_says_so_on_every_page(tmp_path: Path) -> None:
    write_record(Shelf(()), tmp_path)
    assert {name: page(tmp_path, f"{name}.html").count(NOTHING) for name in ("points", "utterances", "conditions", "agenda", "index")} == {
        "points": 1, "utterances": 1, "conditions": 2, "agenda": 3, "index": 3,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Harbour Party", HOSTILE], ids=["plain", "hostile"])
def test_every_link_resolves_and_nothing_runs(views: tuple[ReportView, ...], name: str, tmp_path: Path) -> None:
    write_record(shelf(views, name), tmp_path)
    pages = read(tmp_path)
    for path, seen in pages.items():
        assert not seen.unclosed, path
        assert len(seen.ids) == len(set(seen.ids)), path
        assert seen.tags.count("h1") == seen.tags.count("title") == 1, path
        assert not {"script", "img", "style", "svg script", "svg a"} & set(seen.tags), path
        assert not any(attribute.startswith("on") or attribute == "style" for attribute in seen.attributes), path
        for link in (each for each in seen.links if not each.startswith("https://news.example/")):
            target, _, anchor = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert there in pages, (path, link)
            assert not anchor or anchor in pages[there].ids, (path, link)
        text = page(tmp_path, path)
        assert not {"\x1b", "\u202e", "\x00"} & set(text), path
        assert len(text.encode()) < HEAVIEST


def test_a_dossier_that_lost_its_points_removes_their_pages(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    assert list((tmp_path / "points").iterdir())
    write_record(Shelf(()), tmp_path)
    assert not [path for room in ("points", "utterances") for path in (tmp_path / room).iterdir()]


def test_a_point_shows_both_texts_of_a_move(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, f"{point_stem('Harbour Party')}.html")
    assert html.count('<section class="lane c1"') == 1
    assert "reverses" in html
    assert "we will close the strait" in html
    assert "“wants a written guarantee” […] “a date”" in html
    assert "an invented reason" in html


def test_a_stand_is_shown_in_the_readers_language_where_a_report_words_it_so(views: tuple[ReportView, ...]) -> None:
    one, two = views[0].statements[0], views[1].statements[0]
    foreign = replace(one, report=replace(one.report, language="fr"))

    def told(differs: str, *, original: bool = False) -> tuple[str, str | None]:
        row = utterance(CLOSED, (Wording("nous fermerons", one.id, "kept"), Wording("we will close it", two.id, differs)))
        links = replace(linked(Across(utterances=(row,))), statements={one.id: foreign, two.id: two})
        found = links.told(CLOSED, original=original)
        assert found
        return found.text, found.language

    assert told("kept") == ("we will close it", "en")
    assert told("kept", original=True) == told("polarity") == ("nous fermerons", "fr")


def test_an_utterance_shows_its_wordings_and_their_origins(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, f"{utterance_stem(CLOSED)}.html")
    assert "2 reports, 1 origin." in html
    assert 'we will <ins class="new">not</ins> close the <ins class="new">old</ins> strait' in html
    assert "rewrite of the report in <bdi>Quay Observer</bdi>" in html
    assert not (tmp_path / f"{utterance_stem(OPENED)}.html").exists()  # one statement: links lead to its words


def test_a_report_without_a_title_is_headed_by_its_first_words_wherever_it_is_named(views: tuple[ReportView, ...]) -> None:
    known = invented(views)
    one, two = known.reports
    untitled = replace(known, reports=(replace(one, title=None), two), openings={one.id: "Quay gates stay shut"})
    links = linked(untitled)
    links.statements.update((row.id, row) for view in views for row in view.statements)
    links.words.update((row.id, "x.html") for view in views for row in view.statements)
    assert links.lineage(two.id).title == "Quay gates stay shut"
    assert "Quay gates stay shut" in [branch.title for group in tree(known.utterances[0], links) for branch in group]


def test_names_of_a_speaker_have_no_marks_around_them() -> None:
    about = About("Mara Velt", 3, 2, None, [("Mara Velt,", 1), ("Mara Velt", 2), ("MARA VELT –", 1)], (), (), timeline(()))
    assert about.names == [("Mara Velt", 4)]


def test_wordings_are_compared_within_their_language(views: tuple[ReportView, ...]) -> None:
    rows = [view for report in views for view in report.statements][:4]
    texts = ("nous fermerons le détroit", "we will close the strait", "we will close that strait", "nous fermerons ce détroit")
    row = utterance(CLOSED, tuple(Wording(text, view.id, "kept") for text, view in zip(texts, rows, strict=True)))
    known = {
        view.id: replace(view, report=replace(view.report, language=text[:2].replace("no", "fr").replace("we", "en")))
        for text, view in zip(texts, rows, strict=True)
    }
    found = wordings(row, replace(linked(Across(utterances=(row,))), statements=known))
    assert [(one.note, one.pair is not None) for one in found][:2] == [("the first wording", False), ("the first in this language", False)]
    assert [[piece.text for piece in one.pair[1] if not piece.shared] for one in found if one.pair] == [["that"], ["ce"]]


def test_quotation_marks_of_another_shape_are_no_other_wording(views: tuple[ReportView, ...]) -> None:
    rows = [view for report in views for view in report.statements][:4]
    texts = ("“We won’t go,” […] “not now.”", '"We won\'t go," […] "not now."', "« We won't go, » […] « not now. »", "now")
    row = utterance(CLOSED, tuple(Wording(text, view.id, "kept") for text, view in zip(texts, rows, strict=True)))
    found = wordings(row, replace(linked(Across(utterances=(row,))), statements={view.id: view for view in rows}))
    assert [(one.text, len(one.statements)) for one in found] == [(texts[0], 3), ("now", 1)]


def test_a_condition_is_told_in_the_words_that_are_shown(views: tuple[ReportView, ...]) -> None:
    row = utterance(CLOSED, (Wording("we sail", views[0].statements[0].id, "kept"),))
    told = replace(position(CLOSED), condition="only after le dernier marin est rentré")

    def shown(terms: Terms | None) -> str | None:
        view = replace(views[0].statements[0], terms=terms)
        return stand(told, replace(linked(Across(utterances=(row,))), statements={view.id: view}, words={view.id: "x.html"})).condition

    assert shown(Terms("only_after", None, "the last sailor is home", "we sail")) == "only after the last sailor is home"
    for other in (None, Terms("if", None, "the last sailor is home", ""), Terms("only_after", None, "", "we sail")):
        assert shown(other) == told.condition


def test_a_change_tells_what_was_done_before_and_now(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    known = invented(views)
    told = (replace(known.utterances[0], act="refuse"), replace(known.utterances[1], act="agree"))
    changed = replace(position(OPENED, "reverses", CLOSED), act="agree")
    write_record(Shelf(views, known=replace(known, utterances=told, positions=(position(CLOSED), changed))), tmp_path)
    for where in ("index.html", f"{point_stem('the strait')}.html"):
        assert "Before, refuses" in page(tmp_path, where)
    assert "Now, agrees" in page(tmp_path, "index.html")


def test_changes_are_the_latest_first_as_said_or_else_reported(views: tuple[ReportView, ...]) -> None:
    later = replace(views[1].statements[0], report=replace(views[1].statements[0].report, published="2025-03-14"))
    told = [utterance(CLOSED, (Wording("one", views[0].statements[0].id, "kept"),)), utterance(OPENED, (Wording("two", later.id, "kept"),))]
    held = [position(CLOSED, "softens"), replace(position(OPENED, "hardens", point="quays"), said="unknown")]
    known = Across(utterances=(told[0], replace(told[1], said="unknown")), positions=tuple(held))
    statements = {later.id: later, views[0].statements[0].id: views[0].statements[0]}
    links = replace(linked(known), statements=statements, words=dict.fromkeys(statements, "x.html"))
    assert [(one.position.point, one.heard) for one in moves(links)] == [("quays", "2025-03-14"), ("the strait", "2025-03-10")]
    assert [row.id for row in newest(links)] == [OPENED, CLOSED]


def test_a_report_says_what_it_was_made_from(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, "reports/fedcba9876543210.html")
    assert f'rewrite of <a href="../reports/{PLACE.id}.html"' in html
    assert ">2 reports, 1 origin</a>" in html


def test_conditions_have_a_drawing_with_a_title_and_a_table(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, "conditions.html")
    assert '<svg class="graph" role="img" aria-labelledby="graph-title graph-desc"' in html
    assert html.index("Deadlocks") < html.index("<svg")
    assert html.count('class="box stuck"') == html.count('class="arrow stuck"') == 2
    assert "2 conditions of 2" in html


def test_the_agenda_tells_who_has_not_answered(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, "agenda.html")
    assert html.count("we will close the strait") == html.count("words not on record") == 1
    assert all(words in html for words in ("2 silences of 2", "1,200", "Not answered", "2 proposals and demands without an answer"))
    assert "threatens" in html, "what was asked has its act"
    assert all(f'<span class="narrow">{label}</span>' in html for label in (" has not answered", "Asked by: ", "Point: ", "Since "))


def test_what_became_of_a_text_is_told_once_with_every_report_of_it(views: tuple[ReportView, ...]) -> None:
    one, two = (view.place.id for view in views)
    steps = [Step("rejected", None, "Harbour Party", report, None, "said no", ((0, 4),)) for report in (one, two, two)]
    found = linked(invented(views)).milestones([*steps, Step("signed", "2025-03-09", None, one, None, "signed", ())], ())
    assert [(each.status, each.by, [report.id for report, _ in each.places]) for each in found] == [
        ("rejected", "Harbour Party", [one, two]),
        ("signed", None, [one]),
    ]


def test_the_overview_has_deadlocks_and_changes_before_stands_and_draws_deeds(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    write_record(shelf(views), tmp_path)
    html = page(tmp_path, "index.html")
    places = [html.index(f'id="{name}"') for name in ("deadlocks", "silences", "changes", "stands", "acts", "speakers")]
    assert places == sorted(places)
    assert "2 utterances of 2 drawn" in html
    assert NOTHING not in html


def test_links_to_what_is_not_on_record_are_left_out(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    known = Across(
        positions=(position("gone"), position(CLOSED, "hardens", "gone too")),
        utterances=(utterance(CLOSED, ()),),
        conditions=(Condition("c", None, "if", "a", "b", ("gone",)),),
        deadlocks=(Deadlock((), (), ("gone",), ""),),
    )
    write_record(Shelf(views, known=known), tmp_path)
    assert "words not on record" in page(tmp_path, f"{point_stem('the strait')}.html")
    assert "no statement on record" in page(tmp_path, "conditions.html")


def test_derivations_that_go_round_in_a_circle_are_shown_once(views: tuple[ReportView, ...]) -> None:
    known = invented(views)
    one, two = known.reports
    links = linked(replace(known, reports=(replace(one, derived_from=two.id), two)))
    rows = [row for view in views for row in view.statements]
    links.statements.update((row.id, row) for row in rows)
    links.words.update((row.id, "x.html") for row in rows)
    assert [[branch.report.id for branch in group] for group in tree(known.utterances[0], links)] == [[one.id, two.id]]


def test_large_records_stay_light(views: tuple[ReportView, ...], tmp_path: Path) -> None:
    wide = "«ÿ" * 400
    known = invented(views)
    many = tuple(position(OPENED, "softens", CLOSED, f"{wide}{n % 40}", f"{wide}{n % 7}") for n in range(600))
    conditions = tuple(Condition(f"c{n}", wide, "if", f"{wide}{n}", f"{n}{wide}", known.conditions[1].statements) for n in range(400))
    stuck = tuple(Deadlock((wide,) * 40, (wide,) * 40, tuple(f"c{n}" for n in range(40)), wide) for _ in range(60))
    said = tuple(
        replace(known.utterances[1], id=f"{n:016x}", party=f"{n % 12}{wide}", said=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", act=act)
        for n in range(400)
        for act in ("offer", "demand")
    )
    told = (*known.utterances, *said)
    write_record(Shelf(views, known=replace(known, utterances=told, positions=many, conditions=conditions, deadlocks=stuck)), tmp_path)
    sizes = {path.name: path.stat().st_size for path in tmp_path.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size >= HEAVIEST} == {}
    assert "conditions-2.html" in sizes
