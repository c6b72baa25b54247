"""Exports in formats of others: what their specifications require is there, and it says what the record says."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from onrecord import questions
from onrecord.errors import QuestionError
from onrecord.export import DOCUMENTS, export
from onrecord.export.annotations import named
from onrecord.identity import sha256
from onrecord.store import Store
from standins import document, ingested


@pytest.fixture(scope="module")
def store(examples_record: Path) -> Iterator[Store]:
    with Store(examples_record) as opened:
        yield opened


def written(store: Store, kind: str) -> bytes:
    out = io.BytesIO()
    export(store, kind, "jsonl", out)
    return out.getvalue()


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_same_record_gives_the_same_bytes(store: Store, kind: str) -> None:
    assert written(store, kind) == written(store, kind)
    with pytest.raises(QuestionError):
        export(store, kind, "csv", io.BytesIO())


def test_annotations_have_what_the_model_requires(store: Store) -> None:
    found = json.loads(written(store, "annotations"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = found["first"]["items"]
    assert found["total"] == len(items) == len({one["id"] for one in items})
    for one in items:
        assert one["type"] == "Annotation"
        assert re.fullmatch(r"urn:onrecord:statement:[0-9a-f]{16}", one["id"])
        assert one["target"]


def test_annotations_find_their_words_again(store: Store) -> None:
    texts = {f"urn:onrecord:report:{row.id}": questions.report(store, row.id) for row in questions.reports(store)}
    for one in json.loads(written(store, "annotations"))["first"]["items"]:
        for target in one["target"]:
            report = texts[target["source"]["id"]]
            assert target["source"]["canonical"] == named(sha256(report.text))
            quote, position = target["selector"]
            assert report.text[position["start"] : position["end"]] == quote["exact"]
            assert report.text[: position["start"]].endswith(quote["prefix"])
            assert report.text[position["end"] :].startswith(quote["suffix"])


def test_a_hash_has_a_name() -> None:
    assert named(sha256("Hello World!")) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"  # the example of RFC 6920


def graph(store: Store) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in json.loads(written(store, "prov"))["@graph"]}


def links(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON is anything
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from links(one)


def test_provenance_leads_from_the_speaker_to_the_outlet(store: Store) -> None:
    nodes = graph(store)
    assert all(link in nodes for node in nodes.values() for link in links(node) if link.startswith("urn:onrecord:"))
    for row, words in questions.quoted(store):
        node = nodes[f"urn:onrecord:statement:{row.id}"]
        assert node["prov:wasQuotedFrom"] == {"@id": f"urn:onrecord:report:{row.report.id}"}
        chain = [nodes[link["@id"]]["label"] for link in node.get("chain", [])]
        assert chain == [name for name in (row.speaker, words.via, row.report.outlet) if name]


def test_provenance_tells_what_reports_were_made_from(store: Store) -> None:
    nodes, derived = graph(store), [row for row in questions.reports(store) if row.derived_from]
    assert derived
    for row in derived:
        node = nodes[f"urn:onrecord:report:{row.id}"]
        assert node["prov:wasDerivedFrom"] == {"@id": f"urn:onrecord:report:{row.derived_from}"}
        assert node["prov:qualifiedDerivation"]["dcterms:type"] == row.derivation


def test_entities(store: Store) -> None:
    found = [json.loads(line) for line in written(store, "ftm").splitlines()]
    assert len({one["id"] for one in found}) == len(found) > 0
    assert {one["schema"] for one in found} <= {"Person", "Organization", "PublicBody", "LegalEntity"}
    assert all(one["properties"]["name"] for one in found)
    actors = {f"onrecord-{one.id}": one for one in questions.actors(store)}
    assert all(actors[one["id"]].name == one["properties"]["name"][0] for one in found)
    assert not [one for one in found if actors[one["id"]].kind == "unnamed"]
    assert any(one["properties"].get("alias") for one in found)


def test_events_are_coded_and_invent_nothing(store: Store) -> None:
    found = list(questions.events(store))
    told = {one.id: one for one in questions.utterances(store)}
    withheld = {one.utterance for one in questions.statements(store) if one.negated or one.status != "actual"}
    assert found
    for one in found:
        assert (one.source, one.act, one.mode, one.context) == (told[one.id].speaker, told[one.id].act, None, None)
        assert one.id not in withheld
        assert one.date is None or one.date == told[one.id].said
    assert {one.plover for one in found if one.act == "demand"} == {"REQUEST"}


def test_the_feed_can_be_read(store: Store) -> None:
    body = written(store, "atom")
    feed = feedparser.parse(body)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id
    assert len({one.id for one in feed.entries}) == len(feed.entries) > 0
    assert [one.updated for one in feed.entries] == sorted((one.updated for one in feed.entries), reverse=True)
    assert feed.feed.updated == feed.entries[0].updated
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.updated) for one in feed.entries)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    words = '"</entry>]]>\x01 & \u202eback \\ quote" said Zoë.'
    ingested(tmp_path / "r.db", [document("a.txt", words, outlet="<b>&", url="javascript:alert(1)", title='"}')])
    with Store(tmp_path / "r.db") as opened:
        for kind in DOCUMENTS:
            body = written(opened, kind)
            if kind == "atom":
                assert not feedparser.parse(body).bozo
            for line in body.splitlines() if kind == "ftm" else ([] if kind == "atom" else [body]):
                json.loads(line)
        (one,) = json.loads(written(opened, "annotations"))["first"]["items"]
        assert "via" not in one["target"][0]["source"]
        assert one["target"][0]["selector"][0]["exact"].startswith('"</entry>')
