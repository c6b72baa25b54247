"""Reports on negotiations by writers who had not read the product (`bench/gold/talks`): text, marks and what they mean in one file each.

A file is a text with the marks of `training/labelled/README.md`, its header, and after a line `---` what each attribution means, by number.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from training.labelled import parse

from bench.sets import place

Spans = list[tuple[int, int]]


def report(path: Path) -> dict[str, Any]:
    """A report as the files of offsets have it, with its text. Raises `ValueError` where a mark, number or string is not in the text."""
    marked, _, fields = path.read_text(encoding="utf-8").partition("\n---\n")
    told, about = parse(marked), yaml.safe_load(fields) or {}
    if sorted(about) != list(range(1, len(told.attributions) + 1)):
        raise ValueError(f"{path.name}: marked are 1 to {len(told.attributions)}, decided {sorted(about)}")
    rows = [about[n] | spans | _condition(told.text, about[n], spans["content"]) for n, spans in enumerate(told.attributions, 1)]
    return {"document": path.stem, "text": told.text, **told.header, "statements": sorted(rows, key=lambda row: row["content"])}


def _condition(text: str, about: dict[str, Any], content: Spans) -> dict[str, Any]:
    order = about.get("condition")
    return {"condition": order and order | {end: _end(text, order[end], content) for end in ("antecedent", "consequent")}}


def _end(text: str, words: str | None, content: Spans) -> Spans:
    """Where an end of a condition stands: in the content if it is there, else where the text has it first."""
    if not words:
        return []
    inside = (text.find(words, start, stop) for start, stop in content)
    at = next((at for at in inside if at >= 0), None)
    return [place(text, words) if at is None else (at, at + len(words))]
