"""The REST API: the same rows as the exports, in pages and files; tags; problems that help."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from onrecord.export import export
from onrecord.pipeline import ingest
from onrecord.present.api import PREFIX
from onrecord.questions import LISTINGS
from onrecord.store import Store
from standins import SETTINGS, document, documents, ingested, rows

from .conftest import application


def get(client: TestClient, path: str, **headers: str) -> Any:  # noqa: ANN401 - an answer of whichever client FastAPI brings
    return client.get(PREFIX + path, headers=headers)


@pytest.mark.parametrize("kind", LISTINGS)
def test_pages_hold_what_the_export_holds(client: TestClient, small: Path, kind: str) -> None:
    found: list[Any] = []
    path: str | None = f"{PREFIX}/{kind}?limit=4"
    while path:
        answer = client.get(path)
        assert answer.status_code == 200
        body = answer.json()
        assert body["found"] == body["total"] == len(rows(small, kind))
        found += body["rows"]
        path = answer.links["next"]["url"] if body["next"] else None
        assert ("next" in answer.links) == (body["next"] is not None)
    assert found == rows(small, kind)


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("kind", LISTINGS)
def test_files_are_those_of_the_export(client: TestClient, small: Path, kind: str, form: str) -> None:
    out = io.BytesIO()
    with Store(small) as store:
        export(store, kind, form, out)
    answer = get(client, f"/{kind}.{form}")
    assert answer.content == out.getvalue()
    assert answer.headers["content-disposition"] == f'attachment; filename="{kind}.{form}"'


def test_files_are_filtered(client: TestClient) -> None:
    answer = get(client, "/statements.jsonl?actor=Bo&limit=3")
    assert [json.loads(line)["speaker"] for line in answer.text.splitlines()] == ["Bo", "Bo", "Bo"]
    table = pq.read_table(io.BytesIO(get(client, "/statements.parquet?search=go").content))
    assert table.num_rows == 9


def test_filters(client: TestClient) -> None:
    body = get(client, "/statements?speaker=zoe").json()
    assert (body["found"], body["total"], len(body["rows"])) == (1, 19, 1)
    assert get(client, "/utterances?min_origins=1&order=origins").json()["found"] == 19


def test_one_row(client: TestClient, small: Path) -> None:
    for kind in ("statements", "utterances", "actors"):
        row = rows(small, kind)[0]
        assert get(client, f"/{kind}/{row['id']}").json() == row
        assert get(client, f"/{kind}/nobody").status_code == 404
    report = rows(small, "reports")[0]
    assert get(client, f"/reports/{report['id']}").json()["report"] == report


def test_counts_facets_and_search(client: TestClient) -> None:
    assert get(client, "/counts").json() == {"reports": 11, "statements": 19, "speakers": 3, "failures": 1, "stale": 1}
    assert get(client, "/facets/outlet").json()[0] == {"value": "Outlet 0", "statements": 6}
    hit = get(client, "/search?q=script").json()[0]
    assert [hit["snippet"][slice(*mark)] for mark in hit["marks"]] == ["script", "script"]
    found = get(client, "/search?q=anna&among=reports").json()
    assert len(found) == 9
    assert all(one["statement"] is None for one in found)


def test_words_without_spaces_are_found(tmp_path: Path) -> None:
    ingested(tmp_path / "r.db", [document("cn.txt", '"我们准备谈判" said Li.')])
    client = TestClient(application(tmp_path / "r.db"))
    for among in ("statements", "reports"):
        (hit,) = get(client, f"/search?q=准备&among={among}").json()
        assert [hit["snippet"][slice(*mark)] for mark in hit["marks"]] == ["准备"]


def test_a_tag_tells_whether_anything_changed(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    ingested(path, documents(2))
    client = TestClient(application(path))
    tag = get(client, "/statements").headers["etag"]
    assert get(client, "/statements").headers["etag"] == tag
    for known in (tag, f'"other", W/{tag}', "*"):
        again = get(client, "/statements", **{"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert get(client, "/statements", **{"If-None-Match": '"other"'}).status_code == 200
    assert get(client, "/statements?limit=1").headers["etag"] != tag
    with Store(path) as store:
        ingest(store, documents(3), SETTINGS)
    assert get(client, "/statements", **{"If-None-Match": tag}).status_code == 200
    with Store(path) as store:
        store.spoil()
    assert "etag" not in get(client, "/statements").headers


PROBLEMS = [
    ("/statements?limit=0", 400),
    ("/statements?limit=1001", 400),
    ("/statements?limit=x", 400),
    ("/statements?speeker=Bo", 400),
    ("/statements?speaker=Bo&speaker=Anna", 400),
    ("/statements?speaker=", 400),
    ("/statements?speaker=%20", 400),
    (f"/statements?speaker={'a' * 201}", 400),
    ("/statements?speaker=%ED%A0%80", 200),
    ("/statements?speaker=%00", 200),
    ("/statements?act=sing", 400),
    ("/statements?since=yesterday", 400),
    ("/statements?since=2025-02-31", 400),
    ("/statements?min_score=nan", 400),
    ("/statements?min_score=2", 400),
    ("/statements?min_origins=99999999999999999999", 400),
    ("/statements?order=id%3Bdrop", 400),
    ("/statements?after=%27%3B--", 400),
    ("/positions?move=jumps", 400),
    ("/failures?party=x", 400),
    ("/facets/speaker", 400),
    ("/search", 400),
    ("/search?q=%22", 200),
    ("/search?q=a&limit=100000", 400),
    ("/search?q=" + "a%20" * 60, 400),
    ("/birds", 404),
    ("/birds?limit=2", 404),
    ("/statements.xls", 404),
    ("/statements/..%2f..%2fetc%2fpasswd", 404),
    ("/reports/%00", 404),
]


@pytest.mark.parametrize(("path", "status"), PROBLEMS)
def test_what_makes_no_sense_is_refused_with_a_hint(client: TestClient, path: str, status: int) -> None:
    answer = get(client, path)
    assert answer.status_code == status
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        body = answer.json()
        assert body["status"] == status
        assert body["detail"]
        assert body["hint"]
        assert len(answer.content) < 1000


def test_a_record_that_cannot_be_read(tmp_path: Path) -> None:
    answer = get(TestClient(application(tmp_path / "none.db")), "/counts")
    assert (answer.status_code, answer.json()["title"]) == (503, "Service Unavailable")


def test_no_other_site_may_read(client: TestClient) -> None:
    assert not [name for name in get(client, "/counts", Origin="https://other.example").headers if name.startswith("access-control")]
