"""The examples, read once, and a server that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import Options, Record
from onrecord.present.web import Settings, create_app

EXAMPLES = Path(__file__).parents[3] / "examples"
HERE = "http://127.0.0.1:8480"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples; tests that write take a copy."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Record.open(path, create=True) as record:
        record.read([EXAMPLES / "reports"], Options(manifest=str(EXAMPLES / "manifest.csv")))
    return path


def browser(record: Path, token: str | None = None) -> TestClient:
    """Somebody at the machine itself."""
    return TestClient(create_app(Settings(record, token=token)), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="session")
def client(examples: Path) -> TestClient:
    return browser(examples)
