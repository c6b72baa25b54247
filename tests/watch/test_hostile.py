"""Feeds as attackers and broken programs make them: what comes on record, and what it costs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord import pipeline, questions
from onrecord.present.moves import lines
from onrecord.readers import Options
from onrecord.readers.visit import Visitor
from onrecord.store import Store
from onrecord.types import Document
from onrecord.watch.moves import Moved
from onrecord.watch.rounds import watcher

from .conftest import ACTING, Clock, Site, rss

LARGE = Options(allow_hosts=frozenset({"127.0.0.1"}), limit=10_000_000, timeout=20)
HEAD = "<?xml version='1.0'?>"


def channel(items: str, title: str = "P") -> str:
    return f"{HEAD}<rss version='2.0'><channel><title>{title}</title><link>https://site.example/</link>{items}</channel></rss>"


def item(**fields: str) -> str:
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items())}</item>"


@pytest.fixture
def large(clock: Clock) -> Visitor:
    return Visitor(LARGE, clock.now)


def visited(site: Site, visitor: Visitor, body: str | bytes) -> list[Document]:
    return [one for one in visitor.visit(site.put("/feed", body)).rows if isinstance(one, Document)]


def bombs() -> dict[str, str]:
    laughs = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    words = item(guid="g", description="&m;")
    return {
        "laughs": f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{laughs}]>{channel(words)}',
        "blow-up": f'<!DOCTYPE x [<!ENTITY m "{"m" * 100_000}">]>{channel(item(description="&m;" * 50_000))}',
        "outside": f'<!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/passwd">]>{channel(words)}',
        "outside by name": f'<!DOCTYPE x SYSTEM "http://169.254.169.254/x">{channel(words)}',
        "deep": channel("<item>" + "<a>" * 200_000),
        "wide": channel("<item/>" * 300_000),
        "names": channel(item(description="x").replace("<item>", "<item " + " ".join(f"a{n}='1'" for n in range(100_000)) + ">")),
        "open": channel("<item><description>" + "<![CDATA[" * 100_000),
        "marks": channel(item(description="<" * 1_000_000)),
        "amps": channel(item(description="&" * 2_000_000)),
        "wide in UTF-16": channel("<item/>" * 300_000).replace("<?xml version='1.0'?>", "\ufeff<?xml version='1.0' encoding='utf-16'?>"),
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_costs_seconds_at_most(site: Site, large: Visitor, name: str) -> None:
    start = time.process_time()
    body = bombs()[name]
    visit = large.visit(site.put("/feed", body.encode("utf-16-le" if "UTF-16" in name else "utf-8")))
    assert time.process_time() - start < 15
    assert sum(len(one.content) for one in visit.rows if isinstance(one, Document)) < 20_000_000
    assert "root:" not in str(visit.rows)


def test_links_lead_to_the_open_web_or_nowhere(site: Site, large: Visitor, tmp_path: Path) -> None:
    links = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "/news/1",
        "news/2",
        "//other.example/3",
        "http://[",
        "ht tp://x/",
    ]
    feed = channel("".join(item(guid=str(n), link=one, description=f"Words {n}.") for n, one in enumerate(links)))
    site.put("/a/feed", feed)
    rows = large.visit(f"{site.root}/a/feed").rows
    with Store(tmp_path / "r.db", create=True) as store:
        pipeline.ingest(store, rows, pipeline.Settings(stages=ACTING))
        found = {one.path.rpartition("#")[2]: one.url for one in questions.reports(store)}
    assert found == {
        "1": None,
        "2": None,
        "3": None,
        "4": f"{site.root}/news/1",
        "5": f"{site.root}/a/news/2",
        "6": "http://other.example/3",
        "7": None,
        "8": found["8"],
    }
    assert found["8"] is None or found["8"].startswith(site.root)


def test_an_enormous_title_is_no_title(site: Site, large: Visitor, tmp_path: Path) -> None:
    rows = visited(site, large, channel(item(guid="x" * 1_000_000, title="T" * 7_000_000, description="Words.")))
    with Store(tmp_path / "r.db", create=True) as store:
        pipeline.ingest(store, rows, pipeline.Settings(stages=ACTING))
        (report,) = questions.reports(store)
    assert (report.title, len(rows), len(rows[0].name) < 200) == (None, 1, True)


@pytest.mark.parametrize("guid", ["same", ""])
def test_items_that_cannot_be_told_apart_do_not_fill_the_record(site: Site, clock: Clock, tmp_path: Path, guid: str) -> None:
    """Each new item goes before the others, as in every feed; all have one id, or none."""
    visitor, items = Visitor(LARGE, clock.now), list[str]()
    with Store(tmp_path / "r.db", create=True) as store:
        watching = watcher(store, [site.root + "/feed"], 900, visitor, clock)
        watching.settings = pipeline.Settings(stages=ACTING)
        for n in range(8):
            items.insert(0, item(**({"guid": guid} if guid else {}), description=f"Words {n}."))
            site.put("/feed", channel("".join(items)))
            watching.round(store)
            clock.time += 900
        assert 8 <= sum(1 for _ in questions.reports(store)) <= 16


def test_equal_items_without_ids_are_read_once_each(site: Site, large: Visitor) -> None:
    found = visited(site, large, channel(item(description="Words.") * 3))
    assert len({one.name for one in found}) == len(found) == 3


def test_no_day_of_a_report_is_still_to_come(site: Site, large: Visitor, tmp_path: Path) -> None:
    days = ["Mon, 01 Jan 2999 00:00:00 GMT", "2199-12-31", "9999999999", "31/12/2150", "2030-13-99", "soon", "0000-00-00", "2030-03-17"]
    feed = channel("".join(item(guid=str(n), pubDate=one, description=f"Words {n}.") for n, one in enumerate(days)))
    with Store(tmp_path / "r.db", create=True) as store:
        pipeline.ingest(store, visited(site, large, feed), pipeline.Settings(stages=ACTING))
        found = [one.published for one in questions.reports(store)]
    assert [one for one in found if one is not None] == ["2030-03-17"]


def test_names_from_reports_steer_no_terminal() -> None:
    bad = "a\x1b[2J\u202e\r\nb\x07"
    told = "\n".join(lines(Moved("1", bad, bad, "first", None, None, bad, bad, "r", bad, None, bad, None, bad, bad, bad)))
    assert not {"\x1b", "\u202e", "\x07", "\r"} & set(told)
    assert told.count("\n") == 2


def test_a_feed_may_not_speak_for_another(site: Site, large: Visitor) -> None:
    """An item's name begins with the address that was asked, whatever it says of itself."""
    found = visited(site, large, rss(("https://other.example/feed#1", "1", "Words.")))
    assert found[0].name == f"{site.root}/feed#https://other.example/feed#1"
