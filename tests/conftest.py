"""What several rooms are tested with: the record of the example reports, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Options, Record

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def examples_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports, read whole with the package's own stages. Nothing may write to it."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Record.open(path, create=True) as made:
        made.read([EXAMPLES / "reports"], Options(manifest=str(EXAMPLES / "manifest.csv")))
    return path
