"""An application with nothing but the routes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from onrecord.present.api import PREFIX, router
from onrecord.store import Store
from standins import document, documents, ingested


def application(record: Path) -> FastAPI:
    @contextmanager
    def lend() -> Iterator[Store]:
        with Store(record) as store, store.transaction("DEFERRED"):
            yield store

    app = FastAPI(openapi_url=f"{PREFIX}/openapi.json")
    app.include_router(router(lend), prefix=PREFIX)
    return app


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "r.db"
    hostile = document("<b>.txt", '"<script>alert(1)</script> \u202eback" said Zoë.', title="=cmd()", outlet="<i>Bad</i>")
    ingested(path, [*documents(9), hostile, document("x.txt", "BREAK")])
    return path


@pytest.fixture(scope="session")
def client(small: Path) -> TestClient:
    return TestClient(application(small), base_url="http://localhost")
