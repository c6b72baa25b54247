"""The description of the API is the one that is kept, and the API does what it says, whatever it is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.present.api import PREFIX, document
from onrecord.present.web import Settings, create_app

KEPT = Path(__file__).parents[2] / "docs" / "openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
GOOD, BAD = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
PATHS = document()["paths"]
ASKED = [(path, mode) for path in sorted(PATHS) for mode in (GOOD, BAD) if mode is GOOD or PATHS[path]["get"].get("parameters")]
"""Nothing wrong can be said to an address that takes nothing."""


@pytest.fixture(scope="module")
def schema(examples_record: Path) -> schemathesis.BaseSchema:
    app = create_app(Settings(examples_record, frozenset({"testserver"})))
    return schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", app)


@pytest.mark.parametrize(("path", "mode"), ASKED, ids=str)
def test_it_does_what_it_says(schema: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode) -> None:
    asked = schema[path]["GET"].as_strategy(generation_mode=mode)

    @settings(max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=asked)
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    check()


def test_the_description_is_the_one_that_is_kept() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(document())), "write it anew: onrecord openapi > docs/openapi.json"


def test_the_command_writes_it() -> None:
    assert json.loads(CliRunner().invoke(app, ["openapi"]).stdout) == json.loads(KEPT.read_text(encoding="utf-8"))


def test_every_field_and_parameter_is_described() -> None:
    told = document()
    for name, model in told["components"]["schemas"].items():
        assert "enum" in model or model["description"], name
        assert all(field.get("description") for field in model.get("properties", {}).values()), name
    for path, methods in told["paths"].items():
        assert methods["get"]["summary"], path
        assert all(one["description"] for one in methods["get"].get("parameters", [])), path
