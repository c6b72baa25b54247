"""The house: each layer imports only from below, and no file outgrows its room (`docs/architecture.md`)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = (
    {"types", "errors"},
    {"words"},
    {"model"},
    {"stages"},
    {"engine", "identity", "readers", "store", "pipeline"},
    {"questions", "verify", "export", "watch", "doctor"},
    {"present", "record"},
    {"cli", "__init__", "__main__"},
)
FORBIDDEN = {"sqlite3", "sqlalchemy", "httpx", "urllib.request", "random", "datetime.now"}


def layer(name: str) -> int:
    return next(n for n, rooms in enumerate(LAYERS) if name in rooms)


def imports(path: Path) -> set[str]:
    """The modules a file imports when it is loaded or run, those for type checkers left out."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_come_from_below(path: Path) -> None:
    here = layer(room(path))
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("onrecord.")}
    assert {name for name in ours if layer(name) > here} == set()


@pytest.mark.parametrize("path", [p for p in FILES if room(p) in {"words", "model", "stages"}], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_stages_know_no_database_no_network_and_no_chance(path: Path) -> None:
    assert not imports(path) & FORBIDDEN


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
