"""The page of a report: its text stays whole, its attributions are marked, hostile text stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord.present.dossier import parts as cutting
from onrecord.present.dossier.links import Links
from onrecord.present.dossier.parts import parts
from onrecord.present.dossier.report import cuts, page_numbers, report_page, report_pages
from onrecord.present.opening import opening
from onrecord.present.view import ReportView, StatementView, report
from onrecord.questions.rows import Words
from onrecord.types import Noise, Spans

from .invented import PLACE, Said, full_report
from .pages import seen

GOLDEN = Path(__file__).parent / "golden" / "text.html"
MARKUP = "</mark></div><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}"
HOSTILE = f"{MARKUP} \x1b[2J \u202egnikool \x00 {'w' * 300}"


def html(view: ReportView) -> str:
    pages, _ = report_pages(view)
    return "".join(page.html() for page in pages)


def test_golden(view: ReportView) -> None:
    shown = "".join(block.html for run in parts(view) for block in run)
    assert shown == GOLDEN.read_text("utf-8")


WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n"), min_size=1, max_size=60)
SPAN = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: ((min(pair), max(pair)),))


@settings(deadline=None)  # the first page loads the templates
@given(WORDS, st.lists(st.tuples(SPAN, SPAN, SPAN), max_size=4), st.lists(SPAN, max_size=2))
def test_the_text_on_the_page_is_the_text(text: str, spans: list[tuple[Spans, Spans, Spans]], noise: list[Spans]) -> None:
    views = tuple(StatementView(f"{n:016x}", PLACE, Words(), *each) for n, each in enumerate(spans))
    page = seen(html(ReportView(PLACE, text, "0" * 64, views, tuple(Noise(each[0], "k", "why") for each in noise))))
    assert not page.unclosed
    assert "".join(page.text.split()) == "".join(text.replace("\xad", "SHY").split())


@pytest.mark.parametrize("line", ["We sail when the tide is in, and not before.\n", "We sail when the tide is in & not before; "])
@pytest.mark.parametrize("length", [9, 30_000])
def test_one_page_is_made_as_it_is_among_all(line: str, length: int) -> None:
    text = line * 9_000
    starts = range(3, len(text) - length, len(text) // 40)
    views = tuple(StatementView(f"{n:016x}", PLACE, Words(), ((at, at + length),)) for n, at in enumerate(starts))
    view = ReportView(PLACE, text, "0" * 64, (*views, StatementView("f" * 16, PLACE, Words(), ())), (Noise((50, 90_000), "k", "why"),))
    whole, hrefs = report_pages(view, Links(), ())
    begins = cuts(view, Links())
    assert len(whole) > 2
    assert [report_page(view, Links(), begins, number).html() for number in range(1, len(begins) + 1)] == [page.html() for page in whole]
    for name, number in page_numbers(view, begins).items():
        assert hrefs[name].partition("#")[0].partition("page=")[2] == (str(number) if number > 1 else "")


def test_what_stands_on_other_pages_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We sail when the tide is in, and not before.\n" * 9_000
    view = ReportView(PLACE, text, "0" * 64, (), ())
    begins = cuts(view, Links())
    made: list[str] = []

    def counted(name: str, *_: object) -> Markup:
        made.append(name)
        return Markup()

    monkeypatch.setattr(cutting, "fragment", counted)
    cutting.blocks(view, cutting.numbered(view, Links()), (begins[1], begins[2]))
    assert 0 < len(made) < 9_000 / 2


def test_every_statement_has_its_place_its_row_and_its_citation(view: ReportView) -> None:
    page = html(view)
    for statement in view.statements:
        assert f'id="t-{statement.id}"' in page
        assert f'id="s-{statement.id}"' in page
    assert page.count(f"<dt>SHA-256 of the text</dt><dd><code>{view.sha256}</code></dd>") == 3
    start, end = view.statements[1].content[0]
    assert f"<dt>Characters</dt><dd>{start}–{end}, counted from 0, end not included</dd>" in page
    assert "“wants a written guarantee” […] “a date”" in page


def test_the_page_says_where_the_date_came_from_and_what_is_unknown(view: ReportView) -> None:
    assert "from the manifest" in html(view)
    bare = replace(view, place=replace(PLACE, outlet=None, published=None, language=None, title=None, url=None), dated_by=None)
    page = html(bare)
    assert page.count("<dd><bdi>unknown</bdi></dd>") == 2
    assert '<div class="text" lang="">' in page
    assert "from the manifest" not in page


def test_a_report_without_a_title_is_headed_by_its_first_words(view: ReportView) -> None:
    untitled = replace(view, place=replace(PLACE, title=None), noise=(Noise((0, 5), "menu", "menu"),))
    assert "<h1><bdi>ur talks resume</bdi></h1>" in html(untitled)
    assert "harbour.txt</bdi></dd>" in html(untitled)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=3))
def test_first_words_are_one_line_of_the_text(text: str, noise: list[tuple[int, int]]) -> None:
    assert len(opening(text, noise).splitlines()) <= 1
    assert opening(text) in text
    assert bool(opening(text)) == any(map(str.isalnum, text))


@pytest.mark.parametrize(("language", "tag"), [("uk", "uk"), ("pt-BR", "pt-BR"), ('en" onload="x', ""), (None, "")])
def test_the_language_of_the_text_is_marked(view: ReportView, language: str | None, tag: str) -> None:
    assert f'<div class="text" lang="{tag}">' in html(replace(view, place=replace(PLACE, language=language)))


def test_noise_is_marked_with_its_reason(view: ReportView) -> None:
    page = html(view)
    assert '<s class="noise" title="Noise: share bar">Share this story</s>' in page
    assert "1 stretch, 16 characters" in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://a/"onclick="x', "file:///etc/passwd", "//evil"])
def test_odd_addresses_are_shown_not_linked(view: ReportView, url: str) -> None:
    page = seen(html(replace(view, place=replace(PLACE, url=url))))
    assert all(link.startswith(("#", "../")) for link in page.links)


def test_hostile_words_stay_words() -> None:
    place = replace(PLACE, title=HOSTILE, outlet=HOSTILE, path=HOSTILE, published=HOSTILE, language=HOSTILE, url=HOSTILE)
    full = full_report(f"{HOSTILE} he said", (Said((HOSTILE,), "he", "said", "he", HOSTILE),), place)
    shown = html(report(full))
    page = seen(shown)
    assert not {"script", "img"} & set(page.tags)
    assert not any(name.startswith("on") for name in page.attributes)
    assert not page.unclosed
    assert not set(shown) & set("\x00\x1b\u202e")
    assert '<abbr class="ctl" title="U+202E RIGHT-TO-LEFT OVERRIDE">RLO</abbr>' in shown
    assert MARKUP in page.text


def test_a_text_without_words_is_said_to_be_so() -> None:
    view = report(full_report("", ()))
    assert "has no words" in html(view)
    lost = StatementView("0" * 16, PLACE, Words("gone"), ((5, 9),))
    _, hrefs = report_pages(replace(view, statements=(lost,)))
    assert hrefs == {"0" * 16: f"reports/{PLACE.id}.html#s-{'0' * 16}"}
