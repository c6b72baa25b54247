"""The page about the API is run as it stands."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


def test_examples_do_what_they_say(examples_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(examples_record, tmp_path / "onrecord.db")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    done = doctest.testfile(str(PAGE), module_relative=False, optionflags=flags)
    assert done.failed == 0
    assert done.attempted > 15
