"""The description of the API is the one that is kept, and the API does what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from onrecord.present.api import PREFIX, document

from .conftest import application

KEPT = Path(__file__).parents[2] / "docs" / "openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def schema(examples_record: Path) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", application(examples_record))


api = schemathesis.pytest.from_fixture("schema")


@api.parametrize()
@settings(max_examples=5, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
def test_it_does_what_it_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)


def test_the_description_is_the_one_that_is_kept() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == json.loads(json.dumps(document())), "write it anew: onrecord openapi --out docs/openapi.json"


def test_every_field_and_parameter_is_described() -> None:
    told = document()
    for name, model in told["components"]["schemas"].items():
        assert "enum" in model or model["description"], name
        assert all(field.get("description") for field in model.get("properties", {}).values()), name
    for path, methods in told["paths"].items():
        assert methods["get"]["summary"], path
        assert all(one["description"] for one in methods["get"].get("parameters", [])), path
