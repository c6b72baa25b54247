"""What several rooms are tested with: one reading of the examples, since it is the longest step of the suite."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.transcripts import examples


@pytest.fixture(scope="session")
def examples_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `examples`, their record (`onrecord.db`) and what the reading said (`read.txt`). Copy what you change."""
    folder = tmp_path_factory.mktemp("examples")
    examples(folder)
    return folder


@pytest.fixture(scope="session")
def examples_record(examples_read: Path) -> Path:
    """The example reports, read whole with the package's own stages. Nothing may write to it."""
    return examples_read / "onrecord.db"
