"""The pages in a real browser, where there is one: no errors, nothing wider than the window, keys that decide."""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from onrecord.present.web import Settings, create_app
from onrecord.store import Store
from onrecord.store.told import judgements

from .chromium import PROGRAM, Tab, browsing

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on the path")
TOKEN = "a-token-of-these-tests"
LISTS = ("index", "points", "conditions", "agenda", "utterances", "statements", "speakers", "reports", "search", "failures")
ROOMS = ("points", "utterances", "speakers", "reports")
PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(23, 24, 27)"}
NARROW, SMALLEST = 360, 24
"""CSS pixels: a small phone, and the least target size of WCAG 2.2 AA."""
TARGETS = """[...document.querySelectorAll("button, input, select, summary")]
    .filter((one) => one.type !== "hidden" && one.getClientRects().length)
    .map((one) => [one.outerHTML.slice(0, 80), Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height)])
    .filter(([_, size]) => size < SMALLEST - 0.5)""".replace("SMALLEST", str(SMALLEST))
CONTRAST = """(() => {
    const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const over = (top, under) => { const a = top[3] ?? 1; return [0, 1, 2].map((n) => top[n] * a + under[n] * (1 - a)); };
    const ground = (one) => {
        const layers = [];
        for (let at = one; at; at = at.parentElement) layers.push(channels(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
    };
    const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const light = (rgb) => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    const weak = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode.parentElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
        if (!walk.currentNode.textContent.trim() || style.visibility === "hidden" || box.width < 2 || box.height < 2) continue;
        if (one.closest("svg, script, option, datalist")) continue;
        const under = ground(one), ink = over(channels(style.color), under);
        const [low, high] = [light(ink), light(under)].sort((a, b) => a - b), ratio = (high + 0.05) / (low + 0.05);
        const big = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
        if (ratio < (big ? 3 : 4.5) - 0.01) weak.push([one.outerHTML.slice(0, 60), ratio.toFixed(2)]);
    }
    return weak.slice(0, 5);
})()"""
"""Words that stand out too little from what is behind them (WCAG 1.4.3), as the browser computed both."""
FOCUS = """[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((one) => one.type !== "hidden" && one.checkVisibility() && one.getClientRects().length)
    .filter((one) => {
        one.focus({ focusVisible: true, preventScroll: true });
        const style = getComputedStyle(one);
        return document.activeElement !== one || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1;
    }).map((one) => one.outerHTML.slice(0, 80)).slice(0, 5)"""
"""What can be reached by keyboard and does not show it (WCAG 2.4.7)."""
AXE = os.environ.get("AXE")
FOUND = """axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then((told) => JSON.stringify(told.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 80))])))"""
LABELS = """[...document.querySelectorAll("input, select")].filter((one) => one.type !== "hidden" && !one.labels.length).length"""


@contextmanager
def serving(record: Path) -> Iterator[str]:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(record, token=TOKEN)), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{line.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def record(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(examples, tmp_path_factory.mktemp("chromium") / "r.db"))


@pytest.fixture(scope="module")
def here(record: Path) -> Iterator[str]:
    with serving(record) as address:
        yield address


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browsing(tmp_path_factory.mktemp("profile")) as found:
        yield found


def pages(tab: Tab, here: str) -> list[str]:
    """Every list, and the first of each kind."""
    found = [f"{here}/{name}.html" for name in LISTS]
    for room in ROOMS:
        tab.open(f"{here}/{room}.html")
        found.append(tab.run(f"document.querySelector('main a[href^=\"{room}/\"]').href"))
    return found


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (NARROW, "dark")])
def test_pages_render_without_complaint(tab: Tab, here: str, width: int, scheme: str) -> None:
    tab.shape(width, 800, scheme)
    tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)
    for address in pages(tab, here):
        tab.open(address)
        tab.press("Tab")
        assert tab.run("document.documentElement.scrollWidth") <= width, address
        assert tab.run("document.querySelectorAll('h1').length") == 1, address
        assert tab.run(LABELS) == 0, address
        assert tab.run(TARGETS) == [], address
        assert tab.run(CONTRAST) == [], address
        assert tab.run(FOCUS) == [], address
        assert (
            tab.run("getComputedStyle(document.body).backgroundColor") == {"light": "rgb(251, 250, 247)", "dark": "rgb(23, 24, 27)"}[scheme]
        )
    assert tab.complaints == []


@pytest.mark.skipif(AXE is None, reason="AXE names no copy of axe.min.js: it is no part of ours")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (NARROW, "light"), (NARROW, "dark")])
def test_axe_core_finds_nothing(tab: Tab, here: str, width: int, scheme: str) -> None:
    tab.shape(width, 800, scheme)
    for address in pages(tab, here):
        tab.open(address)
        tab.run(Path(str(AXE)).read_text(encoding="utf-8") + ";0")
        assert json.loads(tab.run(FOUND)) == [], address


def test_the_first_key_leads_past_the_navigation(tab: Tab, here: str) -> None:
    tab.open(f"{here}/points.html")
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_keys_decide(tab: Tab, here: str, record: Path) -> None:
    tab.open(f"{here}/review.html")
    tab.run(f"document.querySelector('#f-token').value = '{TOKEN}'; document.querySelector('#f-who').value = 'Mira'")
    before = tab.loaded
    tab.run("document.querySelector('main button').click()")
    tab.wait(before)
    wanted = tab.run("[...document.querySelectorAll('input[name=statement]')].map((one) => one.value)")
    tab.press("j")
    for key in ("a", "r"):
        before = tab.loaded
        tab.press(key)
        tab.wait(before)
        assert tab.run("[...document.querySelectorAll('.case')].indexOf(document.activeElement)") == 1  # goes on with the next
    with Store(record) as store:
        assert [(one.kind, one.who) for one in judgements(store)] == [("accept", "Mira"), ("reject", "Mira")]
        assert judgements(store)[0].subject == wanted[1]
    assert tab.complaints == []


def test_a_form_of_another_site_is_refused_by_a_browser_too(tab: Tab, here: str, record: Path) -> None:
    with Store(record) as store:
        before = len(judgements(store))
    form = f'<form method=post action="{here}/review.html"><input name=token value="{TOKEN}"><input name=kind value=accept></form>'
    tab.open("data:text/html," + form.replace(" ", "%20").replace('"', "%22"))
    loads = tab.loaded
    tab.run("document.forms[0].submit()")
    tab.wait(loads)
    assert "Refused" in tab.run("document.body.textContent")
    with Store(record) as store:
        assert len(judgements(store)) == before
    tab.complaints.clear()
