"""Read PolNeAR's stand-off files."""

from __future__ import annotations

import re
from pathlib import Path

_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"E\d+\tAttribution\S*?:T\d+(.*)")
_ROLES = ("source", "cue", "content")


def read_annotations(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a file. Lines that go on the text of a span above them are passed over."""
    bounds: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := _BOUND.match(line):
            bounds[match[1]] = [(int(a), int(b)) for a, b in (pair.split() for pair in match[2].split(";"))]
        elif match := _EVENT.match(line):
            events.append(match[1].split())
    rows = [_row(arguments, bounds) for arguments in events]
    return [row for row in rows if row["content"]]


def _row(arguments: list[str], bounds: dict[str, list[tuple[int, int]]]) -> dict[str, list[tuple[int, int]]]:
    row: dict[str, list[tuple[int, int]]] = {role: [] for role in (*_ROLES, "via")}
    for argument in arguments:
        name, reference = argument.split(":")
        role = re.sub(r"\d+$", "", name).lower()
        if role in _ROLES:
            row[role] += bounds.get(reference, [])
    return {role: sorted(set(spans)) for role, spans in row.items()}
