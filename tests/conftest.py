"""What several rooms are tested with: one reading of the examples, since it is the longest step of the suite."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from tools.transcripts import examples


@pytest.fixture(scope="session")
def examples_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `examples`, their record (`onrecord.db`) and what the reading said (`read.txt`). Copy what you change."""
    folder = tmp_path_factory.mktemp("examples")
    # The encoder has its thread round the tiniest numbers to nothing, and hypothesis draws no numbers where that is so.
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        alone.submit(examples, folder).result()
    return folder


@pytest.fixture(scope="session")
def examples_record(examples_read: Path) -> Path:
    """The example reports, read whole with the package's own stages. Nothing may write to it."""
    return examples_read / "onrecord.db"
