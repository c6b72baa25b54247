"""The installation: Python, packages, model weights, SQLite."""

from __future__ import annotations

import importlib
import re
import sqlite3
import sys
from collections import defaultdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.doctor.finding import Check, Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 35)
"""The first that knows all we ask of it: upserts, generated plans for FTS5, `json_extract`."""
AGAIN = "Install onrecord again: pip install --force-reinstall onrecord"
LOCK = Path(__file__).parents[3] / "requirements.txt"
"""The locked packages, where onrecord runs from its source."""
_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_SEVERAL = 5
_MODULES = (
    "anyascii", "charset_normalizer", "fastapi", "fastwarc", "feedparser", "graphlay", "jinja2", "lxml", "lxml_html_clean",
    "markupsafe", "numpy", "onnxruntime", "py3langid", "pyarrow", "pydantic", "rich", "sqlalchemy", "starlette", "tokenizers",
    "trafilatura", "typer", "uvicorn", "yaml",
)  # fmt: skip
"""What is imported by the package, under the names by which it is (a test compares them with the code)."""


def checks() -> Mapping[str, Check]:
    """The checks by what they look at, in the order they are told."""
    return {"python": python, "packages": packages, "locked packages": locked, "model weights": weights, "sqlite": sqlite}


def python() -> Iterator[Finding]:
    """Whether the interpreter is new enough."""
    told = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        yield Finding(Level.BAD, "python", f"Python {told} is too old", "Install Python 3.11 or newer.")
    else:
        yield Finding(Level.OK, "python", f"Python {told}")


def packages(modules: tuple[str, ...] = _MODULES) -> Iterator[Finding]:
    """Whether each package that is imported can be."""
    broken = [(name, error) for name in modules if (error := _import(name))]
    for name, error in broken:
        yield Finding(Level.BAD, "packages", f"{name} cannot be imported: {error}", AGAIN)
    if not broken:
        yield Finding(Level.OK, "packages", f"all {len(modules)} can be imported")


def _import(name: str) -> str | None:
    """Why a module cannot be imported; a package that brings machine code can fail in many ways."""
    try:
        importlib.import_module(name)
    except Exception as error:  # noqa: BLE001
        return str(error) or type(error).__name__
    return None


def locked(lock: Path = LOCK) -> Iterator[Finding]:
    """Whether the packages are those that onrecord is tested with; only its source says which these are."""
    if not lock.is_file():
        yield Finding(Level.OK, "locked packages", "not run from its source: any versions that fit")
        return
    wanted = defaultdict[str, list[str]](list)  # a package may be locked to several versions, each for some versions of Python
    for name, want in _LOCKED.findall(lock.read_text(encoding="utf-8")):
        wanted[name].append(want)
    other = [
        f"{name} {have} for {several[-1]}" for name, several in sorted(wanted.items()) if (have := _version(name)) not in {*several, None}
    ]
    if other:
        more = f" and {len(other) - _SEVERAL} more" if len(other) > _SEVERAL else ""
        hint = f"It may work all the same. To have those that were tested: pip install --require-hashes -r {lock.name}"
        yield Finding(Level.WARN, "locked packages", f"other versions than were tested: {', '.join(other[:_SEVERAL])}{more}", hint)
    else:
        yield Finding(Level.OK, "locked packages", "those that were tested")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def weights(folder: Path | None = None) -> Iterator[Finding]:
    """Whether the files of each model are there and are those of its manifest; tables of numbers without one, whether they open."""
    import numpy as np

    from onrecord.model.encoder import ENGLISH, MULTILINGUAL, WEIGHTS, check

    root = folder or WEIGHTS
    wrong = [f"{name}/{file}" for name in (ENGLISH, MULTILINGUAL) for file in check(root / name)]
    for table in sorted(root.glob("*/*.npz")):
        try:
            with np.load(table) as held:
                [held[name] for name in held.files]
        except Exception:  # noqa: BLE001 - whatever a damaged archive raises
            wrong.append(f"{table.parent.name}/{table.name}")
    if wrong:
        hint = f"{AGAIN}. From a clone, see that large files were fetched."
        yield Finding(Level.BAD, "model weights", f"missing or damaged: {', '.join(wrong)}", hint)
    else:
        yield Finding(
            Level.OK, "model weights", f"as in their manifests ({', '.join(sorted(one.name for one in root.iterdir() if one.is_dir()))})"
        )


def sqlite() -> Iterator[Finding]:
    """Whether SQLite is new enough and can search texts."""
    told = sqlite3.sqlite_version
    hint = "Use a Python whose SQLite is newer and has FTS5: those of python.org and of current distributions do."
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(Level.BAD, "sqlite", f"SQLite {told} is too old", hint)
        return
    driver = sqlite3.connect(":memory:")
    try:
        driver.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    except sqlite3.Error as error:
        yield Finding(Level.BAD, "sqlite", f"SQLite {told} cannot search texts: {error}", hint)
    else:
        yield Finding(Level.OK, "sqlite", f"SQLite {told} with FTS5")
    finally:
        driver.close()
